"""Where things stand on the pages of a synthesis: margin and text, columns, quotations, addressees, small print.

The PDF is laid out and measured, in millimetres from the left edge of the page and from its upper one; of Word, the
geometry that its XML says.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from imprimatur.core.blocks import runs
from imprimatur.core.composition import Composition
from imprimatur.documents.research_synthesis import write
from imprimatur.rendering.docx.xml import NS
from tests.dossiers import assembled
from tests.rendering.docx_reading import Word, render
from tests.rendering.pdf_reading import printed

MM = 25.4 / 72
HEIGHT = 297
LEFT, TEXT, RIGHT = 20, 66, 190
"""The edges of the margin and of the text, and the right edge of both."""

LINE = 15 * MM
BODY = "mot " * 120

SYNTHESIS = f"""
titre: Titre
sous-titre: Chapeau
contexte: contexteun {BODY}
question de recherche: questionun {BODY}
concepts:
  - {{terme: conceptun, définition: définitionun mot mot}}
  - {{terme: conceptdeux, définition: définitiondeux}}
méthode: {{démarche: démarcheun, co-chercheurs: 701, entretiens: 702, groupes de discussion: 703}}
résultats:
  - titre: résultatun
    texte: "corpsun {BODY}"
    citation: {"citation " * 12}
    qui parle: voixun
    éléments probants: preuveun
  - titre: résultatdeux
    texte: court
    citation: {"courante " * 30}
recommandations:
  - {{numéro: 1, destinataire: destinataire abc abc abc abc abc abc abc, recommandation: conseilun {"mot " * 60}}}
  - {{numéro: 2, destinataire: bref, recommandation: conseildeux}}
suites: [{{type: rencontre, suite: suiteun}}]
références:
  - {{clé: a, type: ouvrage, auteurs: "Auteurun, Al", titre: {"titre " * 40}, année: 2020}}
