"""What one paragraph of Word is found to hold, and its text made tidy."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from imprimatur.core.blocks import Inline, Run
from imprimatur.sources.plain_text.inline import joined
from imprimatur.sources.word.styles import Type


@dataclass(slots=True)
class Found:
    """What one paragraph holds. `indent` is its leading white space, `after` the pictures and words drawn in it and the
    contents of its text boxes; `types` are the looks of its words, `contents` what a list of contents left out."""

    text: Inline = ()
    indent: int = 0
    after: list[Any] = field(default_factory=list)
    types: set[Type] = field(default_factory=set)
    contents: str = ""


@dataclass(frozen=True, slots=True)
class At:
    """Where the walk is: what it fills, in which paragraph, under which link and look."""

    found: Found
    made: list[Run]
    paragraph: Any
    link: str = ""
    look: Type = field(default_factory=Type)
    in_note: bool = False


def tidied(made: Sequence[Run], line_break: str = "\n") -> Inline:
    """The runs as a text: neighbours joined, white space folded, breaks of line as asked for, addresses verbatim."""
    folded = [replace(run, text=_folded(run.text).replace("\n", line_break)) for run in joined(made)]
    return tuple(replace(run, verbatim=_is_address(run)) for run in joined(folded))


def _folded(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"[ \t]+", " ", text))


def _is_address(run: Run) -> bool:
    """Whether a linked run prints the address itself, which typography must not touch."""
    return run.verbatim or (bool(run.link) and not re.search(r"\s", run.text) and bool(re.search(r"[@.]", run.text)))
