"""How a model says what each of its fields is: how it is read, how much it is needed, in how many languages.

The pydantic model of a kind is the only description of its fields. Assembly, the checks of completeness, the empty
dossiers and the documentation all walk the `Spec`s derived from it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, Field
from pydantic.fields import FieldInfo

from imprimatur.core.bilingual import Lang
from imprimatur.core.text import Text
from imprimatur.core.values import FlexDate, Money, Phone, Quantity, Range, WorkingTime
from imprimatur.language import parsing


class Need(StrEnum):
    """How much a field is needed for the final document (schemas.md, column need)."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Reads:
    """The parser of a neutral value, and the sort of value it expects (a key of the labels' `expected`)."""

    parser: Callable[[object], Any]
    sort: str

    @property
    def is_figure(self) -> bool:
        """Whether the value counts, measures or dates something: another year has another."""
        return self.sort in _FIGURES


_FIGURES = frozenset(
    ("integer", "count", "number", "figure", "share", "money", "date", "open-date", "deadline", "term", "day")
)


Integer = Annotated[int, Reads(parsing.parse_integer, "integer")]
_AsQuantity = BeforeValidator(
    lambda number: number if isinstance(number, Quantity) or number is None else Quantity(number)
)
Count = Annotated[Quantity, Reads(parsing.parse_count, "count"), _AsQuantity]
"""A whole number that may be approximate, where people count people and things. Votes and the like are `Integer`."""
Grade = Annotated[int, Reads(parsing.parse_grade, "grade")]
"""A grade from one to five, as a digit or in words."""
Year = Annotated[int, Reads(parsing.parse_integer, "year")]
Number = Annotated[Decimal, Reads(parsing.parse_decimal, "number")]
Figure = Annotated[Quantity, Reads(parsing.parse_quantity, "figure"), _AsQuantity]
"""A number that may be approximate or in hundredths."""
Share = Annotated[Decimal, Reads(parsing.parse_share, "share")]
"""Full-time equivalents, which may be typed as a fraction or a percentage of full time."""
Hours = Annotated[Decimal, Reads(parsing.parse_hours, "hours")]
Yes = Annotated[bool, Reads(parsing.parse_bool, "bool")]
Date = Annotated[FlexDate, Reads(parsing.parse_calendar_date, "date")]
"""A date that the calendar gives, to the precision known: what took place, a deadline, an end."""
OpenDate = Annotated[FlexDate, Reads(parsing.parse_date, "open-date")]
"""A date that may be left open: `dès que possible`, `à convenir`, `mi-janvier` without year."""
Deadline = Annotated[FlexDate, Reads(parsing.parse_deadline, "deadline")]
"""A date that may be left open, or a time counted from an event: `dans les trois mois du vote`."""
Term = Annotated[FlexDate, Reads(parsing.parse_term, "term")]
"""A date that the calendar gives, or a time counted from an event."""
Day = Annotated[FlexDate, Reads(parsing.parse_day, "day")]
"""One day and nothing less precise: an approval."""
Amount = Annotated[Money, Reads(parsing.parse_money, "money")]
Telephone = Annotated[Phone, Reads(parsing.parse_phone, "phone")]
Email = Annotated[str, Reads(parsing.parse_email, "email")]
Url = Annotated[str, Reads(parsing.parse_url, "url")]
Postcode = Annotated[str, Reads(parsing.parse_postcode, "postcode")]
Isbn = Annotated[str, Reads(parsing.parse_isbn, "isbn")]
LegalDeposit = Annotated[str, Reads(parsing.parse_legal_deposit, "legal-deposit")]
"""The number of the legal deposit at the Royal Library: `D/2027/1234/5`."""
Iban = Annotated[str, Reads(parsing.parse_iban, "iban")]
EnterpriseNumber = Annotated[str, Reads(parsing.parse_enterprise_number, "enterprise-number")]
Committee = Annotated[str, Reads(parsing.parse_joint_committee, "joint-committee")]
Span = Annotated[Range, Reads(parsing.parse_range, "range")]
Stated = Annotated[str, Reads(parsing.parse_stated, "stated")]
"""A figure in a person's own words, said in each language where it can be (`language.stated`)."""
Cited = Annotated[str, Reads(parsing.parse_cited, "cited")]
"""A part of a reference, or its key: the style of references decides how, and whether, it is printed."""
Coded = Annotated[str, Reads(parsing.parse_coded, "coded")]
"""A code by which one part of a dossier names another: it is printed as the name or the codes of what it means."""
Regime = Annotated[WorkingTime, Reads(parsing.parse_working_time, "working-time")]
Languages = Annotated[tuple[Lang, ...], Reads(parsing.parse_document_languages, "document-languages")]
"""The languages in which a document appears."""
SourceLanguage = Annotated[Lang, Reads(parsing.parse_source_language, "source-language")]
"""The language in which texts were written first."""
LanguageCode = Annotated[str, Reads(parsing.parse_language, "language")]
Colour = Annotated[str, Reads(parsing.parse_colour, "colour")]
"""A colour of the screen, `#rrggbb`."""
Rank = Annotated[str, Reads(parsing.parse_rank, "rank")]
"""A level or a rank of a public body: `B`, `B1`."""
Name = Annotated[str, Reads(parsing.parse_name, "name")]
"""The name of somebody or of a body that no register holds."""


