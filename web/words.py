"""The words of a page, in the language of who reads it, set in its typography."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.catalogues import Messages, fill
from imprimatur.core.values import FlexDate
from imprimatur.language.formatting import format_date
from imprimatur.language.typography import typeset, typeset_around


class Words:
    """The messages of one room in one language."""

    def __init__(self, say: Messages, lang: Lang) -> None:
        """Keep both."""
        self._say = say
        self.lang: Lang = lang

    def __call__(self, key: str, /, **values: object) -> str:
        """A message, its places filled with what is already set. Raises KeyError for an unknown one."""
        said = {name: value if isinstance(value, Bilingual) else str(value) for name, value in values.items()}
        return fill(_set(self._say, key, self.lang), said, self.lang)

    def counted(self, key: str, count: int, /, **values: object) -> str:
        """A message about so many things: `key_none` where it is there, `key_one`, `key`."""
        form = {0: f"{key}_none", 1: f"{key}_one"}.get(count, key)
        return self(form if form in self._say.entries else key, count=count, **values)

    def of(self, message: Bilingual, quoted: Iterable[str] = ()) -> str:
        """A message or a name that is not of this room; the words `quoted` stay as they were typed."""
        return typeset_around(message.of(self.lang), self.lang, quoted)

    def day(self, day: date) -> str:
        """A day as it is read: 12 mars 2027."""
        return format_date(FlexDate(day), self.lang)


@cache
def _set(say: Messages, key: str, lang: Lang) -> str:
    return typeset(say[key].of(lang), lang)
