"""Where passages come from: each is traced to the cells, lines and paragraphs whose words and figures it prints.

Texts of authors know their place. What is composed of values (a row of facts, a sentence of the labels around an
amount) is looked up among what was given: whole, then by the runs of words in it, then figure by figure. Where the same
words stand at several places, that of the row which the rest of the passage comes from is meant, then that of the table
which the passage before came from. A figure given nowhere is looked up among the sums of the tables, and is said to
come from the sheet. What could come from several places comes from none: a wrong place is worse than no place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from imprimatur.core.blocks import plain
from imprimatur.core.edition import Passage, PassageSort
from imprimatur.core.location import Location
from imprimatur.editions.figures import Figure, figures
from imprimatur.editions.given import Given
from imprimatur.editions.sums import Sum, sheet_of
from imprimatur.editions.tracing import Known, traces_of
from imprimatur.language.folding import fold_words

MOST_PLACES = 24
"""Places told of a passage at most."""
_TELLING = 5
"""Letters of a word that, alone within others, tells where it comes from."""
_NUMBERED = 8
"""Digits of a number that stands for one thing alone."""
_SMALL = 100
"""Whole numbers below it are everywhere: they are traced within a row alone."""

_NEAR = 3
"""Passages before and after one that are looked at for the sheet of their rows."""

Words = tuple[str, ...]
Candidates = Sequence[Given]


@dataclass(slots=True)
class Origins:
    """What was given, by its words, its figures and its places; and what the passage before was traced to."""

    given: Sequence[Given]
    sums: Mapping[Figure, Sum] = field(default_factory=dict)
    _by_words: dict[Words, list[Given]] = field(default_factory=dict)
    _whole: dict[str, list[Given]] = field(default_factory=dict)
    _lengths: dict[str, list[int]] = field(default_factory=dict)
    _by_figure: dict[Figure, list[Given]] = field(default_factory=dict)
    _by_place: dict[Location, list[Given]] = field(default_factory=dict)
    _worked_out: dict[str, list[Given]] = field(default_factory=dict)
    _order: dict[int, int] = field(default_factory=dict)
    _before: Given | None = None

    def __post_init__(self) -> None:
        """Index what was given."""
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for number, one in enumerate(self.given):
            self._order[id(one)] = number
            self._by_place.setdefault(one.place, []).append(one)
            if one.words:
                self._by_words.setdefault(one.words, []).append(one)
                lengths[one.words[0]].add(len(one.words))
                self._whole.setdefault("".join(one.words), []).append(one)
                if one.label:
                    self._whole.setdefault("".join((*one.label, *one.words)), []).append(one)
            if one.named:
                self._worked_out.setdefault(one.row, []).append(one)
            for figure in one.figures:
                self._by_figure.setdefault(figure, []).append(one)
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def traced(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """The passages with their paths and places; captions, headers and totals with the sheet of their rows."""
        found = tuple(self._traced(passages))
        return tuple(
            _with_sheet(one, found[:at][-_NEAR:][::-1], found[at + 1 : at + 1 + _NEAR]) for at, one in enumerate(found)
        )

    def _traced(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        for passage in passages:
            found, sums = self.found(passage)
            places = (*passage.places, *(place for one in found for place in (one.place, *one.named)), *sums)
            path = passage.path or _common(found)
            traces = traces_of(passage, self._known(found, sums))
            yield replace(passage, places=tuple(dict.fromkeys(places))[:MOST_PLACES], path=path, traces=traces)

    def _known(self, found: Sequence[Given], sheets: Sequence[Location]) -> Known:
        """What the figures of a passage may come from."""
        named = [one for text in found for place in text.named for one in self._by_place.get(place, ())]
        rows = {one.row for one in found if one.row}
        beside = [one for row in rows for one in self._worked_out.get(row, ()) if one not in found]
        sums = {figure: one for figure, one in self.sums.items() if one.sheet in sheets} if sheets else {}
        return Known(found, named, beside, sums, self._place)

    def _place(self, figure: Figure) -> Location | None:
        """Where a figure is given, if that is a single place."""
        places = {one.place for one in self._by_figure.get(figure, ())}
        return places.pop() if len(places) == 1 else None

    def found(self, passage: Passage) -> tuple[list[Given], list[Location]]:
        """What a passage prints of what was given, and the sheets whose sums it prints."""
        found = self._at_places(passage) or self._by_cells(passage)
        told = {figure for one in found for figure in one.figures}
        left = [figure for cell in passage.cells for figure in figures(plain(cell)) if figure not in told]
        for figure in tuple(left):
            if one := self._counted(figure, found, passage.sort is PassageSort.ROW):
                found.append(one)
                left.remove(figure)
        if found:
            self._before = found[-1]
        return found, self._summed(left, {sheet_of(one.place) for one in found})

    def _summed(self, left: Sequence[Figure], known: set[Location]) -> list[Location]:
        """The sheets that figures are sums of; small ones only of a sheet from which something else comes."""
        summed = [(_is_small(figure), self.sums[figure].sheet) for figure in left if figure in self.sums]
        large = [sheet for is_small, sheet in summed if not is_small]
        known |= set(large)
        return [*large, *(sheet for is_small, sheet in summed if is_small and sheet in known)]

    def _at_places(self, passage: Passage) -> list[Given]:
        """What stands at the places that the passage knows, and is said in it."""
        words = set(fold_words(passage.text).split())
        found = [one for place in passage.places for one in self._by_place.get(place, ())]
        return [one for one in found if one.named or len(words & set(one.words)) * 2 >= len(set(one.words))]

    def _by_cells(self, passage: Passage) -> list[Given]:
        """What the cells say whole, or by runs of words; what stands at one place alone decides for the rest."""
        matches = [one for cell in passage.cells for one in self._runs(tuple(fold_words(plain(cell)).split()))]
        found: list[Given] = []
        for whole, words, candidates in sorted(matches, key=lambda one: len(one[2])):
            chosen = self._chosen(candidates, found)
            near = chosen.table in self._tables(found) if whole else chosen.row in {one.row for one in found if one.row}
            if near or _tells(words):
                found.append(chosen)
        return list(dict.fromkeys(found))

    def _runs(self, words: Words) -> Iterator[tuple[bool, Words, Candidates]]:
        """What a cell says whole, under its label or not, else the longest runs of words in it, from the left."""
        if found := self._whole.get("".join(words)):
            yield True, words, found
            return
        at = 0
        while at < len(words):
            for length in self._lengths.get(words[at], ()):
                if found := self._by_words.get(words[at : at + length]):
                    yield False, words[at : at + length], found
                    at += length - 1
                    break
            at += 1

    def _chosen(self, candidates: Candidates, found: Sequence[Given]) -> Given:
        """The likeliest: in the row of the others, in the table of the passage before and after it, the first."""
        rows, tables = {one.row for one in found if one.row}, {one.table for one in found}
        before = self._before
        at = self._order[id(before)] if before else -1

        def likely(one: Given) -> tuple[bool, bool, bool, bool, int]:
            order = self._order[id(one)]
            follows = before is not None and one.table == before.table
            return (one.row not in rows, one.table not in tables, not follows, order < at, order)

        return min(candidates, key=likely)

    def _tables(self, found: Sequence[Given]) -> set[str]:
        """The tables that a passage and the one before it come from."""
        return {one.table for one in (*found, *filter(None, [self._before]))}

    def _counted(self, figure: Figure, found: Sequence[Given], is_row: bool) -> Given | None:
        """Where a figure stands: in a row of the others, in a field, else at the only place that there is.

        The figures of a row are those of its table, or what that adds up to.
        """
        candidates: Candidates = self._by_figure.get(figure, ())
        rows = {one.row for one in found if one.row}
        near = [one for one in candidates if one.row in rows]
        if near:
            return near[0]
        if _is_small(figure):
            return None
        alone = [one for one in candidates if not any(map(str.isdigit, one.path.split(".")))]
        if not alone and figure not in self.sums:
            tables = self._tables(found)
            alone = [one for one in candidates if not is_row or one.table in tables]
        return alone[0] if len({one.place for one in alone}) == 1 else None


def _with_sheet(one: Passage, before: Sequence[Passage], after: Sequence[Passage]) -> Passage:
    """A passage around rows, which is known from nowhere else, with the sheet that these come from."""
    if one.places or one.sort not in (PassageSort.CAPTION, PassageSort.ROW, PassageSort.CHART):
        return one
    for near in (after, before):
        rows = (other for other in near if other.section == one.section and other.sort is PassageSort.ROW)
        sheets = next(({sheet_of(place) for place in row.places} for row in rows if row.places), set())
        if len(sheets) == 1:
            return replace(one, places=tuple(sheets))
    return one


def _is_small(figure: Figure) -> bool:
    return isinstance(figure, Decimal) and figure < _SMALL and figure == figure.to_integral_value()


def _tells(words: Words) -> bool:
    """Whether words are met at few places: two of them or a long one, or the digits of a telephone, of an account."""
    said = "".join(words)
    if said.isdigit():
        return len(said) >= _NUMBERED
    return len(words) > 1 or len(said) >= _TELLING


def _common(found: Sequence[Given]) -> str:
    """The path of what was found, or of the row that all of it stands in; nothing where it comes from several."""
    paths, rows, places = ({getattr(one, name) for one in found} for name in ("path", "row", "place"))
    if len(paths) == 1 or len(places) == 1:
        return found[0].path
    return found[0].row if len(rows) == 1 else ""
