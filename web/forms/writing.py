"""The files of a dossier with what is typed: in the cell or the line where it stands, else in the page's own file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from imprimatur.core.bilingual import Lang, other
from imprimatur.core.location import Location
from imprimatur.core.place import FORM
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Spec
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.language.parsing import fold
from imprimatur.project import Project
from web.forms.asked import REGISTERS, is_rows
from web.forms.cells import with_texts
from web.forms.messages import say
from web.forms.naming import names_of
from web.forms.stating import YAML, Context, Now, Row, Said
from web.forms.yaml_file import YamlFile, text_of
from web.forms.yaml_spots import Spot, spot_at


@dataclass(frozen=True, slots=True)
class Change:
    """One change: a value (`text`) of a key, in a row of a table by its `number`; a row that goes; a new row (`row`).

    `said` is what stands there now, None for nothing.
    """

    spec: Spec
    key: str
    text: str
    said: Said | None
    number: int | None = None
    row: Mapping[str, str] = field(default_factory=dict)
    goes: bool = False

    @property
    def unit(self) -> str:
        """What a refusal is told of: the table, or the key."""
        return self.spec.path if is_rows(self.spec) else self.key


class Writing:
    """The files of one dossier on their way."""

    def __init__(self, project: Project, now: Now, context: Context, lang: Lang) -> None:
        """Take the files as they are; new names are written in `lang`."""
        self.project, self.now, self.context, self.lang = project, now, context, lang
        self.contents = {one.name: one.content for one in context.sources}
        self.model = load_kind(now.kind).model
        self.names = vocabulary(self.model, context.labels)
        self.yaml: dict[str, YamlFile] = {}
        self.cells: dict[str, dict[tuple[str, str], str]] = {}
        self.refused: dict[str, str] = {}
        self.own = self._own_file()

    def made(self, changes: Sequence[Change]) -> tuple[dict[str, bytes], dict[str, str]]:
        """The files that change, by name, and what cannot be written, with why."""
        for change in changes:
            why = self._make(change)
            if why:
                self.refused[change.unit] = why
        files: dict[str, bytes] = {}
        for name, file in self.yaml.items():
            try:
                files[name] = text_of(self.contents.get(name, b"")).encoded(file.applied())
            except ValueError:
                self.refused |= {one.unit: "by_hand" for one in changes}
        for name, texts in self.cells.items():
            content, left = with_texts(self.contents[name], texts)
            files[name] = content
            if left:
                self.refused |= {one.unit: "formula" for one in changes if _stands_in(one, name, left)}
        return files, self.refused

    def _make(self, change: Change) -> str:
        if change.goes:
            return self._remove(change)
        if change.row:
            return self._add_row(change)
        if change.said and self._put(change.said.place, change.key, change.text):
            return ""
        if change.said and change.said.text:
            return "by_hand"
        return self._add_cell(change) if change.number is not None else self._add(change)

    def _put(self, place: Location, key: str, text: str) -> bool:
        if place.file.lower().endswith(".xlsx") and place.cell:
            self.cells.setdefault(place.file, {})[place.sheet, place.cell] = text
            return True
        lang = key.rpartition(":")[2] if ":" in key else ""
        return place.file.lower().endswith(YAML) and self._file(place.file).put(place, lang, text)

    def _file(self, name: str) -> YamlFile:
        if name not in self.yaml:
            text = text_of(self.contents[name]).text if name in self.contents else _opening()
            self.yaml[name] = YamlFile.of(text)
        return self.yaml[name]

    def _own_file(self) -> str:
        """The page's own file: the one that bears its name, else the first file of names, else one that is made."""
        home = f"{self.now.kind}/{self.now.slug}"
        for name in sorted(self.contents, key=lambda one: (not _is_own(one), one)):
            if name.lower().endswith(YAML) and _takes_names(text_of(self.contents[name]).text):
                return name
        folder = (self.project.inputs / home).is_dir()
        return f"{home}/{FORM.of(self.lang)}" if folder else f"{home}.yaml"

    def _add(self, change: Change) -> str:
        """Add a single field to the page's own file."""
        file, path = self._file(self.own), change.spec.path
        side = change.key.rpartition(":")[2] if change.spec.is_text else ""
        twin = self._twin(file, change.spec, side) if side else None
        if twin and twin.lang:
            holder = twin.holders[-1]
            file.add(holder if isinstance(holder, MappingNode) else None, [side], change.text)
            return ""
        if twin:
            said = self.now.stated.text(f"{path}:{other(side)}")  # type: ignore[arg-type]
            file.replace(twin, {other(side): said, side: change.text})  # type: ignore[arg-type]
            return ""
        found, names = self._home(file, path)
        file.add(found, [*names, side] if side else names, change.text)
        return ""

    def _twin(self, file: YamlFile, spec: Spec, side: str) -> Spot | None:
        """Where the other language of a text stands, if in the same file."""
        across: Lang = "nl" if side == "fr" else "fr"
        said = self.now.stated.fields.get(f"{spec.path}:{across}")
        return spot_at(file.spots, said.place, across) if said and said.place.file == self.own else None

    def _home(self, file: YamlFile, path: str) -> tuple[MappingNode | None, list[str]]:
        """The mapping that a field goes in, the innermost of its groups that is there, and its names from there."""
        names = names_of(path, self.names, self.context.labels, self.lang)
        for depth in range(path.count("."), 0, -1):
            group = ".".join(path.split(".")[:depth])
            spot = next((one for one in file.spots if one.row is None and self._is_group(one, group)), None)
            if spot:
                labelled = ".".join((spot.name, *names[depth:]))
                rest = names[depth:] if self.names.resolve(labelled) == path else path.split(".")[depth:]
                return (spot.value if isinstance(spot.value, MappingNode) else None), list(rest)
        return None, list(names)

    def _is_group(self, spot: Spot, group: str) -> bool:
        return isinstance(spot.value, MappingNode) and not spot.lang and self.names.resolve(spot.name) == group

    def _tree(self, table: Spec, row: Mapping[str, str]) -> dict[str, object]:
        """A row as it is written."""
        inner = vocabulary(table.type, self.context.labels, f"{table.path}.")
        tree: dict[str, object] = {}
        for key, text in row.items():
            path, _, side = key.partition(":")
            target = tree
            names = names_of(path, inner, self.context.labels, self.lang, f"{table.path}.")
            for name in (*names[:-1], *((names[-1],) if side else ())):
                target = target.setdefault(name, {})  # type: ignore[assignment]
            target[side or names[-1]] = text
        return tree

    def _add_row(self, change: Change) -> str:
        file, table = self._file(self.own), change.spec
        tree = self._tree(table, change.row)
        here = [one for one in file.spots if one.row is None and self._is_named(one.name, table)]
        lists = [one.value for one in here if isinstance(one.value, SequenceNode) and one.value.value]
        if lists and all(isinstance(item, MappingNode) for item in lists[0].value):
            file.add_row(lists[0], tree)
        elif here and _is_bare(here[0].value):
            file.fill(here[0], tree)
        elif here:
            return "by_hand"
        else:
            names = self._names_of(table)
            found, names_left = self._home(file, table.path) if "." in table.path else (None, list(names))
            file.append(found, names_left, tree)
        return ""

    def _names_of(self, table: Spec) -> tuple[str, ...]:
        if table in REGISTERS:
            return (self.context.labels.field(table.path).of(self.lang),)
        return names_of(table.path, self.names, self.context.labels, self.lang)

    def _is_named(self, name: str, table: Spec) -> bool:
        """Whether a list of that name holds the rows of a table."""
        if table in REGISTERS:
            return fold(name) in {fold(one) for one in (table.path, *self.context.labels.field(table.path).spellings)}
        return self.names.resolve(name) == table.path

    def _row_spot(self, change: Change) -> tuple[YamlFile, Spot] | None:
        """A spot of the row that a change concerns, where it stands in a file of names."""
        rows: Sequence[Row] = self.now.stated.rows.get(change.spec.path, ())
        for key, said in rows[change.number or 0].items():
            if said.place.file.lower().endswith(YAML):
                file = self._file(said.place.file)
                spot = spot_at(file.spots, said.place, key.partition(":")[2])
                if spot and spot.row is not None:
                    return file, spot
        return None

    def _add_cell(self, change: Change) -> str:
        """A value that a row does not have yet."""
        found = self._row_spot(change)
        if not found or not found[1].row:
            return "no_column"
        file, spot = found
        path, _, side = change.key.partition(":")
        across = f"{path}:{'nl' if side == 'fr' else 'fr'}"
        said = self.now.stated.rows[change.spec.path][change.number or 0].get(across) if side else None
        twin = spot_at(file.spots, said.place, across.partition(":")[2]) if said and said.text else None
        if twin and twin.lang and isinstance(twin.holders[-1], MappingNode):
            file.add(twin.holders[-1], [side], change.text)
        elif twin and said:
            file.replace(twin, {across.partition(":")[2]: said.text, side: change.text})
        else:
            inner = vocabulary(change.spec.type, self.context.labels, f"{change.spec.path}.")
            names = names_of(path, inner, self.context.labels, self.lang, f"{change.spec.path}.")
            file.add(spot.row, [*names, side] if side else list(names), change.text)
        return ""

    def _remove(self, change: Change) -> str:
        row = self.now.stated.rows.get(change.spec.path, ())[change.number or 0]
        if found := self._row_spot(change):
            file, spot = found
            rows = next((one for one in reversed(spot.holders) if isinstance(one, SequenceNode)), None)
            if spot.row is None or rows is None:
                return "by_hand"
            file.remove_row(spot.row, rows)
            return ""
        filled = [said for said in row.values() if said.text]
        if any(said.shut or not said.place.cell for said in filled):
            return next((said.shut for said in filled if said.shut), "by_hand")
        for key, said in row.items():
            self._put(said.place, key, "")
        return ""


def _is_bare(node: Node) -> bool:
    """Whether nothing stands behind a name."""
    return not node.value and isinstance(node, ScalarNode | SequenceNode)


def _stands_in(change: Change, file: str, places: Sequence[tuple[str, str]]) -> bool:
    place = change.said.place if change.said else None
    return place is not None and place.file == file and (place.sheet, place.cell) in places


def _is_own(name: str) -> bool:
    return name.rpartition("/")[2] in (FORM.fr, FORM.nl)


def _takes_names(text: str) -> bool:
    try:
        root = YamlFile.of(text).root
    except ValueError:
        return False
    return root is None or (isinstance(root, MappingNode) and not root.flow_style)


def _opening() -> str:
    """How the page's own file begins."""
    return f"# {say['own_opening'].fr}\n# {say['own_opening'].nl}\n"