def given(
    need: Need = Need.OPTIONAL,
    *,
    when: str = "",
    check_only: bool = False,
    beside: Mapping[str, str] | None = None,
    says: Sequence[str] = (),
    **rules: Any,
) -> Any:
    """A field of a model, absent by default.

    `when` names the condition (a property of the document) under which a conditional field is required; without it
    the condition stands in the checks of the kind. `rules` are pydantic constraints (ge, le, max_length…).

    A cell may say more than its field: `mi-temps (19h)`, `20.000 € TVAC`. `beside` gives, for each thing that may be
    said so (a key of `Told.beside`), the sibling field that takes it; `says` are those that the print of the field says
    already. Anything else that is said beside the value is a finding.

    Every field is printed in the final document wherever it is filled in. One that is `check_only` is not: it serves
    the checks (a stated total, words to avoid) or the machine (who looks after a dossier, a file's name, a link to
    another dossier, the key of a row), and a reader would miss nothing. Only a text that calls it by name prints it.
    """
    extra: dict[str, Any] = {"need": need.value, "when": when, "check_only": check_only}
    extra |= {"beside": dict(beside or {}), "says": list(says)}
    return Field(default=None, json_schema_extra=extra, **rules)


def text(
    need: Need = Need.OPTIONAL,
    *,
    when: str = "",
    rich: bool = False,
    leads: bool = False,
    check_only: bool = False,
    counts: bool = False,
    lasting: bool = False,
) -> Any:
    """A bilingual text, empty by default; `rich` for narratives and lists, `check_only` as for `given`.

    The text of a group that `leads` is what stands under the group's heading, before any other field's. One that
    `counts` may be a bare figure or date, given once for both languages: `28`, `n = 27`, `mars 2026`. A `lasting` one
    is a duration: given in one language, it is said in the other wherever its words are understood.
    """
    extra: dict[str, Any] = {"need": need.value, "when": when, "rich": rich, "leads": leads, "check_only": check_only}
    extra |= {"counts": counts, "lasting": lasting}
    return Field(default=Text(), json_schema_extra=extra)


def narrative(named_by: str, need: Need = Need.OPTIONAL) -> Any:
    """A bilingual narrative in files of its own: the sibling field `named_by` gives their name without language."""
    return Field(default=Text(), json_schema_extra={"need": need.value, "when": "", "rich": True, "file": named_by})


