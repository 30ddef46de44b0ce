"""The rows of the table: where a text stands, its source, locked, and its target, to be filled in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from imprimatur.core.bilingual import TAGS, Lang
from imprimatur.core.blocks import plain
from imprimatur.rendering.docx.xml import name as name_of
from imprimatur.rendering.docx.xml import paragraph, run_properties, text_run, w
from imprimatur.translation.exchange.codes import Look, Part, Sort
from imprimatur.translation.exchange.interface import Parcel, Segment
from imprimatur.translation.exchange.marks import Mark, Pieces, pieces_of
from imprimatur.translation.exchange.word import sheet
from imprimatur.translation.exchange.word.changes import Change, changed
from imprimatur.translation.exchange.word.held import MARK, reference
from imprimatur.translation.exchange.word.shown import BY_LOOK, Marks, marks_of, sign, words
from imprimatur.translation.messages import say
from imprimatur.translation.unit import Sort as UnitSort
from imprimatur.translation.unit import UnitState

COLUMNS = (1_900, 6_619, 6_619)
"""Widths in twips: where a text stands, its source, its target."""
PARTED = " › "
"""What parts the names of a place, from the outermost in."""
_WHOLE = 700
"""Characters of a text that stands on one page: some ten lines of its column."""
_STYLES = {
    UnitSort.HEADING: (sheet.SOURCE_HEADING, sheet.TARGET_HEADING),
    UnitSort.ITEM: (sheet.SOURCE_ITEM, sheet.TARGET_ITEM),
}
_CONTROLS = 10
"""More controls than a row has: each has a number of its own."""
_DONE = (UnitState.TRANSLATED, UnitState.APPROVED)

Piece = tuple[Change, str | Mark]


def field_of(segment: Segment) -> str:
    """The name of the field that a text stands in, without the number of its row."""
    return re.sub(r" \d+$", "", segment.where.partition(PARTED)[0])


def header(parcel: Parcel) -> Any:
    """The row of headers, repeated on every page."""
    lang = parcel.target
    names = (say["word_place"], say[f"word_source_{parcel.source}"], say[f"word_target_{lang}"])
    cells = [
        _cell(width, [paragraph(sheet.HEAD, text_run(name.of(lang), _language(lang)))], sheet.TINT)
        for width, name in zip(COLUMNS, names, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def row(parcel: Parcel, segment: Segment, number: int, *, shared: bool = False) -> Any:
    """The row of one text; where its section is `shared` with other fields, it says its own."""
    marks = marks_of(segment.source, segment.target)
    ref, lang = reference(segment.id), parcel.target
    styles = _STYLES.get(segment.sort, (sheet.SOURCE, sheet.TARGET))
    source = [*_source(parcel, segment, marks, styles[0]), *_legend(marks, parcel), *_terms(parcel, segment.terms)]
    for place, one in enumerate(source):
        _lock(one, f"{ref}:s", number * _CONTROLS + place, "sdtContentLocked")
    written = _runs([("", one) for one in marks.target], marks, TAGS[lang])
    make = sheet.item if segment.sort is UnitSort.ITEM else paragraph
    target = make(styles[1], *written or [text_run("", _language(lang))], mark=_language(lang))
    _lock(target, ref, number * _CONTROLS + _CONTROLS - 1, "sdtLocked")
    ground = None if segment.state in _DONE else sheet.FILL
    cells = (
        _cell(COLUMNS[0], _where(segment, number, ref, lang, shared)),
        _cell(COLUMNS[1], source),
        _cell(COLUMNS[2], [target], ground),
    )
    short = max(len(plain(segment.source)), len(plain(segment.target))) <= _WHOLE
    return w("tr", w("trPr", w("cantSplit")) if short else None, *cells)


def _cell(width: int, content: Sequence[Any], ground: str | None = None) -> Any:
    shade = w("shd", val="clear", color="auto", fill=ground) if ground else None
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), shade), *content)


def _lock(paragraph: Any, tag: str, identity: int, lock: str) -> None:
    """Put the words of a paragraph into a content control: in Word nobody changes those of a source, nor takes the
    target out with its row. It stands inside the paragraph: around one, LibreOffice drops the looks of its letters."""
    inside = [one for one in paragraph if one.tag != name_of("pPr")]
    properties = w("sdtPr", w("tag", val=f"{MARK}:{tag}"), w("id", val=identity), w("lock", val=lock))
    paragraph.append(w("sdt", properties, w("sdtContent", *inside)))


def _where(segment: Segment, number: int, ref: str, lang: Lang, shared: bool) -> list[Any]:
    """The number of the text, its place and its state; the bookmark and the hidden id that tie the row to its text."""
    ink = sheet.GREY if segment.state in _DONE else sheet.AMBER
    state = text_run(say[f"word_{segment.state.value}"].of(lang), _look([w("color", val=ink)], TAGS[lang]))
    hidden = run_properties([w("vanish"), w("noProof")])
    below = segment.where.removeprefix(field_of(segment)).removeprefix(PARTED).strip()
    place = segment.where if shared else below
    told = [paragraph(sheet.PLACE, text_run(place, _language(lang)))] if place else []
    first = paragraph(
        sheet.PLACE,
        w("bookmarkStart", id=number, name=f"{MARK}_{ref}"),
        text_run(str(number), run_properties([w("b"), w("bCs")])),
        w("bookmarkEnd", id=number),
        text_run(segment.id, hidden),
    )
    return [first, *told, paragraph(sheet.PLACE, state)]


def _source(parcel: Parcel, segment: Segment, marks: Marks, style: str) -> Iterator[Any]:
    """What the source says; where it changed, with what went struck and what is new underlined."""
    tag = TAGS[parcel.source]
    told: list[Piece] = [("", one) for one in marks.source]
    if segment.former:
        former = pieces_of(segment.former, marks.source)
        compared = changed(former, marks.source)
        if compared is None:
            yield paragraph(sheet.ASIDE, text_run(_plain(former), _look(_of("gone"), tag)))
        else:
            told = compared
    make = sheet.item if segment.sort is UnitSort.ITEM else paragraph
    yield make(style, *_runs(told, marks, tag), mark=_language(parcel.source))


def _plain(pieces: Pieces) -> str:
    return "".join(one if isinstance(one, str) else one.look.value for one in pieces if _speaks(one))


def _speaks(piece: str | Mark) -> bool:
    return isinstance(piece, str) or piece.look.sort in (Sort.EXPRESSION, Sort.VERBATIM)


def _runs(told: Iterable[Piece], marks: Marks, tag: str) -> list[Any]:
    """The runs of pieces: words in their look, marks as signs."""
    made: list[Any] = []
    open_: list[Look] = []
    for change, text, mark in _gathered(told):
        if mark is not None and mark.look.sort in BY_LOOK:
            open_ = [*open_, mark.look] if mark.part is Part.OPEN else [one for one in open_ if one != mark.look]
            continue
        # What went is told, and is no word of the text: it has no look of its own.
        look = [*_of(change), *([] if change == "gone" else _emphasis(open_))]
        if mark is not None:
            look += [w("rStyle", val=sheet.SIGN), w("noProof")]
            text = sign(mark, marks.numbers)
        made.append(text_run(text, _look(look, tag)))
    return made


def _gathered(told: Iterable[Piece]) -> Iterator[tuple[Change, str, Mark | None]]:
    """Pieces with neighbours of one sort put together, so that a word processor is given no run for each word."""
    change: Change = ""
    text = ""
    for now, piece in told:
        if text and (now != change or not isinstance(piece, str)):
            yield change, text, None
            text = ""
        change = now
        if isinstance(piece, str):
            text += words(piece) if now != "gone" else piece
        else:
            yield now, "", piece
    if text:
        yield change, text, None


def _of(change: Change) -> list[Any]:
    if change == "gone":
        return [w("strike"), w("color", val=sheet.GONE)]
    return [w("u", val="single"), w("color", val=sheet.NEW)] if change == "new" else []


def _emphasis(open_: Iterable[Look]) -> list[Any]:
    made: list[Any] = []
    for look in open_:
        match look.sort:
            case Sort.BOLD:
                made += [w("b"), w("bCs")]
            case Sort.ITALIC:
                made += [w("i"), w("iCs")]
            case _:
                made.append(w("vertAlign", val=f"{look.value}script"))
    return made


def _legend(marks: Marks, parcel: Parcel) -> Iterator[Any]:
    """What each mark stands for, a line for all of them."""
    if not marks.meant:
        return
    said: list[Any] = []
    for number, mark in sorted(marks.meant.items()):
        shown = [
            text_run(f"{' · ' if said else ''}"),
            text_run(f"⟦{number}⟧", _look([w("rStyle", val=sheet.SIGN)], "")),
        ]
        said += [*shown, text_run(f" {_meaning(mark, parcel.target)}", _language(parcel.target))]
    yield paragraph(sheet.ASIDE, *said)


def _meaning(mark: Mark, lang: Lang) -> str:
    value = mark.look.value
    match mark.look.sort:
        case Sort.NOTE:
            return say("word_mark_note", number=value).of(lang)
        case Sort.LINK:
            return say("word_mark_link", address=value).of(lang)
        case Sort.SPEECH:
            return say[f"word_mark_{value}"].of(lang)
    return value


def _terms(parcel: Parcel, terms: Sequence[tuple[str, str]]) -> Iterator[Any]:
    """The terms of the glossary that the text uses."""
    if not terms:
        return
    said: list[Any] = [text_run(f"{say['word_terms'].of(parcel.target)} ", _language(parcel.target))]
    for place, (ours, theirs) in enumerate(terms):
        said.append(text_run(f"{' · ' if place else ''}{ours}", _language(parcel.source)))
        said.append(text_run(f" → {theirs}", _language(parcel.target)))
    yield paragraph(sheet.ASIDE, *said)


def _look(children: Sequence[Any], tag: str) -> Any:
    return run_properties([*children, *([w("lang", val=tag)] if tag else [])])


def _language(lang: Lang) -> Any:
    return _look([], TAGS[lang])
