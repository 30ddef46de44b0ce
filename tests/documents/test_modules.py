"""The modules of an annual report (ADR 25): what is asked, and how the tables of any association are set."""

import pytest

from imprimatur.core.bilingual import LANGS, Lang, State
from imprimatur.core.blocks import Block, Chart, ChartSort, Heading, List, Paragraph, Table, plain, runs
from imprimatur.core.composition import Composition
from imprimatur.core.location import Location
from imprimatur.core.text import Text, short
from imprimatur.core.walking import inlines, plain_blocks
from imprimatur.documents.annual_report import write
from imprimatur.documents.annual_report.choices import Module
from imprimatur.documents.annual_report.life import Unit
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.annual_report.organisation import DEEPEST, MOST, parents
from imprimatur.documents.schema.fields import Need, specs
from imprimatur.documents.writing.manuscript import Gaps
from tests.dossiers import assembled, examined, labels
from tests.validators.annual_report.dossiers import found

HEAD = """année: 2025
chapitres:
  - {titre fr: À table, titre nl: Aan tafel}
  - {titre fr: Le bureau, titre nl: Kantoor}
"""
TELLS = "# À table\n\nOn mange.\n\n## Les partenaires\n\nIls aident.\n\n# 2. Le bureau :\n\nOn compte.\n"


def composed(given: str, lang: Lang = "fr", text: str = TELLS) -> Composition:
    job = assembled("annual_report", {"rapport.yaml": HEAD + given, "recit.fr.md": text})
    return write(job.document, job.provenance, job.labels, lang).composition  # type: ignore[arg-type]


def cells(table: Block) -> list[tuple[str, ...]]:
    assert isinstance(table, Table)
    lines = (table.header, *table.rows)
    return [tuple(plain(cell).replace("\u00a0", " ").replace("\u202f", " ") for cell in line) for line in lines]


def rest(given: str, lang: Lang = "fr") -> list[Block]:
    """What stands below the heading of the last chapter."""
    return list(composed(given, lang).parts["remaining"])[1:]


def test_nothing_but_what_every_report_needs_is_required() -> None:
    required = [spec.path for spec in specs(AnnualReport) if spec.need is Need.REQUIRED]
    assert required == ["organisation", "title", "year", "status", "sections"]


@pytest.mark.parametrize("module", Module)
def test_a_module_named_and_empty_is_asked_for_and_one_that_is_not_named_is_not(module: Module) -> None:
    asked = {spec.path for spec in specs(AnnualReport) if spec.when == f"has_{module}"}
    assert asked and hasattr(AnnualReport, f"has_{module}")
    named, silent = AnnualReport(modules=(module,)), AnnualReport()
    assert getattr(named, f"has_{module}") and not getattr(silent, f"has_{module}")


def test_an_association_of_volunteers_is_asked_for_no_team() -> None:
    files = {"rapport.yaml": HEAD + "bénévoles: [{tâche fr: Cuisine, tâche nl: Keuken, nombre: 5}]\n"}
    paths = {one.path for one in found(files) if one.code in ("C01", "C02")}
    assert not paths & {"staff", "staff_date", "headcount_stated", "fte_stated", "channels", "missions", "research"}
    assert {"board", "colophon.board_approval"} <= paths


def test_a_body_of_its_own_adopts_the_report_of_a_public_service() -> None:
    given = "colophon: {adopté par: {fr: le conseil, nl: de raad}, adopté le: 3 mars 2026}\n"
    paths = {one.path for one in found({"rapport.yaml": HEAD + given})}
    assert not paths & {"colophon.board_approval", "colophon.assembly_approval", "colophon.adopted_on"}
    said = list(plain_blocks(composed(given).parts["colophon"]))
    assert "Adopté par le conseil le 3 mars 2026" in said
    lacking = {one.path for one in found({"rapport.yaml": HEAD + given.replace(", adopté le: 3 mars 2026", "")})}
    assert "colophon.adopted_on" in lacking


