"""What a synthesis says: its key figures and their sources, its charts, its quotations beside what they illustrate."""

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Block, Chart, ChartSort, Facts, Heading, List, Paragraph, Quotation, Table, plain
from imprimatur.documents.research_synthesis import write
from imprimatur.documents.writing.manuscript import Manuscript
from tests.dossiers import assembled

LONG = "Une phrase de plus sur les guichets de la commune. " * 12


def written(content: str, lang: Lang = "fr", **others: str) -> Manuscript:
    job = assembled("research_synthesis", {"synthese.yaml": content, **others})
    return write(job.document, job.provenance, job.labels, lang)


def figures(*rows: str, lang: Lang = "fr") -> tuple[list[str], list[str]]:
    """The labels of key figures, and what is said below them. A row: value, unit, whom, year, source, base."""
    names = ("valeur", "unité", "population", "année", "source", "sur")
    entries = "\n".join(
        "  - {"
        + ", ".join(f'{name}: "{cell}"' for name, cell in zip(names, row.split("|"), strict=False) if cell)
        + "}"
        for row in rows
    )
    blocks = written(f"chiffres clés:\n{entries}", lang).composition.parts["key_figures"]
    labels = [plain(label) for block in blocks if isinstance(block, Facts) for label, _ in block.rows]
    return labels, [plain(block.text) for block in blocks if isinstance(block, Paragraph)]


def results(text: str, quote: str = "Une phrase.", lang: Lang = "fr") -> list[Block]:
    body = "\n".join(f"      {line}" for line in text.split("\n"))
    content = f"résultats:\n  - titre: Un\n    texte: |-\n{body}\n    éléments probants: Preuve."
    if quote:
        content += f"\n    citation: {quote}\n    qui parle: une femme"
    return list(written(content, lang).composition.parts["results"])


def test_one_source_and_one_year_are_said_once():
    assert figures("412||personnes|2026|enquête A|", "57|%|seules|2026|enquête A|") == (
        ["personnes", "seules"],
        ["Source\u00a0: enquête A, 2026"],
    )


def test_years_that_differ_stay_with_their_figures():
    assert figures("412||personnes|2025|enquête A|", "57|%|seules|2026|enquête A|") == (
        ["personnes, 2025", "seules, 2026"],
        ["Source\u00a0: enquête A"],
    )


def test_several_sources_and_bases_have_letters():
    labels, below = figures(
        "412||personnes|2026|enquête A|", "57|%|seules|2026|B|", "3|%|autres|2026|B|", "1||x|2026|B|9"
    )
    assert labels == ["personnes, 2026a", "seules, 2026b", "autres, 2026b", "x, 2026c"]
    assert below == ["Sources\u00a0: a\u00a0enquête A · b\u00a0B · c\u00a0B, 9"]


@pytest.mark.parametrize(("value", "wide"), [("1 250 000", False), ("1 250 0000 euros", False), ("12500000000", True)])
def test_a_long_number_asks_for_wider_columns(value: str, wide: bool):
    content = f'chiffres clés:\n  - {{valeur: "{value}", population: a}}'
    assert written(content).composition.flags["wide_figures"] is wide


TABLE = "| Qui | Jamais | Déjà |\n|---|---|---|\n| Hommes | 12 | 30,5 |\n| Femmes | environ 20 | |"


def test_a_table_that_is_asked_for_becomes_a_chart_after_the_evidence():
    text = f'{LONG}\n{TABLE}\n{{{{ graphique(titre="Qui", unité="personnes", forme="empilé") }}}}\nSuite.'
    blocks = results(text, quote="")
    assert [type(block) for block in blocks] == [Heading, Paragraph, Paragraph, Paragraph, Chart]
    chart = blocks[-1]
    assert isinstance(chart, Chart)
    assert (chart.sort, chart.categories, chart.unit, plain(chart.caption)) == (
        ChartSort.STACKED,
        ("Hommes", "Femmes"),
        "personnes",
        "Qui",
    )
    assert [(one.name, one.values) for one in chart.series] == [
        ("Jamais", (12, 20)),
        ("Déjà", (pytest.approx(30.5), None)),
    ]
    assert chart.labels == ("12", "environ 20", "30,5", "–")
    assert chart.data is None
    assert "Hommes" in chart.alt
    assert "30,5" in chart.alt


def test_a_call_before_its_table_draws_it_too_and_one_series_is_named_by_its_header():
    (chart,) = [
        b for b in results("{{ grafiek() }}\n| Qui | Sur cent |\n|:--|--:|\n| A | 5 % |") if isinstance(b, Chart)
    ]
    assert (chart.sort, chart.unit, chart.labels) == (ChartSort.BARS, "Sur cent", ("5\u00a0%",))


@pytest.mark.parametrize(
    "table",
    [
        "",
        "| Qui | Quoi |\n|---|---|\n| A | bleu |",
        "| Qui |\n|---|\n| A |",
        "| Qui | 2023 | 2023 |\n|---|---|---|\n| A | 1 | 2 |",
        "| Qui | |\n|---|---|\n| A | 1 |",
    ],
)
def test_a_call_beside_no_table_of_numbers_is_a_fault_and_what_stands_there_stays(table: str):
    text = f"Avant.\n{table}\n{{{{ graphique(titre='Qui') }}}}"
    body = "\n".join(f"      {line}" for line in text.split("\n"))
    made = written(f"résultats:\n  - titre: Un\n    texte: |-\n{body}")
    (fault,) = made.faults
    assert (fault.path, fault.reason.fr) == (
        "results.0.body",
        "aucun tableau de nombres sans note, dont chaque colonne a son nom, ne se trouve juste avant ou juste après",
    )
    blocks = made.composition.parts["results"]
    assert not [block for block in blocks if isinstance(block, Chart)]
    assert len([block for block in blocks if isinstance(block, Table)]) == bool(table)


