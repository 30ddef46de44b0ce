"""The pages of an annual report that sum its year up: its moments in time, and its money."""

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart, ChartSort, Facts, Paragraph, Run, Table, plain
from imprimatur.core.composition import Composition
from imprimatur.documents.annual_report import write
from tests.dossiers import assembled

HEAD = "année: 2026\nchapitres: [{titre: {fr: La journée, nl: De dag}, fichier: a}]\n"
LINES = """Poste FR;Poste NL;Pouvoir ou groupe FR;Pouvoir ou groupe NL;Recette ou dépense;Montant;Année précédente
Subvention;Subsidie;;;recettes;90000;84000
Don;Gift;;;recettes;6200,50;
Personnel;Personeel;;;dépenses;88500;80000
Local;Lokaal;;;dépenses;9300;0
"""
MOMENTS = """Date;Titre FR;Titre NL;Texte FR;Texte NL;Chapitre
;Plus tard;Later;;;
octobre 2026;La porte;De deur;Cent personnes.;Honderd mensen.;De dag
12/01/2026;Le plan;Het plan;;;L’inconnu
3/12/2025;Avant;Eerder;;;
"""


def composed(lang: Lang = "fr", lines: str = LINES, moments: str = MOMENTS, head: str = HEAD) -> Composition:
    files = {"rapport.yaml": head, "comptes.csv": lines, "temps-forts.csv": moments}
    job = assembled("annual_report", files)
    return write(job.document, job.provenance, job.labels, lang).composition


def cells(composition: Composition) -> list[tuple[str, ...]]:
    (table,) = (block for block in composition.parts["money"] if isinstance(block, Table))
    return [tuple(plain(cell).replace("\u00a0", " ").replace("\u202f", " ") for cell in row) for row in table.rows]


def lead(composition: Composition) -> str:
    first = composition.parts["money"][0]
    assert isinstance(first, Paragraph) and first.role == "lead"
    return plain(first.text).replace("\u00a0", " ").replace("\u202f", " ")


def chart(composition: Composition) -> Chart:
    (one,) = (block for block in composition.parts["money"] if isinstance(block, Chart))
    return one


def without_previous(lines: str) -> str:
    rows = [line.rsplit(";", 1)[0] for line in lines.splitlines()]
    return "\n".join(f"{row};" for row in rows).replace("Montant;", "Montant;Année précédente") + "\n"


def test_each_side_has_its_total_and_the_year_its_result():
    assert cells(composed()) == [
        ("Subvention", "90 000 €", "84 000 €", "+6 000 €", "+7,1 %"),
        ("Don", "6 200,50 €", "–", "–", "–"),
        ("Total des recettes", "96 200,50 €", "84 000 €", "+12 200,50 €", "+14,5 %"),
        ("Personnel", "88 500 €", "80 000 €", "+8 500 €", "+10,6 %"),
        ("Local", "9 300 €", "0 €", "+9 300 €", "–"),
        ("Total des dépenses", "97 800 €", "80 000 €", "+17 800 €", "+22,2 %"),
        ("Résultat", "−1 599,50 €", "4 000 €", "−5 599,50 €", "–"),
    ]
    dutch = cells(composed("nl"))
    assert dutch[-1] == ("Resultaat", "€ −1.599,50", "€ 4.000", "€ −5.599,50", "–")
    assert dutch[0] == ("Subsidie", "€ 90.000", "€ 84.000", "€ +6.000", "+7,1 %")


def test_only_sums_are_bold_and_the_columns_are_the_years():
    (table,) = (block for block in composed().parts["money"] if isinstance(block, Table))
    assert [plain(cell) for cell in table.header] == ["Poste", "2026", "2025", "Écart", "en %"]
    bold = [all(run.bold for cell in row for run in cell) for row in table.rows]
    assert bold == [False, False, True, False, False, True, True]
    assert (table.total, table.close, table.row_headers, table.numeric) == (True, True, True, (1, 2, 3, 4))


def test_without_last_year_nothing_is_compared():
    made = composed(lines=without_previous(LINES))
    assert [len(row) for row in cells(made)] == [2] * 7
    assert lead(made) == (
        "En 2026, les recettes s’élèvent à 96 200,50 € et les dépenses à 97 800 € : "
        "l’année se termine par un déficit de 1 599,50 €."
    )


def test_the_sentence_tells_the_result_and_what_changed():
    assert lead(composed()) == (
        "En 2026, les recettes s’élèvent à 96 200,50 € et les dépenses à 97 800 € : l’année se termine par un déficit"
        " de 1 599,50 €. Par rapport à 2025, les recettes ont augmenté de 14,5 % et les dépenses de"
        " 22,2 %. L’année 2025 s’était terminée par un excédent de 4 000 €."
    )
    assert lead(composed("nl")) == (
        "In 2026 bedroegen de inkomsten € 96.200,50 en de uitgaven € 97.800: het jaar eindigde met een tekort van"
        " € 1.599,50. Tegenover 2025 zijn de inkomsten met 14,5 % en de uitgaven met 22,2 % gestegen."
        " Het jaar 2025 eindigde met een overschot van € 4.000."
    )


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        (
            ("100;100", "100;100"),
            "l’année se termine à l’équilibre. Par rapport à 2025, les recettes et les dépenses sont restées stables.",
        ),
        (("100;200", "90;80"), "les recettes ont diminué de 50 % et les dépenses ont augmenté de 12,5 %"),
        (("200;100", "90;80"), "les recettes ont augmenté de 100 % et les dépenses de 12,5 %."),
        (("100;200", "60;80"), "les recettes ont diminué de 50 % et les dépenses de 25 %."),
        (("100;100", "90;80"), "les recettes sont restées stables et les dépenses ont augmenté de 12,5 %."),
        (("environ 100;90", "50;80"), "s’élèvent à environ 100 € et les dépenses à 50 € : l’année se termine par un"),
    ],
)
def test_the_forms_of_the_sentence(amounts: tuple[str, str], said: str):
    head = LINES.splitlines()[0]
    lines = f"{head}\nDon;Gift;;;recettes;{amounts[0]}\nLocal;Lokaal;;;dépenses;{amounts[1]}\n"
    assert said in lead(composed(lines=lines))