def test_the_colophon_bears_the_numbers_of_the_employer_and_of_the_publication() -> None:
    numbers = "numéro ONSS: 1234567-89, dépôt légal: D/2026/1/2, issn: 2034-5678"
    given = f"colophon: {{{numbers}, réalisation: {{fr: l’équipe, nl: wij}}}}\n"
    said = list(plain_blocks(composed(given).parts["colophon"]))
    facts = dict(zip(said[::2], said[1::2], strict=False))
    assert [facts[key] for key in ("Numéro ONSS", "Dépôt légal", "ISSN")] == ["1234567-89", "D/2026/1/2", "2034-5678"]
    assert said[-1].replace("\u00a0", " ") == "Réalisation : l’équipe"


def test_chapters_stand_under_their_titles_in_one_text() -> None:
    chapters = composed("").parts["chapters"]
    assert [(one.level, plain(one.text)) for one in chapters if isinstance(one, Heading)] == [
        (1, "À table"),
        (2, "Les partenaires"),
        (1, "Le bureau"),
    ]
    said = [plain(one.text) for one in chapters if isinstance(one, Paragraph)]
    assert said == ["On mange.", "Ils aident.", "On compte."]


def test_what_stands_under_no_title_of_a_chapter_is_sorted_as_before() -> None:
    job = assembled(
        "annual_report",
        {"rapport.yaml": HEAD, "recit.fr.md": f"{TELLS}\n# Avant-propos\n\nMerci.\n\n# À côté\n\nUn mot.\n"},
    )
    report = job.document
    assert isinstance(report, AnnualReport)
    assert report.sections[1].body.plain("fr") == "On compte."
    assert report.foreword.text.plain("fr") == "Merci."
    assert [one.title.plain("fr") for one in report.added_sections] == ["À côté"]


def test_a_chapter_that_names_a_file_is_not_looked_for_in_another_text() -> None:
    given = HEAD.replace("titre nl: Kantoor", "titre nl: Kantoor, fichier: bureau")
    job = assembled("annual_report", {"rapport.yaml": given, "recit.fr.md": TELLS, "bureau.fr.md": "Ailleurs.\n"})
    assert isinstance(job.document, AnnualReport)
    assert [one.body.plain("fr") for one in job.document.sections][1:] == ["Ailleurs."]


def test_the_author_of_a_chapter_stands_in_no_register() -> None:
    files = {"rapport.yaml": HEAD.replace("titre nl: Aan tafel", "titre nl: Aan tafel, rédaction: Zoé Sansregistre")}
    assert not [one for one in found(files) if one.code in ("G01", "G02")]
    assert [(one.code, one.owner) for one in found(files) if one.path == "sections.0.body"] == [
        ("A72", "Zoé Sansregistre")
    ]


BALANCE = """bilan:
  - {poste fr: Banque, poste nl: Bank, côté: actif, montant: 100, année précédente: 90}
  - {poste fr: Fonds, poste nl: Fondsen, côté: passif, montant: 100, année précédente: 90}
budget:
  - {poste fr: Dons, poste nl: Giften, sens: recettes, montant: 80}
  - {poste fr: Loyer, poste nl: Huur, sens: dépenses, montant: 70}
"""


def test_balance_sheet_and_budget_stand_on_the_page_of_money_without_accounts() -> None:
    balance, budget = composed(BALANCE).parts["money"]
    assert isinstance(balance, Table) and plain(balance.caption) == "Bilan à la fin de l’année 2025"
    assert cells(balance) == [
        ("Poste", "2025", "2024", "Écart", "en %"),
        ("Banque", "100 €", "90 €", "+10 €", "+11,1 %"),
        ("Total de l’actif", "100 €", "90 €", "+10 €", "+11,1 %"),
        ("Fonds", "100 €", "90 €", "+10 €", "+11,1 %"),
        ("Total du passif", "100 €", "90 €", "+10 €", "+11,1 %"),
    ]
    assert isinstance(budget, Table) and plain(budget.caption) == "Budget 2026"
    assert cells(budget) == [
        ("Poste", "2026"),
        ("Dons", "80 €"),
        ("Total des recettes", "80 €"),
        ("Loyer", "70 €"),
        ("Total des dépenses", "70 €"),
        ("Résultat", "10 €"),
    ]


