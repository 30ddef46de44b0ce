"""Every code of the reports made to fire: one change to a complete report, and all that must be found, at its place."""

from dataclasses import dataclass

from tests.validators.annual_report.dossiers import REPORT, Files, both, chapter, report
from tests.validators.dossiers import changed


@dataclass(frozen=True)
class Fires:
    """A report and everything that must be found in it: places of the code, or another code and its place."""

    code: str
    files: Files
    places: tuple[str, ...]
    name: str = ""
    slug: str = "test"

    @property
    def expected(self) -> list[tuple[str, str]]:
        """The code and the place of each finding."""
        pairs = (place.rpartition(" ") for place in self.places)
        return [(code or self.code, place) for code, _, place in pairs]


def without(*names: str) -> Files:
    """The complete report without some of its files."""
    return {name: content for name, content in REPORT.items() if name not in names}


_FR, _NL = "01-association.fr.md", "01-association.nl.md"
_DAY_FR, _DAY_NL = "02-journee.fr.md", "02-journee.nl.md"
_TITLES_FR, _TITLES_NL = "# Les canaux", "# De kanalen"
_END_FR, _END_NL = "Trois principes", "Drie principes"


def added(french: str, dutch: str, *, number: int = 1) -> Files:
    """The complete report with a paragraph of each language added, at line 17 of its first chapter."""
    at = {1: (_END_FR, _END_NL), 2: ("Joris Lindemaecker et", "Joris Lindemaecker en")}[number]
    return both((at[0], f"{french}\n\n{at[0]}"), (at[1], f"{dutch}\n\n{at[1]}"), number=number)


_UNUSED = "  - {sigle: ZZB, signification fr: Zone de bien-être, signification nl: Welzijnszone}\n"

TABLES = [
    Fires("A29", report(("sigles:\n", f"sigles:\n{_UNUSED}")), ("rapport.yaml:101",)),
    Fires("A01", report(('"2,3"', '"2,5"')), ("rapport.yaml:19",)),
    Fires("A01", report(('ETP: "0,5"', 'ETP: "0,6"')), ("rapport.yaml:19",), "a share"),
    Fires("A02", report(("effectif annoncé: 3", "effectif annoncé: 4")), ("rapport.yaml:18",)),
    Fires("A03", report(("missions annoncées: 2", "missions annoncées: 6")), ("rapport.yaml:22",), "missions"),
    Fires("A03", report(("territoires annoncés: 2", "territoires annoncés: 10")), ("rapport.yaml:21",), "territories"),
    Fires("A03", report(("chercheurs annoncés: 2", "chercheurs annoncés: 7")), ("rapport.yaml:20",), "researchers"),
    Fires("A03", report(("ateliers annoncés: 4", "ateliers annoncés: 20")), ("rapport.yaml:31",), "workshops"),
    Fires("A03", report(("plénières annoncées: 1", "plénières annoncées: 3")), ("rapport.yaml:30",), "plenaries"),
    Fires(
        "A03",
        report(("plénières annoncées: 1", "plénières annoncées: 1\n  tables rondes annoncées: 2"))
        | {"sessions.csv": str(REPORT["sessions.csv"]) + "table ronde;1;Débattre;Debatteren;;tenu\n"},
        ("rapport.yaml:31",),
        "round tables",
    ),
    Fires(
        "A03",
        report(("plénières annoncées: 1", "plénières annoncées: 1\n  tables d’échanges annoncées: 2"))
        | {"sessions.csv": str(REPORT["sessions.csv"]) + "table d’échanges;1;Débattre;Debatteren;;tenu\n"},
        ("rapport.yaml:31",),
        "exchange tables",
    ),
    Fires("A03", report(("annulés annoncés: 1", "annulés annoncés: 3")), ("rapport.yaml:32",), "cancelled"),
    Fires(
        "A04",
        report(("Raconter;Vertellen;;annulé", "Raconter;Vertellen;;"), file="sessions.csv"),
        ("T03 sessions.csv:6", "sessions.csv"),
    ),
]

