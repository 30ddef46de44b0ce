"""What the running heads of a Word report show: the field that Word works out, and its result on each section."""

import shutil
from dataclasses import replace
from pathlib import Path

from imprimatur.core.blocks import Blocks, Heading, Paragraph, Run, runs
from imprimatur.core.composition import Stage
from imprimatur.rendering.docx.xml import R, name
from imprimatur.rendering.package import members, pack
from tests.rendering.docx.test_chapters import CHAPTERS, report, wide
from tests.rendering.docx_reading import Word, render, text_of
from tests.rendering.sample import TEMPLATES

FIELD = " STYLEREF 1 "


def heads(word: Word) -> list[tuple[str, list[str]]]:
    """The words of the running head of each section that names chapters, and the codes of its fields."""
    relations = {one.get("Id"): one.get("Target") for one in word.root("word/_rels/document.xml.rels")}
    found = []
    for reference in word.find("//w:sectPr/w:headerReference[@w:type='default']"):
        header = f"word/{relations[reference.get(f'{{{R}}}id')]}"
        codes = word.values("//w:instrText/text() | //w:fldSimple/@w:instr", header)
        if codes:
            found.append(
                ("".join(text_of(p) for p in word.find("//w:p[.//w:fldSimple or .//w:instrText]", header)), codes)
            )
    return found


def chapter(number: str, words: str, look: str = "") -> Blocks:
    heading = Heading(1, runs(words), f"s{number}", number)
    return (replace(heading, look=look) if look else heading, Paragraph(runs("Texte")))


def test_each_chapter_is_named_with_its_number_on_its_own_pages() -> None:
    codes = [rf"{FIELD}\n ", FIELD]
    assert heads(render(report(chapters=CHAPTERS))) == [("1.\u00a0Un", codes), ("2.\u00a0Deux", codes)]


def test_a_template_s_header_keeps_its_ribbon_and_its_lines_in_each_chapter() -> None:
    word = render(report(Stage.DRAFT, chapters=CHAPTERS))
    for header in ("word/header_chapter1.xml", "word/header_chapter2.xml"):
        former = word.root("word/header_chapter.xml")
        made = word.root(header)
        assert [p.find(name("pPr")).attrib for p in made] == [p.find(name("pPr")).attrib for p in former]
        assert [text_of(p) for p in made if p is not made[1]] == [text_of(p) for p in former if p is not former[1]]
        # Nothing of the former field stays.
        assert list(made.iter(name("fldChar"))) == []


def test_pages_of_several_chapters_show_the_title_where_a_program_does_not_work_the_field_out() -> None:
    word = render(report(chapters=(*chapter("1.", "Un"), *chapter("2.", "Deux", "compact"), *chapter("3.", "Trois"))))
    assert heads(word) == [("Rapport 2024", [FIELD]), ("3.\u00a0Trois", [rf"{FIELD}\n ", FIELD])]


def test_a_turned_page_names_the_chapter_that_it_stands_in_by_the_same_header() -> None:
    word = render(report(chapters=(*CHAPTERS[:3], wide(), *CHAPTERS[3:])))
    assert [said for said, _ in heads(word)] == ["1.\u00a0Un"] * 3 + ["2.\u00a0Deux"]
    assert "word/header_chapter2.xml" in word.members and "word/header_chapter3.xml" not in word.members


def test_a_compact_chapter_after_a_turned_page_is_named_alone_only_where_the_former_has_ended() -> None:
    word = render(report(chapters=(*chapter("1.", "Un"), wide(), *chapter("2.", "Deux", "compact"))))
    assert [said for said, _ in heads(word)] == ["1.\u00a0Un", "1.\u00a0Un", "2.\u00a0Deux"]
    on = Paragraph(runs("La suite."))
    word = render(report(chapters=(*chapter("1.", "Un"), wide(), on, *chapter("2.", "Deux", "compact"))))
    assert [said for said, _ in heads(word)] == ["1.\u00a0Un", "1.\u00a0Un", "Rapport 2024"]


def test_after_compact_chapters_a_turned_page_names_the_last_of_them_alone() -> None:
    compact = chapter("2.", "Deux", "compact")
    word = render(report(chapters=(*chapter("1.", "Un"), *compact, wide(), Paragraph(runs("La suite.")))))
    assert [said for said, _ in heads(word)] == ["Rapport 2024", "2.\u00a0Deux", "2.\u00a0Deux"]


def test_what_stands_around_the_field_in_the_header_of_a_template_stays(tmp_path: Path) -> None:
    def field(code: str, *between: str) -> str:
        marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
        return f"{marks[0]}{''.join(between)}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{marks[2]}"

    def text(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'

    for folder in ("_shared", "annual_report"):
        shutil.copytree(TEMPLATES / folder, tmp_path / folder)
    path = tmp_path / "annual_report" / "template.docx"
    content = members(path.read_bytes())
    header = content["word/header_chapter.xml"].decode()
    start = header.index('<w:r><w:fldChar w:fldCharType="begin"/>')
    end = header.index("</w:p>", start)
    own = text("Dans ") + field(FIELD, text("")) + text(" – suite ") + field(" PAGE ")
    content["word/header_chapter.xml"] = (header[:start] + own + header[end:]).encode()
    path.write_bytes(pack(content))
    word = render(report(chapters=CHAPTERS), tmp_path)
    found = heads(word)
    assert [(said, sorted(codes)) for said, codes in found] == [
        (f"Dans {said} – suite ", sorted([rf"{FIELD}\n ", FIELD, " PAGE "])) for said in ("1.\u00a0Un", "2.\u00a0Deux")
    ]
    kinds = word.values("//w:fldChar/@w:fldCharType", "word/header_chapter1.xml")
    assert kinds == ["begin", "separate", "end"]


def test_a_typed_number_stands_in_the_words_and_a_chapter_without_one_has_none() -> None:
    odd, bare = chapter("4.", "Quatre"), (Heading(1, runs("Suite"), "s5"), Paragraph(runs("x")))
    word = render(report(chapters=(*chapter("1.", "Un"), *odd, *bare, *chapter("2.", "Deux"))))
    assert [(said, len(codes)) for said, codes in heads(word)] == [
        ("1.\u00a0Un", 2),
        ("4. Quatre", 1),
        ("Suite", 1),
        ("2.\u00a0Deux", 2),
    ]


def test_the_words_of_a_chapter_are_those_of_its_heading_without_its_notes() -> None:
    heading = Heading(1, (Run("Non-recours", note=runs("une note")), Run(" et suites")), "s1", "1.")
    word = render(report(chapters=(heading, Paragraph(runs("x")))))
    assert [said for said, _ in heads(word)] == ["1.\u00a0Non-recours et suites"]
