"""Every block and inline, as Word is given it."""

from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from imprimatur.core.blocks import (
    Chart,
    ChartSort,
    Facts,
    Figure,
    Gap,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Quotation,
    Run,
    Series,
    Table,
    runs,
)
from imprimatur.core.composition import Stage
from imprimatur.core.errors import UnsafeInput
from imprimatur.rendering.advances import advance
from imprimatur.rendering.docx.neighbours import keeps
from imprimatur.rendering.docx.xml import NS, name
from imprimatur.rendering.fitting import PADDING, SLACK
from imprimatur.rendering.widths import POINT
from tests.rendering.docx_reading import offer, render, text_of, with_lines, with_parts
from tests.rendering.sample import picture

TEXT = 11906 - 2 * 850
COLUMN = (TEXT - 454) // 2
"""The widths of the text in the offers' template and of one of its two columns, in twips."""


def item(text: str, *children: List | Paragraph) -> Item:
    return Item(runs(text), children)


def test_headings_take_the_style_of_their_level() -> None:
    word = offer()
    assert word.paragraphs("Title") == ["Chargé·e de projet «\u00a0Cœur de quartier\u00a0»\u00a0(H/F/X)"]
    assert word.paragraphs("Heading1")[:3] == ["Qui nous sommes", "Le contexte", "Le projet"]
    assert word.paragraphs("Heading2") == [
        "Accompagnement",
        "Réseau et partenaires",
        "Formation et expérience",
        "Langues",
    ]


def test_roles_of_paragraphs() -> None:
    said = [Paragraph(runs("a")), Paragraph(runs("b"), "lead"), Paragraph(runs("c"), "small")]
    word = render(with_parts(context=tuple(said)))
    assert [word.paragraphs(style) for style in ("BodyText", "Lead", "SmallText")] == [["a"], ["b"], ["c"]]


def test_bullets_nest_to_three_styles_and_deeper_by_level() -> None:
    deep = List((item("1", List((item("2", List((item("3", List((item("4"),))),))),))),))
    word = render(with_parts(tasks=(deep,)))
    assert [word.paragraphs(f"ListBullet{n}") for n in ("", "2", "3")] == [["1"], ["2"], ["3", "4"]]
    assert word.values("//w:p[.//w:t='4']/w:pPr/w:numPr/w:ilvl/@w:val") == ["3"]


def test_every_numbered_list_counts_for_itself() -> None:
    two = List((item("a", List((item("b"),), ordered=True)), item("c")), ordered=True)
    word = render(with_parts(process=(two, Paragraph(runs("entre")), List((item("d"),), ordered=True))))
    numbers = {}
    for text in "abcd":
        (number,) = word.values(f"//w:p[.//w:t='{text}']/w:pPr/w:numPr/w:numId/@w:val")
        numbers[text] = number
    assert numbers["a"] == numbers["c"]
    assert len({numbers["a"], numbers["b"], numbers["d"]}) == 3
    for text, level in (("a", "0"), ("b", "1"), ("d", "0")):
        path = f"//w:num[@w:numId='{numbers[text]}']/w:lvlOverride[w:startOverride/@w:val='1']/@w:ilvl"
        assert word.values(path, "word/numbering.xml") == [level]


def test_a_paragraph_in_an_item_continues_it() -> None:
    word = render(with_parts(tasks=(List((item("un", Paragraph(runs("suite"))),)),)))
    assert word.paragraphs("ListContinue") == ["suite"]


def test_tables_head_their_columns_and_rows() -> None:
    word = offer()
    (table,) = word.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='ImprimaturTable']")
    rows = table.findall(name("tr"))
    assert [row.find(f"{name('trPr')}/{name('tblHeader')}") is not None for row in rows] == [True, False, False, False]
    assert all(row.find(f"{name('trPr')}/{name('cantSplit')}") is not None for row in rows)
    assert table.xpath("w:tblPr/w:tblCaption/@w:val", namespaces=NS) == ["Travaux à remettre"]
    assert table.xpath("w:tblPr/w:tblDescription/@w:val", namespaces=NS) == [
        "Colonnes\u00a0: Livrable, Longueur, Échéance. Lignes\u00a0: 3."
    ]
    assert table.xpath("w:tblPr/w:tblLook/@w:firstColumn", namespaces=NS) == ["1"]
    before = table.getprevious()
    assert before.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NS) == "Caption"
    assert word.paragraphs("TableHeading") == ["Livrable", "Longueur", "Échéance"]
    assert word.paragraphs("RowHeading") == ["Note de démarrage", "Rapport intermédiaire", "Rapport final"]
    widths = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w", namespaces=NS)]
    assert sum(widths) == TEXT


