"""Numbers typed in the prose of an annual report, against the tables that hold them.

The nouns stand in `annual_report_measures.yaml`. A number is compared in the chapters that draw on its table (in every
chapter, where none does). A part of the whole is no contradiction: the count of a group ("deux emplois à 4/5"), or a
number up to half of the whole ("deux ateliers ont été filmés").
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.schema.fields import Spec, specs, value_at
from imprimatur.documents.writing.expressions import NAMES
from imprimatur.language.folding import fold_words
from imprimatur.language.parsing import fold
from validators.annual_report.book import Book, Chapter, drawn_on, named
from validators.prose.pieces import Piece
from validators.prose.sentences import sentence_at, straight
from validators.values import counted

_MEASURES = Path(__file__).with_name("measures.yaml")
_IN_LETTERS: Mapping[Lang, str] = {
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig",
}
"""From two: "un" and "een" are articles first."""
_AROUND = 200
"""Characters looked at on either side of a number: more than any noun or phrase of the lists."""
_DIGITS = r"(?<![\d/.,-])(?:\d{1,3}(?:[ .]\d{3})+|\d+)(?:,\d+)?"
_RANGE = re.compile(r"(?:\d|\w)\s*(?:-|–|à|ou|tot|of)\s*$")
_SOME = re.compile(r"(?<!\w)(?:dont|parmi|seuls?|seules?|encore|waarvan|onder wie|slechts|nog|telkens)\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a noun counts in a report: its value, the values that are a part of it, and how to write it instead.

    `cells` are the values by the name of their row, for a noun that belongs to a row.
    """

    path: str
    value: Decimal
    parts: frozenset[Decimal]
    expression: Bilingual
    cells: tuple[tuple[str, Decimal, Bilingual], ...] = ()


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    return tuple(YAML(typ="safe", pure=True).load(_MEASURES.read_text(encoding="utf-8")))


def check(book: Book) -> Iterator[Finding]:
    """Every typed number that its table contradicts."""
    measures = [(entry, _measure(book, entry)) for entry in _entries()]
    known = [(entry, measure) for entry, measure in measures if measure]
    homes = [(chapter, drawn_on(chapter.body, chapter.lang)) for chapter in book.chapters]
    for chapter in book.chapters:
        nouns: dict[str, list[tuple[re.Pattern[str] | None, Measure]]] = {}
        for entry, measure in known:
            if _at_home(book, chapter, entry, homes):
                near = _near(entry, chapter.lang)
                for noun in entry[chapter.lang]:
                    nouns.setdefault(_spread(noun), []).append((near, measure))
        for piece in chapter.typed():
            yield from _contradictions(book, chapter, piece, nouns)


def _near(entry: Mapping[str, Any], lang: Lang) -> re.Pattern[str] | None:
    """The words that must stand in the sentence, for a noun that counts other things too."""
    words = entry.get("near", {}).get(lang)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(straight, words))})", re.I) if words else None


def _at_home(
    book: Book, chapter: Chapter, entry: Mapping[str, Any], homes: list[tuple[Chapter, frozenset[str]]]
) -> bool:
    """Whether a chapter draws on a measure, or no chapter of its language does."""
    names = named(book.examined.labels, entry.get("table") or entry["field"])
    drawing = [one.place for one, drawn in homes if one.lang == chapter.lang and names & drawn]
    return chapter.place in drawing or not drawing


def _contradictions(
    book: Book, chapter: Chapter, piece: Piece, nouns: Mapping[str, list[tuple[re.Pattern[str] | None, Measure]]]
) -> Iterator[Finding]:
    text = straight(piece.text)
    for match in _numbers(chapter.lang).finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - _AROUND) : start], _spread(text[end : end + _AROUND])
        noun = max((one for one in nouns if f"{after} ".startswith(f"{one} ")), key=len, default="")
        if (
            not noun
            or not re.match(r"\s+\w", text[end : end + _AROUND])
            or _RANGE.search(before)
            or _SOME.search(before)
        ):
            continue
        said = _value(match[0], chapter.lang)
        around = sentence_at(text, match.start())
        meant_here = [measure for near, measure in nouns[noun] if near is None or near.search(around)]
        measures = [_of_row(measure, text, match.start()) for measure in meant_here]
        if not measures or any(_agrees(said, measure) for measure in measures):
            continue
        meant = measures[0]
        yield book.about(
            chapter,
            "A25",
            piece,
            value=_quoted(match[0], noun, text[match.end() :]),
            total=counted(meant.value),
            table=book.examined.label(meant.path),
            expression=meant.expression,
        )


def _quoted(typed: str, noun: str, rest: str) -> str:
    """The number and its noun as typed."""
    for end in range(1, len(rest) + 1):
        if _spread(rest[:end]) == noun and (end == len(rest) or not rest[end].isalnum()):
            return f"{typed}{rest[:end]}"
    return typed