DATES = [
    Fires("A07", report(("date: 3 mars 2026, objet", "date: 3 mars 2025, objet")), ("rapport.yaml:56",), "meeting"),
    Fires(
        "A07",
        report(("au: 31 décembre 2026}\n  - {nom fr: F", "au: 31 décembre 2025}\n  - {nom fr: F")),
        ("rapport.yaml:88",),
        "audience",
    ),
    Fires("A07", report(("début: janvier 2026", "début: janvier 2027")), ("rapport.yaml:64",), "research to come"),
    Fires(
        "D01",
        both(("jeudi 15", "mardi 15"), ("donderdag 15", "dinsdag 15"), number=2),
        (f"{_DAY_FR}:1", f"{_DAY_NL}:1"),
    ),
    Fires(
        "D02",
        chapter("Le samedi suivant, le 17 octobre", "Le dimanche 17 octobre", number=2),
        (f"{_DAY_FR}:5",),
        "no year",
    ),
    Fires(
        "D01",
        chapter("Le jeudi 15 octobre 2026", 'Le mardi {{ champ("Date de la journée") }}', number=2),
        (f"{_DAY_FR}:1",),
        "before an expression",
    ),
    Fires("A09", report(("fin: mars 2027", "fin: décembre 2025")), ("rapport.yaml:65", "A07 rapport.yaml:65")),
    Fires("A09", report(("fin du mandat: 2028", "fin du mandat: 2021")), ("rapport.yaml:50",), "mandate"),
    Fires(
        "A09", report(("date: 2 juin 2026,", "date: 2 juin 2026, fin: 1er juin 2026,")), ("rapport.yaml:86",), "talk"
    ),
    Fires("A10", report(("date: 10 mars 2026", "date: 1er mars 2026")), ("rapport.yaml:58",)),
    Fires("T05", report(("entrée: 2019", "entrée: 2027")), ("rapport.yaml:48",), "came after the reference date"),
]

WORKS = [
    Fires(
        "A11",
        report(
            (
                "auteurs: [Joris Lindemaecker, Maëlle Corvillain], année: 2026",
                "auteurs: [Joris Lindemaecker, Maëlle Corvillain], année: 2021",
            )
        ),
        ("rapport.yaml:77",),
    ),
    Fires(
        "A11",
        report(
            (
                "titre: Seuils et passages de l’accueil social}",
                "titre: Seuils et passages de l’accueil social, mise en ligne: 5 mai 2025}",
            )
        ),
        ("rapport.yaml:77",),
        "online",
    ),
    Fires("A12", report(("date: 2 juin 2026", "date: 12 mai 2026")), ("rapport.yaml:86",), "same day"),
    Fires(
        "A12",
        report(("événement fr: Université des Canaux", "événement fr: Colloque des Seuils")),
        ("rapport.yaml:86",),
        "same event",
    ),
    Fires(
        "A12",
        both(("Le 12 mai", "Le 13 mai"), ("Op 12 mei", "Op 13 mei"), number=2),
        (f"{_DAY_FR}:11", f"{_DAY_NL}:11"),
        "in a chapter",
    ),
    Fires(
        "A13",
        report(
            ("direction: [Joris Lindemaecker, Maëlle Corvillain]", "direction: [Maëlle Corvillain, Joris Lindemaecker]")
        ),
        ("rapport.yaml:83",),
        "editors",
    ),
    Fires(
        "A13",
        chapter("Joris Lindemaecker et Maëlle Corvillain", "Maëlle Corvillain et Joris Lindemaecker", number=2),
        (f"{_DAY_FR}:11",),
        "in a chapter",
    ),
    Fires(
        "D16", report(("réseau créé en: 2016", "réseau créé en: 2030")), ("rapport.yaml:34",), "network of the future"
    ),
    Fires(
        "A14",
        both(("depuis 2009", "depuis 2002"), ("sinds 2009", "sinds 2002")),
        (f"{_FR}:1", f"{_NL}:1"),
        "at work too early",
    ),
    Fires(
        "A14",
        added(
            "Le réseau est né en 2002, à l’initiative de Tisselande.",
            "Het netwerk ontstond in 2002, op initiatief van Tisselande.",
        ),
        (f"{_FR}:17", f"{_NL}:17"),
        "founder",
    ),
    Fires("A18", report(("légende nl: abonnees, au: 31 décembre 2026", "légende nl: abonnees")), ("rapport.yaml:99",)),
]

