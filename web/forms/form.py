"""What a form is: sections of fields and of tables, each with what is typed in it now."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from imprimatur.core.bilingual import Bilingual


class Input(StrEnum):
    """How a field is typed."""

    LINE = "line"
    TEXT = "text"
    """Several lines: paragraphs and lists."""
    LINES = "lines"
    """Several values, one a line."""
    CHOICE = "choice"
    CHOICES = "choices"
    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Side:
    """One place where something is typed: a field, or one language of a text.

    `key` is the field's path, with `:fr` or `:nl` behind it for a language. `place` is where it stands in the inputs,
    empty for nowhere; `shut` why it cannot be changed here, in words, empty where it can. `fault` is why what was typed
    was not saved; `theirs` what somebody else wrote meanwhile, None where nobody did. `is_supplied` says that a
    register or another field speaks for it while nothing is typed.
    """

    key: str
    lang: str
    text: str
    example: str = ""
    place: str = ""
    shut: str = ""
    fault: str = ""
    theirs: str | None = None
    is_supplied: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: what is typed by choosing it, in words, and whether it is chosen now."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, how much it is needed (in words too), help, its sides, its choices.

    `faults` is what is wrong with it, as the check says it.
    """

    path: str
    label: str
    input: Input
    sides: tuple[Side, ...]
    required: bool = False
    need: str = ""
    help: str = ""
    options: tuple[Option, ...] = ()
    faults: tuple[Bilingual, ...] = ()
    is_optional: bool = False

    @property
    def waits(self) -> bool:
        """Whether it can be left folded: nobody needs it, and nothing is said in it or of it."""
        said = any(side.text or side.fault or side.theirs is not None for side in self.sides)
        return self.is_optional and not said and not self.faults


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `number` counts from 0, `is_new` says that it is there to be filled in, `goes` that it was
    asked to go."""

    number: int
    fields: tuple[Field, ...]
    is_new: bool = False
    goes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, a row after the other; `required` says that it must have one at least.

    Where somebody else changed it meanwhile, its rows are theirs, and `mine` the lines that were typed. `fault` is why
    what was typed was not saved.
    """

    path: str
    label: str
    purpose: str
    required: bool
    need: str
    rows: tuple[Row, ...]
    faults: tuple[Bilingual, ...] = ()
    fault: str = ""
    mine: tuple[str, ...] | None = None
    is_optional: bool = False
    is_supplied: bool = False

    @property
    def waits(self) -> bool:
        """Whether it can be left folded, as for a field."""
        said = self.fault or self.faults or self.mine is not None
        return self.is_optional and not said and all(field.waits for row in self.rows for field in row.fields)


@dataclass(frozen=True, slots=True)
class Section:
    """Fields and tables under a heading; `case` says in which case alone they are asked, in words."""

    name: str
    heading: str
    case: str
    items: tuple[Field | Table, ...]

    @property
    def open(self) -> tuple[Field | Table, ...]:
        """What is needed, or says something."""
        return tuple(one for one in self.items if not one.waits)

    @property
    def folded(self) -> tuple[Field | Table, ...]:
        """What may be added."""
        return tuple(one for one in self.items if one.waits)


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one dossier. `organisations` and `persons` are the names that the registers know."""

    kind: str
    slug: str
    sections: tuple[Section, ...]
    organisations: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()

    def fields(self) -> Iterator[Field]:
        """Every field, those of rows included."""
        for section in self.sections:
            for item in section.items:
                if isinstance(item, Field):
                    yield item
                else:
                    yield from (field for row in item.rows for field in row.fields)

    @property
    def left(self) -> int:
        """How many required fields and tables wait for a value, a language each."""
        needed = [item for one in self.sections for item in one.items if item.required]
        tables = (item for item in needed if isinstance(item, Table) and not item.is_supplied)
        alone = (item for item in needed if isinstance(item, Field))
        waiting = sum(all(row.is_new for row in item.rows) for item in tables)
        return waiting + sum(not (side.text or side.is_supplied) for item in alone for side in item.sides)
