"""Which choice of a closed list a text means, and what it says beside it."""

import re
from collections.abc import Mapping
from typing import Any

from imprimatur.core.values import Hedge
from imprimatur.documents.schema.fields import Spec
from imprimatur.language.folding import fold_words
from imprimatur.language.labels import Label
from imprimatur.language.parsing import Told, Unreadable, fold, hedge_of, parse_contract_terms
from imprimatur.language.parsing.hedges import line_of

_AGREEMENT = re.compile(r"(?<=\w{3})e{0,2}s?$")
_PARTING = re.compile(r"[,/&+]| (?:et|ou|en|of|and|or) ")
_ARTICLE = re.compile(r"^(?:un|une|le|la|l|en|een|de|het|niveau|niveau minimum) ")


def choose(spec: Spec, text: str, choices: Mapping[str, Label]) -> Any:
    """The choice, told with what is said beside it where the field says who takes that.

    `CDD de 6 mois renouvelable` is a choice with a duration, `B2 minimum` one with a bound. Raises
    Unreadable("choice") when no spelling fits, Unreadable("more") when there are words that nothing takes.
    """
    if (value := _known(text, choices)) is not None:
        return spec.type(value)
    beside = dict(spec.beside)
    hedged = hedge_of(text) if "at_least" in beside and text.strip() else None
    if hedged and hedged.hedge is Hedge.AT_LEAST and (value := _known(hedged.text, choices)) is not None:
        return Told(spec.type(value), {"at_least": True})
    if "duration" in beside and (found := _opening(line_of(text), choices)):
        value, rest = found
        return Told(spec.type(value), parse_contract_terms(rest)) if rest else spec.type(value)
    raise Unreadable("choice", text)


def parted(text: str, choices: Mapping[str, Label]) -> tuple[str, ...]:
    """The choices that one piece of a cell of several names: `indépendant, institution`, `zelfstandige of instelling`.

    The piece itself where it is a choice as it stands, or where none of its parts is one.
    """
    if _known(text, choices) is not None:
        return (text,)
    parts = tuple(part.strip() for part in _PARTING.split(text) if part.strip())
    return parts if any(_known(part, choices) is not None for part in parts) else (text,)


def _known(text: str, choices: Mapping[str, Label]) -> str | None:
    wanted = {fold(text), fold(_ARTICLE.sub("", fold_words(text)))}
    for value, words in choices.items():
        if wanted & {fold(spelling) for spelling in (value, *words.spellings)}:
            return value
    # `Adoptée`, of a motion; where two choices agree so, neither is guessed.
    agreed = {
        value
        for value, words in choices.items()
        if _agreed(text) in {_agreed(spelling) for spelling in (value, *words.spellings)}
    }
    return agreed.pop() if len(agreed) == 1 else None


def _agreed(text: str) -> str:
    """A text without the endings of gender and number."""
    return " ".join(_AGREEMENT.sub("", word) for word in fold_words(text).split())


def _opening(line: str, choices: Mapping[str, Label]) -> tuple[str, str] | None:
    """The choice whose longest spelling opens a line, and what follows; a second spelling of the same is no news."""
    spellings = [
        (line_of(spelling), value) for value, words in choices.items() for spelling in (value, *words.spellings)
    ]
    line = _ARTICLE.sub("", line)
    for spelling, value in sorted(spellings, key=lambda one: (-len(one[0]), one)):
        if line == spelling or line.startswith((spelling + " ", spelling + ",")):
            same, rest = {value: choices[value]}, line.removeprefix(spelling).strip(" ,;-")
            again = _opening(rest, same) if rest else None
            return again or (value, rest)
    return None
