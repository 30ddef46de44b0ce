"""Every code of the reports kept silent: neighbours of the faults, which people write rightly."""

from dataclasses import dataclass

from tests.validators.annual_report.dossiers import REPORT, Files, both, chapter, report
from tests.validators.annual_report.firing import added, without


@dataclass(frozen=True)
class Silent:
    """A report close to a faulty one, in which nothing of the code may be found."""

    code: str
    files: Files
    name: str = ""
    slug: str = "test"


_OPEN = report(("atelier;2;Orienter;Doorverwijzen;;tenu", "atelier;2;Orienter;Doorverwijzen;;"), file="sessions.csv")

TABLES = [
    Silent("A29", REPORT, "each used in one language at least"),
    Silent("A01", report(('"2,3"', '"2,30"')), "the same sum"),
    Silent("A01", report(('ETP: "0,5"', "ETP: beaucoup")), "a share that could not be read"),
    Silent("A02", report(("effectif annoncé: 3\n", "")), "nothing stated"),
    Silent("A03", report(("missions annoncées: 2\n", "")), "nothing stated"),
    Silent(
        "A03",
        _OPEN | {"rapport.yaml": str(REPORT["rapport.yaml"]).replace("annulés annoncés: 1", "annulés annoncés: 2")},
        "left open",
    ),
    Silent("A04", REPORT, "each marked"),
]

DATES = [
    Silent("A07", report(("date: 3 mars 2026, objet", "date: mars 2026, objet")), "a month of the year"),
    Silent("A07", report(("début: janvier 2026", "début: mars 2025")), "research begun before"),
    Silent(
        "D01",
        added("Le jeudi 3 octobre 2024 fut le premier jour.", "Donderdag 3 oktober 2024 was de eerste dag."),
        "another year",
    ),
    Silent(
        "D02",
        added("En 2024 déjà, le jeudi 3 octobre, on parlait.", "Al in 2024, op donderdag 3 oktober, praatte men."),
        "year of the paragraph",
    ),
    Silent("A09", report(("fin: mars 2027", "fin: janvier 2026")), "the same month"),
    Silent("A09", report(("fin du mandat: 2028", "fin du mandat: 2022")), "the same year"),
    Silent("A10", report(("date: 10 mars 2026", "date: mars 2026")), "the month of the presentation"),
]

WORKS = [
    Silent(
        "A11",
        report(("auteurs: [Assia Benkhaloud]\n    année: 2026", "auteurs: [Assia Benkhaloud]\n    année: 2027")),
        "next year",
    ),
    Silent(
        "A11",
        report(("auteurs: [Assia Benkhaloud]\n    année: 2026\n", "auteurs: [Assia Benkhaloud]\n")),
        "forthcoming",
    ),
    Silent("A12", REPORT, "the same title at two events"),
    Silent("A12", both(("Le 12 mai", "Le 2 juin"), ("Op 12 mei", "Op 2 juni"), number=2), "its other day"),
    Silent(
        "A13",
        report(
            ("direction: [Joris Lindemaecker, Maëlle Corvillain]", "direction: [Joris Lindemaecker, Assia Benkhaloud]")
        ),
        "other people",
    ),
    Silent("A14", both(("depuis 2009", "depuis 2012"), ("sinds 2009", "sinds 2012")), "later than its founding"),
    Silent(
        "A14",
        added("Née en 2002, la ligue précède Tisselande.", "De bond, ontstaan in 2002, ging Tisselande vooraf."),
        "something older",
    ),
    Silent("A18", report(("légende nl: collega’s", "légende nl: collega’s in dienst")), "no audience"),
]

NAMES = [
    Silent("G06", chapter("Yasmina Tellouch a", "YASMINA TELLOUCH a"), "capitals"),
    Silent(
        "G06",
        added(
            "Le samedi, Tessa Vandamme et Marc Tellier passent.", "Zaterdag komen Tessa Vandamme en Marc Tellier langs."
        ),
        "other people",
    ),
    Silent(
        "G06",
        added("La Fédération Wallonie-Bruxelles soutient.", "De Fédération Wallonie-Bruxelles steunt."),
        "an organisation",
    ),
    Silent(
        "A06",
        chapter("« Une porte qui s’ouvre »", "« Une porte qui s'ouvre – dix ans d’accueil social »", number=2),
        "in full",
    ),
    Silent(
        "A06",
        chapter("« Une porte qui s’ouvre » : le titre", "Une porte s’entrouvre : le titre", number=2),
        "other words",
    ),
]

