"""What the documents say otherwise than at the last digest: the two editions of each language, compared."""

from collections.abc import Iterable, Iterator, Sequence

from flows.digest.model import Wording
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.edition import Difference, Edition, Move, PassageSort
from imprimatur.editions import Unreadable, compare, loaded


def read(content: bytes | None) -> tuple[Edition, ...]:
    """The editions of a set, one a language; none where they cannot be read: nothing is then compared."""
    try:
        return loaded(content) if content is not None else ()
    except Unreadable:
        return ()


def titles(editions: Iterable[Edition]) -> Bilingual | None:
    """The title of a document, that of its only language where it has one alone; None where it has none."""
    said = {one.lang: one.title for one in editions if one.title}
    if not said:
        return None
    first = next(iter(said.values()))
    return Bilingual(said.get("fr", first), said.get("nl", first))


def wordings(before: Iterable[Edition], after: Iterable[Edition]) -> tuple[Wording, ...]:
    """What each language says otherwise. A language that was not there before, or is no more, is not compared."""
    former = {one.lang: one for one in before}
    found = []
    for one in after:
        differences = compare(former[one.lang], one) if one.lang in former else ()
        changed = tuple(difference for difference in differences if difference.move is not Move.KEPT)
        if changed:
            found.append(Wording(one.lang, tuple(_told(changed))))
    return tuple(found)


def _told(changed: Sequence[Difference]) -> Iterator[Difference]:
    """The differences, without charts in a section where something else changed: they draw what it says."""
    said = {one.passage.section for one in changed if one.passage.sort is not PassageSort.CHART}
    for one in changed:
        if one.passage.sort is not PassageSort.CHART or one.passage.section not in said:
            yield one
