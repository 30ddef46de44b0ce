"""What is told of the approvals of a language: who signed how many, what lapsed, what cannot be signed yet and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flows.approving import mark_of
from imprimatur.core.bilingual import Lang
from imprimatur.translation.unit import UnitState
from web.translating.chosen import ALL, WAITING, Shows
from web.translating.stating import Shown, View


class Bar(StrEnum):
    """What stands between a text and its approval, or is to be known first."""

    NOT_TRANSLATED = "not_translated"
    TO_REVISE = "to_revise"
    MACHINE = "machine"
    SOURCE_OPEN = "source_open"
    """Its source is not approved, or no more."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who approved so many texts, and on what day."""

    by: str
    on: date
    count: int


@dataclass(frozen=True, slots=True)
class Told:
    """The approvals of a language. `ready` can be signed with the rest; `revise` only by themselves, or once somebody
    says that they were read again; `untranslated` cannot. `seen` marks what a signature of the ready would sign,
    `seen_all` of those to be revised too."""

    signers: tuple[Signer, ...]
    signed: int
    ready: int
    revise: int
    untranslated: int
    lapsed: int
    seen: str
    seen_all: str


def texts_of(view: View, lang: Lang) -> list[Shown]:
    """The texts that a language says, or should say."""
    return [one for one in view.units if one.state is not UnitState.MISSING and (lang in one.sealed or one.to == lang)]


def told(units: Sequence[Shown], lang: Lang) -> Told:
    """What is told of some texts in a language."""
    signers = Counter((one.signed[lang].by, one.signed[lang].on) for one in units if lang in one.signed)
    can = [one for one in units if lang in one.sealed]
    fresh = [one for one in can if not is_stale(one, lang)]
    return Told(
        tuple(Signer(*who, count) for who, count in signers.most_common()),
        signers.total(),
        sum(lang not in one.signed for one in fresh),
        len(can) - len(fresh),
        len(units) - len(can),
        sum(lang in one.lapsed for one in units),
        _mark(fresh, lang),
        _mark(can, lang),
    )


def seen(one: Shown, lang: Lang) -> str:
    """The mark of one text."""
    return _mark([one], lang)


def bars(one: Shown, lang: Lang) -> list[Bar]:
    """What is to be known before a text is signed."""
    if lang not in one.sealed:
        return [Bar.NOT_TRANSLATED]
    found = [Bar.MACHINE if one.machine else Bar.TO_REVISE] if is_stale(one, lang) else []
    return [*found, *([Bar.SOURCE_OPEN] if lang != one.source and one.source not in one.signed else [])]


def is_stale(one: Shown, lang: Lang) -> bool:
    """Whether it is a translation to be revised."""
    return lang == one.to and one.state is UnitState.TO_REVISE


def shows_of(lang: Lang) -> Shows:
    """The filters of the page of a language."""
    return {
        WAITING: lambda one: lang not in one.signed,
        "lapsed": lambda one: lang in one.lapsed,
        "signed": lambda one: lang in one.signed,
        ALL: lambda one: True,
    }


def _mark(units: Iterable[Shown], lang: Lang) -> str:
    return mark_of(one.sealed[lang] for one in units)