@pytest.mark.parametrize("path", ["accounts", "balance", "budget", "partners"])
def test_a_module_named_and_empty_leaves_its_gap_in_a_draft(path: str) -> None:
    named = labels("annual_report").choice("Module", path, "fr")
    job = examined("annual_report", {"rapport.yaml": f"{HEAD}rubriques: {named}\n"})
    parts = write(job.document, job.provenance, job.labels, "fr", Gaps(job.findings)).composition.parts  # type: ignore[arg-type]
    part = parts["remaining" if path == "partners" else "money"]
    marks = [run.gap.code for inline, _ in inlines(part) for run in inline if run.gap]
    assert [code for code in marks if code == "C01"] == ["C01"]


YEARS = """évolution:
  - {indicateur fr: Repas, indicateur nl: Eten, année: 2025, valeur: environ 30, unité fr: repas, unité nl: maaltijden}
  - {indicateur fr: Repas, indicateur nl: Eten, année: 2023, valeur: 10, unité fr: repas, unité nl: maaltijden}
  - {indicateur fr: Repas, indicateur nl: Eten, année: 2024, valeur: 0, unité fr: repas, unité nl: maaltijden}
  - {indicateur fr: Vélos, indicateur nl: Fietsen, année: 2025, valeur: 7}
"""


def test_figures_of_years_are_a_table_of_years_and_a_trend_from_three_on() -> None:
    chart, table = rest(YEARS)
    assert isinstance(chart, Chart) and chart.sort is ChartSort.COLUMNS
    assert (chart.categories, chart.labels) == (("2023", "2024", "2025"), ("10", "0", "environ 30"))
    assert (plain(chart.caption), chart.unit) == ("Repas, 2023–2025", "repas")
    assert "Du 2023" not in chart.alt and chart.data is None
    assert cells(table) == [
        ("Indicateur", "2023", "2024", "2025"),
        ("Repas (repas)", "10", "0", "environ 30"),
        ("Vélos", "–", "–", "7"),
    ]


@pytest.mark.parametrize("more", ["", ";année;valeur"])
def test_a_table_with_a_column_for_each_year_is_read_too(more: str) -> None:
    """Beside the columns of the kit, left empty, or in their place; a year without a value is none."""
    wide = f"indicateur fr;indicateur nl;unité fr;2023;2024;2025{more}\nRepas;Eten;repas;10;0;30\nVélos;Fietsen;;;;7\n"
    job = assembled("annual_report", {"rapport.yaml": HEAD, "évolution.csv": wide})
    assert isinstance(job.document, AnnualReport)
    assert [(one.indicator.plain("fr"), one.year, str(one.value)) for one in job.document.years] == [
        *(("Repas", 2023, "10"), ("Repas", 2024, "0"), ("Repas", 2025, "30"), ("Vélos", 2025, "7")),
    ]
    assert not [one for one in job.findings if one.code.startswith(("T", "V", "N"))]
    places = [job.provenance.place(f"years.1.{column}").line for column in ("year", "value")]
    assert places == [1, 2]


def test_a_row_of_a_year_of_its_own_stands_beside_columns_of_years() -> None:
    wide = "indicateur fr;indicateur nl;année;valeur;2025\nRepas;Eten;2024;10;30\n"
    job = assembled("annual_report", {"rapport.yaml": HEAD, "évolution.csv": wide})
    assert isinstance(job.document, AnnualReport)
    assert [(one.year, str(one.value)) for one in job.document.years] == [(2024, "10"), (2025, "30")]


