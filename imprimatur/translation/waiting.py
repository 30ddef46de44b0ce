"""What waits in each language of a dossier: how many texts are to translate, to revise, to approve."""

from collections import Counter
from collections.abc import Iterable, Mapping

from imprimatur.core.bilingual import Lang
from imprimatur.translation.standing import Standing, Stood
from imprimatur.translation.unit import UnitState

TO_APPROVE = "to_approve"
APPROVED = UnitState.APPROVED.value
STEPS = (UnitState.TO_REVISE.value, UnitState.TO_TRANSLATE.value, TO_APPROVE)
"""What a text may wait for, by the name that it is counted under."""
_WAITING = (UnitState.TO_TRANSLATE, UnitState.TO_REVISE)


def waits(one: Stood, to: Lang) -> bool:
    """Whether a text is to be translated into a language, or its translation to be revised."""
    return one.unit.target == to and one.state in _WAITING


def waiting(standing: Standing, langs: Iterable[Lang]) -> Mapping[Lang, Mapping[str, int]]:
    """How many texts of each language wait, by what they wait for, and how many are approved; what counts none is left
    out. Texts wait for an approval in a language of which somebody approved some: before that, nobody was asked.
    """
    return {lang: counts for lang in langs if (counts := _counts(standing, lang))}


def _counts(standing: Standing, lang: Lang) -> dict[str, int]:
    found = Counter(filter(None, (_step(one, lang) for one in standing.units)))
    if not any(lang in one.signed or lang in one.lapsed for one in standing.units):
        del found[TO_APPROVE]
    return {step: found[step] for step in (*STEPS, APPROVED) if found[step]}


def _step(one: Stood, lang: Lang) -> str:
    """What a text waits for in a language, or that it is approved; empty where the language says nothing of it."""
    if waits(one, lang):
        return one.state.value
    if one.unit.side(lang) is None or one.unit.origin is None:
        return ""
    return APPROVED if lang in one.signed else TO_APPROVE
