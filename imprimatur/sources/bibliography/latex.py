"""The LaTeX that bibliographies hold, as letters. No command is run and no file opened: pylatexenc only replaces."""

import logging
import re
from dataclasses import dataclass, field
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from imprimatur.sources.plain_text.characters import tidy

MAX_LATEX = 100_000
"""Characters decoded in one file, which is slow: a thousand references with accents."""

_LATEX = re.compile(r"[\\\\{}~$`%]|''|--")
_PERCENT = re.compile(r"(?<!\\)%")
_ESCAPE = re.compile(r"\\(?:url)?([_%&#~{}$]?)")

# What the library complains of is of no use to the person who exported the file.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL + 1)


class TooLong(Exception):
    """More LaTeX in one file than any bibliography has."""


@dataclass(slots=True)
class Latex:
    """The decoder of one file: it knows what it has decoded, and stops where there is too much."""

    known: dict[str, str] = field(default_factory=dict)
    length: int = 0

    def letters(self, text: str) -> str:
        """A text with its accents, dashes and quotation marks as characters, its commands and braces taken away.

        Raises TooLong, and whatever the library raises on what is no LaTeX.
        """
        if not _LATEX.search(text):
            return tidy(text)
        if text not in self.known:
            self.length += len(text)
            if self.length > MAX_LATEX:
                raise TooLong
            # A percent sign that nobody escaped is meant as one, not as the start of a comment.
            self.known[text] = tidy(str(_decoder().latex_to_text(_PERCENT.sub(r"\\%", text))))
        return self.known[text]


def address_in(text: str) -> str:
    """An address without the backslashes and braces that LaTeX asks for."""
    return "".join(re.sub(r"[{}]", "", _ESCAPE.sub(r"\1", text)).split())


@cache
def _decoder() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    context.add_context_category("addresses", prepend=True, macros=[MacroTextSpec("url", simplify_repl="%s")])
    return LatexNodes2Text(latex_context=context, math_mode="text")
