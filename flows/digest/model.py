"""What a digest tells: of each document what changed, what is missing, from whom, since when, and by what day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from imprimatur.core.bilingual import NOTHING, Bilingual, Lang
from imprimatur.core.edition import Difference
from imprimatur.core.finding import Severity


class News(StrEnum):
    """What became of a document as a whole since the last digest, in the order in which it is told."""

    PUBLISHED = "published"
    """A final version appeared, or another took its place."""
    READY = "ready"
    """Nothing holds back the final version any more."""
    NEW = "new"
    GONE = "gone"
    """Its inputs are there no more."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day by which a document must be finished, and what happens on it (`Date limite`)."""

    day: date
    what: Bilingual = NOTHING


@dataclass(frozen=True, slots=True)
class Point:
    """Findings that say the same, as one line. `count` is the number of points to settle that it stands for.

    `place` is said below the name of the file, `whole` by itself. `also` is the other language, where the same is to
    be said of it. `since` is the day of the first digest that told it, `due` the day by which it is asked for,
    `quoted` words of the input that the message repeats as they stand there. A `fresh` one was not told before.
    """

    reference: str
    severity: Severity
    what: Bilingual
    remedy: Bilingual
    place: Bilingual
    whole: Bilingual
    file: Bilingual
    section: Bilingual
    owner: str
    since: date
    fresh: bool
    count: int = 1
    due: date | None = None
    also: Lang | None = None
    quoted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What one language of a document says otherwise than at the last digest, in the order of reading."""

    lang: Lang
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a digest tells of one document.

    `is_final` says that it has a final version, `version` its number where they are counted.
    `blocking` is the number of points to settle before the final version, `settled` how many of those told last are no
    more. `fault` is why no draft could be made, since what digest; it is `broken` where somebody must mend the machine
    rather than the dossier. `files` are the inputs that changed. `page` is its page of findings, below `outputs/` and
    without the language and the ending; empty where there is none.
    """

    kind: str
    slug: str
    title: Bilingual
    sort: Bilingual
    news: tuple[News, ...] = ()
    is_final: bool = False
    version: str = ""
    fault: Bilingual | None = None
    fault_since: date | None = None
    broken: bool = False
    wordings: tuple[Wording, ...] = ()
    files: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    blocking: int = 0
    settled: int = 0
    deadline: Deadline | None = None
    page: str = ""

    @property
    def name(self) -> str:
        """The kind and slug."""
        return f"{self.kind}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Told:
    """What is remembered of one document: its title, the hashes of its editions and of its final version.

    `points` are the marks of the findings that held it back, each with the day of the first digest that told it, and
    `fault` what stopped its draft, in French, likewise.
    """

    title: Bilingual
    edition: str = ""
    final: str = ""
    fault: Mapping[str, date] = field(default_factory=dict)
    points: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """What one digest told, by the names of the documents, and the letters that left with it (address by hash)."""

    on: date
    told: Mapping[str, Told] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of one morning. `since` is the day of the one before it, None for the first.

    `memory` is what will be remembered of it, `editions` what was read that is to be kept with it, by its hash.
    `letters` are those that already left this morning, as `Memory` has them.
    """

    today: date
    since: date | None
    dossiers: tuple[Dossier, ...]
    memory: Memory
    former: Memory | None = None
    editions: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    letters: Mapping[str, str] = field(default_factory=dict)


CALLS = (14, 7, 3, 1, 0, -1)
"""How many days before a deadline it is called to mind; -1 is the day after it."""


def is_called(day: date | None, digest: Digest) -> bool:
    """Whether a day came within the next of `CALLS` since the last digest; the first digest calls what is near."""
    if day is None:
        return False
    left = (day - digest.today).days
    if digest.since is None:
        return min(CALLS) <= left <= max(CALLS)
    before = (day - digest.since).days
    return any(left <= call < before for call in CALLS)