SHAPES = [
    Silent("W11", REPORT, "a list follows"),
    Silent("W15", REPORT, "texts under all headings"),
    Silent(
        "W11",
        both(
            ("Notre lettre", "Comme dit ci-dessus, notre lettre"),
            ("Onze brief telt", "Zoals hierboven gezegd, telt onze brief"),
        ),
        "text before",
    ),
    Silent(
        "W11", chapter('{{ liste("Missions", "Mission") }}', '{{ liste("Mission", "Mission") }}'), "a faulty expression"
    ),
    Silent("W10", chapter("- écrire pour toutes et tous.", "- écrire pour toutes et tous ?"), "a question"),
    Silent(
        "W10",
        both(
            ("- écrire court ;\n- écrire juste ;\n- écrire pour toutes et tous.", "- court\n- juste\n- pour tous"),
            ("- kort schrijven;\n- juist schrijven;\n- voor iedereen schrijven.", "- kort\n- juist\n- voor allen"),
        ),
        "bare items",
    ),
    Silent(
        "W10", chapter("- écrire juste ;", "- écrire juste :\n  - en relisant ;\n  - en vérifiant ;"), "a nested list"
    ),
    Silent("W10", chapter("- écrire juste ;", "- écrire juste ; et"), "linked items"),
    Silent(
        "A19", both(("## Les missions", "# Les missions"), ("## De opdrachten", "# De opdrachten")), "the same level"
    ),
    Silent(
        "A20", both(("# Les canaux", "# 2026 en trois canaux"), ("# De kanalen", "# 2026 in drie kanalen")), "a year"
    ),
]

CLAIMS = [
    Silent(
        "A17",
        added("La reconnaissance court sur 5 ans, depuis 2022.", "De erkenning geldt 5 jaar, sinds 2022."),
        "a length and a year",
    ),
    Silent(
        "A21", added("Le décret a paru le 15 avril 2009.", "Het decreet verscheen op 15 april 2009."), "its publication"
    ),
    Silent("A21", added("La loi de 1921 reste une référence.", "De wet van 1921 blijft een baken."), "by its year"),
    Silent(
        "A22",
        added(
            "L’absence de gouvernement a pesé sur le directeur.",
            "De afwezigheid van een regering woog op de directeur.",
        ),
        "no health",
    ),
    Silent(
        "A22", added("Nous accompagnons des personnes en burn-out.", "We begeleiden mensen met een burn-out."), "nobody"
    ),
    Silent(
        "A21",
        added(
            "La loi du 8 juillet 1976 crée les CPAS. Notre équipe connaît l’ordonnance du 25 mars 1999.",
            "De wet van 8 juli 1976 richt de OCMW’s op. Ons team kent de ordonnantie van 25 maart 1999.",
        ),
        "the law of others",
    ),
    Silent(
        "A22",
        added(
            "La directrice a présenté le plan de prévention du burn-out. Un collègue anime l’atelier sur le "
            "congé de maternité des usagères.",
            "De directeur stelde het plan ter preventie van burn-out voor. Een collega begeleidt de workshop over "
            "zwangerschapsverlof van de gebruikers.",
        ),
        "the subject of the work",
    ),
    Silent(
        "A17",
        added(
            "Il y a dix ans, en 2016, tout a commencé. « Je viens depuis trois ans », dit un usager. "
            "Les personnes sans abri depuis deux ans sont suivies, les autres depuis moins de six mois.",
            "Tien jaar geleden, in 2016, begon alles. ‘Ik kom al drie jaar’, zegt een gebruiker. "
            "Mensen die al twee jaar dakloos zijn, worden begeleid, de anderen minstens zes maanden.",
        ),
        "dated, quoted, or a criterion",
    ),
    Silent(
        "A23",
        added(
            "| Poste | Montant |\n|---|---|\n| Subsides | 412 000 € |\n| Charges | 398 500 € |\n\n"
            "Le bilan s’élève à 512 400 € et la cotisation à 25 €.",
            "| Post | Bedrag |\n|---|---|\n| Subsidies | € 412.000 |\n| Kosten | € 398.500 |\n\n"
            "De balans bedraagt € 512.400 en het lidgeld € 25.",
        ),
        "accounts and prices",
    ),
    Silent(
        "A24",
        added("L’apport d’universalité (fusion) reste une voie.", "De inbreng van algemeenheid (fusie) is een weg."),
        "the term of the law",
        slug="cbcs-2026",
    ),
    Silent("A23", REPORT, "in the table"),
    Silent(
        "A23",
        added("En 2025, la COCOF avait versé 12 500 €.", "In 2025 betaalde de COCOF € 12.500."),
        "year and funder",
    ),
    Silent("A24", added("Il ne s’agit pas d’une fusion.", "Het is geen fusie."), "denied", slug="cbcs-2026"),
    Silent("A24", added("La fusion avance.", "De fusie vordert."), "another house"),
]

