"""A cell as stored to a cell as shown: its value, what the person saw, its runs, and what is wrong with it.

What the sheet shows is what is read. What it says by its form and is not carried is a finding at its cell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.blocks import Inline, Run
from imprimatur.core.dossier import Cell
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.findings.catalogue import Values, finding
from imprimatur.sources.messages import say
from imprimatur.sources.plain_text.characters import DIRECTIONAL, clean, tidy
from imprimatur.sources.plain_text.inline import cell, inline, rich_cell, safe_link
from imprimatur.sources.tables.excel.dates import hours, is_date_code, is_duration_code, moment, shown_date, unsaid
from imprimatur.sources.tables.excel.formats import shown_number, shown_text
from imprimatur.sources.tables.excel.looks import Look
from imprimatur.sources.tables.excel.sheet import RawCell
from imprimatur.sources.tables.excel.strings import Piece, Pieces

ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}
ROUNDED = Decimal("0.01")
"""The share of a number by which what is shown may differ from it before it is told: one part in a hundred."""
_TRUTH = {"fr": ("FAUX", "VRAI"), "nl": ("ONWAAR", "WAAR")}
_HYPERLINK = re.compile(r'HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_RAISED = {
    "super": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}


@dataclass(slots=True)
class Understanding:
    """How the cells of a sheet are understood; `findings` grows as they are."""

    looks: Sequence[Look]
    lang: Lang
    since_1904: bool = False
    findings: list[Finding] = field(default_factory=list)

    def look(self, raw: RawCell) -> Look:
        """The look of a cell."""
        return self.looks[raw.style] if 0 <= raw.style < len(self.looks) else Look()

    def cell(self, raw: RawCell, place: Location, link: str = "") -> Cell:
        """A cell as shown."""
        look = self.look(raw)
        found = self._error(raw, place) or self._of_sort(raw, look, place, link)
        if raw.formula is not None:
            self._formula(raw, found, place)
        return found

    def _tell(self, code: str, place: Location, about: Values) -> None:
        self.findings.append(finding(code, place, about))

    def _formula(self, raw: RawCell, found: Cell, place: Location) -> None:
        if raw.text is None and raw.sort != "str":
            self._tell("R35", place, {"value": tidy(f"={raw.formula}")[:100]})
        elif raw.text:
            self._tell(
                "R05", place, {"value": found.shown or tidy(str(found.value if found.blocks == () else raw.text))}
            )

    def _error(self, raw: RawCell, place: Location) -> Cell | None:
        if raw.text and raw.text.startswith("#") and (raw.sort == "e" or raw.text in ERRORS):
            self._tell("R11", place, {"value": raw.text})
            return Cell(None, place)
        return None

    def _of_sort(self, raw: RawCell, look: Look, place: Location, link: str) -> Cell:
        if raw.text is None:
            return Cell(None, place)
        match raw.sort:
            case "str":
                return self._text(raw, look, place, link)
            case "b":
                true = raw.text.strip() not in ("0", "false")
                return Cell(true, place, shown=_TRUTH[self.lang][true])
            case "d":
                return Cell(_iso(raw.text), place, shown=raw.text)
        try:
            number = Decimal(raw.text.strip())
        except InvalidOperation:
            return cell(raw.text, place)
        return self._number(number, look.code, place) if number.is_finite() else cell(raw.text, place)

    def _number(self, number: Decimal, code: str, place: Location) -> Cell:
        if is_date_code(code):
            text = shown_date(number, code, self.lang, since_1904=self.since_1904)
            if is_duration_code(code):
                return Cell(_plain(hours(number)), place, shown=text)
            found = moment(number, since_1904=self.since_1904)
            if found is None:
                return Cell(_plain(number), place)
            coarse = unsaid(found, code) if isinstance(found, date) else None
            return Cell(found if coarse is None else coarse, place, shown=text)
        shown = shown_number(number, code)
        value = _plain(shown.value)
        if not shown.known or not shown.text or abs(shown.value - number) > abs(number) * ROUNDED:
            self._tell("T27", place, {"value": str(_plain(number)), "shown": shown.text or say("nothing")})
        return Cell(value, place, shown="" if shown.text == str(value) else shown.text)

    def _text(self, raw: RawCell, look: Look, place: Location, link: str) -> Cell:
        pieces = self._unstruck(raw.pieces, place)
        if any(DIRECTIONAL.search(piece.text) for piece in pieces):
            self._tell("R38", place, {})
        text = "".join(_plainly(piece) for piece in pieces)
        told = shown_text(text, look.code)
        if raw.formula and not link and (named := _HYPERLINK.search(raw.formula)):
            link = named[1]
        address = self._address(link, text, place)
        plain = told != text or len({replace(piece, text="") for piece in pieces}) < 2
        if plain and not address and not any(piece.raised for piece in pieces):
            return cell(told, place)
        return rich_cell(told, [_runs(line, address, plain=plain) for line in _lines(pieces)], place)

    def _unstruck(self, pieces: Pieces, place: Location) -> Pieces:
        """The pieces that are not struck through; the others are told."""
        struck = "".join(piece.text for piece in pieces if piece.struck)
        if not struck.strip():
            return pieces
        self._tell("R33", place, {"value": tidy(struck)})
        return tuple(piece for piece in pieces if not piece.struck)

    def _address(self, link: str, text: str, place: Location) -> str:
        """The address behind a text, where it says more than the text; one that cannot be used is told."""
        address = safe_link(link)
        if link and not address:
            what: Bilingual = say("excel_link")
            self._tell("R39", place, {"what": what, "excerpt": tidy(link)})
        bare = address.split(":", 1)[-1].strip("/").lower()
        return "" if bare and bare == text.strip().removeprefix("https://").strip("/").lower() else address


def struck(raw: RawCell, look: Look) -> bool:
    """Whether all that a cell shows is struck through: by its own look, or piece by piece."""
    if len(raw.pieces) < 2 and not any(piece.struck for piece in raw.pieces):
        return look.struck
    return all(piece.struck or not piece.text.strip() for piece in raw.pieces)


def _iso(text: str) -> object:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return (
        found
        if "T" in text and (found.hour or found.minute or found.second)
        else date(found.year, found.month, found.day)
    )


def _plain(number: Decimal) -> int | float:
    """A number as the rest of the house has it, to the fifteen digits that a spreadsheet keeps."""
    return int(number) if number == number.to_integral_value() else float(f"{number:.15g}")


def _plainly(piece: Piece) -> str:
    """The text of a piece where no look can be kept: 10² stays 10², not 102."""
    return piece.text.translate(_RAISED[piece.raised]) if piece.raised else piece.text


def _lines(pieces: Pieces) -> list[Pieces]:
    """The pieces line by line."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = clean(piece.text).expandtabs(4).split("\n")
        lines[-1].append(replace(piece, text=first))
        lines.extend([replace(piece, text=text)] for text in others)
    return [tuple(line) for line in lines]


def _runs(line: Pieces, link: str, *, plain: bool) -> Inline:
    """The runs of a line. Where all has one look, that look is the cell's and marks nothing."""
    runs: list[Run] = []
    for piece in line:
        for run in _typed(piece.text):
            look = run if plain else replace(run, bold=run.bold or piece.bold, italic=run.italic or piece.italic)
            runs.append(replace(look, link=run.link or link, raised=piece.raised))
    return tuple(runs)


def _typed(text: str) -> Inline:
    """The runs of a piece by the marks typed in it, the spaces at its ends kept."""
    bare = text.strip()
    if not bare:
        return (Run(text),)
    start = text.index(bare)
    return (Run(text[:start]), *inline(bare), Run(text[start + len(bare) :]))
