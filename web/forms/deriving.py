"""The form of a dossier, derived from the model of its kind, its labels and its guidance, as the kit is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from imprimatur.core.bilingual import Bilingual, Lang, other
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Need, Spec, specs
from imprimatur.kit.asking import Asking
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.outline import ALL, Wanted, outline
from imprimatur.kit.record_sheets import RecordSheet, record_sheets
from imprimatur.language.labels import load_labels
from imprimatur.language.typography import typeset
from web.forms.asked import REGISTERS, asked_of, is_rows, keys_of
from web.forms.choices import has_choices, input_of, options_of
from web.forms.form import Field, Form, Input, Row, Section, Side, Table
from web.forms.messages import say
from web.forms.saving import Typed, TypedRow
from web.forms.sections import planned
from web.forms.stating import Now, Said


@dataclass(frozen=True, slots=True)
class Pending:
    """What was typed and is not saved: shown again as it was typed, with what became of it.

    `more` are the tables for which a further row is asked.
    """

    typed: Typed = field(default_factory=Typed)
    refused: Mapping[str, str] = field(default_factory=dict)
    theirs: frozenset[str] = frozenset()
    more: str = ""


NOTHING = Pending()


def derive(templates: Path, now: Now, lang: Lang, pending: Pending = NOTHING) -> Form:
    """The form of a dossier in the words of a language. Raises UnknownDossier for an unknown kind, TemplateFault."""
    model, labels = load_kind(now.kind).model, load_labels(templates, now.kind)
    guidance = load_guidance(templates, now.kind)
    asking = Asking(labels, guidance, lang, now.languages)
    making = _Making(now, asking, pending, dict(zip(REGISTERS, record_sheets(templates, asking), strict=True)))
    asked = outline(model, guidance, labels, lang, now.languages, Wanted(now.chosen) if now.chosen else ALL)
    asked = replace(asked, tables=(*asked.tables, *REGISTERS))
    sections = tuple(
        Section(
            one.specs[0].path.replace(".", "-").replace("_", "-"),
            typeset(one.heading, lang),
            typeset(one.case, lang),
            tuple(making.item(spec) for spec in one.specs),
        )
        for one in planned(asked, guidance, labels, lang, making.given())
    )
    return Form(now.kind, now.slug, sections, now.organisations, now.persons)


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes the fields of one form."""

    now: Now
    asking: Asking
    pending: Pending
    sheets: Mapping[Spec, RecordSheet]

    def given(self) -> list[Spec]:
        """What the inputs say something of."""
        stated = self.now.stated
        return [
            one
            for one in asked_of(self.now.kind)
            if (stated.texts(one.path) if is_rows(one) else any(stated.text(key) for key in keys_of(one)))
        ]

    def item(self, spec: Spec) -> Field | Table:
        """A field or a table, with what the inputs say of it."""
        if is_rows(spec):
            return self._table(spec)
        said = {key: one for key in keys_of(spec) if (one := self.now.stated.fields.get(key))}
        return self._field(spec, spec.path, "", said, self._is_required(spec), self.pending.typed.fields)

    def _is_required(self, spec: Spec) -> bool:
        return spec.need is Need.REQUIRED or spec.path in self.now.asked

    def _table(self, spec: Spec) -> Table:
        path, pending = spec.path, self.pending
        known = self.asking.guidance.purposes.get(path)
        purpose = self._words(known) if known else self.sheets[spec].purpose if spec in self.sheets else ""
        required = self._is_required(spec)
        is_theirs = path in pending.theirs
        return Table(
            path,
            self._words(self.asking.labels.field(path).both),
            purpose,
            required,
            self._need(spec, required),
            tuple(self._rows(spec, () if is_theirs else pending.typed.rows.get(path, ()))),
            self.now.faults.get(path, ()),
            self._refused(path, ""),
            tuple(_lines(pending.typed.rows.get(path, ()))) if is_theirs else None,
            _is_optional(spec, required) and pending.more != path,
            path in self.now.supplied,
        )

    def _rows(self, spec: Spec, typed: Sequence[TypedRow]) -> Iterator[Row]:
        """The rows that are there, as they were typed; those that were typed anew; an empty one where it is asked."""
        rows = self.now.stated.rows.get(spec.path, ())
        known = {row.number: row for row in typed}
        for number, row in enumerate(rows):
            again = known.get(number, TypedRow(number, {}))
            yield self._row(spec, Row(number, (), goes=again.goes), row, again.cells)
        fresh = [row.cells for row in typed if row.number is None and any(row.cells.values())]
        if spec.path == self.pending.more or not (rows or fresh):
            fresh.append({})
        for at, cells in enumerate(fresh):
            yield self._row(spec, Row(at, (), is_new=True), {}, cells)

    def _row(self, table: Spec, row: Row, said: Mapping[str, Said], typed: Mapping[str, str]) -> Row:
        number = f"+{row.number}" if row.is_new else str(row.number)
        fields = [
            self._field(
                one,
                f"{table.path}.{one.path}",
                f"{table.path}.{number}.",
                {key: found for key in keys_of(one) if (found := said.get(key))},
                one.need is Need.REQUIRED and not row.is_new,
                typed,
            )
            for one in self._columns(table)
        ]
        return replace(row, fields=tuple(fields))

    def _columns(self, table: Spec) -> list[Spec]:
        """The fields of a row; of a record, those that the kit asks for."""
        if table in self.sheets:
            return list(dict.fromkeys(one.spec for one in self.sheets[table].columns))
        return [one for one in specs(table.type) if not one.named_by]

    def _field(
        self,
        spec: Spec,
        column: str,
        prefix: str,
        said: Mapping[str, Said],
        required: bool,
        typed: Mapping[str, str],
    ) -> Field:
        """A field; `column` is its path without the number of its row, `prefix` what stands before it with it."""
        path = f"{prefix}{spec.path}"
        sort = input_of(spec)
        keys = self._keys(spec, said)
        return Field(
            path,
            self._words(self.asking.labels.field(column).both),
            sort,
            tuple(self._side(spec, column, prefix, key, said.get(key), typed.get(key)) for key in keys),
            required,
            self._need(spec, required),
            self._help(spec, column, sort),
            tuple(options_of(spec, self.asking, typed.get(spec.path, next((one.text for one in said.values()), "")))),
            self.now.faults.get(path, ()),
            bool(prefix) or _is_optional(spec, required),
        )

    def _keys(self, spec: Spec, said: Mapping[str, Said]) -> Sequence[str]:
        """The languages of a text, that of the reader first: those of the document, and where something is said."""
        if not spec.is_text:
            return (spec.path,)
        sides: tuple[Lang, ...] = (self.asking.lang, other(self.asking.lang))
        given = {key for key, one in said.items() if one.text}
        return [key for side in sides if (key := f"{spec.path}:{side}") in given or side in self.now.languages]

    def _side(self, spec: Spec, column: str, prefix: str, key: str, said: Said | None, typed: str | None) -> Side:
        lang: Lang = "nl" if key.endswith(":nl") else "fr" if key.endswith(":fr") else self.asking.lang
        current = said.text if said else ""
        place = self._placed(said)
        shut = self._words(say(said.shut, place=place)) if said and said.shut else ""
        return Side(
            prefix + key,
            lang if spec.is_text else "",
            current if typed is None or shut else typed,
            "" if has_choices(spec) else self.asking.illustration(spec, column, lang),
            place if current else "",
            shut,
            self._refused(prefix + key, place),
            current if prefix + key in self.pending.theirs else None,
            prefix + key in self.now.supplied,
        )

    def _placed(self, said: Said | None) -> str:
        """Where something stands, by the names of files in the dossier."""
        return str(said.place).removeprefix(f"{self.now.kind}/{self.now.slug}/") if said else ""

    def _refused(self, unit: str, place: str) -> str:
        why = self.pending.refused.get(unit)
        return self._words(say(why, place=place)) if why else ""

    def _need(self, spec: Spec, required: bool) -> str:
        return self.asking.need(replace(spec, need=Need.REQUIRED) if required else spec)

    def _help(self, spec: Spec, column: str, sort: Input) -> str:
        """The question that a long text answers, else what may be typed where that is not plain to see."""
        question = self.asking.guidance.questions.get(column)
        if question:
            return self._words(question)
        if sort in (Input.CHOICE, Input.CHOICES) or (spec.is_text and not spec.rich) or spec.type is str:
            return ""
        return self.asking.help(replace(spec, many=False), alone=True)

    def _words(self, both: Bilingual) -> str:
        return typeset(both.of(self.asking.lang), self.asking.lang)


def _is_optional(spec: Spec, required: bool) -> bool:
    return spec.need is Need.OPTIONAL and not required


def _lines(rows: Sequence[TypedRow]) -> Iterator[str]:
    """Rows as they were typed, each on a line."""
    for row in rows:
        said = " · ".join(" ".join(text.split()) for text in row.cells.values() if text)
        if said and not row.goes:
            yield said
