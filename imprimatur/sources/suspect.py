"""What any reading may hold, whatever its format, that its author did not mean: characters decoded wrongly before,
marks of other programs that would be printed as they stand, words still to come.

One rule for all readers, run over what they read: a new reader cannot forget it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Blocks, Heading, Inline, Table
from imprimatur.core.dossier import Cell, Reading
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.core.walking import inlines, walk, with_notes
from imprimatur.findings.catalogue import finding
from imprimatur.language.parsing.gaps import gap_in, is_gap, perhaps_gap_in
from imprimatur.language.parsing.marks import broken_in, note_in, status_in
from imprimatur.sources.messages import say
from imprimatur.sources.plain_text.characters import DIRECTIONAL, decoding, encoded_twice, tidy

_TYPED = (".md", ".csv", ".yaml", ".yml", ".bib", ".json")
"""The endings of files that are characters alone."""
_DOCUMENT = "word/document.xml"
_WORD = (".docx", ".docm", ".dotx")
_MARK_BYTES = re.compile(rb"\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
"""The directional marks in UTF-8."""
_MARKED = frozenset({"R06", "R21", "R22", "R23", "R24", "R27", "R47"})
"""What already tells of words that Word marks: they are not told again for what they say."""
_MARKS = (("W04", broken_in), ("R46", gap_in), ("W02", note_in), ("W03", status_in), ("W01", perhaps_gap_in))
"""What words may say of a text that is not finished, the surest first."""
_LONGEST = 80
"""Characters of a text that a finding repeats."""
_ELEMENTS = (
    "a|b|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|s|small|span|strong|sub|sup"
    "|table|tbody|td|th|thead|tr|u|ul"
)
_FOREIGN = re.compile(
    rf"<!--(?:.{{0,200}}?-->)?|</?(?:{_ELEMENTS})(?: [^<>]{{0,200}})?/?>|&(?:[a-z]{{2,8}}|#[0-9]{{2,5}});"
    r"|(?<!=)==[^\s=](?:[^=]{0,200}[^\s=])?==(?!=)|(?<!~)~~[^\s~](?:[^~]{0,200}[^\s~])?~~(?!~)"
    r"|(?<=\w)\^[^\s^]{1,20}\^|(?<=\w)~[^\s~]{1,20}~"
    r"|\[[^\[\]]{1,80}\]\([^()]{1,200}\)?|<[a-z][a-z0-9+.-]{1,20}:(?!//)[^\s<>]{1,200}>",
    re.IGNORECASE,
)
"""HTML, its entities, what some Markdown programs have for struck, highlighted, raised and lowered text, and links that
their readers took for none.
"""


def with_suspects(reading: Reading, source: Source) -> Reading:
    """The reading with findings on its texts: encoded twice, marks of other programs, words still to come, each at its
    place; a guessed encoding, directional marks.
    """
    told: list[Finding] = []
    marked = [one for one in reading.findings if one.code in _MARKED]
    for text, place, lang, titled in _texts(reading):
        mended = encoded_twice(text)
        if mended:
            about = {"value": _short(text), "expected": _short(mended)}
            told.append(finding("R36", place, about))
        if foreign := _FOREIGN.search(text):
            told.append(finding("R45", place, {"value": _short(foreign[0])}))
        if unfinished := _unfinished(text, title=titled):
            code, words = unfinished
            if not any(one.location == place and _same(words) in _same(one.message.fr) for one in marked):
                told.append(finding(code, place, {"value": _short(words), "what": say["mention"]}, lang=lang))
    refused = any(one.code in ("R01", "R02") for one in reading.findings)
    whole = () if refused else _of_file(source)
    return replace(reading, findings=(*reading.findings, *told, *whole))


def _unfinished(text: str, *, title: bool) -> tuple[str, str] | None:
    """The surest of what says in a text that it is not finished: a code and the words."""
    if is_gap(text, title=title):
        return "R46", text
    return next(((code, words) for code, found in _MARKS if (words := found(text))), None)


def _of_file(source: Source) -> Iterator[Finding]:
    """What the characters of a typed file, or of a text of Word, say of the whole of it."""
    if source.suffix in _WORD and _MARK_BYTES.search(_body(source)):
        yield finding("R38", Location(source.name), {})
    if source.suffix not in _TYPED:
        return
    found = decoding(source.content)
    if found.guessed:
        beyond = next((line for line in found.text.splitlines() if not line.isascii()), "")
        about = {"encoding": found.guessed, "excerpt": _short(beyond)}
        yield finding("T29", Location(source.name), about)
    if mark := DIRECTIONAL.search(found.text):
        line = found.text.count("\n", 0, mark.start()) + 1
        yield finding("R38", Location(source.name, line=line), {})


def _body(source: Source) -> bytes:
    """The text of a Word file as stored, once its reader has found it safe to open."""
    with ZipFile(BytesIO(source.content)) as archive:
        return archive.read(_DOCUMENT) if _DOCUMENT in archive.namelist() else b""


def _same(text: str) -> str:
    """A text without its spaces, which a reader may have changed."""
    return "".join(text.split())


def _short(text: str) -> str:
    return tidy(text)[:_LONGEST]


Given = tuple[str, Location, Lang | None, bool]
"""A text, its place, its language where that is known, and whether it is the name or heading of something."""


def _texts(reading: Reading) -> Iterator[Given]:
    """Every text of a reading, the names of fields and columns included."""
    for entry in reading.entries:
        yield entry.name, entry.location, None, True
        for lang, found in entry.values.items():
            yield from _of_cell(found.value, found.location, next((one for one in LANGS if one == lang), None))
    for table in reading.tables:
        for name, place in table.headers.items():
            yield name, place, table.lang, True
        for row, values in enumerate(table.frame.itertuples(index=False, name=None)):
            for column, value in zip(table.frame.columns, values, strict=True):
                yield from _of_cell(value, table.at(row, column), table.lang)
    for narrative in reading.narratives:
        titles = set(_titles(narrative.blocks))
        for inline, place in inlines(narrative.blocks, narrative.location):
            yield from ((_typed(one), place, narrative.lang, one in titles) for one in with_notes(inline))


def _titles(blocks: Blocks) -> Iterator[Inline]:
    """The headings of a text, and those of the columns of its tables."""
    for block in walk(blocks):
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Table):
            yield from block.header


def _typed(inline: Inline) -> str:
    """The text without what its author has marked to be printed to the letter."""
    return "".join(run.text for run in inline if not run.verbatim)


def _of_cell(value: object, place: Location, lang: Lang | None) -> Iterator[Given]:
    text = value.value if isinstance(value, Cell) else value
    if isinstance(text, str):
        yield text, place, lang, False
