"""The form of a dossier, derived from the model of its kind, its labels and its guidance, as the kit is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from imprimatur.core.bilingual import Bilingual, Lang, other
from imprimatur.documents.assembly.choosing import choose
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Need, Spec, is_record, specs
from imprimatur.kit.asking import Asking
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.outline import ALL, Wanted, outline
from imprimatur.kit.record_sheets import RecordSheet, record_sheets
from imprimatur.language.labels import load_labels
from imprimatur.language.parsing import Unreadable, parse_bool
from imprimatur.language.typography import typeset
from web.forms.asked import REGISTERS, asked_of, is_rows, keys_of
from web.forms.form import Field, Form, Input, Option, Row, Section, Side, Table
from web.forms.messages import say
from web.forms.sections import planned
from web.forms.stating import Now, Said

NO_MORE: Mapping[str, int] = {}


def derive(templates: Path, now: Now, lang: Lang, more: Mapping[str, int] = NO_MORE) -> Form:
    """The form of a dossier in the words of a language; `more` is how many empty rows tables show beyond the first.

    Raises UnknownDossier for an unknown kind, TemplateFault.
    """
    model, labels = load_kind(now.kind).model, load_labels(templates, now.kind)
    guidance = load_guidance(templates, now.kind)
    asking = Asking(labels, guidance, lang, now.languages)
    making = _Making(now, asking, more, dict(zip(REGISTERS, record_sheets(templates, asking), strict=True)))
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
    more: Mapping[str, int]
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
        return self._field(spec, spec.path, "", said, self._is_required(spec))

    def _is_required(self, spec: Spec) -> bool:
        return spec.need is Need.REQUIRED or spec.path in self.now.asked

    def _table(self, spec: Spec) -> Table:
        rows = self.now.stated.rows.get(spec.path, ())
        made = [self._row(spec, number, row) for number, row in enumerate(rows)]
        made += [
            self._row(spec, len(rows) + at, {}, is_new=True) for at in range(self.more.get(spec.path, 0) + (not rows))
        ]
        known = self.asking.guidance.purposes.get(spec.path)
        purpose = self._words(known) if known else self.sheets[spec].purpose if spec in self.sheets else ""
        return Table(
            spec.path,
            self._words(self.asking.labels.field(spec.path).both),
            purpose,
            self._is_required(spec),
            self._need(spec, self._is_required(spec)),
            tuple(made),
            self.now.faults.get(spec.path, ()),
        )

    def _columns(self, table: Spec) -> list[Spec]:
        """The fields of a row; of a record, those that the kit asks for."""
        if table in self.sheets:
            return list(dict.fromkeys(one.spec for one in self.sheets[table].columns))
        return [one for one in specs(table.type) if not one.named_by]

    def _row(self, table: Spec, number: int, row: Mapping[str, Said], *, is_new: bool = False) -> Row:
        fields = [
            self._field(
                one,
                f"{table.path}.{one.path}",
                f"{table.path}.{number}.",
                {key: said for key in keys_of(one) if (said := row.get(key))},
                one.need is Need.REQUIRED and not is_new,
            )
            for one in self._columns(table)
        ]
        return Row(number, tuple(fields), is_new)

    def _field(self, spec: Spec, column: str, prefix: str, said: Mapping[str, Said], required: bool) -> Field:
        """A field; `column` is its path without the number of its row, `prefix` what stands before it with it."""
        path = f"{prefix}{spec.path}"
        sort = _input(spec)
        keys = self._keys(spec, said)
        return Field(
            path,
            self._words(self.asking.labels.field(column).both),
            sort,
            tuple(self._side(spec, column, prefix, key, said.get(key)) for key in keys),
            required,
            self._need(spec, required),
            self._help(spec, column, sort),
            tuple(self._options(spec, next((one.text for one in said.values()), ""))),
            self.now.faults.get(path, ()),
        )

    def _keys(self, spec: Spec, said: Mapping[str, Said]) -> Sequence[str]:
        """The languages of a text, that of the reader first: those of the document, and where something is said."""
        if not spec.is_text:
            return (spec.path,)
        sides: tuple[Lang, ...] = (self.asking.lang, other(self.asking.lang))
        given = {key for key, one in said.items() if one.text}
        return [key for side in sides if (key := f"{spec.path}:{side}") in given or side in self.now.languages]

    def _side(self, spec: Spec, column: str, prefix: str, key: str, said: Said | None) -> Side:
        lang: Lang = "nl" if key.endswith(":nl") else "fr" if key.endswith(":fr") else self.asking.lang
        side = lang if spec.is_text else ""
        example = "" if _choices(spec) else self.asking.illustration(spec, column, lang)
        if said is None:
            return Side(prefix + key, side, "", example)
        shut = self._words(say(said.shut, place=str(said.place))) if said.shut else ""
        return Side(prefix + key, side, said.text, example, str(said.place) if said.text else "", shut)

    def _need(self, spec: Spec, required: bool) -> str:
        return self.asking.say("need_required") if required else self.asking.need(spec)

    def _help(self, spec: Spec, column: str, sort: Input) -> str:
        """The question that a long text answers, else what may be typed where that is not plain to see."""
        question = self.asking.guidance.questions.get(column)
        if question:
            return self._words(question)
        if sort in (Input.CHOICE, Input.CHOICES) or (spec.is_text and not spec.rich):
            return ""
        return self.asking.help(replace(spec, many=False), alone=True)

    def _options(self, spec: Spec, text: str) -> Iterator[Option]:
        """The choices of a field; what is chosen now keeps the words in which it was typed."""
        chosen = text.split("\n") if spec.many else [text] if text else []
        meant = {one: _meant(spec, one, self.asking) for one in chosen if one}
        for value, label in _worded(spec, self.asking).items():
            typed = next((one for one, meaning in meant.items() if meaning == value), "")
            yield Option(typed or label, typeset(label, self.asking.lang), bool(typed))
        if _choices(spec):
            yield from (Option(one, one, True) for one, meaning in meant.items() if meaning is None)

    def _words(self, both: Bilingual) -> str:
        return typeset(both.of(self.asking.lang), self.asking.lang)


def _choices(spec: Spec) -> bool:
    return isinstance(spec.type, type) and (issubclass(spec.type, StrEnum) or spec.type is bool)


def _worded(spec: Spec, asking: Asking) -> dict[Any, str]:
    """The words of the choices of a field, by what each means."""
    if not _choices(spec):
        return {}
    if spec.type is bool:
        return {True: asking.labels.word("yes", asking.lang), False: asking.labels.word("no", asking.lang)}
    return {key: label.of(asking.lang) for key, label in asking.labels.choices[spec.type.__name__].items()}


def _meant(spec: Spec, text: str, asking: Asking) -> Any:
    """What a choice means as it was typed; None where it says more, or is none."""
    try:
        value = parse_bool(text) if spec.type is bool else choose(spec, text, asking.labels.choices[spec.type.__name__])
    except (Unreadable, KeyError):
        return None
    return value if isinstance(value, spec.type) else None


def _input(spec: Spec) -> Input:
    if _choices(spec):
        return Input.CHOICES if spec.many else Input.CHOICE
    if is_record(spec.type) and not spec.many:
        return Input.ORGANISATION if "rganisation" in spec.type.__name__ else Input.PERSON
    if spec.many:
        return Input.LINES
    return Input.TEXT if spec.is_text and spec.rich else Input.LINE
