"""Who stands behind a document: the organisation that publishes it, and the persons one may turn to."""

from imprimatur.core.blocks import Inline, Run, runs
from imprimatur.documents.schema.records import LegalForm, Organisation, Person
from imprimatur.documents.writing.composer import Composer, joined
from imprimatur.language.formatting import format_enterprise_number, format_iban, format_phone

_BESIDE = (LegalForm.NONPROFIT, LegalForm.INTERNATIONAL, LegalForm.FOUNDATION)
"""Forms that stand right behind the name (`CBCS asbl`); a public body is named before its form is told."""

_AT_THE_FOOT = ("identity_seat", "identity_site")
_ALONE = ("identity_name", "identity_email")
"""What tells itself, without a word before it."""


def identity(composer: Composer, organisation: Organisation | None) -> tuple[tuple[str, Inline], ...]:
    """What an organisation must state in its documents, as words of the labels and values; what is unknown is left out.

    Name, form, seat, enterprise number, register of legal persons and its court, mailbox and site: Code of companies
    and associations, art. 2:20. An account: Code of economic law, art. III.25.
    """
    if organisation is None:
        return ()
    number, court = organisation.enterprise_number, organisation.court.plain(composer.lang)
    phone, iban = organisation.phone, organisation.bank_iban
    rows: tuple[tuple[str, Inline], ...] = (
        ("identity_name", runs(full_name(composer, organisation))),
        ("identity_seat", runs(composer.address(organisation))),
        ("identity_number", _verbatim(format_enterprise_number(number) if number else "")),
        ("identity_court", runs(court)),
        ("identity_phone", _verbatim(format_phone(phone) if phone else "")),
        ("identity_email", mailbox(organisation.email)),
        ("identity_site", site(organisation.site)),
        ("identity_account", _verbatim(format_iban(iban) if iban else "")),
    )
    return tuple(row for row in rows if row[1])


def imprint(composer: Composer, organisation: Organisation | None) -> Inline:
    """The same in one line, for a document that bears seat and site at the foot of its pages (`Composer.footer`)."""
    pieces = [
        value if key in _ALONE else (*runs(composer.word(f"{key}_short") + "\u00a0"), *value)
        for key, value in identity(composer, organisation)
        if key not in _AT_THE_FOOT
    ]
    return joined(pieces, " · ")


def full_name(composer: Composer, organisation: Organisation) -> str:
    """Name, acronym where the name does not say it, and form. A unit has no legal form of its own."""
    name, acronym, form = organisation.printed(composer.lang), organisation.acronym, organisation.legal_form
    if acronym and acronym not in name:
        name += f" ({acronym})"
    if form is None or form is LegalForm.UNIT:
        return name
    return f"{name}{' ' if form in _BESIDE else ', '}{composer.choice(form)}"


def contact(composer: Composer, person: Person) -> Inline:
    """Name and function, and the person's published telephone and mailbox where the register gives them."""
    phone = _verbatim(format_phone(person.phone) if person.phone else "")
    return joined([runs(person.full_name), runs(person.role.plain(composer.lang)), phone, mailbox(person.email)])


def mailbox(address: str | None) -> Inline:
    """An electronic address that opens a letter."""
    return (Run(address, link=f"mailto:{address}", verbatim=True),) if address else ()


def site(url: str | None) -> Inline:
    """The address of a page, as one says it, leading there."""
    if not url:
        return ()
    return (Run(url.removeprefix("https://").removeprefix("http://").rstrip("/"), link=url, verbatim=True),)


def _verbatim(text: str) -> Inline:
    return runs(text, verbatim=True)