@pytest.mark.parametrize(
    ("rows", "kept", "looks"),
    [
        (10, 9, {}),
        (11, 2, {}),
        (11, 3, {"total": True}),
        (32, 31, {"whole": True}),
        (33, 2, {"whole": True}),
    ],
)
def test_rows_are_kept_with_the_next_as_long_as_a_table_is_short(rows: int, kept: int, looks: dict[str, bool]) -> None:
    table = Table((runs("ha"), runs("hb")), tuple((runs(f"r{i}"), runs("b")) for i in range(rows)), **looks)
    word = render(with_parts(deliverables=(table,)))
    held = {text_of(one) for one in word.find("//w:tbl//w:p[w:pPr/w:keepNext]")}
    assert held >= {"ha", f"r{rows - 2}"} and f"r{rows - 1}" not in held
    assert len([one for one in held if one[0] == "r"]) == kept


def test_a_last_group_of_one_row_is_kept_with_the_row_before() -> None:
    rows = [*((runs(f"r{i}"), runs("b")) for i in range(12)), (runs("head"),), (runs("last"), runs("b"))]
    for more, held in ((), True), (((runs("more"), runs("b")),), False):
        table = Table((runs("ha"), runs("hb")), (*rows, *more), grouped=True)
        word = render(with_parts(deliverables=(table,)))
        assert ("r11" in {text_of(one) for one in word.find("//w:tbl//w:p[w:pPr/w:keepNext]")}) is held


def test_what_heads_a_group_stands_on_two_lines_in_its_column() -> None:
    long = runs("un texte bien trop long pour une seule ligne, et qui en prend même deux ou trois autres")
    rows = ((runs("P1"), long), (runs("P2"), long))
    heads = ((runs("Conseil d’administration de Passebruine"),), (runs("a"),))

    def first(*rows: tuple[Inline, ...]) -> int:
        table = Table((runs("Code"), runs("Condition")), rows, grouped=True)
        word = render(with_parts(deliverables=(table,)))
        widths = list(map(int, word.values("//w:tbl[.//w:t='P1']/w:tblGrid/w:gridCol/@w:w")))
        assert sum(widths) == TEXT
        return widths[0]

    line = round(POINT * (advance("d’administration de Passebruine", 9.5) * SLACK + PADDING))
    half = round(POINT * (advance("de Passebruine", 9.5) * SLACK + PADDING))
    assert first(*rows) < half < first(heads[0], *rows) < line
    assert first(heads[1], *rows) == first(*rows)


def test_a_marked_column_stands_on_grounds_of_the_theme() -> None:
    table = Table((runs("a"), runs("b")), ((runs("1"), runs("2")),), marked=(1,))
    word = render(with_parts(deliverables=(table,)))
    (made,) = word.find("//w:tbl[.//w:t='2' and .//w:t='b']")
    fills = [cell.xpath("string(w:tcPr/w:shd/@w:themeFill)", namespaces=NS) for cell in made.iter(name("tc"))]
    assert fills == ["", "accent1", "", "accent3"]
    colours = [cell.xpath("string(.//w:rPr/w:color/@w:val)", namespaces=NS) for cell in made.iter(name("tc"))]
    assert colours == ["", "FFFFFF", "", ""]
    assert all(cell.xpath("string(w:tcPr/w:shd/@w:fill)", namespaces=NS) != "auto" for cell in made.iter(name("tc")))


def test_a_short_row_is_filled_up() -> None:
    table = Table((runs("a"), runs("b")), ((runs("1"),),))
    word = render(with_parts(deliverables=(table,)))
    assert [len(row.findall(name("tc"))) for row in word.find("//w:tr[w:tc//w:t='1']")] == [2]


