"""From what was found to values: understand each cell, or say at that cell why it cannot be understood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.blocks import Blocks, Paragraph, runs
from imprimatur.core.dossier import Cell
from imprimatur.core.location import Location
from imprimatur.core.said import Said, in_cell
from imprimatur.core.text import Text, Wording, short
from imprimatur.core.values import FlexDate
from imprimatur.core.walking import inlines, plain_blocks
from imprimatur.documents.assembly.captions import Captions
from imprimatur.documents.assembly.cells import excerpt, shown
from imprimatur.documents.assembly.french_style import of_dutch
from imprimatur.documents.assembly.material import Found, Material, RawRow, is_empty
from imprimatur.documents.assembly.reader import CellReader
from imprimatur.documents.assembly.understanding import same, told_value
from imprimatur.documents.messages import say
from imprimatur.documents.schema.fields import Need, Spec, specs
from imprimatur.documents.schema.registers import Registers
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.labels import Labels
from imprimatur.language.lasting import say_lasting
from imprimatur.language.parsing import Told, fold, together
from imprimatur.language.parsing.gaps import is_gap
from imprimatur.language.parsing.placeholders import is_dash, is_nought, is_void
from imprimatur.language.stated import is_worded, said_for_both

_BOUNDS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than_equal": "le"}
"""The faults of pydantic that have words of their own, and where each says its bound."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """Something that a cell says beside its own value: what, its field, and the cell."""

    what: str
    said: Any
    field: Spec
    cell: Cell


class Builder(CellReader):
    """Builds a model from the material found; `places` and `findings` grow as it goes."""

    def __init__(self, material: Material, labels: Labels, registers: Registers, home: Lang = "fr") -> None:
        """Keep what values are understood with; `home` is the language of a text that says none."""
        super().__init__(labels, registers)
        self.home = home
        self.material = material
        self.places: dict[str, Location] = dict(material.places)
        self.settled: set[Said] = set(material.settled)

    def fields(self, model: type[BaseModel], record: RawRow, prefix: str = "", label: str = "") -> dict[str, Any]:
        """The values of a model's fields, nested by group. `prefix` is where the model's paths stand."""
        found: dict[str, Any] = {}
        told: list[_Beside] = []
        for spec in specs(model):
            value = self._field(spec, record, prefix, label or prefix)
            if isinstance(value, Told):
                cell = next(
                    one.cell for (path, _), one in record.items() if path == spec.path and not is_empty(one.cell)
                )
                told += [_Beside(what, said, spec, cell) for what, said in value.beside.items()]
                value = value.value
            if value is not None:
                found[spec.path] = value
        for beside in told:
            self._beside(beside, model, record, found, prefix, label or prefix)
        values: dict[str, Any] = {}
        for path, value in found.items():
            target = values
            *parents, leaf = path.split(".")
            for parent in parents:
                target = target.setdefault(parent, {})
            target[leaf] = value
        return values

    def _beside(
        self, beside: _Beside, model: type[BaseModel], record: RawRow, found: dict[str, Any], prefix: str, label: str
    ) -> None:
        """Give what a cell says beside its value to the field that takes it, or hold it against what that says."""
        target = next(spec for spec in specs(model) if spec.path == dict(beside.field.beside).get(beside.what))
        value = told_value(target, beside.what, beside.said, beside.cell.location)
        given = next(
            (one.cell for (path, _), one in record.items() if path == target.path and not is_empty(one.cell)), None
        )
        if given is None:
            found[target.path] = value
            for side in LANGS if target.is_text else ("",):
                self.places[f"{prefix}{target.path}:{side}".rstrip(":")] = beside.cell.location
        elif target.path in found and not same(found[target.path], value):
            about: Values = {
                "value": excerpt(shown(beside.cell)),
                "field": self.labels.field(label + target.path).both,
                "other": excerpt(shown(given)),
                "where": given.location,
            }
            self.findings.append(finding("V11", beside.cell.location, about, path=prefix + target.path))

    def make(self, model: type[BaseModel], values: dict[str, Any], prefix: str = "", label: str = "") -> Any:
        """The validated model; a value outside its bounds is a finding at its place and is left out."""
        try:
            return model.model_validate(values)
        except ValidationError as fault:
            for error in fault.errors():
                path = [str(part) for part in error["loc"]]
                self._out_of_bounds(".".join(path), prefix, label or prefix, error["type"], error.get("ctx", {}))
                _drop(values, path)
            return model.model_validate(values)

    def _out_of_bounds(self, path: str, prefix: str, label: str, sort: str, bounds: Mapping[str, Any]) -> None:
        bound = bounds.get(_BOUNDS.get(sort, ""))
        filled = say("not_admitted") if bound is None else say(sort, bound=str(bound))
        about: Values = {"field": self.labels.field(label + path).both, "reason": filled}
        self.findings.append(finding("V05", self._place(prefix + path), about, path=prefix + path))

    def _place(self, path: str) -> Location:
        return self.places.get(path) or next(
            (self.places[f"{path}:{s}"] for s in LANGS if f"{path}:{s}" in self.places), Location("")
        )

    def _field(self, spec: Spec, record: RawRow, prefix: str, label: str) -> Any:
        path = prefix + spec.path
        if spec.is_table:
            return tuple(self.rows(spec, path, label + spec.path))
        sides = {lang: record[spec.path, lang] for lang in ("", *LANGS) if (spec.path, lang) in record}
        for lang, found in sides.items():
            self.places.setdefault(f"{path}:{lang}" if lang else path, found.cell.location)
            self.places.setdefault(path, found.cell.location)
        filled = {
            lang: kept for lang, found in sides.items() if (kept := self._said(spec, found, path, label + spec.path))
        }
        if spec.is_text:
            return self._text(spec, filled, path, label + spec.path)
        filled = self._of_french(spec, filled, path, label + spec.path)
        given = [one for found in filled.values() for one in (found, *found.also)]
        values = [self._understood(spec, one.cell, path, label + spec.path) for one in given]
        known = [place for place, value in enumerate(values) if value not in (None, ())]
        value = values[known[0]] if known else None
        for place in known[1:]:
            if values[place] == value:
                continue
            # A delay is told in each language by the words of its event.
            joined = together(value, values[place]) if isinstance(value, FlexDate) else None
            if joined is None:
                self._contradiction(path, label + spec.path, given[known[0]], given[place])
            value = joined or value
        return value

    def _of_french(self, spec: Spec, filled: dict[str, Found], path: str, label: str) -> dict[str, Found]:
        """What is left when the inclusive style of the Dutch is set aside; told where the French is then not said."""
        dutch = of_dutch(spec, filled, self.labels.choices.get("InclusiveStyle", {}))
        for found in dutch.values():
            self.settled.update(in_cell(found.cell))
        left = {lang: found for lang, found in filled.items() if lang not in dutch}
        if dutch and not left and self.home == "fr":
            first = next(iter(dutch.values())).cell
            about: Values = {"value": excerpt(shown(first)), "field": self.labels.field(label).both}
            self.findings.append(finding("L35", first.location, about, path=path, lang="fr"))
        return left

    def _said(self, spec: Spec, found: Found, path: str, label: str) -> Found | None:
        """What was found, without what stands for a value still to come, which is told; None where nothing is left.

        « Sans objet » answers a field that is not required, as a dash does.
        """
        kept: list[Found] = []
        for one in (replace(found, also=()), *found.also):
            text = shown(one.cell) or " ".join(plain_blocks(one.cell.blocks))
            is_answered = is_void(text) and spec.need is not Need.REQUIRED
            if is_empty(one.cell) or (is_dash(text) and not one.cell.blocks) or is_answered:
                self.settled.update(in_cell(one.cell))
            elif is_gap(text) or is_nought(text):
                about: Values = {"value": excerpt(text), "field": self.labels.field(label).both}
                place = next((at for _, at in inlines(one.cell.blocks, one.cell.location)), one.cell.location)
                self.findings.append(finding("V17", place, about, path=path))
                self.settled.update(in_cell(one.cell))
            else:
                kept.append(one)
        return replace(kept[0], also=tuple(kept[1:])) if kept else None

    def _understood(self, spec: Spec, cell: Cell, path: str, label: str) -> Any:
        """The value, or the several values, of a cell; what was understood need not be printed word for word."""
        value: Any
        if spec.many:
            found = (self._value(spec, piece, path, label) for piece in self._several(spec, cell))
            value = tuple(one for one in found if one is not None)
        else:
            value = self._value(spec, cell, path, label)
        if spec.check_only or (value not in (None, ()) and not (spec.reads is None and spec.type is str)):
            self.settled.update(in_cell(cell))
        return value

    def _contradiction(self, path: str, label: str, first: Found, second: Found) -> None:
        """Two values for one field: neither is chosen in silence, and the second one is told."""
        about: Values = {"field": self.labels.field(label).both, "other": first.cell.location}
        self.findings.append(finding("T02", second.cell.location, about, path=path))
        self.settled.update(in_cell(second.cell))

    def understands(self, spec: Spec, cell: Cell) -> bool:
        """Whether a field understands a cell."""
        before = len(self.findings)
        return self._value(spec, cell, spec.path, spec.path) is not None and len(self.findings) == before

    def rows(self, spec: Spec, path: str, label: str) -> Iterator[Any]:
        """The rows of a table, each validated on its own."""
        for position, record in enumerate(self.material.rows.get(path, [])):
            prefix = f"{path}.{position}."
            place = next((found.cell.location for found in record.values()), None)
            if place:
                self.places.setdefault(prefix[:-1], place)
            if spec.check_only:
                self.settled.update(one for found in record.values() for one in in_cell(found.cell))
            yield self.make(spec.type, self.fields(spec.type, record, prefix, f"{label}."), prefix, f"{label}.")

    def _text(self, spec: Spec, sides: Mapping[str, Found], path: str, label: str) -> Text:
        wordings: dict[Lang, Wording] = {}
        for lang in LANGS:
            wanted = (lang, "") if lang == self.home else (lang,)
            given = [one for side in wanted if side in sides for one in (sides[side], *sides[side].also)]
            if not given:
                continue
            found, *others = given
            captions = Captions()
            blocks = captions.joined(_blocks_of(found.cell))
            self.settled.update(captions.used)
            wordings[lang] = Wording(blocks, self._state(found, path), found.cell.location)
            for one in others:
                if _said(one.cell) != _said(found.cell):
                    self._contradiction(path, label, found, one)
        if spec.counts and len(wordings) == 1:
            wordings = _for_both(wordings)
        if spec.check_only:
            self.settled.update(one for side in sides.values() for one in in_cell(side.cell))
        if spec.lasting and len(wordings) == 1:
            wordings |= _in_other_language(wordings)
        return Text(wordings.get("fr"), wordings.get("nl"))


def _in_other_language(wordings: Mapping[Lang, Wording]) -> dict[Lang, Wording]:
    """A duration of one language in the other one, where its words are understood."""
    ((lang, given),) = wordings.items()
    said = say_lasting(" ".join(plain_blocks(given.blocks)), other(lang))
    return {other(lang): replace(short(runs(said), given.state, given.location), derived=True)} if said else {}


def _blocks_of(cell: Cell) -> Blocks:
    return cell.blocks or (Paragraph(runs(shown(cell)), location=cell.location),)


def _for_both(wordings: Mapping[Lang, Wording]) -> dict[Lang, Wording]:
    """A wording that is but a figure or a date, in both languages; else as it was given."""
    (given,) = wordings.values()
    text = " ".join(plain_blocks(given.blocks))
    said = {lang: said_for_both(text, lang) for lang in LANGS}
    if not all(said.values()):
        return dict(wordings)
    at = given.location
    return {
        lang: wordings[lang]
        if lang in wordings and is_worded(text)
        else replace(given, blocks=(Paragraph(runs(said[lang]), location=at),), derived=True)
        for lang in LANGS
    }


def _said(cell: Cell) -> str:
    """What a cell says, whatever its marks and spaces."""
    return fold(" ".join(plain_blocks(_blocks_of(cell))))


def _drop(values: dict[str, Any], path: list[str]) -> None:
    for part in path[:-1]:
        values = values.get(part, {})
    values.pop(path[-1], None)