def rows(need: Need = Need.OPTIONAL, *, when: str = "", asked_by: str = "", check_only: bool = False) -> Any:
    """A table or a list of values, empty by default; `check_only` as for `given`.

    `asked_by` is the field whose value makes the condition hold: what is missing is told there.
    """
    extra: dict[str, Any] = {"need": need.value, "when": when, "asked_by": asked_by, "check_only": check_only}
    return Field(default=(), json_schema_extra=extra)


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of a model, by its dotted path.

    `type` is the bare type, `many` whether there may be several, `reads` the parser of a neutral value. A row model
    (`type` a BaseModel with `many`) has its own specs, by `specs(type)`. `named_by` is the sibling field that names the
    files of a narrative. A text that `leads` stands under its group's heading, one that `counts` may be a bare figure,
    a `lasting` one is a duration (see `text`). A `check_only` field is not printed (see `given`); every other one is.
    `beside` and `says` are those of `given`, `asked_by` that of `rows`.
    """

    path: str
    type: Any
    need: Need
    when: str = ""
    many: bool = False
    rich: bool = False
    reads: Reads | None = None
    named_by: str = ""
    check_only: bool = False
    leads: bool = False
    beside: tuple[tuple[str, str], ...] = ()
    says: frozenset[str] = frozenset()
    asked_by: str = ""
    counts: bool = False
    lasting: bool = False

    @property
    def is_text(self) -> bool:
        """Whether the field is a bilingual text."""
        return self.type is Text

    @property
    def is_table(self) -> bool:
        """Whether the field is a table of rows."""
        return self.many and _is_model(self.type) and not is_record(self.type)

    @property
    def says_all(self) -> bool:
        """Whether a row of the table can be said in running text: all that it must have are texts."""
        inner = specs(self.type)
        return any(one.is_text for one in inner) and all(one.is_text for one in inner if one.need is Need.REQUIRED)


def _is_model(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, BaseModel)


def is_record(type_: Any) -> bool:
    """Whether a model is a register's record, to which fields refer by name."""
    return bool(getattr(type_, "is_record", False))


@cache
def specs(model: type[BaseModel]) -> tuple[Spec, ...]:
    """The fields of a model in order, groups (nested models) opened into dotted paths.

    Worked out once a model: a report asks for them some ten thousand times.
    """
    return tuple(_specs(model, ""))


def _specs(model: type[BaseModel], prefix: str) -> Iterator[Spec]:
    for name, info in model.model_fields.items():
        if info.exclude:
            continue
        bare, many, reads = _bare(info)
        path = f"{prefix}{name}"
        if _is_model(bare) and not many and not is_record(bare):
            yield from _specs(bare, f"{path}.")
            continue
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        yield Spec(
            path,
            bare,
            Need(str(extra.get("need", Need.OPTIONAL.value))),
            str(extra.get("when", "")),
            many,
            bool(extra.get("rich", False)),
            reads,
            str(extra.get("file", "")),
            bool(extra.get("check_only", False)),
            bool(extra.get("leads", False)),
            *_told(extra, prefix),
            str(extra.get("asked_by", "")),
            bool(extra.get("counts", False)),
            bool(extra.get("lasting", False)),
        )


def _told(extra: Mapping[str, Any], prefix: str) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    beside: Mapping[str, str] = extra.get("beside", {})
    return tuple((what, f"{prefix}{name}") for what, name in beside.items()), frozenset(extra.get("says", ()))


def value_at(model: BaseModel, path: str) -> Any:
    """The value at a dotted path of a model."""
    value: Any = model
    for name in path.split("."):
        value = getattr(value, name)
    return value


def groups(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """The paths of the nested models, which head their fields in a workbook or a text."""
    for name, info in model.model_fields.items():
        bare, many, _ = _bare(info)
        if _is_model(bare) and not many and not is_record(bare):
            yield f"{prefix}{name}"
            yield from groups(bare, f"{prefix}{name}.")


def _bare(info: FieldInfo) -> tuple[Any, bool, Reads | None]:
    reads = next((item for item in info.metadata if isinstance(item, Reads)), None)
    return _peeled(info.annotation, reads)


def _peeled(annotation: Any, reads: Reads | None, many: bool = False) -> tuple[Any, bool, Reads | None]:
    """The bare type under Optional, Annotated and tuple[X, ...]."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        found = next((mark for mark in marks if isinstance(mark, Reads)), reads)
        # A parser of its own reads the whole cell: `temps plein ou 4/5` is one value of several fractions.
        return (inner, many, found) if found else _peeled(inner, reads, many)
    if origin in (Union, UnionType):
        return _peeled(next(arg for arg in get_args(annotation) if arg is not type(None)), reads, many)
    if origin is tuple and reads is None:
        return _peeled(get_args(annotation)[0], reads, True)
    return annotation, many, reads
