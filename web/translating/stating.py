"""The texts of a dossier as its pages of translation and approval show them: both languages, and where each stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from flows.approving import sealed, version_of
from flows.translating import job_of
from flows.typed_translations import mark, place_of, shown
from imprimatur.core import place
from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.blocks import Inline, Run
from imprimatur.core.text import Text
from imprimatur.documents.schema.document import languages_of
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.translation.exchange.marks import Mark, Pieces, pieces_of
from imprimatur.translation.exchange.word.changes import Change, changed
from imprimatur.translation.record import Entry, Signature
from imprimatur.translation.sending import alone_in, terms_in, where
from imprimatur.translation.standing import Refusal, Standing, Stood
from imprimatur.translation.unit import Side, UnitState
from web.translating.persons import persons_of

DAMAGED = "C17"
"""The finding that what was kept of the texts cannot be read."""
WAITING = (UnitState.TO_TRANSLATE, UnitState.TO_REVISE)


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a text as it is shown: whether it stayed, went or is new, and whether it is the code of a mark."""

    text: str
    change: str = ""
    is_code: bool = False


Bits = tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """Who approved a text, and on what day; `bits` are what it said then against today's, where it says otherwise."""

    by: str
    on: date
    bits: Bits = ()
    former: Bits = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One text.

    `where` names its field and place, `at` its cell, line or paragraph. `source` is the language that it was written in
    first: `origin` is what that says, with what went and what is new since the target was written; `former` is what it
    said, where that was another text. `typed` is the target as it is typed, `was` its mark. `codes` are the codes that
    a translation keeps. `signed` and `lapsed` are its approvals by language, `sealed` is what one would sign, of the
    languages in which there is something to sign.
    """

    id: str
    place: str
    section: str
    where: Bilingual
    at: Bilingual
    source: Lang
    state: UnitState
    machine: bool
    origin: Bits
    plain: str
    typed: str
    was: str
    target: Bits
    former: Bits = ()
    codes: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    signed: Mapping[Lang, Signed] = field(default_factory=dict)
    lapsed: Mapping[Lang, Signed] = field(default_factory=dict)
    sealed: Mapping[Lang, str] = field(default_factory=dict)

    @property
    def to(self) -> Lang:
        """The language that it is translated into."""
        return "nl" if self.source == "fr" else "fr"

    @property
    def has_changed(self) -> bool:
        """Whether its source is shown word by word against what it said."""
        return any(bit.change for bit in self.origin)

    @property
    def waits(self) -> bool:
        """Whether it is to be translated, or its translation to be revised."""
        return self.state in WAITING

    def says(self, lang: Lang) -> Bits:
        """What it says in a language."""
        return self.origin if lang == self.source else self.target


@dataclass(frozen=True, slots=True)
class Gone:
    """A text that was approved and stands in the dossier no more."""

    where: Bilingual
    said: Mapping[Lang, str]
    signed: Mapping[Lang, Signed]


@dataclass(frozen=True, slots=True)
class View:
    """Every text of a dossier. `sections` are its parts by their keys, in order; `persons` who may be named as having
    approved. `refused` are the approvals of cells that are not taken: why, and the day they are held against.
    `damaged` is the name of the record where it cannot be read: nothing can be signed then."""

    kind: str
    slug: str
    languages: tuple[Lang, ...]
    sections: Mapping[str, Bilingual]
    units: tuple[Shown, ...]
    version: str
    persons: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = ()
    refused: Mapping[Lang, tuple[Refusal, date]] = field(default_factory=dict)
    damaged: str = ""

    @property
    def targets(self) -> tuple[Lang, ...]:
        """The languages that something is translated into."""
        return tuple(lang for lang in self.languages if any(one.to == lang for one in self.units))


def view(project: Project, kind: str, slug: str) -> View:
    """Every text of a dossier as it stands. Raises UnknownDossier, Busy, NotWritten."""
    job = job_of(project, f"{kind}/{slug}")
    standing = job.standing
    alone = alone_in(standing)
    sections: dict[str, Bilingual] = {}
    units = []
    for one in standing.units:
        key, name = _section(job, one.unit.path)
        sections.setdefault(key, name)
        units.append(_shown(job, one, key, one.unit.path in alone))
    return View(
        kind,
        slug,
        languages_of(job.document),
        sections,
        tuple(units),
        version_of(project, kind, slug),
        persons_of(job),
        tuple(_gone(job, standing)),
        dict(standing.refused),
        next((one.location.file.rpartition("/")[2] for one in job.findings if one.code == DAMAGED), ""),
    )


def section_of(job: Job, path: str) -> str:
    """The key of the part of a document that a path is in."""
    return _section(job, path)[0]


def _section(job: Job, path: str) -> tuple[str, Bilingual]:
    """A part of the document: its outermost field; the row of one, where rows have titles of their own."""
    parts = path.split(".")
    top = job.labels.field(parts[0]).both
    if len(parts) > 1 and parts[1].isdigit():
        title = getattr(getattr(job.document, parts[0])[int(parts[1])], "title", None)
        if isinstance(title, Text) and any(title.plain(lang) for lang in LANGS):
            said = {lang: title.plain(lang) or title.plain("nl" if lang == "fr" else "fr") for lang in LANGS}
            return f"{parts[0]}.{parts[1]}", Bilingual(f"{top.fr} – {said['fr']}", f"{top.nl} – {said['nl']}")
    return parts[0], top


def _shown(job: Job, one: Stood, section: str, alone: bool) -> Shown:
    unit = one.unit
    said = {lang: where(unit, job.labels, lang, alone=alone) for lang in LANGS}
    side = unit.origin or unit.translation
    assert side is not None
    origin, former = _origin(one)
    marks = pieces_of(unit.origin.inline) if unit.origin else ()
    typed = shown(one)
    return Shown(
        unit.id,
        place_of(unit),
        section,
        Bilingual(said["fr"], said["nl"]),
        place.said(side.location),
        unit.source,
        one.state,
        one.machine,
        origin,
        unit.origin.text if unit.origin else "",
        typed,
        mark(typed),
        bits_of(pieces_of(unit.translation.inline, marks)) if unit.translation else (),
        former,
        tuple(dict.fromkeys(piece.code for piece in marks if isinstance(piece, Mark))),
        terms_in(unit, job.registers.terms),
        {lang: Signed(*sign.name) for lang, sign in one.signed.items()},
        {lang: _lapsed(sign, lang, unit.side(lang)) for lang, sign in one.lapsed.items()},
        {lang: sealed(unit, lang) for lang in LANGS if unit.side(lang) and unit.origin},
    )


def _origin(one: Stood) -> tuple[Bits, Bits]:
    """What the source says, word by word against what it said where it has changed; or both, apart."""
    unit = one.unit
    if unit.origin is None:
        return (), ()
    former = one.former.of(unit.source) if one.state is UnitState.TO_REVISE else ""
    return _against(former if former != unit.origin.text else "", unit.origin.inline)


def _against(former: str, now: Inline) -> tuple[Bits, Bits]:
    pieces = pieces_of(now)
    if not former:
        return bits_of(pieces), ()
    before: Pieces = pieces_of((Run(former),))
    told = changed(before, pieces)
    if told is None:
        return bits_of(pieces), bits_of(before)
    return told_bits(told), ()


def told_bits(told: Iterable[tuple[Change, str | Mark]]) -> Bits:
    """What changed from one text to another, as it is shown."""
    return tuple(_joined(Bit(_text(piece), change, isinstance(piece, Mark)) for change, piece in told))


def bits_of(pieces: Pieces) -> Bits:
    """A text as it is shown."""
    return tuple(Bit(_text(one), is_code=isinstance(one, Mark)) for one in pieces)


def _text(piece: str | Mark) -> str:
    return piece if isinstance(piece, str) else piece.code


def _joined(bits: Iterator[Bit]) -> Iterator[Bit]:
    """Neighbours of one look as one."""
    last: Bit | None = None
    for bit in bits:
        if last and not last.is_code and not bit.is_code and last.change == bit.change:
            last = Bit(last.text + bit.text, bit.change)
            continue
        if last:
            yield last
        last = bit
    if last:
        yield last


def _lapsed(sign: Signature, lang: Lang, side: Side | None) -> Signed:
    """An approval that holds no more, with the text that it signed against today's."""
    then = sign.said.of(lang)
    if side is None:
        return Signed(sign.by, sign.on, former=(Bit(then),) if then else ())
    if not then or then == side.text:
        return Signed(sign.by, sign.on)
    return Signed(sign.by, sign.on, *_against(then, side.inline))


def _gone(job: Job, standing: Standing) -> Iterator[Gone]:
    for entry in standing.removed:
        yield Gone(_where(job, entry), {lang: entry.said.of(lang) for lang in LANGS}, _of_signatures(entry))


def _where(job: Job, entry: Entry) -> Bilingual:
    parts: Sequence[str] = entry.key.split(".")
    names = [job.labels.field(".".join(parts[: at + 1])).both for at in range(len(parts))]
    return Bilingual(*(" › ".join(one.of(lang) for one in names) for lang in LANGS))


def _of_signatures(entry: Entry) -> dict[Lang, Signed]:
    return {lang: Signed(*sign.name) for lang, sign in entry.signed.items()}
