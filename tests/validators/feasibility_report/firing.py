"""Every code of feasibility reports made to fire: one change, and all that must be found, at its very place."""

from tests.validators.ground import Files, Fires, Ground

STUDY = Ground("feasibility_report")
FILES = STUDY.files
_WITH = STUDY.with_
_TEXT = "rapport.yaml"
_NOTES = str(FILES["notes.csv"])


def summary(french: str, dutch: str, **files: str) -> Files:
    """The complete report with another summary, and other files."""
    escaped = [text.replace('"', '\\"') for text in (french, dutch)]
    changed = _WITH(_TEXT, ("Deux équipes, trois chemins.", escaped[0]), ("Twee teams, drie wegen.", escaped[1]))
    return {**changed, **{f"{name}.csv": content for name, content in files.items()}}


def cooperating(*changes: tuple[str, str]) -> Files:
    """The complete report as one on a cooperation, its scenarios changed."""
    nature = ("horizon: 2028", "horizon: 2028\nnature du projet: coopération")
    return STUDY.both((_TEXT, *nature), *(("scenarios.csv", *one) for one in changes))


def undecided(french: str, dutch: str) -> Files:
    """The complete report before any vote, with a summary."""
    scenarios = str(FILES["scenarios.csv"]).replace("faible;beperkt;oui", "faible;beperkt;")
    steps = str(FILES["prochaines-etapes.csv"]).replace(";C1", ";").replace(";C2", ";")
    requested = summary(french, dutch, scenarios=scenarios)
    asked = str(requested[_TEXT]) + "décision demandée: {fr: Choisir un chemin., nl: Kies een weg.}\n"
    left = {name: one for name, one in requested.items() if name not in ("votes.csv", "conditions.csv")}
    return {**left, _TEXT: asked, "prochaines-etapes.csv": steps}


DECISIONS = [
    Fires("F01", _WITH("prochaines-etapes.csv", (";C2", ";C1")), ("conditions.csv:3",)),
    Fires("F02", _WITH("prochaines-etapes.csv", (";C2", ";C2, C3")), ("prochaines-etapes.csv:3",)),
    Fires("F03", _WITH("scenarios.csv", ("bonne;goed;", "bonne;goed;oui")), ("scenarios.csv:3",)),
    Fires(
        "F03",
        _WITH("votes.csv", ("sous conditions;C;", "sous conditions;;"), ("adopté;C;", "reporté;C;")),
        ("scenarios.csv:4",),
        "a vote that only puts off",
    ),
    Fires("F04", _WITH("votes.csv", ("9 décembre 2026", "9 janvier 2027")), ("votes.csv:3",)),
    Fires("F15", _WITH("votes.csv", (";9;8;6;1;1;5", ";9;8;6;2;1;5")), ("votes.csv:2",)),
    Fires("F15", _WITH("votes.csv", (";7;6;6;0;0;4", ";7;;8;0;0;4")), ("votes.csv:3",), "members"),
    Fires("F16", _WITH("votes.csv", (";7;6;6;0;0;4", ";5;6;6;0;0;4")), ("votes.csv:3",)),
    Fires("F17", _WITH("votes.csv", (";6;6;0;0;4", ";3;3;0;0;4")), ("votes.csv:3",)),
    Fires("F18", _WITH("votes.csv", (";9;8;6;1;1;5", ";9;8;4;4;0;5")), ("votes.csv:2",), "no majority"),
    Fires("F18", _WITH("votes.csv", ("adopté;C;7", "rejeté;C;7")), ("votes.csv:3",), "rejected by nobody"),
    Fires("F19", _WITH("consultation.csv", ("10 novembre", "10 décembre")), ("consultation.csv:2",)),
    Fires(
        "F32",
        {
            **STUDY.without("conditions.csv"),
            "prochaines-etapes.csv": str(FILES["prochaines-etapes.csv"]).replace(";C1", ";").replace(";C2", ";"),
        },
        ("votes.csv:2",),
    ),
]

