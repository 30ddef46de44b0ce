"""A letter to one person: what is put into the outbox."""

from dataclasses import dataclass

from flows.mail.addresses import is_address
from imprimatur.core.bilingual import Lang


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one address, as plain text and as a page of HTML that says the same.

    Raises ValueError for an address that `addresses.readable` did not give: a programming fault.
    """

    to: str
    lang: Lang
    subject: str
    text: str
    html: str

    def __post_init__(self) -> None:
        """Hold the address to what a header and an envelope can carry."""
        if not is_address(self.to):
            raise ValueError(f"not an address: {self.to!r}")
