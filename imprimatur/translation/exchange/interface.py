"""What every format of exchange is given, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline
from imprimatur.translation.unit import Sort, UnitState


@dataclass(frozen=True, slots=True)
class Segment:
    """One unit as it goes out: its id, where it stands in words, and its texts as inlines.

    `former` is the source as it was when the target was written, where it has changed since. `where` is the name of
    the field and the place, in the language of the translator. `terms` are the (source, target) terms that occur in it.
    `sort` is what it is in its text.
    """

    id: str
    where: str
    source: Inline
    target: Inline = ()
    state: UnitState = UnitState.TO_TRANSLATE
    former: Inline = ()
    terms: tuple[tuple[str, str], ...] = ()
    sort: Sort = Sort.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent: the segments of one dossier from one language to the other, in the order of the document.

    `glossary` are all terms that occur; `memory` are pairs approved earlier, source first.
    """

    dossier: str
    title: str
    source: Lang
    target: Lang
    segments: tuple[Segment, ...]
    glossary: tuple[tuple[str, str], ...] = ()
    memory: tuple[tuple[Inline, Inline], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One segment as it came back: its id, the source as the file holds it, and the target, None where it is empty.

    `fault` says what is wrong with its marks (a key of `translation/messages.yaml`, its `{mark}` is the code of the
    `mark`), empty where nothing is. `place` is
    where it stands in the file that came back (`x.po:12`, a row of the table), to be named in a message. `unsure` is
    set where its translator marked it as not finished (fuzzy, needs review). `told` says what its reader mended
    (a key of `translation/messages.yaml`).
    """

    id: str
    source: Inline
    target: Inline | None
    fault: str = ""
    place: str = ""
    unsure: bool = False
    mark: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back: which dossier and languages it says it is of, and its answers."""

    dossier: str
    source: Lang
    target: Lang
    answers: tuple[Answer, ...]


Write = Callable[[Parcel], bytes]
"""Writes a parcel as a file of one format; same parcel, same bytes."""
Read = Callable[[bytes, str], Returned]
"""Reads a file that came back, given its content and its name. Raises ImprimaturError for one that is not ours."""
