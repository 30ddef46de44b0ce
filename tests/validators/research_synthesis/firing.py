"""Every code of research syntheses made to fire: one change, and all that must be found, at its very place."""

from tests.validators.ground import Files, Fires, Ground

NOTE = Ground("research_synthesis")
FILES = NOTE.files
_WITH = NOTE.with_
_YAML, _FR, _NL = "synthese.yaml", "recit.fr.md", "recit.nl.md"


def context(french: str, dutch: str) -> Files:
    """The complete synthesis with something added to the first sentence of its context, line 7."""
    return NOTE.both(
        (_FR, "pour comprendre", f"pour comprendre{french}"), (_NL, "om te begrijpen", f"om te begrijpen{dutch}")
    )


def quoted(french: str, dutch: str = "Mijn dochter doet alles.") -> Files:
    """The complete synthesis with another second quotation, line 3."""
    return _WITH("resultats.csv", ("Ma fille fait tout.", french), ("Mijn dochter doet alles.", dutch))


def long(times: int) -> Files:
    """The complete synthesis with its context repeated."""
    return {
        **FILES,
        **{
            name: str(FILES[name]).replace(paragraph, "\n\n".join([paragraph] * times))
            for name, paragraph in ((one, _repeated(one)) for one in (_FR, _NL))
        },
    }


def _repeated(name: str) -> str:
    return str(FILES[name]).split("\n\n")[4]


def short() -> Files:
    """The complete synthesis without the body of its context."""
    return {**FILES, **{name: str(FILES[name]).replace(f"{_repeated(name)}\n\n", "") for name in (_FR, _NL)}}


REFERENCES = [
    Fires("L06", _WITH("chiffres-cles.csv", ("412;", "412 ménages sur 500;")), ("chiffres-cles.csv:2",)),
    Fires(
        "S02", context(' {{ cite("durand2020") }}', ' {{ citeer("durand2020") }}'), ("recit.fr.md:7", "recit.nl.md:7")
    ),
    Fires(
        "S02",
        _WITH(_YAML, ("source: warin2016", "source: warin2015")),
        ("S03 references.csv:3", "synthese.yaml:19"),
        "concept",
    ),
    Fires(
        "S02",
        NOTE.both(
            (_FR, 'cite("dubois1999")', 'cite("dubois1999", "x")'),
            (_NL, 'citeer("dubois1999")', "citeer(“dubois1999”, “x”)"),
        ),
        ("recit.fr.md:7", "recit.nl.md:7"),
        "two keys, Word's quotes",
    ),
    Fires(
        "S03",
        {
            **FILES,
            "references.csv": f"{FILES['references.csv']}lipsky1980;ouvrage;Lipsky, Michael;1980;Street;Sage;Paris\n",
        },
        ("references.csv:4",),
    ),
    Fires("S16", _WITH(_NL, (' {{ citeer("dubois1999") }}', "")), ("recit.fr.md:7",)),
    Fires("S12", context(' {{ nombre("Couleurs") }}', ""), ("recit.fr.md:7",), "unknown table"),
    Fires(
        "S12",
        _WITH(_YAML, ("{fr: Les démarches en ligne", "{fr: '{{ nombre(\"Références\") }} démarches'")),
        ("T30 synthese.yaml:8",),
        "in the subtitle",
    ),
    Fires("S13", context(' {{ voir("Méthode") }}', ""), ("recit.fr.md:7",)),
    Fires("T04", _WITH("references.csv", ("warin2016", "dubois1999")), ("S02 synthese.yaml:19", "references.csv:3")),
]
RECOMMENDATIONS = [
    Fires("S01", _WITH("recommandations.csv", ("\n3;", "\n5;")), ("recommandations.csv:4",), "a gap"),
    Fires("S01", _WITH("recommandations.csv", ("\n1;", "\n4;")), ("recommandations.csv:2",), "no first"),
    Fires("S01", _WITH("recommandations.csv", ("\n2;", "\n47;")), ("recommandations.csv:3",), "one number astray"),
    Fires(
        "S01",
        _WITH(
            "recommandations.csv",
            ("\n2;", "\n3;"),
            ("\n3;À la Région;Aan het Gewest;Soutenir", "\n4;À la Région;Aan het Gewest;Soutenir"),
        ),
        ("recommandations.csv:3",),
        "the count breaks",
    ),
    Fires("T04", _WITH("recommandations.csv", ("\n3;", "\n2;")), ("recommandations.csv:4",), "a number twice"),
    Fires(
        "T03",
        _WITH("recommandations.csv", ("\n2;À la Région;Aan het Gewest", "\n2;;")),
        ("recommandations.csv:3",),
        "addressee",
    ),
    Fires(
        "T03",
        _WITH("chiffres-cles.csv", (";2026;enquête de Clairevoie;bevraging van Clairevoie\n57", ";2026;;\n57")),
        ("chiffres-cles.csv:2",),
        "source",
    ),
    Fires(
        "T03",
        _WITH("chiffres-cles.csv", (";gaven antwoord;2026;", ";gaven antwoord;;")),
        ("chiffres-cles.csv:2",),
        "year",
    ),
    Fires(
        "S14", _WITH("chiffres-cles.csv", (";gaven antwoord;2026;", ";gaven antwoord;2030;")), ("chiffres-cles.csv:2",)
    ),
]

