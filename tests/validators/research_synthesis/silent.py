"""For every code of research syntheses, what is right but looks alike."""

from tests.validators.ground import Silent
from tests.validators.research_synthesis.firing import FILES, NOTE, context, long, quoted

_WITH = NOTE.with_
_YAML = "synthese.yaml"

_ANONYMOUS = [
    "Madame B. fait tout.",
    "Quand Actiris appelle, j’ai peur.",
    "À Molenbeek-Saint-Jean, personne ne sait.",
    "La Croix Rouge m’a aidée, puis l’Union européenne.",
    "Je vais chez Tisselande. Bonjour, dit-on.",
    "[prénom] fait tout, il y a de la place pour mes 3 enfants.",
    "J’ai reçu 412 lettres en 2024.",
]
_ANONYMOUS_NL = [
    "Mevrouw B. doet alles.",
    "In Sint-Jans-Molenbeek weet niemand het.",
    "Ik was onderweg 3 dagen kwijt bij Vivalis.",
    "Ik woon in een straat met 12 huizen.",
]
_FRENCH = {
    **_WITH("chiffres-cles.csv", ("412;", "412 ménages sur 500;")),
    _YAML: "langues du document: français\n" + str(FILES[_YAML]),
}
_COSTS = "\n\n| Poste | Coût |\n|---|---|\n| A | 1 200 € |\n| B | 90 € |\n\n"
_KOSTEN = "\n\n| Post | Kosten |\n|---|---|\n| A | € 1.200 |\n| B | € 90 |\n\n"

ALL = [
    Silent("L06", _WITH("chiffres-cles.csv", ("412;", "environ 400;")), "a number about"),
    Silent("L06", _WITH("chiffres-cles.csv", ("412;", "1 sur 3;")), "a share"),
    Silent("L06", _WITH("chiffres-cles.csv", ("412;", "25 tot 33 %;")), "a range"),
    Silent("L06", _FRENCH, "one language"),
    Silent("S01", _WITH("recommandations.csv", ("\n1;", "\n9;"), ("\n3;", "\n1;"), ("\n9;", "\n3;")), "another order"),
    Silent("S02", context(' {{ cite("Warin2016") }}', ' {{ citer("warin2016") }}'), "case"),
    Silent("S03", _WITH("references.csv", ("dubois1999", "Dubois1999")), "case"),
    Silent("S04", FILES),
    Silent("S04", long(1), "within bounds"),
    Silent("S04", NOTE.without("resultats.csv", "recit.fr.md", "recit.nl.md"), "whole chapters are missing"),
    Silent(
        "T41",
        context(f'.{_COSTS}{{{{ graphique(titre="Coûts") }}}}\n\n', f'.{_KOSTEN}{{{{ grafiek(titel="Kosten") }}}}\n\n'),
        "a table that becomes a chart",
    ),
    *(Silent("K10", quoted(text, _ANONYMOUS_NL[0]), text) for text in _ANONYMOUS),
    *(Silent("K10", quoted(_ANONYMOUS[0], text), text) for text in _ANONYMOUS_NL),
    *(Silent("K11", quoted(text, _ANONYMOUS_NL[0]), text) for text in _ANONYMOUS),
    *(Silent("K11", quoted(_ANONYMOUS[0], text), text) for text in _ANONYMOUS_NL),
    Silent(
        "S07",
        _WITH(
            _YAML, ("rapport: {fr: Le dernier guichet ?,", "rapport: {fr: LE DERNIER GUICHET ? Les démarches en ligne,")
        ),
        "with the subtitle",
    ),
    Silent("S08", _WITH(_YAML, ("fin de la recherche: juin 2026", "fin de la recherche: septembre 2025")), "one month"),
    Silent("S09", _WITH(_YAML, ("fin de la recherche: juin 2026", "fin de la recherche: novembre 2026")), "same month"),
    Silent("S10", NOTE.without("recit.nl.md"), "nothing translated yet"),
    Silent("S11", _WITH(_YAML, ("*Le dernier guichet ?*", "« Le dernier guichet »")), "punctuation"),
    Silent("S12", FILES),
    Silent("S13", FILES),
    Silent(
        "S14", _WITH(_YAML, ("date de publication: 12 novembre 2026", "date de publication: 2026")), "the same year"
    ),
    Silent("S15", _WITH(_YAML, ("{organisation: Tisselande}", "{organisation: Tisselnde}")), "a misspelt name"),
    Silent("S16", context(' {{ cite("warin2016") }}', ' {{ citeer("warin2016") }}'), "both languages"),
]