NUMBERS = [
    Silent("D23", chapter('{{ nombre("Équipe") }} collègues', "trois collègues"), "typed rightly"),
    Silent(
        "D23",
        added(
            "Un collègue sur trois vient à pied, dont 5 collègues d’autrefois.",
            "Een op de drie komt te voet, waarvan 5 collega’s van vroeger.",
        ),
        "some of them",
    ),
    Silent("D23", chapter("deux ateliers", "quatre ateliers", number=2), "the count of a filter"),
    Silent("D23", added("Facebook réunit 900 abonnés.", "Facebook telt 900 abonnees."), "a channel by its name"),
    Silent("D23", added("Ils viennent de 150 villes.", "Ze komen uit 150 steden."), "another noun"),
    Silent("A26", chapter('{{ nombre("Équipe") }}', "{{ nombre(“Équipe”) }}"), "quotes of Word"),
    Silent("A27", chapter('voir("L’équipe")', 'voir("L’équipe à la fin de 2026")'), "a caption"),
    Silent("A28", REPORT, "all there"),
]

GENERAL = [
    Silent(
        "L02",
        chapter('{{ nombre("Équipe") }} collègues', "3 collègues"),
        "a number that the other language takes from the table",
    ),
    Silent("C03", without("02-journee.nl.md"), "said as a chapter to write"),
    Silent("T03", without("02-journee.fr.md", "02-journee.nl.md"), "said as a chapter to write"),
]

MONEY = [
    Silent("A60", REPORT, "the sum"),
    Silent("A60", report(("total des recettes annoncé: 96 200 €\n", "")), "nothing stated"),
    Silent(
        "A60", report(("total des recettes annoncé: 96 200 €", "total des recettes annoncé: environ 96 000 €")), "about"
    ),
    Silent("A60", report(("recettes;6200", "recettes;environ 6300"), file="comptes.csv"), "a line about"),
    Silent("A60", report(("recettes;6200", ";6300"), file="comptes.csv"), "a side left open"),
    Silent("A61", report(("résultat annoncé: -1 600 €\n", "")), "nothing stated"),
    Silent("A61", report(("recettes;6200", "recettes;6300"), file="comptes.csv"), "a total is wrong"),
    Silent("A62", report(("recettes;6200;6000", "recettes;6200;0"), file="comptes.csv"), "nothing last year"),
    Silent(
        "A62",
        report(
            ("90000;84000", "90000;"),
            ("6200;6000", "6200;"),
            ("88500;80000", "88500;"),
            ("9300;9300", "9300;"),
            file="comptes.csv",
        ),
        "no last year",
    ),
    Silent("A63", report((";2\n", ";\n"), file="temps-forts.csv"), "no chapter"),
    Silent("A63", report((";2\n", ";la journee annuelle\n"), file="temps-forts.csv"), "spelling"),
    Silent("A63", report((";2\n", ";De jaarlijkse dag\n"), file="temps-forts.csv"), "the title in the other language"),
    Silent("A63", report((";2\n", ";Hoofdstuk 2.\n"), file="temps-forts.csv"), "a number with its word"),
]

ALL = [*TABLES, *MONEY, *DATES, *WORKS, *NAMES, *SHAPES, *CLAIMS, *NUMBERS, *GENERAL]