def test_the_first_three_indicators_are_drawn_side_by_side() -> None:
    rows = [
        f"  - {{indicateur fr: i{name}, indicateur nl: i{name}, année: {year}, valeur: {year - 2000 + name}, "
        f"unité fr: {unit}, unité nl: {unit}}}"
        for name, unit in enumerate(("h", '""', '""', '""'))
        for year in (2023, 2024, 2025)
        if (name, year) != (1, 2024)
    ]
    chart, table = rest("\n".join(("évolution:", *rows, "")))
    assert isinstance(chart, Chart) and chart.sort is ChartSort.PANELS
    assert (plain(chart.caption), chart.categories, chart.unit) == (
        "Évolution, 2023–2025",
        ("2023", "2024", "2025"),
        "",
    )
    assert [one.name for one in chart.series] == ["I0 (h)", "I2", "I3"]
    assert chart.alt.startswith(
        "Graphique «\u00a0Évolution, 2023–2025\u00a0». I0 (h) – En hausse, de 2023 (23) à 2025 (25)."
    )
    assert chart.alt.endswith("Les chiffres se trouvent au tableau 1.") and chart.data is None
    assert [line[0] for line in cells(table)] == ["Indicateur", "i0 (h)", "i1", "i2", "i3"]


def test_a_panel_has_no_column_in_a_year_of_which_nothing_is_told() -> None:
    rows = [
        f"  - {{indicateur fr: I{name}, indicateur nl: I{name}, année: {year}, valeur: {year - 2000 + name}}}"
        for name in range(2)
        for year in range(2022 + name, 2026)
    ]
    chart, _ = rest("\n".join(("évolution:", *rows, "")))
    assert isinstance(chart, Chart)
    assert [one.values for one in chart.series] == [(22, 23, 24, 25), (None, 24, 25, 26)]
    assert chart.labels[4] == "–" and chart.data is None


def test_figures_of_years_that_a_chapter_places_are_not_printed_again() -> None:
    made = composed(YEARS, text=TELLS.replace("On compte.", "{{ evolution() }}"))
    assert [type(one) for one in made.parts["chapters"]][-2:] == [Chart, Table]
    assert made.parts["remaining"] == ()


def units(*above: str | None) -> list[Unit]:
    return [
        Unit(name=Text(*(short(runs(f"{lang}{place}"), State.GIVEN, Location("")) for lang in LANGS)), reports_to=over)
        for place, over in enumerate(above)
    ]


def test_a_box_stands_below_the_one_that_it_names_in_either_language() -> None:
    assert parents(units(None, "FR0", "nl1", "nobody")) == [None, 0, 1, None]
    assert parents(units("fr2", "fr0", "fr1")) == [None, 0, 1]
    assert parents(units("fr0")) == [None]


CHART = """organigramme:
  - {unité fr: Assemblée, unité nl: Vergadering, personnes fr: 22 membres, personnes nl: 22 leden}
  - {unité fr: bureau, unité nl: bureau, dépend de: Assemblée, ETP: "1,5"}
  - {unité fr: Cuisine, unité nl: Keuken, dépend de: Bureau}
"""


def test_the_organisation_is_drawn_and_told_in_words() -> None:
    (chart,) = rest(CHART)
    assert isinstance(chart, Chart) and chart.sort is ChartSort.ORGANISATION
    assert chart.categories == ("Assemblée", "Bureau", "Cuisine")
    assert list(map(int, chart.series[0].values)) == [0, 1, 2]
    assert chart.labels == ("22 membres", "1,5\u00a0ETP", "") and chart.data is None
    assert chart.alt.replace("\u00a0", " ").replace("\u202f", " ") == (
        "Organigramme : 3 cases ; en haut : Assemblée. De Assemblée (22 membres) dépendent : Bureau. "
        "De Bureau (1,5 ETP) dépendent : Cuisine."
    )
    (dutch,) = rest(CHART, "nl")
    assert isinstance(dutch, Chart) and dutch.categories == ("Vergadering", "Bureau", "Keuken")
    assert "Onder Vergadering (22 leden) vallen: Bureau." in dutch.alt


def many(count: int, deep: bool = False) -> str:
    rows = [
        f"  - {{unité fr: Unité {place}, unité nl: Eenheid {place}, "
        f"dépend de: {'Unité ' + str(place - 1 if deep else 0) if place else '~'}}}"
        for place in range(count)
    ]
    return "\n".join(("organigramme:", *rows, ""))


