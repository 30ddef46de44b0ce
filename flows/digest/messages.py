"""The words of the digest, in the language of who reads it: the messages of `messages.yaml`."""

from collections.abc import Iterable

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.catalogues import Messages, fill
from imprimatur.language.typography import typeset, typeset_around

say = Messages.beside(__file__)


class Words:
    """The messages of one language, set in its typography."""

    def __init__(self, lang: Lang) -> None:
        """Keep the language."""
        self.lang: Lang = lang

    def __call__(self, key: str, /, **values: object) -> str:
        """A message, its places filled with what is already set. Raises KeyError for an unknown one."""
        said = {name: str(value) for name, value in values.items()}
        return fill(typeset(say[key].of(self.lang), self.lang), said, self.lang)

    def of(self, message: Bilingual, quoted: Iterable[str] = ()) -> str:
        """A message or a name that is not ours, in this language; the words `quoted` stay as they were typed."""
        return typeset_around(message.of(self.lang), self.lang, quoted)
