"""A dossier that begins as a former one of its kind: texts and facts stay; dates, references and approvals are emptied.

What is emptied is found by the places that the former document's values came from, whatever file they stand in. Where a
value stands inside other words, it is left and its place is told.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from docx import Document as open_word
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from ruamel.yaml.nodes import Node, SequenceNode

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.dossier import Dossier
from imprimatur.core.errors import ImprimaturError, UnknownDossier
from imprimatur.core.file_names import stem_of
from imprimatur.core.location import Location
from imprimatur.core.own_marks import AUTHOR, CONDITIONAL_FILL, QUESTION
from imprimatur.core.source import Source
from imprimatur.documents.assembly import assemble, assemble_registers
from imprimatur.documents.kind import Kind, load_kind
from imprimatur.documents.schema.document import ACCEPTED
from imprimatur.documents.schema.fields import Spec, specs, value_at
from imprimatur.documents.schema.vocabulary import Vocabulary, vocabulary
from imprimatur.kit.messages import say
from imprimatur.kit.saved import saved
from imprimatur.kit.typed import as_typed
from imprimatur.kit.yaml_edits import Edits, pairs_of, root_of
from imprimatur.language.labels import Labels, load_labels
from imprimatur.language.parsing import Unreadable
from imprimatur.project import Project
from imprimatur.rendering.findings.passages import Passages
from imprimatur.rendering.workbooks import opened
from imprimatur.sources import read_all, read_any
from imprimatur.sources.plain_text.characters import clean, decoded

_DATES = frozenset(("date", "open-date", "deadline", "term", "day"))
_NAMED = frozenset({"reference"})
"""Fields that name one document alone."""
_EMPTY = PatternFill("solid", fgColor=CONDITIONAL_FILL)


def likewise(project: Project, kind: str, old: str, new: str) -> tuple[Path, tuple[Location, ...]]:
    """Write the dossier `new` after `old`; returns its folder and the places where a value could not be emptied.

    Nothing that exists is touched. Raises UnknownDossier, UnsafeInput, and ImprimaturError where the name is taken.
    """
    if (kind, old) not in set(project.dossiers()):
        raise UnknownDossier(say("nothing_to_follow", slug=old, kind=kind))
    home = project.inputs / kind
    if (kind, new) in set(project.dossiers()) or (home / new).exists():
        raise ImprimaturError(say("exists", name=f"{kind}/{new}"))
    sources, refused = project.sources(kind, old)
    if refused:
        raise refused[0]
    wanted = _wanted(project, kind, old, tuple(sources))
    labels = load_labels(project.templates, kind)
    made: dict[Path, bytes] = {}
    left: list[Location] = []
    for source in sources:
        path = (project.inputs / source.name).relative_to(home)
        places = {place: spec for place, spec in wanted.items() if place.file == source.name}
        content, kept = _emptied(source, places, load_kind(kind), labels)
        made[path.relative_to(old) if path.parts[0] == old else path] = content
        left.extend(kept)
    for name, content in made.items():
        target = home / new / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
    return home / new, tuple(left)


def _is_emptied(spec: Spec, table: str = "") -> bool:
    dated = spec.reads is not None and spec.reads.sort in _DATES
    return dated or table == ACCEPTED or (not table and (spec.path in _NAMED or spec.path.startswith("approvals.")))


def _wanted(project: Project, kind: str, old: str, sources: tuple[Source, ...]) -> Mapping[Location, Spec]:
    """Where the values stand that are emptied, with their fields."""
    labels, known = load_labels(project.templates, kind), load_kind(kind)
    shared = {one.name: one for one in project.shared()}
    readings = [read_any(one) for one in shared.values() if one.name.count("/") == 1]
    registers, _ = assemble_registers(readings, labels, shared)
    found = assemble(known, Dossier(kind, old, sources, tuple(read_all(sources))), labels, registers)
    wanted: dict[Location, Spec] = {}
    for spec in specs(known.model):
        value = value_at(found.document, spec.path)
        if not spec.is_table:
            paths = {spec.path: spec} if _is_emptied(spec) else {}
        else:
            columns = [one for one in specs(spec.type) if _is_emptied(one, spec.path)]
            paths = {f"{spec.path}.{at}.{one.path}": one for at in range(len(value)) for one in columns}
        places = found.provenance.places
        wanted |= {places[path]: one for path, one in paths.items() if path in places}
    return wanted


def _emptied(
    source: Source, places: Mapping[Location, Spec], kind: Kind, labels: Labels
) -> tuple[bytes, list[Location]]:
    """A file without the values at some places, and the places where they are left."""
    match source.suffix:
        case ".xlsx" if places:
            return _workbook(source, places), []
        case ".yaml" | ".yml":
            return _yaml(decoded(source.content), kind, labels).encode(), []
        case ".csv" if places:
            return _csv(source, places, kind, labels)
        case ".md" if places:
            return _lines(source, places)
        case ".docx" if places:
            return _word(source, places)
    return source.content, list(places)


def _workbook(source: Source, places: Mapping[Location, Spec]) -> bytes:
    """The workbook with the cells empty and coloured, what they said in a note of ours."""
    book = opened(source.content, rich=True)
    for place in places:
        cell = book[place.sheet][place.cell]
        if cell.value is None:
            continue
        said = Bilingual(as_typed(cell.value, "fr"), as_typed(cell.value, "nl"))
        note = say("before", said=said)
        cell.comment = Comment(f"FR: {note.fr} / NL: {note.nl}", AUTHOR)
        cell.value, cell.fill = None, _EMPTY
    return saved(book)


def _yaml(text: str, kind: Kind, labels: Labels) -> str:
    """The file with the fields empty, what they said in a comment beside each."""
    text = clean(text)
    edits = Edits(text, say["before_word"].fr)
    names, known = vocabulary(kind.model, labels), {one.path: one for one in specs(kind.model)}
    for node in _nodes(root_of(text), names, known, labels):
        edits.emptied(node)
    return edits.applied()


def _nodes(
    root: Node | None, names: Vocabulary, known: Mapping[str, Spec], labels: Labels, within: str = "", table: str = ""
) -> Iterator[Node]:
    for key, value in pairs_of(root):
        path = names.resolve(key.value, within)
        spec = known.get(path or "")
        if path in names.groups:
            yield from _nodes(value, names, known, labels, path)
        elif spec and spec.is_table and isinstance(value, SequenceNode):
            inner = vocabulary(spec.type, labels, f"{spec.path}.")
            columns = {one.path: one for one in specs(spec.type)}
            for row in value.value:
                yield from _nodes(row, inner, columns, labels, table=spec.path)
        elif spec and _is_emptied(spec, table):
            yield value


def _csv(source: Source, places: Mapping[Location, Spec], kind: Kind, labels: Labels) -> tuple[bytes, list[Location]]:
    """The table with the columns of the values empty; as it was, where its first line does not name them."""
    names, known = vocabulary(kind.model, labels), {one.path: one for one in specs(kind.model)}
    table = known.get(names.resolve(stem_of(source.name)) or "")
    text = decoded(source.content)
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    inner = vocabulary(table.type, labels, f"{table.path}.") if table else None
    wanted = {spec.path for spec in places.values()}
    columns = [at for at, name in enumerate(rows[0]) if inner and inner.resolve(name) in wanted]
    if not columns:
        return source.content, list(places)
    for row in rows[1:]:
        for at in columns:
            row[at : at + 1] = [""]
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return written.getvalue().encode(), []


def _lines(source: Source, places: Mapping[Location, Spec]) -> tuple[bytes, list[Location]]:
    """The text without the lines that say a value and nothing else."""
    lines, left = decoded(source.content).split("\n"), []
    for place, spec in places.items():
        if place.line and _says_only(lines[place.line - 1], spec):
            lines[place.line - 1] = ""
        else:
            left.append(place)
    return "\n".join(lines).encode(), left


def _word(source: Source, places: Mapping[Location, Spec]) -> tuple[bytes, list[Location]]:
    """The Word text, a question of ours in the place of each paragraph that says a value and nothing else."""
    document, left = open_word(io.BytesIO(source.content)), []
    passages = Passages(document.element.body)
    for place, spec in places.items():
        paragraph = passages.at(place)
        runs = [] if paragraph is None else list(paragraph.iter("{*}t"))
        text = "".join(one.text or "" for one in runs)
        if not _says_only(text, spec):
            left.append(place)
            continue
        for one in runs:
            one.text = ""
        runs[0].text = say("before", said=text).fr.join(QUESTION)
    return saved(document), left


def _says_only(text: str, spec: Spec) -> bool:
    """Whether a line or paragraph holds a value of the field and no other words."""
    if spec.reads is None:
        return False
    try:
        spec.reads.parser(text.strip())
    except Unreadable:
        return False
    return bool(text.strip())
