"""What is typed in a form becomes the inputs of the dossier: each value where it stands, else in the page's own file.

Nobody overwrites anybody in silence: what changed since the form was opened, and was typed anew in it, is refused with
what stands there now. All is written or nothing, after the files have been read again and say just what was typed.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from imprimatur.core.bilingual import Lang
from imprimatur.core.errors import NotWritten
from imprimatur.core.source import Source
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.project import Project
from imprimatur.translation.keeping import held
from imprimatur.translation.write_back.files import Prepared, write
from web.forms.asked import asked_of, is_rows, keys_of
from web.forms.stating import Context, Now, Stated, mark, normal, opened, re_read
from web.forms.writing import Change, Writing

LONGEST = 50_000
"""Characters of one value, as many as a reader takes at a stretch (`sources/size.py`). What is longer is for Word."""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row as typed: its number among those that stood there, None for a new one; whether it is to go."""

    number: int | None
    cells: Mapping[str, str]
    goes: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed: single fields by key, rows by table. `was` are the marks of what stood there when the form
    was opened, by key or by table."""

    fields: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[TypedRow, ...]] = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a save ended. `changed` are the keys and tables that say something else now; `files` those that were written.

    Where anything is refused (`refused`: key or table, and a key of `messages.yaml`), nothing is written. `theirs` are
    those that somebody else changed meanwhile; `now` is what stands there.
    """

    now: Now
    changed: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)
    theirs: frozenset[str] = frozenset()

    @property
    def is_saved(self) -> bool:
        """Whether everything typed stands in the inputs."""
        return not self.refused and not self.theirs


def marks_of(kind: str, stated: Stated) -> dict[str, str]:
    """The marks of everything that a form of this kind shows."""
    marks: dict[str, str] = {}
    for spec in asked_of(kind):
        if is_rows(spec):
            marks[spec.path] = mark(stated.texts(spec.path))
        else:
            marks |= {key: mark(stated.text(key)) for key in keys_of(spec)}
    return marks


def save(project: Project, kind: str, slug: str, typed: Typed, lang: Lang) -> Outcome:
    """Put what is typed into the inputs of a dossier, new names in the words of `lang`.

    Raises UnknownDossier, Busy, and NotWritten where the system refuses: the inputs then stand as they were.
    """
    with held(project, kind, slug):
        now, context = opened(project, kind, slug)
        wanted = _wanted(now, typed)
        if wanted.refused or wanted.theirs:
            return Outcome(now, refused=wanted.refused, theirs=frozenset(wanted.theirs))
        if not wanted.changes:
            return Outcome(now)
        files, refused = Writing(project, now, context, lang).made(wanted.changes)
        if not refused:
            refused = _misread(now, context, files, wanted)
        if refused:
            return Outcome(now, refused=refused)
        before = {one.name: one.content for one in context.sources}
        try:
            write(project, [Prepared(name, before.get(name), content) for name, content in sorted(files.items())])
        except NotWritten:
            after = opened(project, kind, slug)[0]
            if after.stated == now.stated:
                raise
            # Somebody saved in another program between our reading and our writing: nothing of ours was written.
            return Outcome(after, theirs=frozenset(wanted.units))
        return Outcome(opened(project, kind, slug)[0], tuple(wanted.units), tuple(sorted(files)))


@dataclass(slots=True)
class _Wanted:
    """What is to change, and what cannot."""

    changes: list[Change] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    theirs: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)


def _wanted(now: Now, typed: Typed) -> _Wanted:
    wanted = _Wanted()
    nothing = {False: mark(""), True: mark([])}
    for spec in asked_of(now.kind):
        was = typed.was
        if is_rows(spec) and spec.path in typed.rows:
            _rows_wanted(now, spec, typed.rows[spec.path], was.get(spec.path, nothing[True]), wanted)
        elif not is_rows(spec):
            for key in keys_of(spec):
                if key in typed.fields:
                    _field_wanted(now, spec, key, typed.fields[key], was.get(key, nothing[False]), wanted)
    return wanted


def _field_wanted(now: Now, spec: Spec, key: str, text: str, was: str, wanted: _Wanted) -> None:
    if len(text) > LONGEST:
        wanted.refused[key] = "too_long"
        return
    text, said = normal(spec, text), now.stated.fields.get(key)
    current = said.text if said else ""
    if text == current or mark(text) == was:
        return
    if mark(current) != was:
        wanted.theirs.append(key)
    elif said and said.shut:
        wanted.refused[key] = said.shut
    else:
        wanted.changes.append(Change(spec, key, text, said))
        wanted.texts[key] = text
        wanted.units.append(key)


def _rows_wanted(now: Now, spec: Spec, rows: tuple[TypedRow, ...], was: str, wanted: _Wanted) -> None:
    """The rows that stay as they should be, in their order, then the new ones."""
    inner = {key: one for one in specs(spec.type) for key in keys_of(one)}
    if any(len(text) > LONGEST for row in rows for text in row.cells.values()):
        wanted.refused[spec.path] = "too_long"
        return
    known, texts = now.stated.rows.get(spec.path, ()), now.stated.texts(spec.path)
    by_number = {row.number: row for row in rows if row.number is not None}
    expected: list[dict[str, str]] = []
    changes: list[Change] = []
    for number, before in enumerate(texts):
        row = by_number.get(number, TypedRow(number, {}))
        cells = {key: normal(inner[key], text) for key, text in row.cells.items() if key in inner}
        after = {key: text for key, text in {**before, **cells}.items() if text}
        if row.goes or not after:
            changes.append(Change(spec, spec.path, "", None, number, goes=True))
            continue
        expected.append(after)
        changes += [
            Change(spec, key, text, known[number].get(key), number)
            for key, text in cells.items()
            if text != before.get(key, "")
        ]
    for row in rows:
        cells = {key: normal(inner[key], text) for key, text in row.cells.items() if key in inner}
        fresh = {key: text for key, text in cells.items() if text}
        if row.number is None and fresh and not row.goes:
            expected.append(fresh)
            changes.append(Change(spec, spec.path, "", None, None, fresh))
    if expected == texts or mark(expected) == was:
        return
    if mark(texts) != was:
        wanted.theirs.append(spec.path)
        return
    wanted.changes += changes
    wanted.rows[spec.path] = expected
    wanted.units.append(spec.path)


def _misread(now: Now, context: Context, files: Mapping[str, bytes], wanted: _Wanted) -> dict[str, str]:
    """What would not be read as it was typed, or would change though nobody touched it."""
    by_name = {one.name: one for one in context.sources}
    for name, content in files.items():
        by_name[name] = Source(name, content, hashlib.sha256(content).hexdigest())
    after = re_read(now.kind, now.slug, [by_name[name] for name in sorted(by_name)], context)
    wrong: dict[str, str] = {}
    for key in {*now.stated.fields, *after.fields, *wanted.texts}:
        if after.text(key) != wanted.texts.get(key, now.stated.text(key)):
            wrong[key] = "not_kept"
    for table in {*now.stated.rows, *after.rows, *wanted.rows}:
        expected = wanted.rows.get(table, now.stated.texts(table))
        if sorted(map(mark, after.texts(table))) != sorted(map(mark, expected)):
            wrong[table] = "not_kept"
    return wrong