def test_a_number_goes_before_the_caption_as_a_field_that_word_can_count() -> None:
    tables = tuple(
        Table((runs("a"),), ((runs("b"),),), runs(text), number=n) for text, n in zip("xy", ("", "2"), strict=True)
    )
    word = render(with_parts(deliverables=tables))
    assert word.paragraphs("Caption") == ["x", "Tableau\u00a02. y"]
    # The first that Word counts is not the first of the composition: it is told where to begin.
    assert word.values("//w:fldSimple/@w:instr") == [" SEQ Tableau \\* ARABIC \\r 2 "]


@pytest.mark.parametrize(("count", "columns"), [(6, [3, 3]), (7, [4, 3]), (2, [2])])
def test_facts_stand_in_a_full_grid(count: int, columns: list[int]) -> None:
    word = render(with_parts(facts=(Facts(tuple((runs(f"l{n}"), runs(f"v{n}")) for n in range(count))),)))
    tables = word.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='FactsGlance']")
    assert [len(one.xpath("w:tr[1]/w:tc", namespaces=NS)) for one in tables] == columns
    assert word.paragraphs("FactLabel") == [f"l{n}" for n in range(count)]
    assert word.paragraphs("FactValue") == [f"v{n}" for n in range(count)]
    said = "Chaque colonne donne un intitulé et, dessous, ce qui y répond."
    assert [one.xpath("string(w:tblPr/w:tblDescription/@w:val)", namespaces=NS) for one in tables] == [
        said for _ in columns
    ]


def test_facts_at_a_glance_reach_the_edges_of_the_page_and_their_words_those_of_the_text() -> None:
    word = render(with_parts(facts=(Facts(tuple((runs(f"l{n}"), runs(f"v{n}")) for n in range(6))),)))
    first, second = word.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='FactsGlance']")
    margin = (11906 - TEXT) // 2
    for one in (first, second):
        assert one.xpath("string(w:tblPr/w:tblInd/@w:w)", namespaces=NS) == str(-margin)
        assert one.xpath("string(w:tblPr/w:tblW/@w:w)", namespaces=NS) == "11906"
        assert sum(int(width) for width in one.xpath("w:tblGrid/w:gridCol/@w:w", namespaces=NS)) == 11906
        for row in one.findall(name("tr")):
            cells = row.findall(name("tc"))
            assert sum(int(cell.xpath("string(w:tcPr/w:tcW/@w:w)", namespaces=NS)) for cell in cells) == 11906
            edges = [cells[0].xpath("string(w:tcPr/w:tcMar/w:left/@w:w)", namespaces=NS)]
            edges += [cells[-1].xpath("string(w:tcPr/w:tcMar/w:right/@w:w)", namespaces=NS)]
            assert edges == [str(margin)] * 2
            assert cells[1].xpath("w:tcPr/w:tcMar/w:left", namespaces=NS) == []
    # The rules stand above and below the whole.
    absent = [[edge.tag for edge in one.iterfind(".//{*}tblBorders/*")] for one in (first, second)]
    assert absent == [[name("bottom")], [name("top")]]


def test_facts_elsewhere_stand_below_one_another() -> None:
    word = render(with_parts(conditions=(Facts(((runs("Barème"), runs("1/55")), (runs("CP"), runs("319.02")))),)))
    cells = [
        [c.xpath("string()") for c in row.findall(name("tc"))]
        for row in word.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='Facts']/w:tr")
    ]
    assert cells == [["Barème", "1/55"], ["CP", "319.02"]]
    assert word.values("//w:tbl[w:tblPr/w:tblStyle/@w:val='Facts']/w:tblPr/w:tblDescription/@w:val") == [
        "Chaque ligne donne un intitulé, puis ce qui y répond."
    ]


def test_figures_carry_their_alternative_text() -> None:
    word = offer("nl", Stage.FINAL)
    assert word.values("//w:p[w:pPr/w:pStyle/@w:val='Figure']//wp:docPr/@descr") == [
        "Begeleide gezinnen: 70, 110, 160 en 210."
    ]
    assert "Begeleide gezinnen, van 2021 tot 2024" in word.paragraphs("Caption")


