"""The choices of a field in words, the chosen one in those in which it was typed; how a field is typed."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from imprimatur.documents.assembly.choosing import choose
from imprimatur.documents.schema.fields import Spec, is_record
from imprimatur.kit.asking import Asking
from imprimatur.language.parsing import Unreadable, parse_bool
from imprimatur.language.typography import typeset
from web.forms.form import Input, Option


def options_of(spec: Spec, asking: Asking, text: str) -> Iterator[Option]:
    """The choices of a field; what is chosen now keeps the words in which it was typed."""
    chosen = text.split("\n") if spec.many else [text] if text else []
    meant = {one: _meant(spec, one, asking) for one in chosen if one}
    for value, label in _worded(spec, asking).items():
        typed = next((one for one, meaning in meant.items() if meaning == value), "")
        yield Option(typed or label, typeset(label, asking.lang), bool(typed))
    if has_choices(spec):
        yield from (Option(one, one, True) for one, meaning in meant.items() if meaning is None)


def has_choices(spec: Spec) -> bool:
    """Whether a field is answered by a choice."""
    return isinstance(spec.type, type) and (issubclass(spec.type, StrEnum) or spec.type is bool)


def _worded(spec: Spec, asking: Asking) -> dict[Any, str]:
    """The words of the choices of a field, by what each means."""
    if not has_choices(spec):
        return {}
    if spec.type is bool:
        return {True: asking.labels.word("yes", asking.lang), False: asking.labels.word("no", asking.lang)}
    return {key: label.of(asking.lang) for key, label in asking.labels.choices[spec.type.__name__].items()}


def _meant(spec: Spec, text: str, asking: Asking) -> Any:
    """What a choice means as it was typed; None where it says more, or is none."""
    try:
        value = parse_bool(text) if spec.type is bool else choose(spec, text, asking.labels.choices[spec.type.__name__])
    except (Unreadable, KeyError):
        return None
    return value if isinstance(value, spec.type) else None


def input_of(spec: Spec) -> Input:
    """How a field is typed."""
    if has_choices(spec):
        return Input.CHOICES if spec.many else Input.CHOICE
    if is_record(spec.type) and not spec.many:
        return Input.ORGANISATION if "rganisation" in spec.type.__name__ else Input.PERSON
    if spec.many:
        return Input.LINES
    return Input.TEXT if spec.is_text and spec.rich else Input.LINE
