"""Writes the Word file of two columns."""

from collections.abc import Iterator, Sequence
from typing import Any

from imprimatur.core.bilingual import TAGS
from imprimatur.language.typography import typeset
from imprimatur.rendering.docx.xml import paragraph, run_properties, text_run, w
from imprimatur.translation.exchange.interface import Parcel, Segment
from imprimatur.translation.exchange.word import rows, sheet
from imprimatur.translation.exchange.word.held import head_line, part_of
from imprimatur.translation.exchange.word.shown import marks_of
from imprimatur.translation.messages import say

_GLOSSARY = "terms"
_FEW = 3
"""Texts from which a section has a heading of its own; smaller ones that follow each other share one."""
_NAMED = 4
"""Names of sections that a shared heading says."""
Numbered = tuple[int, Segment]


def write(parcel: Parcel) -> bytes:
    """The Word file of a parcel; the same parcel gives the same bytes."""
    lang = parcel.target
    document = sheet.empty(lang)
    pair = say[f"word_pair_{lang}"].of(lang)
    sheet.run_on(document, f"{parcel.title} – {pair}", f"Imprimatur · {parcel.dossier}", say["word_page"].of(lang))
    body: Any = document.element.body
    last = body[-1]
    for element in (*_head(parcel), *_tables(parcel), *_glossary(parcel)):
        last.addprevious(element)
    title = f"{say['word_title'].of(lang)} – {parcel.title}"
    return sheet.saved(document, title, lang, part_of(parcel))


def _head(parcel: Parcel) -> Iterator[Any]:
    """The title, how many texts there are, and what to do with them."""
    lang, count = parcel.target, len(parcel.segments)
    hidden = run_properties([w("vanish"), w("noProof")])
    yield paragraph("Title", text_run(parcel.title), text_run(head_line(parcel), hidden))
    lead = say("word_lead_one" if count == 1 else "word_lead", count=count, pair=say[f"word_pair_{lang}"]).of(lang)
    yield paragraph("Normal", text_run(typeset(lead, lang)))
    for key in _steps(parcel):
        yield sheet.item(sheet.STEP, *_step(typeset(say[key].of(lang), lang)))
    if parcel.glossary:
        link = w("hyperlink", text_run(say["word_see_terms"].of(lang), run_properties([w("rStyle", val=sheet.LINK)])))
        link.set(f"{{{w('p').nsmap['w']}}}anchor", _GLOSSARY)
        yield sheet.item(sheet.STEP, link)


def _steps(parcel: Parcel) -> Iterator[str]:
    yield "word_step_fill"
    if any(marks_of(one.source).by_number for one in parcel.segments):
        yield "word_step_marks"
    if any(one.former for one in parcel.segments):
        yield "word_step_changed"
    yield "word_step_look"
    yield "word_step_doubt"
    yield "word_step_machine"
    yield "word_step_back"


def _step(text: str) -> list[Any]:
    """A line of what to do, its first words strong: those before the colon."""
    first, colon, rest = text.partition(":")
    strong = run_properties([w("b"), w("bCs")])
    return [text_run(f"{first}{colon}", strong), text_run(rest)] if colon else [text_run(text)]


def _tables(parcel: Parcel) -> Iterator[Any]:
    for title, segments in _sections(parcel.segments):
        yield paragraph("Heading1", text_run(title))
        described = f"{title} ({say['word_title'].of(parcel.target)})"
        shared = len({rows.field_of(one) for _, one in segments}) > 1
        lines = [rows.row(parcel, one, number, shared=shared) for number, one in segments]
        yield table(rows.COLUMNS, [rows.header(parcel), *lines], described)


def table(columns: Sequence[int], lines: Sequence[Any], described: str) -> Any:
    """A table ruled between its rows."""
    borders = [
        w(side, val="single", sz=4, space=0, color=sheet.RULE) for side in ("top", "bottom", "insideH", "insideV")
    ]
    margins = [
        w(side, w=width, type="dxa") for side, width in (("top", 50), ("left", 100), ("bottom", 50), ("right", 100))
    ]
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(columns), type="dxa"),
            w("tblBorders", *borders),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *margins),
            w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
            w("tblDescription", val=described),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in columns)),
        *lines,
    )


def _sections(segments: Sequence[Segment]) -> Iterator[tuple[str, list[Numbered]]]:
    """The texts by field, in their order; fields of a text or two that follow each other share a heading."""
    groups: list[tuple[list[str], list[Numbered]]] = []
    for number, segment in enumerate(segments, 1):
        name = rows.field_of(segment)
        if groups and groups[-1][0] == [name]:
            groups[-1][1].append((number, segment))
        else:
            groups.append(([name], [(number, segment)]))
    shared: list[tuple[list[str], list[Numbered]]] = []
    small = False
    for names, texts in groups:
        if small and len(texts) < _FEW:
            shared[-1][0].extend(names)
            shared[-1][1].extend(texts)
        else:
            shared.append((list(names), list(texts)))
        small = len(texts) < _FEW
    for names, texts in shared:
        said = " · ".join(dict.fromkeys(names[:_NAMED]))
        yield said + (" …" if len(names) > _NAMED else ""), texts


def _glossary(parcel: Parcel) -> Iterator[Any]:
    """All terms at the end."""
    if not parcel.glossary:
        return
    lang = parcel.target
    start, end = w("bookmarkStart", id=0, name=_GLOSSARY), w("bookmarkEnd", id=0)
    yield paragraph("Heading1", start, text_run(say["word_glossary"].of(lang)), end)
    width = sheet.WIDTH // 2
    head = [say[f"word_language_{one}"].of(lang) for one in (parcel.source, lang)]
    lines = [_pair(head, parcel, width, sheet.HEAD)]
    lines[0].insert(0, w("trPr", w("cantSplit"), w("tblHeader")))
    lines += [_pair(pair, parcel, width, sheet.SOURCE) for pair in parcel.glossary]
    yield table((width, width), lines, say["word_glossary"].of(lang))
    yield paragraph(sheet.ASIDE)


def _pair(pair: Sequence[str], parcel: Parcel, width: int, style: str) -> Any:
    tags = [TAGS[parcel.target]] * 2 if style == sheet.HEAD else [TAGS[parcel.source], TAGS[parcel.target]]
    return w(
        "tr",
        *(
            w(
                "tc",
                w("tcPr", w("tcW", w=width, type="dxa")),
                paragraph(style, text_run(text, run_properties([w("lang", val=tag)]))),
            )
            for text, tag in zip(pair, tags, strict=True)
        ),
    )