def _agrees(said: Decimal, measure: Measure) -> bool:
    """Whether a number is the value, a known part of it, or so small that it must be about a few."""
    return said == measure.value or (said < measure.value and (said in measure.parts or 2 * said <= measure.value))


def _of_row(measure: Measure, text: str, at: int) -> Measure:
    """For a noun that belongs to a row, the row named nearest before the number, else after it."""
    if not measure.cells:
        return measure
    folded = fold(text[:at])
    before = [(folded.rfind(fold(name)), value, how) for name, value, how in measure.cells if fold(name) in folded]
    if before:
        _, value, how = max(before, key=lambda one: one[0])
        return Measure(measure.path, value, frozenset(), how)
    return measure


@cache
def _numbers(lang: Lang) -> re.Pattern[str]:
    letters = "|".join(sorted(_IN_LETTERS[lang].split(), key=len, reverse=True))
    return re.compile(rf"{_DIGITS}|(?<![\w-])(?:{letters})(?![\w-])", re.I)


def _value(typed: str, lang: Lang) -> Decimal:
    words = _IN_LETTERS[lang].split()
    if typed.casefold() in words:
        return Decimal(words.index(typed.casefold()) + 2)
    return Decimal(re.sub(r"[ .]", "", typed).replace(",", "."))


def _spread(text: str) -> str:
    """A noun without accents or marks of gender: `participant·es` is one word."""
    return fold_words(re.sub(r"(?<=\w)[·.'](?=\w)", "", straight(text)))


def _measure(book: Book, entry: Mapping[str, Any]) -> Measure | None:
    """What an entry counts in this report; None where its table is empty or its field is missing."""
    report: Any = book.report
    if "field" in entry:
        value = value_at(report, entry["field"])
        return Measure(entry["field"], Decimal(value), frozenset(), _say(book, "field", entry)) if value else None
    table = value_at(report, entry["table"])
    wanted = entry.get("where", {})
    rows = [row for row in table if all(getattr(row, column) == value for column, value in wanted.items())]
    if not rows:
        return None
    if "cell" in entry:
        return _cells(book, entry, rows)
    column = entry.get("sum")
    if column is None:
        parts = frozenset(Decimal(count) for count in _groups(entry["table"], rows))
        return Measure(entry["table"], Decimal(len(rows)), parts, _say(book, "count", entry))
    values = [Decimal(value) for value in (getattr(row, column) for row in rows) if value is not None]
    return Measure(f"{entry['table']}.{column}", sum(values, Decimal(0)), frozenset(values), _say(book, "total", entry))


def _columns(table: str) -> list[Spec]:
    spec = next(one for one in specs(AnnualReport) if one.path == table)
    return list(specs(spec.type))


def _groups(table: str, rows: list[Any]) -> Iterator[int]:
    """How many rows say the same in a column, for each column and value."""
    for spec in _columns(table):
        values = [value_at(row, spec.path) for row in rows]
        said = [
            fold(value.plain("fr") or value.plain("nl")) if spec.is_text else str(value)
            for value in values
            if value not in (None, ())
        ]
        yield from Counter(value for value in said if value).values()


def _cells(book: Book, entry: Mapping[str, Any], rows: list[Any]) -> Measure | None:
    cells: list[tuple[str, Decimal, Bilingual]] = []
    for row in rows:
        value = getattr(row, entry["cell"])
        if value is not None:
            how = _say(book, "value", entry, row.name.plain("fr"), row.name.plain("nl") or row.name.plain("fr"))
            cells += [(row.name.plain(lang), Decimal(value), how) for lang in LANGS if row.name.plain(lang)]
    if not cells:
        return None
    values = frozenset(value for _, value, _ in cells)
    first = max(cells, key=lambda cell: cell[1])
    return Measure(f"{entry['table']}.{entry['cell']}", first[1], values, first[2], tuple(cells))


def _say(book: Book, function: str, entry: Mapping[str, Any], *row: str) -> Bilingual:
    """The expression that gives a value, in each language."""
    labels = book.examined.labels

    def written(place: int, lang: Lang) -> str:
        source = labels.field(entry.get("table") or entry["field"]).of(lang)
        arguments = [f'"{source}"']
        if row:
            arguments.append(f'"{row[place]}"')
        for name in (entry.get("sum"), entry.get("cell")):
            if name:
                path = f"{entry['table']}.{name}"
                arguments.append(f'"{labels.field(path).of(lang)}"')
        for column, value in entry.get("where", {}).items():
            spec = next(one for one in _columns(entry["table"]) if one.path == column)
            keyword = fold_words(labels.field(f"{entry['table']}.{column}").of(lang)).replace(" ", "_")
            arguments.append(f'{keyword}="{labels.choice(spec.type.__name__, value, lang)}"')
        return f"{{{{ {NAMES[function][place]}({', '.join(arguments)}) }}}}"

    return Bilingual(written(0, "fr"), written(1, "nl"))