FIGURES = """
chiffres clés:
  - {valeur: 57, unité: "%", population: seules, sur: 412 personnes}
  - {valeur: 38, unité: "%", population: aidées, sur: 412 personnes}
  - {valeur: 59, unité: "%", population: autonomes, sur: 177 personnes}
"""


def test_key_figures_of_one_unit_and_base_are_drawn():
    made = written(
        FIGURES, "fr", **{"recit.fr.md": '# Contexte\n\n{{ graphique("Chiffres clés", sur="412 personnes") }}\n'}
    )
    (chart,) = [block for block in made.composition.parts["context"] if isinstance(block, Chart)]
    assert (chart.categories, chart.unit) == (("seules", "aidées"), "%\u00a0(412 personnes)".replace("\u00a0", " "))
    assert chart.labels == ("57\u00a0%", "38\u00a0%")


@pytest.mark.parametrize("call", ['"Chiffres clés"', '"Recommandations"', '"Chiffres clés", forme="tarte"'])
def test_figures_that_no_chart_can_compare_are_a_fault(call: str):
    made = written(FIGURES, "fr", **{"recit.fr.md": f"# Contexte\n\n{{{{ graphique({call}) }}}}\n"})
    assert [fault.path for fault in made.faults] == ["context"]


def places(blocks: list[Block]) -> list[str]:
    return [f"{type(block).__name__} {getattr(block, 'place', '')}".strip() for block in blocks]


def test_a_quotation_stands_in_the_margin_beside_its_text_or_after_it():
    assert places(results(LONG)) == ["Heading", "Quotation margin", "Paragraph", "Paragraph"]
    assert places(results("Court.", quote="Une phrase bien plus longue que le texte. " * 6)) == [
        "Heading",
        "Paragraph",
        "Paragraph",
        "Quotation",
    ]


def test_a_quotation_of_the_text_goes_to_the_margin_too():
    text = f"# Résultats\n\n## Un titre\n\n{LONG}\n\n> Une phrase.\n>\n> — une femme\n\nSuite.\n"
    made = written("titre: {fr: T}", "fr", **{"recit.fr.md": text})
    blocks = made.composition.parts["results"]
    assert places(list(blocks)) == ["Heading", "Quotation margin", "Paragraph", "Paragraph"]
    assert [plain(block.source) for block in blocks if isinstance(block, Quotation)] == ["une femme"]


def test_numbers_in_a_table_below_a_title_belong_to_the_finding():
    text = f"# Résultats\n\n## Un titre\n\n{LONG}\n\n{TABLE}\n\n## Un autre\n\nFin.\n"
    blocks = written("titre: {fr: T}", "fr", **{"recit.fr.md": text}).composition.parts["results"]
    assert places(list(blocks)) == ["Heading", "Paragraph", "Table", "Heading", "Paragraph"]


def test_recommendations_are_lists_that_count_as_their_numbers_do():
    rows = [("1", "Région"), ("2", "Région"), ("3", "Communes"), ("5", "Région"), ("6", "Région")]
    entries = "\n".join(f"  - {{numéro: {n}, destinataire: {whom}, recommandation: Faire {n}}}" for n, whom in rows)
    blocks = written(f"recommandations:\n{entries}").composition.parts["recommendations"]
    assert [
        plain(block.text)
        if isinstance(block, Heading)
        else (block.ordered, block.start, [plain(item.text) for item in block.items])
        for block in blocks
        if isinstance(block, Heading | List)
    ] == [
        "Région",
        (True, 1, ["Faire 1", "Faire 2"]),
        (True, 5, ["Faire 5", "Faire 6"]),
        "Communes",
        (True, 3, ["Faire 3"]),
    ]


def test_a_single_figure_has_its_year_and_source_below():
    assert figures("5|%|seules|2026|enquête A|") == (["seules"], ["Source\u00a0: enquête A, 2026"])


def test_a_table_with_a_note_stays_a_table():
    text = "| Qui | Nombre |\n|---|---|\n| A[^1] | 5 |\n\n{{ graphique(titre='Qui') }}\n\n[^1]: La note."
    made = written("titre: Titre", **{"recit.fr.md": f"# Contexte\n\n{text}"})
    table = made.composition.parts["context"][0]
    assert isinstance(table, Table)
    assert plain(table.rows[0][0][0].note) == "La note."
    assert [fault.path for fault in made.faults] == ["context"]


@pytest.mark.parametrize(
    ("addressee", "power", "lang", "said"),
    [
        ("À la Région", "Région", "fr", "Agir"),
        ("Aux communes", "communes et CPAS", "fr", "Agir"),
        ("Aan de federale overheid", "federaal", "nl", "Agir"),
        ("Aux hôpitaux", "fédéral", "fr", "Agir (fédéral)"),
        ("Aux services et CPAS", "communes et CPAS", "fr", "Agir (communes et CPAS)"),
        ("Aux commissaires", "communes et CPAS", "fr", "Agir (communes et CPAS)"),
    ],
)
def test_the_level_of_power_is_said_where_the_addressee_does_not(addressee, power, lang, said):
    """Once: not beside the heading that bears its name."""
    asked = f"destinataire: {{{lang}: {addressee}}}, recommandation: {{{lang}: Agir}}, niveau de pouvoir: {power}"
    _, items = written(f"recommandations:\n  - {{numéro: 1, {asked}}}\n", lang).composition.parts["recommendations"]
    assert isinstance(items, List)
    assert plain(items.items[0].text).partition(")")[0] == said.removesuffix(")")
