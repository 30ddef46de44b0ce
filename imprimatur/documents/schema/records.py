"""The records of the registers: organisations and persons, written once and referred to by name."""

from enum import StrEnum
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from imprimatur.core.bilingual import Lang
from imprimatur.core.text import Text
from imprimatur.core.theme import Theme
from imprimatur.documents.schema.fields import (
    Colour,
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
from imprimatur.language.services import is_service


class LegalForm(StrEnum):
    """The legal form of an organisation, printed as asbl/vzw and so on."""

    NONPROFIT = "nonprofit"
    INTERNATIONAL = "international"
    FOUNDATION = "foundation"
    DE_FACTO = "de_facto"
    PUBLIC = "public"
    UNIT = "unit"


class Record(BaseModel):
    """A record of a register. Fields of other models refer to it by its code or one of its names."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)
    is_record: ClassVar[bool] = True

    code: str = given(Need.REQUIRED, check_only=True)

    @property
    def names(self) -> tuple[str, ...]:
        """The spellings by which the record is known."""
        return (self.code,)

    @property
    def short(self) -> str:
        """The name by which people call the record."""
        return self.names[-1]


class Address(BaseModel):
    """A Belgian address: the number stands after the street, the postcode has four digits."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    street: Text = text(Need.REQUIRED)
    number: str | None = given(Need.REQUIRED)
    postcode: Postcode | None = given(Need.REQUIRED)
    commune: Text = text(Need.REQUIRED)


class Organisation(Record):
    """An organisation (schemas.md, shared objects).

    What the law asks of every document that it sends out is printed of the one that publishes: name, form, seat,
    enterprise number, `court` of its register, mailbox and site (Code of companies and associations, art. 2:20), and an
    account (Code of economic law, art. III.25). `wordmark` names `wordmarks/<name>.svg` and `.png` beside the register;
    `funders` are codes or names of other organisations. `founded` is what texts are held against.
    """

    name: Text = text(Need.REQUIRED)
    acronym: str | None = given(Need.RECOMMENDED)
    legal_form: LegalForm | None = given(Need.REQUIRED)
    enterprise_number: EnterpriseNumber | None = given(Need.RECOMMENDED)
    court: Text = text(Need.RECOMMENDED)
    address: Address = Address()
    site: Url | None = given(Need.RECOMMENDED)
    email: Email | None = given(Need.REQUIRED)
    phone: Telephone | None = given(Need.RECOMMENDED)
    founded: Year | None = given(Need.RECOMMENDED, check_only=True)
    bank_iban: Iban | None = given()
    presentation: Text = text(Need.REQUIRED, rich=True)
    equal_opportunity: Text = text(rich=True)
    privacy: Text = text(rich=True)
    benefits: Text = text(rich=True)
    funders: tuple[str, ...] = rows(Need.RECOMMENDED)
    also: tuple[str, ...] = rows(check_only=True)
    wordmark: str | None = given(check_only=True)
    primary: Colour | None = given(check_only=True)
    dark: Colour | None = given(check_only=True)
    tint: Colour | None = given(check_only=True)
    accent: Colour | None = given(check_only=True)
    theme: Theme | None = given(check_only=True)

    @property
    def names(self) -> tuple[str, ...]:
        """Code, acronym, both names and the other spellings."""
        written = [self.name.plain("fr"), self.name.plain("nl"), self.acronym or ""]
        return tuple(dict.fromkeys(name for name in (self.code, *written, *self.also) if name))

    def printed(self, lang: Lang) -> str:
        """The name as printed in a language; names without a Dutch form keep the French one."""
        return self.name.plain(lang) or self.name.plain("fr") or self.name.plain("nl") or self.code

    @property
    def short(self) -> str:
        """As `brief`."""
        return self.brief

    @property
    def brief(self) -> str:
        """The acronym where there is one, else the French name."""
        return self.acronym or self.printed("fr")


class Person(Record):
    """A person, or a service that answers, named as their organisation published them.

    `public` allows the name to be printed. `organisation` tells the checks of whom the person may speak; the document
    says where they work in its own words.
    """

    family_name: str | None = given(Need.REQUIRED)
    given_name: str | None = given(Need.CONDITIONAL, when="is_somebody")
    role: Text = text(Need.REQUIRED)
    organisation: str | None = given(Need.REQUIRED, check_only=True)
    email: Email | None = given()
    phone: Telephone | None = given()
    public: Yes | None = given(Need.REQUIRED, check_only=True)

    @property
    def is_somebody(self) -> bool:
        """A person, not a service that answers (`Cellule recrutement`)."""
        return not is_service(self.family_name or "")

    @property
    def full_name(self) -> str:
        """Given name then family name."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def short(self) -> str:
        """Given name then family name."""
        return self.full_name

    @property
    def names(self) -> tuple[str, ...]:
        """Code, full name in both orders."""
        inverted = " ".join(part for part in (self.family_name, self.given_name) if part)
        return tuple(dict.fromkeys(name for name in (self.code, self.full_name, inverted) if name))


MODELS: dict[str, type[Record]] = {"organisations": Organisation, "persons": Person}
"""The registers, by name."""
