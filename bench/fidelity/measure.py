"""What is printed of a text: sentences, their order, bold, italic, links, notes, lists and headings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bench.fidelity.units import Letter, Unit, letters, notes, sentences

Tells = Callable[[str], bool]
"""Something told of a heading."""


def always(heading: str) -> bool:
    """What is true of every heading."""
    return True


@dataclass(slots=True)
class Share:
    """How many sentences were given, printed, and printed in order; how many marks were given and kept; what is not."""

    given: int = 0
    printed: int = 0
    in_order: int = 0
    marks: int = 0
    kept: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether all that was given is printed, in order and as it was."""
        return not self.faults

    def __add__(self, other: "Share") -> "Share":
        """Both together."""
        return Share(
            self.given + other.given,
            self.printed + other.printed,
            self.in_order + other.in_order,
            self.marks + other.marks,
            self.kept + other.kept,
            [*self.faults, *other.faults],
        )


@dataclass(slots=True)
class _Print:
    """What a format says, as one row of letters, with the unit that each stands in."""

    signs: str
    letters: list[Letter]
    owners: list[Unit]
    starts: list[int]

    @classmethod
    def of(cls, units: list[Unit]) -> "_Print":
        made: list[Letter] = []
        owners: list[Unit] = []
        starts: list[int] = []
        for unit in units:
            found = letters(unit.pieces)
            starts += [len(made)] * len(found)
            made += found
            owners += [unit] * len(found)
        return cls("".join(one.sign for one in made), made, owners, starts)

    def find(self, words: str, after: int, sort: str) -> tuple[int, bool] | None:
        """Where words stand, and whether after a place; where they open a unit of the sort, sooner there."""
        found = _places(self.signs, words)
        places = [place for place in found if self._parts(place) and self._parts(place + len(words))]
        later = [place for place in places if place >= after]
        heads = [place for place in later if sort and self.at_head(place)]
        alike = [place for place in heads if self.owners[place].sort == sort]
        chosen = next(iter(alike or heads or later or places), None)
        return None if chosen is None else (chosen, bool(later))

    def _parts(self, place: int) -> bool:
        """Whether a word begins at a place, or the text ends there."""
        return place == len(self.letters) or self.letters[place].opens

    def at_head(self, place: int) -> bool:
        """Whether a unit begins here, a number that the document sets in front aside."""
        return not self.signs[self.starts[place] : place].strip("0123456789")


def _places(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def compare(given: list[Unit], printed: list[Unit], worded: Tells, placed: Tells) -> Share:
    """How much of a text a format prints, in order and with its marks.

    The document says the headings that are `worded` in its own words, and chooses the place of what stands under those
    that are `placed`: order holds from one of these to the next.
    """
    share = Share()
    body, after, above = _Print.of(printed), 0, None
    for unit in given:
        if unit.sort == "heading" and placed(unit.text):
            after, above = 0, None
        if unit.sort == "heading" and worded(unit.text):
            continue
        for number, sentence in enumerate(sentences(unit.pieces)):
            found = _sentence(share, body, sentence, after, unit.sort if number == 0 else "")
            if found is None:
                continue
            after = found + len(sentence)
            if number == 0:
                _form(share, unit, body, found, above)
                above = (unit, body.owners[found]) if unit.sort == "heading" else above
    _notes(share, given, printed)
    return share


def _sentence(share: Share, body: _Print, sentence: list[Letter], after: int, sort: str) -> int | None:
    """Find a sentence and the looks of its words; its place, None where it is not printed."""
    words = "".join(one.sign for one in sentence)
    share.given += 1
    found = body.find(words, after, sort)
    if found is None:
        share.faults.append(f"not printed: {words}")
        return None
    place, is_later = found
    share.printed += 1
    share.in_order += is_later
    if not is_later:
        share.faults.append(f"out of order: {words}")
    _looks(share, sentence, body.letters[place : place + len(sentence)])
    return place


def _looks(share: Share, given: list[Letter], printed: list[Letter]) -> None:
    """The bold, italic and linked stretches of a sentence, and its calls of notes: each is kept whole or is not."""
    for name in ("bold", "italic", "link", "called"):
        wanted = [getattr(one, name) for one in given]
        there = [getattr(one, name) for one in printed]
        for start, end in _stretches(wanted):
            share.marks += 1
            if wanted[start:end] == there[start:end]:
                share.kept += 1
            else:
                share.faults.append(f"{name} lost: {''.join(one.sign for one in given[start:end])}")


def _stretches(values: list[object]) -> Iterator[tuple[int, int]]:
    start = 0
    for place in range(1, len(values) + 1):
        if place == len(values) or values[place] != values[start]:
            if values[start]:
                yield start, place
            start = place


def _form(share: Share, unit: Unit, body: _Print, place: int, above: tuple[Unit, Unit] | None) -> None:
    """Whether a unit is printed as what it is: a heading at its side of the one before, an item at its depth."""
    owner = body.owners[place]
    share.marks += 1
    if unit.sort == "heading":
        is_kept = owner.sort == "heading" and body.at_head(place)
        if is_kept and above:
            is_kept = _side(unit.level - above[0].level) == _side(owner.level - above[1].level)
    elif unit.sort == "item":
        is_kept = owner.sort == "item" and (owner.level, owner.ordered) == (unit.level, unit.ordered)
    else:
        is_kept = owner.sort == unit.sort and body.at_head(place)
    if is_kept:
        share.kept += 1
    else:
        share.faults.append(f"{unit.sort} {unit.level} printed as {owner.sort} {owner.level}: {unit.text[:60]}")


def _side(number: int) -> int:
    return (number > 0) - (number < 0)


def _notes(share: Share, given: list[Unit], printed: list[Unit]) -> None:
    """The sentences of the footnotes, in the footnotes."""
    there = _Print.of([Unit("paragraph", note) for note in notes(printed)])
    after = 0
    for note in notes(given):
        for sentence in sentences(note):
            found = _sentence(share, there, sentence, after, "")
            after = after if found is None else found + len(sentence)