def test_what_was_nothing_before_is_not_compared_in_hundredths():
    made = composed(lines=LINES.replace("90000;84000", "90000;0"))
    assert "Par rapport à 2025" not in lead(made) and "L’année 2025 s’était terminée" in lead(made)


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        (LINES, "titre: {fr: Rapport, nl: Verslag}\n"),
        ("\n".join(LINES.splitlines()[:3]) + "\n", HEAD),
        (LINES.replace("9300;0", ";"), HEAD),
    ],
)
def test_there_is_no_sentence_while_the_year_a_side_or_an_amount_is_missing(lines: str, head: str):
    assert not isinstance(composed(lines=lines, head=head).parts["money"][0], Paragraph)


def test_the_sides_are_drawn_with_their_parts_and_point_to_the_table():
    one = chart(composed())
    assert (one.sort, one.categories, one.unit) == (ChartSort.STACKED_COLUMNS, ("Recettes", "Dépenses"), "euros")
    assert [part.name for part in one.series] == ["Subvention", "Don", "Personnel", "Local"]
    assert [[value is None for value in part.values] for part in one.series] == [[False, True]] * 2 + [
        [True, False]
    ] * 2
    assert one.alt.endswith("Les chiffres se trouvent au tableau 1.") and "par un déficit" in one.alt
    assert one.data is None and one.number == "1"


def test_lines_of_a_group_are_drawn_as_one_and_the_smallest_too():
    rows = [f"P{place};P{place};{'Ville' if place < 2 else ''};;recettes;{100 - place};" for place in range(9)]
    made = composed(lines="\n".join((LINES.splitlines()[0], *rows)) + "\n")
    one = chart(made)
    assert [(part.name, int(part.values[0] or 0)) for part in one.series] == [
        ("Ville", 199),
        ("P2", 98),
        ("P3", 97),
        ("P4", 96),
        ("P5", 95),
        ("Autres (3)", 94 + 93 + 92),
    ]
    assert cells(made)[0] == ("P0", "Ville", "100 €") and cells(made)[2] == ("P2", "–", "98 €")


def test_the_moments_stand_in_the_order_of_their_dates():
    (line,) = composed().parts["year"]
    assert isinstance(line, Facts) and line.look == "timeline"
    assert [(plain(when), plain(words)) for when, words in line.rows] == [
        ("3 décembre 2025", "Avant"),
        ("12 janvier", "Le plan (chapitre L’inconnu)"),
        ("octobre", "La porte\nCent personnes. (chapitre 1)"),
        ("", "Plus tard"),
    ]
    title, *_, pointer, _ = line.rows[2][1]
    assert title == Run("La porte", bold=True) and pointer.target == "s1"
    (dutch,) = composed("nl").parts["year"]
    assert isinstance(dutch, Facts) and plain(dutch.rows[2][1]) == "De deur\nHonderd mensen. (hoofdstuk 1)"


@pytest.mark.parametrize("name", ["La journée", "de dag", "1", "1.", "chapitre 1", "Hoofdstuk 1"])
def test_a_moment_names_its_chapter_by_its_title_in_either_language_or_its_number(name: str):
    (line,) = composed(moments=MOMENTS.replace("De dag", name)).parts["year"]
    assert isinstance(line, Facts) and plain(line.rows[2][1]).endswith("(chapitre 1)")


@pytest.mark.parametrize("name", ["0", "2", "chapitre", "1 et 2"])
def test_what_names_no_chapter_is_printed_as_it_is(name: str):
    (line,) = composed(moments=MOMENTS.replace("De dag", name)).parts["year"]
    assert isinstance(line, Facts) and plain(line.rows[2][1]).endswith(f"(chapitre {name})")


def test_the_page_of_the_year_in_dutch_does_not_speak_of_data():
    job = assembled("annual_report", {"rapport.yaml": HEAD})
    assert job.labels.word("year_title", "nl") == "Het jaar, maand na maand"


def test_a_report_without_accounts_or_moments_has_neither_page():
    job = assembled("annual_report", {"rapport.yaml": HEAD})
    parts = write(job.document, job.provenance, job.labels, "fr").composition.parts
    assert parts["money"] == parts["year"] == ()


@pytest.mark.parametrize(("lang", "said"), [("fr", ["CAL", "COCOF"]), ("nl", ["CAL", "FGC"])])
def test_acronyms_of_the_year_and_of_its_money_are_explained(lang: Lang, said: list[str]):
    files = {
        "rapport.yaml": HEAD,
        "comptes.csv": LINES.replace("Subvention;Subsidie;;;", "Subvention;Subsidie;COCOF;FGC;"),
        "temps-forts.csv": MOMENTS.replace("Cent personnes.;Honderd mensen.", "Le CAL ouvre.;Het CAL opent."),
        "sigles.csv": "Sigle;Signification FR;Signification NL\n"
        + "".join(f"{one};un nom;een naam\n" for one in ("COCOF", "FGC", "CAL", "OISP")),
    }
    job = assembled("annual_report", files)
    (facts,) = write(job.document, job.provenance, job.labels, lang).composition.parts["acronyms"]
    assert isinstance(facts, Facts)
    assert [plain(name) for name, _ in facts.rows] == said