QUOTATIONS = [
    Fires("K10", quoted("C’est Salomé Vandorenne qui m’aide."), ("resultats.csv:3",), "a person of the register"),
    Fires("K10", quoted("Ma fille, chez Tellouch, fait tout."), ("resultats.csv:3",), "a family name alone"),
    Fires("K10", quoted("Madame Dupont fait tout."), ("resultats.csv:3",), "a title"),
    Fires("K10", quoted("Fatima Bensaïd fait tout."), ("resultats.csv:3",), "a given name first"),
    Fires("K10", quoted("Hier, Odalric Vermeire a tout fait."), ("resultats.csv:3",), "two capitals"),
    Fires(
        "K10",
        quoted("Ma fille fait tout.", "Mijn buurman, Odalric Van den Broeck, doet alles."),
        ("resultats.csv:3",),
        "Dutch",
    ),
    Fires(
        "K10",
        _WITH("resultats.csv", ("une femme de 68 ans", "Marie Dupuis, 68 ans")),
        ("resultats.csv:3",),
        "who speaks",
    ),
    Fires(
        "K10",
        NOTE.both(
            (_FR, "# Question", "> Karim Lahlou m’a aidé.\n\n# Question"),
            (_NL, "# Onderzoeksvraag", "> Iemand heeft me geholpen.\n\n# Onderzoeksvraag"),
        ),
        ("recit.fr.md:27",),
        "a quotation in a text",
    ),
    Fires(
        "K11",
        quoted("J’habite rue des Palais 44, tout en haut.", "Ik woon in de Paleizenstraat 44, helemaal boven."),
        ("resultats.csv:3",) * 2,
        "street",
    ),
    Fires("K11", quoted("Appelez le 0472 00 00 17.", "Bel 0472 00 00 17."), ("resultats.csv:3",) * 2, "telephone"),
    Fires(
        "K11", quoted("Écrivez à moi@exemple.be.", "Schrijf naar moi@exemple.be."), ("resultats.csv:3",) * 2, "mailbox"
    ),
]

REST = [
    Fires("S04", short(), ("synthese.yaml:7",) * 2, "too short"),
    Fires("S04", long(15), ("synthese.yaml:7",) * 2, "too long"),
    Fires(
        "S07",
        _WITH(
            _YAML,
            (
                "{fr: Le dernier guichet ?, nl: Het laatste loket?}\n  lien",
                "{fr: Au guichet, nl: Het laatste loket?}\n  lien",
            ),
        ),
        ("synthese.yaml:27",),
    ),
    Fires(
        "S08", _WITH(_YAML, ("fin de la recherche: juin 2026", "fin de la recherche: juin 2025")), ("synthese.yaml:13",)
    ),
    Fires(
        "S09",
        _WITH(_YAML, ("fin de la recherche: juin 2026", "fin de la recherche: décembre 2026")),
        ("synthese.yaml:11",),
    ),
    Fires("S10", _WITH(_YAML, ("  traduit par: Wannes Terhaegen\n", "")), ("synthese.yaml",), "translator"),
    Fires(
        "S10",
        _WITH(_YAML, ("traduction validée par: Bram Oosterwijck", "traduction validée par:")),
        ("synthese.yaml:32",),
        "reader",
    ),
    Fires(
        "S11",
        _WITH(
            _YAML,
            ("S. (2026). *Le dernier", "S. (2025). *Le dernier"),
            ("S. (2026). *Het laatste", "S. (2025). *Het laatste"),
        ),
        ("synthese.yaml:35", "synthese.yaml:36"),
        "year",
    ),
    Fires("S11", _WITH(_YAML, ("*Le dernier guichet ?*", "*Au guichet.*")), ("synthese.yaml:35",), "title"),
    Fires("S15", _WITH(_YAML, ("{organisation: Tisselande}", "{finance la recherche: non}")), ("synthese.yaml:16",)),
]

ALL = [*REFERENCES, *RECOMMENDATIONS, *QUOTATIONS, *REST]