def test_a_wide_picture_is_brought_to_the_width_of_its_column() -> None:
    stream = BytesIO()
    Image.new("RGB", (4000, 100)).save(stream, "PNG", dpi=(96, 96))
    word = render(with_parts(project=(Figure(stream.getvalue(), "image/png", "large"),)))
    assert word.values("//wp:inline[wp:docPr/@descr='large']/wp:extent/@cx") == [str(COLUMN * 635)]


def test_a_picture_that_word_cannot_hold_is_refused() -> None:
    with pytest.raises(UnsafeInput) as refused:
        render(with_parts(project=(Figure(b"<svg/>", "image/svg+xml", "dessin"),)))
    assert refused.value.message.nl.startswith("dessin: een afbeelding van dit type (image/svg+xml)")


def test_quotations_keep_their_source() -> None:
    word = render(with_parts(context=(Quotation(runs("Bonjour"), runs("Une habitante")),)))
    assert (word.paragraphs("Quote"), word.paragraphs("QuoteSource")) == (["Bonjour"], ["Une habitante"])


def test_links_are_relationships_and_runs_of_one_link_are_one() -> None:
    link = "https://www.example.org/?a=1&b=2"
    word = render(with_parts(context=(Paragraph((Run("un ", link=link), Run("site", link=link, bold=True))),)))
    (element,) = word.find("//w:hyperlink")
    assert element.xpath("string()") == "un site"
    (identity,) = word.values("//w:hyperlink/@r:id")
    relations = "word/_rels/document.xml.rels"
    assert word.root(relations).xpath(f"//*[@Id='{identity}']/@Target") == [link]


def test_a_link_that_is_no_address_stays_text() -> None:
    word = render(with_parts(context=(Paragraph((Run("ici", link="javascript:alert(1)"),)),)))
    assert word.find("//w:hyperlink") == []
    assert word.paragraphs("BodyText") == ["ici"]


def test_cross_references_lead_to_bookmarks() -> None:
    blocks = (
        Paragraph((Run("voir", target="a b-é"), Run("rien", target="nulle-part"))),
        Heading(2, runs("Là"), anchor="a b-é"),
    )
    word = render(with_parts(context=blocks))
    assert word.values("//w:bookmarkStart/@w:name") == ["_a_b_é"]
    assert word.values("//w:fldSimple/@w:instr") == [" REF _a_b_é \\h \\* MERGEFORMAT "]
    assert word.values("//w:fldSimple/w:r/w:rPr/w:rStyle/@w:val") == ["Hyperlink"]
    # What leads nowhere is text that looks like text.
    assert word.paragraphs("BodyText") == ["voirrien"]
    assert word.values("//w:r[w:t='rien']/w:rPr/w:rStyle/@w:val") == []


def test_footnotes_are_real() -> None:
    word = offer("fr", Stage.FINAL)
    assert word.values("//w:footnoteReference/@w:id") == ["1", "2"]
    notes = word.find("//w:footnote", "word/footnotes.xml")
    assert [note.get(name("id")) for note in notes] == ["-1", "0", "1", "2"]
    assert notes[3].xpath("string()") == "\u00a0Convention collective du 21\u00a0mars 2005."
    assert word.values("//w:footnotePr/w:footnote/@w:id", "word/settings.xml") == ["-1", "0"]


def test_a_link_in_a_footnote_belongs_to_the_footnotes() -> None:
    note = (Run("site", link="https://example.org/"),)
    word = render(with_parts(context=(Paragraph((Run("mot", note=note),)),)))
    (identity,) = word.values("//w:hyperlink/@r:id", "word/footnotes.xml")
    assert word.root("word/_rels/footnotes.xml.rels").xpath(f"//*[@Id='{identity}']/@Target") == [
        "https://example.org/"
    ]