NAMES = [
    Fires("G06", chapter("Yasmina Tellouch a", "Yasmina Telouch a"), (f"{_FR}:5",), "a letter"),
    Fires("G07", chapter("bij Salomé Vandorenne", "bij Salome Vandorenne", "nl"), (f"{_NL}:5",), "an accent"),
    Fires("G06", chapter("à Tisselande,", "à Fédération Wallonie-Bruxelle,"), (f"{_FR}:11",), "an organisation"),
    Fires("A06", chapter("« Une porte qui s’ouvre »", "« La porte qui s’ouvre »", number=2), (f"{_DAY_FR}:1",)),
    Fires(
        "A06",
        chapter("‘Een deur die opengaat’", "‘Een deur die open gaat’", "nl", number=2),
        (f"{_DAY_NL}:1",),
        "Dutch",
    ),
]

_DATED = (
    ("01-association.fr.md", "Au 31 décembre 2026", 'Au {{ champ("Date de référence de l’équipe") }}'),
    ("01-association.nl.md", "Op 31 december 2026", 'Op {{ veld("Peildatum van het team") }}'),
)
"""The one field that no text says, said: nothing stands at the end of its chapter."""

SHAPES = [
    Fires(
        "W11",
        changed(
            REPORT,
            *_DATED,
            ("01-association.fr.md", "Notre lettre compte", "Ci-dessous, notre lettre compte"),
            ("01-association.nl.md", "Onze brief telt", "Hieronder telt onze brief"),
        ),
        (f"{_FR}:23", f"{_NL}:23"),
        "on",
    ),
    Fires(
        "W11",
        both(
            ("Tisselande accueille", "Comme dit ci-dessus, Tisselande accueille"),
            ("Tisselande onthaalt", "Zoals hierboven gezegd, onthaalt Tisselande"),
        ),
        (f"{_FR}:1", f"{_NL}:1"),
        "back",
    ),
    Fires("W05", chapter("- écrire juste ;", "- écrire juste et ;"), (f"{_FR}:20",), "unfinished"),
    Fires("W10", chapter("- écrire juste ;", "- écrire juste"), (f"{_FR}:20",), "no sign"),
    Fires("W10", chapter("- voor iedereen schrijven.", "- voor iedereen schrijven", "nl"), (f"{_NL}:21",), "last"),
    Fires(
        "W15",
        both(("# Les canaux", "## Le vide\n\n# Les canaux"), ("# De kanalen", "## De leegte\n\n# De kanalen")),
        (f"{_FR}:15", f"{_NL}:15"),
    ),
    Fires(
        "A19",
        both(("## Les missions", "### Les missions"), ("## De opdrachten", "### De opdrachten")),
        (f"{_FR}:9", f"{_NL}:9"),
    ),
    Fires("A20", chapter("# Les canaux", "# 1.2. Les canaux"), (f"{_FR}:15", f"L02 {_NL}:15"), "number"),
    Fires(
        "A20", chapter("# Het programma", "# De jaarlijkse dag", "nl", number=2), (f"{_DAY_NL}:3",), "chapter's title"
    ),
]

CLAIMS = [
    Fires(
        "A17", added("Il y a 4 ans, tout a commencé.", "4 jaar geleden is alles begonnen."), (f"{_FR}:17", f"{_NL}:17")
    ),
    Fires(
        "A17",
        added("Nous y travaillons depuis trois ans.", "We werken er al drie jaar aan."),
        (f"{_FR}:17", f"{_NL}:17"),
        "in letters",
    ),
    Fires(
        "A21",
        both(
            ("décret du 5 mars 2009", "décret du 6 mars 2009"), ("decreet van 5 maart 2009", "decreet van 6 maart 2009")
        ),
        (f"{_FR}:11", f"{_NL}:11"),
    ),
    Fires(
        "A22",
        added(
            "L’absence prolongée de la coordinatrice a pesé.", "De langdurige afwezigheid van de coördinator woog door."
        ),
        (f"{_FR}:17", f"{_NL}:17"),
        "function",
    ),
    Fires(
        "A22",
        added("Salomé Vandorenne était en congé de maternité.", "Salomé Vandorenne was in moederschapsrust."),
        (f"{_FR}:17", f"{_NL}:17"),
        "name",
    ),
    Fires("A23", added("Un don de 12 500 € a aidé.", "Een gift van € 12.500 hielp."), (f"{_FR}:17", f"{_NL}:17")),
    Fires("A24", added("La fusion avance.", "De fusie vordert."), (f"{_FR}:17", f"{_NL}:17"), slug="cbcs-2026"),
]

