"""Knowing what the rows and columns of a typed table are by what stands in them: figures, amounts, sums, groups.

A rule over the cells: headings alone decide nothing, and a table in which nothing is sure stays as its author typed it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from imprimatur.language.folding import fold_words, unaccented
from imprimatur.language.parsing.amounts import Figure, figure_in, is_blank
from imprimatur.language.totals import begins_as_total, is_sum, is_total

Cells = tuple[str, ...]

_CODES = frozenset(
    "compte rekening code codes n no nr numero nummer annee jaar art article artikel postcode cp postal tel telephone "
    "telefoon gsm bce kbo onss rsz ref reference referentie date datum".split()
)
"""Words of a heading below which numbers name things and count nothing."""
_MONEY = re.compile(
    r"€|(?<!\w)(?:eur|euros?|montants?|bedrag(?:en)?|budgets?|budgete?e?s?|begroting(?:en)?|comptes|rekeningen|realise"
    r"|realisaties?|produits|charges|recettes|depenses|opbrengsten|kosten|inkomsten|uitgaven|actif|passif|activa|passiva"
    r"|couts?|kostprijs|subsides?|subventions?|subsidies?|solde|saldo)(?!\w)"
)
"""Words, unaccented and in small letters, that make the figures below or beside them amounts."""
_RESULT = re.compile(
    r"(?:resultats?|resultaat|solde|saldo|boni|mali|boni ou mali|excedent|deficit|benefice|perte|winst|verlies"
    r"|overschot|tekort)(?: (?:net|netto|final|global|(?:de|du|des|d|van|over|l|het|de l) .{1,40}|(?:19|20)[0-9]{2}))?"
)
"""What a row of the result begins with, once folded; more words make it a line like others."""
_HEADS = frozenset(
    "produits charges recettes depenses revenus actif passif opbrengsten kosten lasten inkomsten ontvangsten uitgaven "
    "activa passiva".split()
)
"""What heads the rows of one side of accounts, alone or with more words."""
_ENUMERATED = re.compile(r"(?:[IVX]{1,4}|[A-H])[.)] ")
_YEARS = range(1900, 2101)
_COUNTED = frozenset("etp vte heures uren jours dagen nombre aantal effectif".split())
"""Words of a heading below which numbers count something else than euros."""
_NOTE = re.compile(r"(?:[a-z]\.? ?){1,3}|neant|nihil|gratuite?|gratis|inclus|inbegrepen", re.IGNORECASE)
"""What stands in the place of a figure: `p.m.`, `n.c.`, `n.v.t.`."""
_OF_WHICH = re.compile(r"(?:dont|waarvan|y compris|inclusief|incl) ")
"""What begins a line that is a part of the one above it: it adds nothing."""
_AVERAGE = re.compile(r"(?<!\w)(?:moyen|gemiddeld|unitaire|eenheid|tarif|tarief|taux|prix|prijs)")
"""Words of a heading below which a total is no sum."""
_FEWEST, _SIDES = 2, 2
"""Lines that a sum has at least, and the totals that a result is the difference of."""
LONGEST_TABLE = 2_000
"""Rows beyond which a table is no page of accounts, and is left as it is."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where in a typed table. Rows count from 0 below the header, columns from 0.

    `numeric` are the columns of figures, `amounts` those of them that surely count: euros, hundredths, or what somebody
    typed with its thousands apart; `euros` are those of money alone. `sums` are the rows of
    totals and results, `groups` those that head the rows below them.
    """

    numeric: tuple[int, ...]
    amounts: tuple[int, ...] = ()
    sums: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    euros: tuple[int, ...] = ()


@lru_cache(maxsize=1_024)
def layout_of(header: Cells, rows: tuple[Cells, ...], bold: frozenset[int] = frozenset(), said: str = "") -> Layout:
    """What the rows and columns of a table are. `bold` are its rows in bold, `said` what stands as its caption.

    A header of figures is none: nothing is told of such a table, nor of one without rows or figures.
    """
    nothing = Layout(())
    if len(rows) > LONGEST_TABLE or _is_line(header):
        return nothing
    columns = [[row[column] if column < len(row) else "" for row in rows] for column in range(len(header))]
    first = next((place for place, column in enumerate(columns) if not _is_of_figures(column)), 0)
    numeric = tuple(
        place
        for place, column in enumerate(columns)
        if place > first and _is_of_figures(column) and not _names(header[place]) and not _are_years(column)
    )
    if not numeric:
        return nothing
    euros = _euros(header, columns, numeric, said)
    amounts = tuple(
        place
        for place in numeric
        if place in euros or any(one.grouped or one.unit == "%" for one in _figures(columns[place]))
    )
    sums = tuple(place for place, row in enumerate(rows) if is_sum_row(row[first]))
    return Layout(numeric, amounts, sums, tuple(_groups(rows, first, bold)), euros)


def is_sum_row(label: str) -> bool:
    """Whether the words of a row say that it is one of totals, or of the result."""
    return is_total(label) or begins_as_total(label) or bool(_RESULT.fullmatch(fold_words(label)))


def is_headless(header: Cells, rows: tuple[Cells, ...]) -> bool:
    """Whether a table of figures begins with one of its lines, in the place of the headings of its columns."""
    return _is_line(header) and bool(layout_of(("",) * len(header), (header, *rows)).numeric)


def is_result(label: str) -> bool:
    """Whether the words of a row say that it is the result: a difference, which no column adds up to."""
    return bool(_RESULT.fullmatch(fold_words(label)))


def _is_line(header: Cells) -> bool:
    """Whether what stands as a header is a line of the table: it has figures that are no years."""
    figures = [one for cell in header if (one := figure_in(cell)) is not None]
    return any(one.places or one.unit == "€" or one.size not in _YEARS for one in figures)


def _is_of_figures(column: Sequence[str]) -> bool:
    """Whether a column holds figures: nothing else, but for a short note here and there."""
    told = [cell for cell in column if not is_blank(cell)]
    unread = [cell for cell in told if figure_in(cell) is None]
    return len(told) > 2 * len(unread) and all(_NOTE.fullmatch(unaccented(cell.strip())) for cell in unread)


def _names(head: str) -> bool:
    """Whether the heading of a column says that its numbers name things."""
    words = fold_words(head).split()
    return bool(words) and words[0] in _CODES


def _are_years(column: Sequence[str]) -> bool:
    found = list(_figures(column))
    return all(not one.places and not one.unit and not one.grouped and one.size in _YEARS for one in found)


def _figures(column: Sequence[str]) -> Iterator[Figure]:
    yield from (one for cell in column if (one := figure_in(cell)) is not None)


def _euros(header: Cells, columns: list[list[str]], numeric: tuple[int, ...], said: str) -> tuple[int, ...]:
    """The columns of euros: by a sign or the cents of one of them, or by the words above it or of the whole table."""
    labels = [said, *(head for place, head in enumerate(header) if place not in numeric)]
    labels += [cell for place, column in enumerate(columns) if place not in numeric for cell in column if is_side(cell)]
    whole = any(map(_says_money, labels))
    signs = any(one.unit == "€" for place in numeric for one in _figures(columns[place]))
    counted = _COUNTED.isdisjoint
    return tuple(
        place
        for place in numeric
        if counted(fold_words(header[place]).split()) and (signs or whole or _is_money(header[place], columns[place]))
    )


def _is_money(head: str, column: Sequence[str]) -> bool:
    return _says_money(head) or any(one.places == 2 and one.unit != "%" for one in _figures(column))


def _says_money(text: str) -> bool:
    return "€" in text or bool(_MONEY.search(fold_words(text)))


def is_side(label: str) -> bool:
    """Whether a label begins as one side of accounts: `Produits`, `Dépenses courantes`."""
    words = fold_words(label).split()
    return bool(words) and words[0] in _HEADS


def _groups(rows: tuple[Cells, ...], first: int, bold: Collection[int]) -> Iterator[int]:
    """The rows of a label alone that head those below them: by their look, their words or where they stand.

    One among lines is a line whose figures are to come.
    """
    opens = True
    for place, row in enumerate(rows):
        alone = bool(row[first].strip()) and not any(
            row[column].strip() for column in range(len(row)) if column != first
        )
        label = row[first].strip()
        marked = place in bold or label.isupper() or label.endswith(":") or is_side(label)
        last = place == len(rows) - 1
        if alone and not last and not is_sum_row(label) and (opens or marked or _ENUMERATED.match(label)):
            yield place
            opens = True
        else:
            opens = is_sum_row(label)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure of a row of totals that nothing above adds up to, where it stands, and what the lines above make."""

    row: int
    column: int
    found: Decimal


