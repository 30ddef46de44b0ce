"""The changes between two editions as readers are told them: section by section, what says the same left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from imprimatur.core.edition import Difference, Move, PassageSort


@dataclass(frozen=True, slots=True)
class SectionChanges:
    """What changed under one heading: the headings above and its own, then the passages that say something otherwise.

    `moved` says that the section stands elsewhere than it stood, `came` or `went` that the whole of it did.
    """

    section: tuple[str, ...]
    differences: tuple[Difference, ...]
    moved: bool = False
    came: bool = False
    went: bool = False


def by_section(differences: Iterable[Difference]) -> tuple[SectionChanges, ...]:
    """The changes grouped by section, in reading order, each section once; sections without changes are left out.

    A heading belongs to the section that it opens. What changed in its form alone (numbers, the cutting into
    paragraphs) and what merely moved with its section are no changes of words.
    """
    grouped: dict[tuple[str, ...], list[Difference]] = {}
    for one in differences:
        grouped.setdefault(_section(one), []).append(one)
    made = (_changes(section, tuple(found)) for section, found in grouped.items())
    return tuple(one for one in made if one.differences or one.moved)


def _section(one: Difference) -> tuple[str, ...]:
    passage = one.passage
    return (*passage.section, passage.text) if passage.sort is PassageSort.HEADING else passage.section


def _changes(section: tuple[str, ...], every: tuple[Difference, ...]) -> SectionChanges:
    moves = {one.move for one in every}
    told = tuple(one for one in every if one.move is not Move.KEPT and not one.minor)
    moved = any(one.moved for one in every if one.passage.sort is PassageSort.HEADING)
    return SectionChanges(section, told, moved, moves == {Move.ADDED}, moves == {Move.REMOVED})
