"""The words of the command line, in the language of the person at the keyboard."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from imprimatur.core.bilingual import LANGS, Bilingual, Lang, Tongue
from imprimatur.core.catalogues import Messages, fill
from imprimatur.core.errors import ImprimaturError
from imprimatur.language.typography import typeset, typeset_around

TONGUES: tuple[Tongue, ...] = get_args(Tongue)
say = Messages.beside(__file__)
_BETWEEN = " / "
"""Stands between both languages where nobody knows who reads."""


class Words:
    """The messages of one language."""

    def __init__(self, tongue: Tongue, messages: Messages = say) -> None:
        """Keep the language, and the catalogue that the messages come from."""
        self.tongue = tongue
        self._messages = messages

    @property
    def lang(self) -> Lang:
        """The language of what staff read: it exists in French and Dutch, and shows in French beside English."""
        return next((lang for lang in LANGS if lang == self.tongue), "fr")

    def __call__(self, key: str, /, **values: object) -> str:
        """A message, its places filled. Raises KeyError for an unknown one: a programming fault."""
        # The values are names and paths, which no typography touches.
        return fill(self.of(self._messages[key]), {name: str(value) for name, value in values.items()}, self.tongue)

    def of(self, message: Bilingual, quoted: Iterable[str] = ()) -> str:
        """A message or label that staff read, in English where it has English; the words `quoted` stay as typed."""
        if self.tongue == "en" and message.en:
            return message.en
        return typeset_around(message.of(self.lang), self.lang, quoted)

    def fault(self, fault: ImprimaturError) -> str:
        """What stopped a build."""
        return self.of(fault.message)


def both(message: Bilingual) -> str:
    """A message where nobody knows who reads it, on the pages of the server: in French, then in Dutch.

    Once only where both say the same.
    """
    return _BETWEEN.join(dict.fromkeys((typeset(message.fr, "fr"), typeset(message.nl, "nl"))))


def one_of_both(text: str, lang: Lang) -> str:
    """What `both` made of a message, in one language again; the whole where it was said once for both."""
    parts = text.split(_BETWEEN)
    half, odd = divmod(len(parts), 2)
    # The message itself may hold what stands between: as often in one language as in the other.
    return text if odd else _BETWEEN.join(parts[:half] if lang == LANGS[0] else parts[half:])


def choose_language(
    arguments: Sequence[str], environ: Mapping[str, str] = os.environ
) -> tuple[Tongue | str, list[str]]:
    """The language asked for and the arguments without `--lang`, which may stand anywhere before a `--`.

    Without it, the locale decides: the first of LC_ALL, LC_MESSAGES and LANG that is set. A language that is asked for
    but does not exist is returned as typed.
    """
    chosen = ""
    rest: list[str] = []
    given = iter(arguments)
    for argument in given:
        if argument == "--":
            rest.extend([argument, *given])
        elif argument == "--lang":
            chosen = next(given, "?")
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return chosen or locale_language(environ), rest


def locale_language(environ: Mapping[str, str]) -> Tongue:
    """The language of a locale such as `nl_BE.UTF-8`; English for any that is neither French nor Dutch."""
    name = next((environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(key)), "")
    return next((tongue for tongue in TONGUES if tongue == name[:2].lower()), "en")