def test_a_gap_is_marked_and_explained_in_a_comment() -> None:
    word = offer()
    comments = word.find("//w:comment", "word/comments.xml")
    assert [comment.xpath("string()") for comment in comments][1] == (
        "Il manque\u00a0: salaire brut mensuel. À demander à\u00a0: Nadia Claes."
    )
    assert {(c.get(name("author")), c.get(name("initials"))) for c in comments} == {("Imprimatur", "I")}
    assert word.values("//w:commentReference/@w:id") == ["0", "1", "2", "3"]
    assert word.values("//w:r[w:rPr/w:rStyle/@w:val='Gap']/w:t/text()")[0] == "à compléter\u00a0: salaire brut mensuel"
    unconfirmed = word.values("//w:r[w:rPr/w:rStyle/@w:val='Unconfirmed']/w:t/text()")
    assert unconfirmed[0] == "4/5 temps, 30\u00a0h/semaine"
    assert not [part for part in offer("fr", Stage.FINAL).members if "comments" in part]


def test_a_gap_in_a_header_or_a_note_needs_no_comment_there() -> None:
    gap = Gap("x", "nom", "Il manque le nom.")
    footer = render(with_lines(footer=(Run("nom", gap=gap, note=runs("note")),)))
    assert footer.values("//w:rStyle/@w:val", "word/footer1.xml") == ["Gap", "Gap"]
    assert "nom (note)" in "".join(footer.values("//w:t/text()", "word/footer1.xml"))
    assert "word/comments.xml" not in footer.members
    noted = render(with_parts(context=(Paragraph((Run("mot", note=(Run("nom", gap=gap),)),)),)))
    assert noted.values("//w:commentRangeStart/following-sibling::w:r[1]/w:footnoteReference/@w:id") == ["1"]


def test_language_of_the_document_and_of_runs() -> None:
    word = offer("nl", Stage.FINAL)
    assert word.values("//w:lang/@w:val", "word/styles.xml") == ["nl-BE"]
    assert word.values("//w:themeFontLang/@w:val", "word/settings.xml") == ["nl-BE"]
    assert word.values("//w:r[w:rPr/w:lang/@w:val='fr-BE']/w:t/text()") == ["Maison de quartier Bonnevie"]


def test_a_title_in_english_and_one_in_german_say_so() -> None:
    word = render(with_parts(context=(Paragraph((Run("The divide", lang="en"), Run("Der Weg", lang="de"))),)))
    assert word.values("//w:r[w:rPr/w:lang/@w:val='en-GB']/w:t/text()") == ["The divide"]
    assert word.values("//w:r[w:rPr/w:lang/@w:val='de-DE']/w:t/text()") == ["Der Weg"]


def test_hyphens_hold_where_no_line_may_break_but_not_in_addresses_or_italics() -> None:
    text = (
        Run("un rendez-vous à Bruxelles-Capitale "),
        Run("a-b", verbatim=True),
        Run("a-b", link="https://a-b.example/"),
        Run("a-b", italic=True),
    )
    word = render(with_parts(context=(Paragraph(text), Quotation(runs("Au rendez-vous")))))
    assert [one.text for one in word.find("//w:t[contains(., 'a-b') or contains(., 'Au rendez-vous')]")] == [
        "a-b",
        "a-b",
        "a-b",
        "Au rendez-vous",
    ]
    (held,) = word.find("//w:r[w:t[1]='un rendez']")
    assert [(one.tag.rpartition("}")[2], one.text) for one in held if one.tag != name("rPr")] == [
        ("t", "un rendez"),
        ("noBreakHyphen", None),
        ("t", "vous à Bruxelles-Capitale "),
    ]


def test_every_character_survives() -> None:
    text = "R&D <chargé·e> {{ x }} {_{ œ → \u202f; a\u2011b\tc\x07"
    word = render(with_parts(context=(Paragraph(runs(text)),)))
    (paragraph,) = word.find("//w:p[w:pPr/w:pStyle/@w:val='BodyText']")
    said = paragraph.xpath(".//w:t/text()", namespaces=NS)
    assert said == ["R&D <chargé·e> {{ x }} {_{ œ → \u202f; a", "b", "c"]
    assert len(paragraph.findall(f".//{name('noBreakHyphen')}")) == len(paragraph.findall(f".//{name('tab')}")) == 1