ENTITIES = [
    Fires(
        "F11",
        _WITH(
            "personnel.csv", ("Passebruine;8;6,5;médiation de dettes;schuldbemiddeling;barème 2;barema 2;CP 332\n", "")
        ),
        ("personnel.csv",),
    ),
    Fires("F12", _WITH("finances.csv", ("Passebruine;2023;410 000 €;-9 000 €;61 000 €\n", "")), ("finances.csv:6",)),
    Fires(
        "F13",
        _WITH("fonctionnement.csv", ("locaux;Locaux;Lokalen;Passebruine;un étage loué;een gehuurde verdieping\n", "")),
        ("fonctionnement.csv:4",),
    ),
    Fires(
        "F14",
        _WITH(
            "agrements-et-subsides.csv",
            ("Passebruine;Région", "Clairevoie;Région;Gewest;projet;;;aucun;geen\nPassebruine;Région"),
        ),
        ("agrements-et-subsides.csv:3",),
    ),
    Fires(
        "F34",
        {
            **_WITH(_TEXT, ("[Tisselande, Passebruine]", "[Tisselande]")),
            **{
                name: "".join(line for line in str(FILES[name]).splitlines(keepends=True) if "Passebruine" not in line)
                for name in ("personnel.csv", "agrements-et-subsides.csv", "finances.csv", "fonctionnement.csv")
            },
        },
        ("rapport.yaml:8",),
    ),
    Fires(
        "F35",
        _WITH(
            "finances.csv",
            ("Tisselande;2025;840 000 €;1 000 €;93 000 €\n", ""),
            ("Passebruine;2025;417 000 €;-7 000 €;46 000 €\n", ""),
        ),
        ("finances.csv",),
    ),
    Fires(
        "T04",
        _WITH("finances.csv", ("Passebruine;2024", "Passebruine;2025")),
        ("F12 finances.csv:7", "finances.csv:7"),
        "years",
    ),
    Fires(
        "T04",
        _WITH("fonctionnement.csv", ("locaux;Locaux;Lokalen;Passebruine", "locaux;Locaux;Lokalen;Tisselande")),
        ("F13 fonctionnement.csv:4", "fonctionnement.csv:5"),
        "subjects",
    ),
]

SCENARIOS = [
    Fires("T03", _WITH("scenarios.csv", ("18 mois;18 maanden", ";")), ("scenarios.csv:3",), "how long a change takes"),
    Fires("T03", _WITH("scenarios.csv", ("bonne;goed", ";")), ("scenarios.csv:3",), "whether there is a way back"),
    Fires("F20", _WITH("scenarios.csv", ("Niets verandert;oui;", "Niets verandert;;")), ("scenarios.csv",), "none"),
    Fires(
        "F20",
        _WITH("scenarios.csv", ("Faîtière;Koepel;;", "Faîtière;Koepel;oui;")),
        ("scenarios.csv:3", "F21 scenarios.csv"),
        "two of them",
    ),
    Fires(
        "F21",
        {
            **_WITH(
                "scenarios.csv", ("\nB;" + str(FILES["scenarios.csv"]).partition("\nB;")[2].partition("\nC;")[0], "")
            ),
            "notes.csv": "".join(line for line in _NOTES.splitlines(keepends=True) if not line.startswith("B;")),
        },
        ("scenarios.csv",),
    ),
    Fires("F22", _WITH("notes.csv", ("B;Solidité", "D;Solidité")), ("notes.csv:5",), "score"),
    Fires("F22", _WITH("votes.csv", ("adopté;C;7", "adopté;D;7")), ("votes.csv:3",), "vote"),
    Fires("F23", _WITH("notes.csv", ("B;Solidité;Stevigheid", "B;Rapidité;Snelheid")), ("notes.csv:5",)),
    Fires("F24", _WITH("notes.csv", ("B;Solidité;Stevigheid;2\n", "")), ("notes.csv",)),
    Fires(
        "T04",
        {**FILES, "votes.csv": FILES["votes.csv"] + FILES["votes.csv"].splitlines()[-1] + "\n"},
        ("votes.csv:4",),
        "a whole row, in a table of which nothing else is distinct",
    ),
    Fires("T04", {**FILES, "notes.csv": f"{_NOTES}C;Solidité;Stevigheid;4\n"}, ("notes.csv:8",), "scores"),
]

PLAN = [
    Fires("F05", _WITH(_TEXT, ("82 000 €", "83 000 €")), ("rapport.yaml:46",)),
    Fires("F06", _WITH("plan-de-financement.csv", ("32 000 €", "12 000 €")), ("plan-de-financement.csv",)),
    Fires(
        "F07", _WITH("calendrier.csv", ("mai 2027;décembre 2027", "mai 2027;mars 2027")), ("calendrier.csv:3",), "step"
    ),
    Fires(
        "F07",
        _WITH(_TEXT, ("début: février 2026, fin: décembre 2026", "début: février 2026, fin: 2025")),
        ("rapport.yaml:32",),
        "support",
    ),
    Fires(
        "F07",
        _WITH(_TEXT, ("fin des entretiens: mai 2026", "fin des entretiens: mai 2025")),
        ("rapport.yaml:29",),
        "interviews",
    ),
    Fires(
        "F08",
        _WITH("calendrier.csv", ("Installatie;2028;2028", "Installatie;2028;janvier 2029")),
        ("calendrier.csv:4",),
    ),
    Fires(
        "F09",
        _WITH("calendrier.csv", ("Budget détaillé;Gedetailleerd budget\n", "Budget revu;Herzien budget\n")),
        ("calendrier.csv:3",),
    ),
    Fires("F10", _WITH("calendrier.csv", ("mai 2027;décembre", "mars 2027;décembre")), ("calendrier.csv:3",)),
    Fires("F27", _WITH(_TEXT, ("14 janvier 2026", "14 janvier 2027")), ("rapport.yaml:17",)),
    Fires("F28", _WITH("reunions.csv", ("5 février 2026", "5 février 2025")), ("reunions.csv:2",), "before"),
    Fires("F28", _WITH("reunions.csv", ("12 novembre 2026", "12 novembre 2027")), ("reunions.csv:3",), "after"),
    Fires(
        "F29",
        _WITH(_TEXT, ("horizon: 2028", "horizon: 2025")),
        ("rapport.yaml:11",),
    ),
    Fires("F33", _WITH(_TEXT, ("tâches en cours: 14", "tâches en cours: 40")), ("rapport.yaml:49",)),
    Fires("T05", _WITH("couts.csv", ("42 000", "-42 000")), ("F05 rapport.yaml:46", "couts.csv:2"), "a negative cost"),
]

