"""The records of the registers: organisations and persons, written once and referred to by name."""

from enum import StrEnum
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from imprimatur.core.bilingual import Lang
from imprimatur.core.text import Text
from imprimatur.core.theme import Theme
from imprimatur.documents.schema.fields import (
    Email,
    EnterpriseNumber,
    Iban,
    Need,
    Postcode,
    Telephone,
    Url,
    Year,
    Yes,
    given,
    rows,
    text,
)


class LegalForm(StrEnum):
    """The legal form of an organisation, printed as asbl/vzw and so on."""

    NONPROFIT = "nonprofit"
    INTERNATIONAL = "international"
    FOUNDATION = "foundation"
    PUBLIC = "public"
    UNIT = "unit"


class Record(BaseModel):
    """A record of a register. Fields of other models refer to it by its code or one of its names."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)
    is_record: ClassVar[bool] = True

    code: str = given(Need.REQUIRED)

    @property
    def names(self) -> tuple[str, ...]:
        """The spellings by which the record is known."""
        return (self.code,)


class Address(BaseModel):
    """A Belgian address: the number stands after the street, the postcode has four digits."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    street: Text = text(Need.REQUIRED)
    number: str | None = given(Need.REQUIRED)
    postcode: Postcode | None = given(Need.REQUIRED)
    commune: Text = text(Need.REQUIRED)


class Organisation(Record):
    """An organisation (schemas.md, shared objects). `wordmark` names `wordmarks/<name>.svg` and `.png` beside the
    register; `funders` are codes or names of other organisations.
    """

    name: Text = text(Need.REQUIRED)
    acronym: str | None = given(Need.RECOMMENDED)
    legal_form: LegalForm | None = given(Need.REQUIRED)
    enterprise_number: EnterpriseNumber | None = given(Need.RECOMMENDED)
    address: Address = Address()
    site: Url | None = given(Need.RECOMMENDED)
    email: Email | None = given(Need.REQUIRED)
    phone: Telephone | None = given(Need.RECOMMENDED)
    founded: Year | None = given(Need.RECOMMENDED)
    bank_iban: Iban | None = given()
    presentation: Text = text(Need.REQUIRED, rich=True)
    equal_opportunity: Text = text(rich=True)
    privacy: Text = text(rich=True)
    funders: tuple[str, ...] = rows(Need.RECOMMENDED)
    also: tuple[str, ...] = rows()
    wordmark: str | None = given()
    primary: str | None = given()
    dark: str | None = given()
    tint: str | None = given()
    accent: str | None = given()
    theme: Theme | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Code, acronym, both names and the other spellings."""
        written = [self.name.plain("fr"), self.name.plain("nl"), self.acronym or ""]
        return tuple(dict.fromkeys(name for name in (self.code, *written, *self.also) if name))

    def printed(self, lang: Lang) -> str:
        """The name as printed in a language; names without a Dutch form keep the French one."""
        return self.name.plain(lang) or self.name.plain("fr") or self.name.plain("nl") or self.code

    @property
    def brief(self) -> str:
        """The acronym where there is one, else the French name."""
        return self.acronym or self.printed("fr")


class Person(Record):
    """A person, named as their organisation published them. `public` allows the name to be printed."""

    family_name: str | None = given(Need.REQUIRED)
    given_name: str | None = given(Need.REQUIRED)
    role: Text = text(Need.REQUIRED)
    organisation: str | None = given(Need.REQUIRED)
    email: Email | None = given()
    phone: Telephone | None = given()
    public: Yes | None = given(Need.REQUIRED)

    @property
    def full_name(self) -> str:
        """Given name then family name."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def names(self) -> tuple[str, ...]:
        """Code, full name in both orders."""
        inverted = " ".join(part for part in (self.family_name, self.given_name) if part)
        return tuple(dict.fromkeys(name for name in (self.code, self.full_name, inverted) if name))