def test_more_boxes_than_an_alternative_text_tells_have_their_data_below() -> None:
    (chart,) = rest(many(MOST))
    assert isinstance(chart, Chart) and chart.data
    assert cells(chart.data)[:3] == [
        ("Unité ou fonction", "Dépend de", "Personnes"),
        ("Unité 0", "–", "–"),
        ("Unité 1", "Unité 0", "–"),
    ]


@pytest.mark.parametrize("given", [many(MOST + 1), many(DEEPEST + 1, deep=True), many(1)])
def test_a_chart_that_no_page_holds_is_a_nested_list(given: str) -> None:
    title, tree = rest(given)
    assert isinstance(title, Paragraph) and plain(title.text) == "Organigramme"
    assert isinstance(tree, List) and len(tree.items) == 1
    assert plain(tree.items[0].text) == "Unité 0"
    below = tree.items[0].children
    assert [plain(item.text) for one in below if isinstance(one, List) for item in one.items][:1] == (
        ["Unité 1"] if "Unité 1" in given else []
    )


def test_whom_the_report_thanks_stands_by_group() -> None:
    given = """soutiens et remerciements:
  - {nom fr: Boulangerie, nom nl: Bakkerij, groupe fr: donateurs, groupe nl: schenkers, pour quoi fr: le pain}
  - {nom fr: Amina, nom nl: Amina}
  - {nom fr: Jardin, nom nl: Tuin, groupe fr: donateurs, groupe nl: schenkers}
"""
    (names,) = rest(given)
    assert isinstance(names, List)
    assert [plain(item.text).replace("\u00a0", " ") for item in names.items] == [
        "Donateurs : Boulangerie (le pain), Jardin",
        "Amina",
    ]


def audiences(*units_: str) -> str:
    rows = [
        f"  - {{public fr: P{place}, public nl: P{place}, nombre: {place + 1}, unité fr: {unit}, unité nl: {unit}}}"
        for place, unit in enumerate(units_)
    ]
    return "\n".join(("publics touchés:", *rows, ""))


@pytest.mark.parametrize(
    ("given", "drawn"),
    [(("visites",) * 3, True), (("visites",) * 2, False), (("visites", "visites", "appels"), False)],
)
def test_publics_that_count_the_same_are_drawn_before_their_table(given: tuple[str, ...], drawn: bool) -> None:
    blocks = rest(audiences(*given))
    assert [type(one) for one in blocks] == ([Chart, Table] if drawn else [Table])
    if isinstance(blocks[0], Chart):
        assert blocks[0].unit == "visites" and blocks[0].categories == ("P2", "P1", "P0")


def test_columns_of_figures_count_for_half_and_what_no_table_holds_is_told_in_a_list() -> None:
    given = """formations:
  - {intitulé fr: Secours, sens: suivie, date: 4 mars 2025, organisme fr: A, heures: 6, participants: 9}
activités:
  - {activité fr: Repas, description fr: D, quand fr: Q, lieu fr: L, participants: 3, public fr: P, partenaires fr: X}
"""
    made = composed(given, text="").parts["remaining"]
    assert [plain(one.text) for one in made if isinstance(one, Heading)] == [
        "Les activités de l’année",
        "Les formations",
    ]
    _, title, items, table, _, trainings = made
    assert cells(trainings)[0] == (
        *("Intitulé", "Donnée ou suivie", "Date"),
        *("Formateur ou organisme", "Heures", "Participants"),
    )
    assert isinstance(title, Paragraph) and (plain(title.text), title.role) == ("Activités", "unit")
    assert isinstance(items, List)
    assert [plain(one.text).replace("\u00a0", " ") for one in items.items] == ["Repas – D · Partenaires : X"]
    assert cells(table) == [("Activité", "Quand", "Lieu", "Participants", "Public"), ("Repas", "Q", "L", "3", "P")]