WORDING = [
    Fires("F25", summary("La fusion approche.", "Het samengaan komt eraan."), ("rapport.yaml:14",)),
    Fires("F25", summary("L’union approche.", "Er komen geen fusies."), ("rapport.yaml:14",), "a plural, in Dutch"),
    Fires(
        "F25",
        _WITH("risques.csv", ("fatigue;vermoeidheid", "Fusions en série;een reeks van stappen")),
        ("risques.csv:2",),
        "in a table",
    ),
    Fires(
        "F26",
        undecided("Le scénario retenu est le troisième.", "Het derde scenario is een voorstel."),
        ("rapport.yaml:14",),
    ),
    Fires(
        "F26",
        undecided("Le troisième est proposé.", "De fusie is beslist."),
        ("F25 rapport.yaml:14", "rapport.yaml:14"),
        "in Dutch",
    ),
    Fires(
        "F30",
        summary('Deux {{ champ("Couleur") }}.', "Twee kleuren."),
        ("rapport.yaml:14",),
        "an unknown field",
    ),
    Fires(
        "F30",
        _WITH("risques.csv", ("fatigue;", '{{ nombre("Votes") }} votes;')),
        ("T30 risques.csv:2",),
        "where nothing is worked out",
    ),
    Fires("F31", summary('Voir {{ voir("Le budget") }}.', "Zie verder."), ("rapport.yaml:14",)),
]

STEPS = (
    "Convoquer les membres;De leden oproepen",
    "Signer l’acte;De akte ondertekenen",
    "Publier l’acte;De akte bekendmaken",
    "Informer l’équipe;Het team inlichten",
)


def legal(*lines: str, **changes: tuple[str, str]) -> Files:
    """The complete report with legal steps, and one change in other files by the first word of their names."""
    head = "Étape FR;Étape NL;Base légale FR;Base légale NL;Scénario;Qui décide FR;Qui décide NL;Échéance"
    step = "{0};CSA, art. 13:1;WVV, art. 13:1;{1};AG de Passebruine;AV van Passebruine;{2}"
    rows = [step.format(name, *line.split("|")) for name, line in zip(STEPS, lines, strict=False)]
    made = dict(STUDY.both(*((f"{name}.csv", *change) for name, change in changes.items())))
    return {**made, "etapes-legales.csv": "\n".join((head, *rows, ""))}


TERMS = [
    Fires("F36", legal("C|3 mois après « Accord perdu »"), ("etapes-legales.csv:2",)),
    Fires(
        "F36",
        legal("C|3 mois après « Accord perdu » / 3 maanden na ‘Verloren akkoord’"),
        ("etapes-legales.csv:2",),
        "in both",
    ),
    Fires(
        "F37",
        legal("C|3 mois après Signer l’acte", "C|un mois avant Convoquer les membres"),
        ("etapes-legales.csv:2", "etapes-legales.csv:3"),
    ),
    Fires("F38", legal("C|dans les trois mois de la fête"), ("etapes-legales.csv:2",), "not in Dutch"),
    Fires("F38", legal("C|binnen drie maanden na het feest"), ("etapes-legales.csv:2",), "not in French"),
    Fires(
        "F39",
        legal(
            "C|au plus tard 3 mois après Budget détaillé",
            calendrier=("Installation;Installatie", "Convoquer les membres;De leden oproepen"),
        ),
        ("etapes-legales.csv:2",),
    ),
    Fires("F40", legal("D|mars 2027"), ("etapes-legales.csv:2",)),
    Fires("F40", legal("A et D|mars 2027"), ("etapes-legales.csv:2",), "one of two"),
    Fires("V01", legal("C|trois mois plus tard"), ("etapes-legales.csv:2",), "a delay from nothing"),
    Fires(
        "F10",
        _WITH(
            "calendrier.csv",
            ("mai 2027;décembre", "un mois avant Installation;décembre"),
            ("2028;2028", "mars 2027;2028"),
        ),
        ("calendrier.csv:3", "calendrier.csv:4"),
        "a delay that is worked out",
    ),
]
ALL = [*DECISIONS, *ENTITIES, *SCENARIOS, *PLAN, *WORDING, *TERMS]
