"""What documents of chapters ask of Word: contents, captions, charts, sections, the spread and the acronyms."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from PIL import Image

from imprimatur.core.blocks import (
    Blocks,
    Chart,
    ChartSort,
    Contents,
    ContentsEntry,
    Facts,
    Gap,
    Heading,
    Paragraph,
    Run,
    Series,
    Table,
    runs,
)
from imprimatur.core.composition import Composition, Stage
from imprimatur.language.labels import load_labels
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.docx.xml import NS, name
from imprimatur.rendering.interface import Templates
from tests.rendering.docx_reading import Word, offer, render, text_of, with_parts
from tests.rendering.sample import TEMPLATES, sample

LINES = "title subtitle year kicker organisation footer status figures_title notice"
PARTS = (
    "missing cover portrait foreword signature contents figures year money opening chapters added_sections remaining "
    "acronyms captions back_picture back colophon"
)
DATA = Table((runs("Fonction"), runs("ETP")), ((runs("Direction"), runs("1")),), row_headers=True, numeric=(1,))
CHART = Chart(
    ChartSort.BARS,
    ("Direction",),
    (Series("ETP", (Decimal(1),)),),
    "Direction 1.",
    DATA,
    ("1",),
    runs("ETP"),
    "1",
    "f1",
)
ENTRIES = (
    ContentsEntry(1, "1", runs("Un"), "s1"),
    ContentsEntry(2, "1.1", (Run("Un", italic=True), Run("x", note=runs("n"))), "s1-1"),
)
CHAPTERS: Blocks = (
    Heading(1, runs("Un"), "s1", "1."),
    Paragraph(runs("Personne de contact : A"), "contact"),
    Paragraph(runs("Ouverture")),
    Heading(2, runs("Unx"), "s1-1", "1.1"),
    Paragraph(runs("Suite")),
    Heading(1, runs("Deux"), "s2", "2."),
    CHART,
)


def report(stage: Stage = Stage.FINAL, **parts: Blocks) -> Composition:
    made = sample("fr", stage)
    lines = dict.fromkeys(LINES.split(), ()) | {"title": runs("Rapport"), "year": runs("2024")}
    labels = load_labels(TEMPLATES, "annual_report").in_language("fr")
    parts = dict.fromkeys(PARTS.split(), ()) | parts
    return replace(made, kind="annual_report", lines=lines, parts=parts, labels=labels)


@cache
def book() -> Word:
    captions = (ContentsEntry(2, "1", runs("ETP"), "f1"), ContentsEntry(1, "1", runs("Équipe"), "nulle-part"))
    made = report(
        contents=(Contents(ENTRIES),),
        captions=(Contents(captions, "captions"),),
        figures=(Facts(((runs("membres"), runs("150")), (runs("tâches"), runs("50")))),),
        chapters=CHAPTERS,
        acronyms=(Facts(tuple((runs(f"S{n}"), runs(f"sens {n}")) for n in range(3))),),
    )
    return Word(DOCX(made, Templates(TEMPLATES)).content)


def codes(word: Word) -> list[str]:
    return [code.strip() for code in word.values("//w:instrText/text()")]


def test_the_contents_list_is_a_field_of_links_without_pages_that_could_be_wrong() -> None:
    word = book()
    assert word.paragraphs("TOC1") == ["1Un"] and word.paragraphs("TOC2") == ["1.1Unx"]
    assert codes(word)[0] == 'TOC \\o "1-2" \\h \\z' and not any("PAGEREF" in code for code in codes(word))
    assert word.values("//w:p[w:pPr/w:pStyle/@w:val='TOC1']/w:hyperlink/@w:anchor") == ["_s1"]
    assert set(word.values("//w:bookmarkStart/@w:name")) == {"_s1", "_s1_1", "_s2", "_f1"}
    kinds = word.values("//w:fldChar/@w:fldCharType")
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_a_link_that_leads_nowhere_is_text() -> None:
    word = book()
    led, marks = set(word.values("//w:hyperlink/@w:anchor")), set(word.values("//w:bookmarkStart/@w:name"))
    assert led and led <= marks
    assert any("Équipe" in said for said in word.paragraphs())


def test_nothing_asks_to_be_updated_on_opening() -> None:
    word = book()
    assert word.find("//@w:dirty") == [] == word.find("//w:updateFields", "word/settings.xml")


def test_captions_are_listed_tables_first_with_a_field_each_that_word_can_make_again() -> None:
    word = book()
    assert word.paragraphs("TableofFigures") == ["Tableau\u00a01.Équipe", "Figure\u00a01.ETP"]
    assert [code for code in codes(word) if "\\c" in code] == ['TOC \\h \\z \\c "Tableau"', 'TOC \\h \\z \\c "Figure"']


def test_a_chart_is_a_picture_a_vector_drawing_and_a_table() -> None:
    word = book()
    (blip,) = word.find("//w:p[w:pPr/w:pStyle/@w:val='Figure']//a:blip")
    targets = {r.get("Id"): r.get("Target") for r in word.root("word/_rels/document.xml.rels")}
    (vector,) = blip.xpath(".//*[local-name()='svgBlip']/@r:embed", namespaces=NS)
    assert word.members[f"word/{targets[vector]}"].startswith(b"<svg ")
    picture = Image.open(BytesIO(word.members[f"word/{targets[blip.get(name('r:embed'))]}"]))
    assert picture.width == 2000
    assert word.values("//w:p[w:pPr/w:pStyle/@w:val='Figure']//wp:docPr/@descr") == ["Direction 1."]
    assert word.paragraphs("Caption") == ["Figure\u00a01. ETP"]
    assert word.values("//w:tbl[w:tblPr/w:tblStyle/@w:val='DataTable']/w:tblPr/*[last()-1 or last()]/@w:val")[-2:] == [
        "ETP",
        "Colonnes\u00a0: Fonction, ETP. Lignes\u00a0: 1.",
    ]
    assert word.paragraphs("DataHeading") == ["Fonction", "ETP"] and word.paragraphs("DataText") == ["Direction", "1"]


def test_a_chart_whose_numbers_stand_elsewhere_has_no_table_and_its_caption_keeps_nothing() -> None:
    without = Word(DOCX(report(chapters=(replace(CHART, data=None),)), Templates(TEMPLATES)).content)
    assert without.paragraphs("Caption") == ["Figure\u00a01. ETP"] and without.paragraphs("DataText") == []
    keep = "//w:p[w:pPr/w:pStyle/@w:val='Caption']/w:pPr/w:keepNext/@w:val"
    assert (without.values(keep), book().values(keep)) == (["0"], [])


def test_each_chapter_has_a_section_whose_first_page_differs() -> None:
    word = book()
    ends = word.find("//w:sectPr[w:titlePg]")
    assert len(ends) == 2
    before = [["".join(p.itertext()) for p in end.xpath("preceding::w:p", namespaces=NS)] for end in ends]
    assert "Suite" in before[0] and "Deux" not in before[0] and "Deux" in before[1]
    assert [heading for heading in word.headings() if heading[0] == 1] == [(1, "1.", "Un"), (1, "2.", "Deux")]
    # A number of the list looks like the mark of its paragraph.
    large = "//w:p/w:pPr[w:pStyle/@w:val='{}']/w:rPr/w:sz/@w:val"
    assert word.values(large.format("Heading1")) == ["108", "108"]
    assert word.values(large.format("Heading2")) == []
    assert word.paragraphs("Contact") == ["Personne de contact : A"]
    assert word.paragraphs("ChapterLead") == ["Ouverture"]
    assert "Suite" in word.paragraphs("BodyText")


def test_the_number_of_a_compact_chapter_is_no_larger_than_its_title() -> None:
    compact = replace(CHAPTERS[0], look="compact")
    word = render(report(chapters=(compact, *CHAPTERS[1:])))
    sizes = [
        (
            p.xpath("string(w:pPr/w:rPr/w:sz/@w:val)", namespaces=NS),
            p.xpath("string(w:r/w:rPr/w:sz/@w:val)", namespaces=NS),
        )
        for p in word.find("//w:p[w:pPr/w:pStyle/@w:val='Heading1']")
    ]
    assert sizes == [("44", "44"), ("108", "")]


def test_the_running_head_names_the_chapter_whatever_language_word_speaks() -> None:
    word = book()
    assert word.values("//w:instrText/text()", "word/header_chapter.xml") == [" STYLEREF 1 "]
    assert "".join(word.values("//w:t/text()", "word/header_chapter.xml")) == "Rapport 2024"


def test_figures_of_the_year_stand_large_above_their_words_and_acronyms_head_their_rows() -> None:
    word = book()
    assert (word.paragraphs("FigureValue"), word.paragraphs("FigureLabel")) == (["150", "50"], ["membres", "tâches"])
    rows = word.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='Facts']/w:tr")
    assert [["".join(c.itertext()) for c in row.findall(name("tc"))] for row in rows] == [
        ["S0", "sens 0"],
        ["S1", "sens 1"],
        ["S2", "sens 2"],
    ]
    assert (
        word.values("//w:tbl[w:tblPr/w:tblStyle/@w:val='FiguresGrid']/w:tblPr/w:tblDescription/@w:val")
        == ["Chaque colonne donne un chiffre et, dessous, ce qu’il compte."] * 2
    )


def test_python_docx_opens_the_report() -> None:
    content = DOCX(report(chapters=CHAPTERS), Templates(TEMPLATES)).content
    assert content == DOCX(report(chapters=CHAPTERS), Templates(TEMPLATES)).content
    assert [p.text for p in Document(BytesIO(content)).paragraphs if p.style and p.style.name == "Heading 1"] == [
        "Un",
        "Deux",
    ]


def wide(**more: Any) -> Table:
    return Table((runs("a"), runs("b")), ((runs("1"), runs("2")),), runs("Large"), wide=True, **more)


def test_a_wide_table_lies_on_a_page_of_its_own_and_the_chapter_goes_on_upright() -> None:
    word = render(report(chapters=(*CHAPTERS[:3], wide(), *CHAPTERS[3:])))
    orients = [s.find(name("pgSz")).get(name("orient"), "portrait") for s in word.find("//w:sectPr")]
    assert orients.count("landscape") == 1
    place = orients.index("landscape")
    sections = word.find("//w:sectPr")
    turned = sections[place]
    sizes = {key: int(turned.find(name("pgSz")).get(name(key))) for key in "wh"}
    assert sizes == {"w": 16838, "h": 11906}
    # The chapter's first page comes before the table; neither the table's page nor what follows it is a first page.
    assert [s.find(name("titlePg")) is not None for s in sections[place - 1 : place + 2]] == [True, False, False]
    (table,) = word.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='ImprimaturTable']")
    margins = turned.find(name("pgMar"))
    left, right = (int(margins.get(name(side))) for side in ("left", "right"))
    # It reaches out into the wider margin, as tables do on the other pages.
    assert table.xpath("string(w:tblPr/w:tblInd/@w:w)", namespaces=NS) == str(right - left)
    widths = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w", namespaces=NS)]
    assert sum(widths) == sizes["w"] - 2 * right


def test_a_heading_turns_with_its_table_and_the_opener_of_a_chapter_does_not() -> None:
    section, leading = Heading(2, runs("Calendrier"), "s-9", "1.9"), Paragraph(runs("Les étapes :"))
    word = render(report(chapters=(CHAPTERS[0], section, leading, wide(), wide(), *CHAPTERS[1:])))
    ends = [p for p in word.find("/w:document/w:body/w:p") if p.find(f"{name('pPr')}/{name('sectPr')}") is not None]
    lying = [p for p in ends if p.find(f".//{name('pgSz')}").get(name("orient")) == "landscape"]
    assert len(lying) == 1
    on_it = list(lying[0].itersiblings(name("p"), preceding=True))
    texts = ["".join(t.text or "" for t in p.iter(name("t"))) for p in on_it]
    upright = on_it.index(ends[ends.index(lying[0]) - 1])
    said = [text for text in reversed(texts[:upright]) if text]
    assert said[0].endswith("Calendrier")
    assert said[1] == "Les étapes :"


def test_a_table_reaches_out_into_a_wide_left_margin() -> None:
    word = render(report(chapters=(*CHAPTERS[:3], replace(wide(), wide=False))))
    (table,) = word.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='ImprimaturTable']")
    (indent,) = table.xpath("w:tblPr/w:tblInd/@w:w", namespaces=NS)
    size, margins = word.find("//w:pgSz")[-1], word.find("//w:pgMar")[-1]
    left, right = (int(margins.get(name(side))) for side in ("left", "right"))
    assert int(indent) == right - left
    widths = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w", namespaces=NS)]
    assert sum(widths) == int(size.get(name("w"))) - 2 * right


def test_numbers_stand_to_the_right_and_totals_are_set_apart() -> None:
    rows = ((runs("Direction"), runs("1")), (runs("Total"), runs("8")))
    word = render(with_parts(deliverables=(Table((runs("F"), runs("ETP")), rows, numeric=(1,), total=True),)))
    assert word.values("//w:p[w:pPr/w:jc/@w:val='right']//w:t/text()")[-3:] == ["ETP", "1", "8"]
    assert word.paragraphs("RowHeading") == ["Total", "8"]
    assert word.values("//w:tbl[w:tblPr/w:tblStyle/@w:val='ImprimaturTable']//w:tblLook/@w:lastRow") == ["1"]


def test_a_gap_that_runs_on_is_commented_once_and_two_gaps_twice() -> None:
    one, two = Gap("x", "nom", "Non traduit.", missing=False), Gap("y", "date", "Il manque la date.")
    said = [Paragraph((Run(text, gap=gap),)) for text, gap in (("a", one), ("b", one), ("c", two), ("d", one))]
    word = render(with_parts(context=tuple(said)))
    comments = ["".join(c.itertext()) for c in word.find("//w:comment", "word/comments.xml")]
    assert comments == ["Non traduit.", "Il manque la date.", "Non traduit."]


def test_the_embedded_fonts_do_not_join_l_dot_l() -> None:
    from fontTools.ttLib import TTFont

    word, seen = offer(), 0
    keys = word.find("//w:embedRegular | //w:embedBold | //w:embedItalic", "word/fontTable.xml")
    targets = {r.get("Id"): r.get("Target") for r in word.root("word/_rels/fontTable.xml.rels")}
    for embedded in keys:
        raw = word.members[f"word/{targets[embedded.get(name('r:id'))]}"]
        key = bytes.fromhex(embedded.get(name("fontKey")).strip("{}").replace("-", ""))[::-1]
        font = TTFont(BytesIO(bytes(b ^ key[i % 16] for i, b in enumerate(raw[:32])) + raw[32:]))
        for lookup in font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ():
            for table in lookup.SubTable:
                ligatures = getattr(getattr(table, "ExtSubTable", table), "ligatures", {})
                assert not [one for all_ in ligatures.values() for one in all_ if "periodcentered" in one.Component]
        seen += 1
    assert seen >= 4


def test_the_cover_has_the_status_on_a_line_of_its_own_below_who_publishes() -> None:
    made = report()
    word = render(replace(made, lines=made.lines | {"organisation": runs("Passage asbl"), "status": runs("Adopté")}))
    footers = [part for part in word.members if part.startswith("word/footer")]
    (part,) = [part for part in footers if word.values("//w:t[.='Adopté']", part)]
    said = [
        (style, text_of(one))
        for one in word.find("//w:p", part)
        for style in one.xpath("w:pPr/w:pStyle/@w:val", namespaces=NS)
    ]
    assert said == [("CoverFoot", "Passage asbl"), ("CoverStatus", "Adopté")]
    # As much as the word-mark leaves, whose frame begins 5443 twips after the margin.
    (right,) = word.values("//w:style[@w:styleId='CoverFoot']/w:pPr/w:ind/@w:right", "word/styles.xml")
    assert 11906 - 2 * 1247 - int(right) < 6690 - 1247


def people(*names: str) -> Word:
    team = Facts(tuple((runs(f"Fonction {rank}"), runs(name)) for rank, name in enumerate(names)), look="people")
    return render(report(chapters=(CHAPTERS[0], team)))


def test_people_stand_three_abreast_each_name_first_and_unshaded() -> None:
    word = people(*"ABCD")
    tables = word.find("//w:tbl[.//w:t[starts-with(., 'Fonction')]]")
    rows = [[[text_of(cell) for cell in row.iter(name("tc"))] for row in one.iter(name("tr"))] for one in tables]
    assert rows == [[["A", "B", "C"], ["Fonction 0", "Fonction 1", "Fonction 2"]], [["D"], ["Fonction 3"]]]
    looks = [one.xpath(".//w:tr/w:tc[1]/w:p/w:pPr/w:pStyle/@w:val", namespaces=NS) for one in tables]
    assert looks == [["FactValue", "FactLabel"]] * 2
    assert [one.xpath("string(w:tblPr/w:tblStyle/@w:val)", namespaces=NS) for one in tables] == ["DataTable"] * 2
    assert {one.xpath("string(w:tblPr/w:tblDescription/@w:val)", namespaces=NS) for one in tables} == {
        "Chaque colonne donne un nom et, dessous, la fonction."
    }
    # The last column is as wide as the others: who stands in it stands below the first.
    widths = [[int(width) for width in one.xpath("w:tblGrid/w:gridCol/@w:w", namespaces=NS)] for one in tables]
    assert [len(each) for each in widths] == [3, 1] and abs(widths[1][0] - widths[0][0]) <= 1
    (gap,) = word.values(
        "//w:tbl/following-sibling::w:p[1][following-sibling::*[1][self::w:tbl]]/w:pPr/w:spacing/@w:line"
    )
    assert gap == "140"


def test_fewer_people_stand_abreast_where_a_name_is_long() -> None:
    def abreast(name_: str) -> list[int]:
        found = people(name_, "B", "C").find("//w:tbl[.//w:t[starts-with(., 'Fonction')]]")
        return [len(one.findall(f"{name('tblGrid')}/{name('gridCol')}")) for one in found]

    assert abreast("Naïma Desrousseaux") == [3]
    assert abreast("Marie-Christine Vandenbroucke-Delvaux") == [2, 1]
    assert abreast("Marie-Christine " * 6) == [1, 1, 1]


def test_the_subtitle_of_the_cover_has_the_width_that_it_has_in_the_pdf() -> None:
    (right,) = book().values("//w:style[@w:styleId='Subtitle']/w:pPr/w:ind/@w:right", "word/styles.xml")
    # 150mm (templates/annual_report/style.css) between margins of 22mm.
    assert 11906 - 2 * 1247 - int(right) == round(150 * 1440 / 25.4)
