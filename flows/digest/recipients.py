"""Who is written to."""

from dataclasses import dataclass

from imprimatur.core.bilingual import Lang


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets letters: `name` as findings name their owner, the address, the language they read.

    `whole` is the direction, which gets what is told of every document.
    """

    name: str
    to: str
    lang: Lang
    whole: bool = False