def test_raised_and_lowered() -> None:
    raised = (Run("10"), Run("6", raised="super"), Run(" CO"), Run("2", raised="sub"))
    word = render(with_parts(context=(Paragraph(raised),)))
    for text, val in (("6", "superscript"), ("2", "subscript")):
        assert word.values(f"//w:r[w:t='{text}']/w:rPr/w:vertAlign/@w:val") == [val]
    assert word.paragraphs("BodyText") == ["106 CO2"]


def test_a_list_that_goes_on_counts_from_its_start() -> None:
    first, more = List((item("a"),), ordered=True), List((item("b"), item("c")), ordered=True, start=2)
    word = render(with_parts(process=(first, Paragraph(runs("entre")), more)))
    numbers = [word.values(f"//w:p[.//w:t='{text}']/w:pPr/w:numPr/w:numId/@w:val")[0] for text in "abc"]
    assert numbers[1] == numbers[2] != numbers[0]
    path = f"//w:num[@w:numId='{numbers[1]}']/w:lvlOverride/w:startOverride/@w:val"
    assert word.values(path, "word/numbering.xml") == ["2"]


def test_bold_and_italic() -> None:
    word = render(with_parts(context=(Paragraph((Run("a", bold=True, italic=True), Run("b"))),)))
    assert word.values("//w:r[w:rPr/w:b and w:rPr/w:i]/w:t/text()") == ["a"]


def test_pictures_are_kept_once() -> None:
    figure = Figure(picture(), "image/png", "barres")
    word = render(with_parts(project=(figure, figure)))
    assert len(set(word.values("//w:p[w:pPr/w:pStyle/@w:val='Figure']//a:blip/@r:embed"))) == 1


def test_a_list_stands_off_from_what_follows() -> None:
    word = render(with_parts(tasks=(List((item("a"), item("b", List((item("c"),))))), Paragraph(runs("d")))))
    assert word.values("//w:p[w:pPr/w:spacing/@w:after='100']//w:t/text()") == ["c"]


@pytest.mark.parametrize(("length", "kept"), [(299, True), (300, False)])
def test_a_text_that_may_break_is_not_held_to_what_it_rests_on(length: int, kept: bool) -> None:
    word = render(with_parts(context=(Paragraph(runs("t" * length)), Paragraph(runs("src"), role="small"))))
    assert bool(word.find("//w:p[w:pPr/w:keepNext and starts-with(., 'ttt')]")) is kept


@pytest.mark.parametrize(
    ("length", "width", "kept"), [(299, 8051, True), (300, 8051, False), (300, 6000, False), (300, 5999, True)]
)
def test_a_long_text_is_not_held_to_the_list_that_it_announces(length: int, width: int, kept: bool) -> None:
    """It would all go over to the next page with the list; in one of two columns it is."""
    announced = List((Item(runs("un")), Item(runs("deux")), Item(runs("trois"))))
    assert keeps(Paragraph(runs("t" * (length - 1) + ":")), announced, True, width) is kept


def test_in_an_offer_a_long_text_goes_over_with_its_list() -> None:
    announced = List((Item(runs("un")), Item(runs("deux")), Item(runs("trois"))))
    blocks = (Heading(2, runs("Titre")), Paragraph(runs("Une ligne")), Paragraph(runs("t" * 299 + ":")))
    word = render(with_parts(context=(*blocks, announced)))
    held = [text_of(one)[:9] for one in word.find("//w:p[w:pPr/w:keepNext]")]
    assert "Une ligne" in held and "ttttttttt" in held


def test_what_a_text_rests_on_and_its_chart_stay_with_it() -> None:
    drawn = Chart(ChartSort.BARS, ("a",), (Series("", (Decimal(1),)),), "x", caption=runs("c"))
    word = render(with_parts(context=(Paragraph(runs("one")), Paragraph(runs("src"), role="small"), drawn)))
    kept = [text_of(p) for p in word.find("//w:p[w:pPr/w:keepNext]")]
    assert "one" in kept and "src" in kept
    word = render(with_parts(context=(Paragraph(runs("one")), Paragraph(runs("two")), drawn)))
    assert not {"one", "two"} & {text_of(p) for p in word.find("//w:p[w:pPr/w:keepNext]")}