comment citer: citerun
commanditaire: commanditaireun
licence: licenceun
"""

Box = tuple[int, float, float, float, float]
"""Page, left, top, right and bottom."""


@cache
def composed(content: str = SYNTHESIS) -> Composition:
    job = assembled("research_synthesis", {"synthese.yaml": content})
    return write(job.document, job.provenance, job.labels, "fr").composition


@cache
def laid_out(content: str = SYNTHESIS) -> bytes:
    return printed(composed(content)).content


def boxes(word: str, content: str = SYNTHESIS) -> list[Box]:
    """Where a word stands, as often as it does."""
    return list(_boxes(word, laid_out(content)))


def _boxes(word: str, content: bytes) -> Iterator[Box]:
    for number, page in enumerate(pypdfium2.PdfDocument(content)):
        text = page.get_textpage()
        said, at = text.get_text_range(), 0
        while (at := said.find(word, at)) >= 0:
            places = [text.get_charbox(at + step, loose=True) for step in range(len(word))]
            left, bottom, _, _ = map(min, zip(*places, strict=True))
            _, _, right, top = map(max, zip(*places, strict=True))
            yield number, left * MM, HEIGHT - top * MM, right * MM, HEIGHT - bottom * MM
            at += len(word)


def left(word: str) -> float:
    return boxes(word)[0][1]


def top(word: str) -> float:
    return boxes(word)[0][2]


def page(word: str) -> int:
    return boxes(word)[0][0]


@pytest.mark.parametrize(
    ("word", "at"),
    [
        ("Titre", LEFT),
        ("Contexte", LEFT),
        ("contexteun", TEXT),
        ("La question", LEFT),
        ("questionun", TEXT),
        # Boxes over the whole width, with an edge of 7 mm.
        ("Concepts", LEFT + 7),
        ("conceptun", LEFT + 7),
        ("conceptdeux", LEFT + 7 + 74 + 8),
        ("démarcheun", LEFT + 7),
        ("701", LEFT + 7 + 36),
        ("702", LEFT + 7 + 74 + 8 + 36),
        ("703", LEFT + 7 + 36),
        ("Ce que montre", LEFT),
        ("résultatun", TEXT),
        ("corpsun", TEXT),
        ("preuveun", TEXT),
        ("voixun", LEFT),
        ("Recommandations", LEFT),
        ("destinataire", LEFT),
        ("bref", LEFT),
        ("conseilun", TEXT + 5.5),
        ("conseildeux", TEXT + 5.5),
        ("Et après", LEFT),
        ("Auteurun", TEXT),
        ("Pour citer", LEFT),
        ("citerun", TEXT),
        ("Cette publication", LEFT),
        ("licenceun", TEXT + 40),
    ],
)
def test_what_stands_in_the_margin_and_what_in_the_text(word: str, at: float) -> None:
    # A letter begins a little after the edge of its box.
    assert left(word) == pytest.approx(at, abs=0.6)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Contexte", "contexteun"),
        ("La question", "questionun"),
        ("destinataire", "conseilun"),
        ("bref", "conseildeux"),
        ("Et après", "suiteun"),
        ("Références", "Auteurun"),
        ("Pour citer", "citerun"),
        ("Cette publication", "commanditaireun"),
    ],
)
def test_a_heading_in_the_margin_stands_beside_the_first_line_of_its_text(heading: str, text: str) -> None:
    assert page(heading) == page(text)
    assert top(heading) == pytest.approx(top(text), abs=1.5)


def test_a_quotation_stands_in_the_margin_beside_the_text_that_it_illustrates() -> None:
    words = boxes("citation")
    assert len(words) == 12
    assert {one[0] for one in words} == {page("corpsun")}
    assert min(one[1] for one in words) == pytest.approx(LEFT, abs=0.6)
    # 41 mm wide: three of its words stand on a line.
    assert LEFT + 35 < max(one[3] for one in words) <= LEFT + 41
    assert len({round(one[2]) for one in words}) == 4
    assert min(one[2] for one in words) == pytest.approx(top("corpsun") + 2.5, abs=1)
    assert boxes("voixun")[0][2] > max(one[2] for one in words)


def test_a_quotation_without_enough_text_stands_in_the_flow_after_it() -> None:
    box, *_ = boxes("courante")
    assert box[1] == pytest.approx(TEXT + 6.7, abs=0.6)
    assert (box[0], box[2]) > (page("court"), top("court"))


def test_an_addressee_wraps_in_the_margin() -> None:
    words = boxes("abc")
    assert len({round(one[2]) for one in words}) == 2
    assert LEFT + 30 < max(one[3] for one in words) <= LEFT + 40
    assert {round(one[1]) for one in words if one[2] > words[0][2] + 2} >= {LEFT}


def test_a_reference_hangs_its_first_line() -> None:
    first = boxes("Auteurun")[0]
    lines = {round(one[2]): one[1] for one in reversed(boxes("titre")) if one[2] > first[2] + 2}
    assert len(lines) > 1
    assert list(lines.values()) == [pytest.approx(TEXT + 6, abs=0.6)] * len(lines)


def test_nothing_reaches_beyond_the_right_edge_and_the_text_reaches_it() -> None:
    assert max(one[3] for one in boxes("mot")) == pytest.approx(RIGHT, abs=4)
    assert max(one[3] for one in boxes("mot")) <= RIGHT


def figures(count: int) -> str:
    return (
        SYNTHESIS
        + "chiffres clés:\n"
        + "".join(f"  - {{valeur: {900 + rank}, population: foule, année: 2026, source: s}}\n" for rank in range(count))
    )


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (1, [1]),
        (2, [2]),
        (3, [3]),
        (4, [4]),
        (5, [3, 2]),
        (6, [3, 3]),
        (7, [4, 3]),
        (8, [4, 4]),
        (9, [3, 3, 3]),
        (10, [4, 3, 3]),
        (11, [4, 4, 3]),
        (12, [4, 4, 4]),
    ],
)
def test_key_figures_stand_in_even_rows_over_the_whole_width(count: int, rows: list[int]) -> None:
    found: dict[int, list[float]] = {}
    for rank in range(count):
        (box, *_) = boxes(str(900 + rank), figures(count))
        assert box[0] == 0
        found.setdefault(round(box[2]), []).append(box[1])
    assert [len(row) for row in found.values()] == rows
    for row in found.values():
        # Five: two share the width of three below them.
        width = 170 / (2 if (count, len(row)) in ((5, 2), (1, 1)) else len(row))
        assert row == [pytest.approx(LEFT + place * width, abs=1) for place in range(len(row))]


def asked(*counts: int, before: int = 0) -> str:
    """A synthesis of so many recommendations to each of some addressees, after some paragraphs."""
    context = "\\n\\n".join(["mot " * 20] * before)
    items = [
        f"  - {{numéro: {100 + rank}, destinataire: dest{who}, recommandation: {'mot ' * 20}}}"
        for rank, who in enumerate(who for who, count in enumerate(counts) for _ in range(count))
    ]
    return f'contexte: "mot {context}"\nrecommandations:\n' + "\n".join(items)


@pytest.mark.parametrize("before", range(14, 22))
def test_a_short_addressee_stays_whole_and_a_long_one_keeps_its_first(before: int) -> None:
    content = asked(3, 4, 30, before=before)
    number = {rank: boxes(f"{100 + rank}.", content)[0][0] for rank in (0, 2, 3, 7, 36)}
    pages = [boxes(f"dest{who}", content)[0][0] for who in range(3)]
    assert pages == [number[0], number[3], number[7]]
    assert number[0] == number[2]
    assert number[36] > number[7]


@cache
def word(content: str = SYNTHESIS) -> Word:
    return render(composed(content))


FRAME = {"w": "2381", "hSpace": "227", "wrap": "around", "vAnchor": "text", "hAnchor": "page", "x": "1134"}
"""The margin in twips: 42 mm wide at 20 mm from the edge of the page, the text 4 mm further."""


def framed(style: str) -> list[tuple[str, dict[str, str]]]:
    """The words of the framed paragraphs of a style, and their frames."""
    return [
        (
            "".join(p.xpath(".//w:t/text()", namespaces=NS)),
            {key.rpartition("}")[2]: value for key, value in p.find("w:pPr/w:framePr", NS).attrib.items()},
        )
        for p in word().find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}' and w:pPr/w:framePr]")
    ]


def test_word_has_the_same_margin_for_headings_quotations_and_addressees() -> None:
    for style, words in {
        "HeadingMargin": ["Contexte", "La question", "Et après", "Références"],
        "MarginQuote": ["citation " * 11 + "citation"],
        "MarginQuoteSource": ["voixun"],
        "HeadingSmall": ["Pour citer cette synthèse", "Cette publication"],
        "Heading2": ["destinataire" + " abc" * 7, "bref"],
    }.items():
        assert [(said.strip(), {**frame, "y": ""}) for said, frame in framed(style)] == [
            (one, FRAME | {"y": ""}) for one in words
        ]


def test_each_addressee_in_word_stands_below_a_rule_and_asks_with_room_between() -> None:
    before = "preceding-sibling::*[1]/w:pPr/w:pStyle/@w:val"
    found = word().find("//w:p[w:pPr/w:pStyle/@w:val='Heading2' and (contains(., 'dest') or contains(., 'bref'))]")
    assert [one.xpath(before, namespaces=NS) for one in found] == [["SectionRule"]] * 2
    assert word().values("//w:p[contains(., 'conseil')]/w:pPr/w:spacing/@w:after") == ["100", "100"]


def test_an_addressee_higher_than_what_is_asked_stands_above_it_in_word() -> None:
    long = SYNTHESIS.replace("destinataire: bref", f"destinataire: bref {'abc ' * 30}")
    style = "w:pPr/w:pStyle/@w:val='Heading2'"
    assert len(word(long).find(f"//w:p[{style} and contains(., 'bref')]")) == 1
    assert not word(long).find(f"//w:p[{style} and contains(., 'bref') and w:pPr/w:framePr]")


def test_the_facts_of_a_publication_in_word_leave_the_margin_to_their_heading() -> None:
    (table,) = word().find("//w:tbl[w:tr[1]/w:tc[1][contains(., 'Commanditaire')]]")
    assert table.xpath("w:tblPr/w:tblInd", namespaces=NS) == []
    assert table.xpath("string(w:tblPr/w:tblW/@w:w)", namespaces=NS) == "7030"


def test_the_pages_of_a_synthesis_in_word_have_one_column_beside_one_margin() -> None:
    margins = {side: word().values(f"//w:sectPr/w:pgMar/@w:{side}") for side in ("left", "right")}
    assert margins == {"left": ["3742"], "right": ["1134"]}
    assert not word().find("//w:cols/@w:num")


def shown(content: str, **lines: str) -> bytes:
    """The PDF of a synthesis with other lines than its own."""
    made = composed(content)
    return printed(replace(made, lines=made.lines | {name: runs(text) for name, text in lines.items()})).content


def test_the_foot_shares_its_line_with_the_number_of_the_page_as_each_needs_it() -> None:
    content = shown(SYNTHESIS, footer=f"footun {'mot ' * 25}footdeux")
    (first, *_), (last, *_), (folio, *_) = (list(_boxes(word, content)) for word in ("footun", "footdeux", "Page 1"))
    assert first[2] == pytest.approx(last[2], abs=0.1) == pytest.approx(folio[2], abs=0.1)
    assert first[1] == pytest.approx(LEFT, abs=0.6)
    assert last[3] > LEFT + 0.8 * (RIGHT - LEFT)
    # Seven and a half points.
    assert first[4] - first[2] < 4


def test_a_long_foot_breaks_and_the_number_of_the_page_does_not() -> None:
    content = shown(SYNTHESIS, footer=f"footun {'mot ' * 60}footdeux")
    (first, *_), (last, *_), (folio, *_) = (list(_boxes(word, content)) for word in ("footun", "footdeux", "Page 1"))
    (end, *_) = _boxes("Page 1 sur", content)
    assert last[2] > first[2] + 2
    assert folio[2] == pytest.approx(first[2], abs=0.1) == pytest.approx(end[2], abs=0.1)


def referred(count: int, before: int) -> str:
    listed = [
        f'  - {{clé: r{rank}, type: ouvrage, auteurs: "Auteur{rank}x, Al", titre: {"titre " * 20}, année: 2020}}'
        for rank in range(count)
    ]
    context = "\\n\\n".join(["mot " * 20] * before)
    return f'contexte: "mot {context}"\nlicence: licenceun\nréférences:\n' + "\n".join(listed)


@pytest.mark.parametrize("before", range(16, 20))
def test_few_references_go_over_together_and_more_break(before: int) -> None:
    few, more = ([boxes(f"Auteur{rank}x", referred(count, before))[0][0] for rank in range(count)] for count in (4, 20))
    assert len(set(few)) == 1
    assert len(set(more)) == 2
    # The last page has two of them at least.
    assert more[-2] == more[-1] == boxes("Cette publication", referred(20, before))[0][0]


def test_the_strip_of_figures_keeps_its_distances() -> None:
    content = figures(6)
    heading, number, whom = boxes("En chiffres", content)[0], boxes("900", content)[0], boxes("foule", content)[0]
    second, source = boxes("903", content)[0], boxes("Source", content)[0]
    assert number[2] - heading[2] == pytest.approx(13 * MM + 2, abs=0.8)
    assert whom[2] - number[2] == pytest.approx(28 * MM + 2, abs=2.5)
    # A row: a number of 28 points, one line of 12, and a gap of 4 mm.
    assert second[2] - number[2] == pytest.approx(40 * MM + 4, abs=0.2)
    assert source[2] - boxes("foule", content)[3][2] == pytest.approx(12 * MM + 3, abs=0.8)


CHART = r"| col | % |\n|---|---|\n| barun | 40 |\n\n{{ graphique(titre='titreun') }}"
TABLE = r"| colun | coldeux |\n|---|---|\n| x | y |"
CHARTED = f'résultats: [{{titre: résultatun, texte: "corpsun\\n\\n{CHART}\\n\\n{TABLE}"}}]'


def test_charts_and_tables_reach_from_the_margin_to_the_right_edge() -> None:
    (made,) = [
        page for page in pypdfium2.PdfDocument(laid_out(CHARTED)) if "titreun" in page.get_textpage().get_text_range()
    ]
    drawn = [one.get_bounds() for one in made.get_objects() if one.type == pdfium.FPDF_PAGEOBJ_PATH]
    assert boxes("titreun", CHARTED)[0][1] == pytest.approx(LEFT, abs=0.6)
    assert boxes("colun", CHARTED)[0][1] == pytest.approx(LEFT, abs=3)
    rules = [(one[0] * MM, one[2] * MM) for one in drawn if one[3] - one[1] < 2 and (one[2] - one[0]) * MM > 50]
    assert min(one[0] for one in rules) == pytest.approx(LEFT, abs=0.5)
    assert max(one[1] for one in rules) == pytest.approx(RIGHT, abs=0.5)


def test_long_figures_stand_on_the_first_page_two_by_two():
    """The page stays upright, whatever the length of a value."""
    rows = "".join(
        f"\n  - {{valeur: {value}, population: popu{rank}, année: 2024, source: {{fr: a}}}}"
        for rank, value in enumerate(("1 250 sur 3 000", "1 sur 3", "58 %", "412"))
    )
    content = f"titre: Titre\nforme: fiche\nchiffres clés:{rows}\ncontexte: contexteun\n"
    places = [boxes(f"popu{rank}", content)[0] for rank in range(4)]
    assert boxes("contexteun", content)[0][0] == 0
    assert [(place[0], round(place[1])) for place in places] == [(0, LEFT), (0, 105), (0, LEFT), (0, 105)]
