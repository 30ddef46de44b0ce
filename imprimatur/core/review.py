"""What came back in a produced Word file: the changes that somebody proposes, what they say beside them, and where."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from imprimatur.core.bilingual import Lang
from imprimatur.core.edition import Piece
from imprimatur.core.location import Location


class Asked(StrEnum):
    """What a proposal asks of a passage."""

    CHANGED = "changed"
    """Other words in it."""
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """The same words at another place."""
    JOINED = "joined"
    """That it be one paragraph with the next."""
    FORMAT = "format"
    """Another look: told, but nothing that an input could take over."""
    REMARK = "remark"
    """Nothing but what is said in a comment."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Who changed or said something, and when: as the file tells, in ISO 8601 to the minute, or empty."""

    by: str
    on: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody says beside a text: the words it hangs on, and the answers to it."""

    mark: Mark
    text: str
    quoted: str = ""
    resolved: bool = False
    replies: "tuple[Comment, ...]" = ()


Standing = Literal["same", "changed", "gone"]
"""What became of an input file since the passage was printed."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An input that a passage comes from, and what became of its file since."""

    place: Location
    standing: Standing


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed of one passage.

    `before` is what was printed, `after` what it would be; either is empty where there is none. `pieces` are its words,
    what goes and what comes side by side. A change that is not `tracked` was typed without a mark: nobody signed it.
    `section` are the headings it stands under; where it moves to, `to` is the last of those it would stand under.
    """

    asked: Asked
    section: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()
    tracked: bool = True
    marks: tuple[Mark, ...] = ()
    comments: tuple[Comment, ...] = ()
    origins: tuple[Origin, ...] = ()
    path: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What a Word file asks of the set that it was made from.

    `made` names that set below the outputs of its dossier (`draft`, `final`, `versions/2`); `file` is what was read.
    """

    kind: str
    slug: str
    lang: Lang
    made: str
    file: str
    proposals: tuple[Proposal, ...] = field(default=())
