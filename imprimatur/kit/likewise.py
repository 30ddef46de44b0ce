"""A dossier that begins as a former one of its kind: texts and facts stay; what names one document alone is emptied.

That are dates, amounts, the reference, approvals and findings that were accepted. They are found by the places that the
former document's values came from, whatever file they stand in. Where one stands inside other words, it is left and its
place is told.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ruamel.yaml.nodes import Node, SequenceNode

from imprimatur.core.errors import ImprimaturError
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.core.writing import write_folder
from imprimatur.documents.assembly import Assembled
from imprimatur.documents.kind import Kind, load_kind
from imprimatur.documents.schema.document import ACCEPTED
from imprimatur.documents.schema.fields import Spec, specs, value_at
from imprimatur.documents.schema.vocabulary import Vocabulary, vocabulary
from imprimatur.kit import emptying
from imprimatur.kit.former import former_of
from imprimatur.kit.messages import say
from imprimatur.kit.yaml_edits import Edits, pairs_of, root_of
from imprimatur.language.labels import Labels, load_labels
from imprimatur.project import Project
from imprimatur.sources.plain_text.characters import clean, decoded

_EMPTIED = frozenset(("date", "open-date", "deadline", "term", "day", "money"))
"""The sorts of values that hold for one document alone."""
_NAMED = frozenset({"reference"})
"""Fields that name one document alone."""


def likewise(project: Project, kind: str, old: str, new: str) -> tuple[Path, tuple[Location, ...]]:
    """Write the dossier `new` after `old`; returns its folder and the places where a value could not be emptied.

    Nothing that exists is touched. Raises UnknownDossier, UnsafeInput, NotWritten, and ImprimaturError where the name
    is taken.
    """
    home = project.inputs / kind
    if (kind, new) in set(project.dossiers()) or (home / new).exists():
        raise ImprimaturError(say("exists", name=f"{kind}/{new}"))
    former = former_of(project, kind, old)
    wanted = _wanted(kind, former.found)
    labels = load_labels(project.templates, kind)
    made: dict[Path, bytes] = {}
    left: list[Location] = []
    for source in former.sources:
        path = (project.inputs / source.name).relative_to(home)
        places = {place: spec for place, spec in wanted.items() if place.file == source.name}
        content, kept = _emptied(source, places, load_kind(kind), labels)
        made[path.relative_to(old) if path.parts[0] == old else path] = content
        left.extend(kept)
    write_folder(home / new, made)
    return home / new, tuple(left)


def _is_emptied(spec: Spec, table: str = "") -> bool:
    dated = spec.reads is not None and spec.reads.sort in _EMPTIED
    return dated or table == ACCEPTED or (not table and (spec.path in _NAMED or spec.path.startswith("approvals.")))


def _wanted(kind: str, found: Assembled) -> Mapping[Location, Spec]:
    """Where the values stand that are emptied, with their fields."""
    wanted: dict[Location, Spec] = {}
    for spec in specs(load_kind(kind).model):
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
            return emptying.workbook(source, places), []
        case ".yaml" | ".yml":
            return _yaml(decoded(source.content), kind, labels).encode(), []
        case ".csv" if places:
            return emptying.table(source, places, kind, labels)
        case ".md" if places:
            return emptying.lines(source, places)
        case ".docx" if places:
            return emptying.word(source, places)
    return source.content, list(places)


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