NUMBERS = [
    Fires("D23", chapter('{{ nombre("Équipe") }} collègues', "quatre collègues"), (f"{_FR}:5",), "in letters"),
    Fires(
        "D23",
        both(('{{ nombre("Équipe") }} collègues', "14 collègues"), ('{{ aantal("Team") }} collega’s', "14 collega’s")),
        (f"{_FR}:5", f"{_NL}:5"),
        "both languages",
    ),
    Fires("D23", chapter('{{ somme("Équipe", "ETP") }} équivalents', "2,8 équivalents"), (f"{_FR}:5",), "sum"),
    Fires("D24", chapter("twee workshops", "vijf workshops", "nl", number=2), (f"{_DAY_NL}:5",), "filter"),
    Fires(
        "D23",
        chapter('{{ valeur("Canaux", "Lettre du seuil", "Public") }} abonnés', "3 000 abonnés"),
        (f"{_FR}:23",),
        "channel",
    ),
    Fires(
        "D23",
        chapter("ont été filmés.", "ont été filmés. La journée a réuni 150 participants.", number=2),
        (f"{_DAY_FR}:5", f"L02 {_DAY_NL}:5"),
        "field",
    ),
    Fires("A26", chapter('nombre("Missions")', 'nombre("Mission confiées")'), (f"{_FR}:11",), "unknown table"),
    Fires(
        "A26",
        chapter('{{ lijst("Opdrachten", "Opdracht") }}', '{{ lijst("Opdrachten" "Opdracht") }}', "nl"),
        (f"{_NL}:13",),
        "syntax",
    ),
    Fires(
        "A26",
        chapter("La journée proposait", '{{ tableau("Sessions") }} La journée proposait', number=2),
        (f"{_DAY_FR}:5",),
        "not alone",
    ),
    Fires("A26", report(('{{ nombre("Équipe") }}', '{{ nombre("Equipage") }}')), ("rapport.yaml:98",), "key figure"),
    Fires("A27", chapter('voir("L’équipe")', 'voir("L’équipage")'), (f"{_FR}:23",)),
    Fires("A28", without(_DAY_NL), ("rapport.yaml:43",), "one language"),
    Fires("A28", without(_DAY_FR, _DAY_NL), ("rapport.yaml:43", "rapport.yaml:43"), "both languages"),
]

MONEY = [
    Fires("A60", report(("recettes;6200", "recettes;6300"), file="comptes.csv"), ("rapport.yaml:102",)),
    Fires("A60", report(("97 800 €", "97 900 €")), ("rapport.yaml:103",), "expenses"),
    Fires("A61", report(("annoncé: -1 600 €", "annoncé: 1 600 €")), ("rapport.yaml:104",)),
    Fires("A62", report(("recettes;6200;6000", "recettes;6200;"), file="comptes.csv"), ("comptes.csv:3",)),
    Fires(
        "A62",
        report(("90000;84000", "90000;"), ("9300;9300", "9300;"), file="comptes.csv"),
        ("comptes.csv:2",),
        "told once",
    ),
    Fires("A63", report((";2\n", ";3\n"), file="temps-forts.csv"), ("temps-forts.csv:2",)),
    Fires("A07", report(("mars 2026;Le plan", "mars 2025;Le plan"), file="temps-forts.csv"), ("temps-forts.csv:3",)),
    Fires(
        "T05",
        report(("dépenses;9300", "dépenses;-9300"), file="comptes.csv"),
        ("comptes.csv:5",),
        "an expense below zero",
    ),
]

ALL = [*TABLES, *MONEY, *DATES, *WORKS, *NAMES, *SHAPES, *CLAIMS, *NUMBERS]