@dataclass(slots=True)
class _Sums:
    """What has been added up in one column: all lines, those since the last sum or head, and the sums stated."""

    whole: list[Decimal] = field(default_factory=list)
    part: list[Decimal] = field(default_factory=list)
    stated: list[Decimal] = field(default_factory=list)

    def is_right(self, stated: Decimal) -> bool:
        """Whether lines or totals above make that sum; less than two lines prove nothing."""
        ways = [self.whole, self.part, self.stated]
        return (len(self.part) < _FEWEST and not self.stated) or any(_adds_up(stated, way) for way in ways if way)

    def differs(self, stated: Decimal) -> bool:
        """Whether a result is neither the difference nor the sum of the two totals above it."""
        if len(self.stated) != _SIDES:
            return False
        one, other = map(abs, self.stated)
        return not any(is_sum(abs(stated), abs(way), _SIDES) for way in (one - other, one + other))


def doubtful_sums(header: Cells, rows: tuple[Cells, ...], found: Layout) -> Iterator[Doubt]:
    """The totals of a table that its lines do not make, and the results that its totals do not."""
    for column in found.amounts:
        if _AVERAGE.search(fold_words(header[column])) or any(
            one.unit == "%" for one in _figures([row[column] for row in rows if column < len(row)])
        ):
            continue
        yield from _doubts(column, rows, found)


def _doubts(column: int, rows: tuple[Cells, ...], found: Layout) -> Iterator[Doubt]:
    sums = _Sums()
    for place, row in enumerate(rows):
        label = next((cell for cell in row if cell), "")
        figure = figure_in(row[column]) if column < len(row) else None
        if place in found.groups:
            sums.part = []
        elif figure is None or _OF_WHICH.match(fold_words(label)):
            continue
        elif place not in found.sums:
            sums.part.append(figure.number)
            sums.whole.append(figure.number)
        elif is_result(label):
            if sums.differs(figure.number):
                one, other = sums.stated
                yield Doubt(place, column, abs(one) - abs(other))
        else:
            if not sums.is_right(figure.number):
                yield Doubt(place, column, sum(sums.part or sums.whole, Decimal(0)))
            sums.part, sums.stated = [], [*sums.stated, figure.number]


def _adds_up(stated: Decimal, parts: Sequence[Decimal]) -> bool:
    return is_sum(stated, sum(parts, Decimal(0)), len(parts))
