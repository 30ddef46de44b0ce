"""A time counted from an event, in words."""

from imprimatur.core.bilingual import Lang
from imprimatur.core.delays import Delay
from imprimatur.core.values import Bound
from imprimatur.language.formatting.values import format_decimal, is_singular
from imprimatur.language.messages import say

_CONTRACTED = {"le ": "du ", "les ": "des "}


def format_delay(delay: Delay, bound: Bound | None, lang: Lang) -> str:
    """A delay in words: `dans les 3 mois qui suivent le vote`, `uiterlijk één maand vóór de algemene vergadering`.

    Empty in a language that has no name for the event.
    """
    event = delay.event.of(lang)
    if not event:
        return ""
    if delay.is_step:
        event = say("delay_step", name=event).of(lang)
    side = "before" if delay.before else "after"
    if delay.length is None:
        return say(f"delay_bare_{side}", event=event).of(lang)
    if not delay.length:
        return say("delay_same", event=_of(event) if lang == "fr" else event).of(lang)
    if bound is Bound.DURING and delay.length == 1 and delay.high is None:
        single = say(f"delay_one_{delay.unit}").of(lang)
        return say(f"delay_single_{side}", length=single, event=event).of(lang)
    sort = bound or "plain"
    return say(f"delay_{sort}_{side}", length=_length(delay, lang), event=event).of(lang)


def _length(delay: Delay, lang: Lang) -> str:
    """`3 mois`, `3 à 6 mois`, held together; one is said in words, `un mois`."""
    assert delay.length is not None
    if delay.length == 1 and delay.high is None:
        return say(f"one_{delay.unit}").of(lang)
    longest = delay.high or delay.length
    unit = say(f"unit_{delay.unit}" + "_one" * is_singular(longest, lang)).of(lang)
    number = format_decimal(delay.length, lang)
    if delay.high is not None:
        number = say("delay_range", low=number, high=format_decimal(delay.high, lang)).of(lang)
    return f"{number}\u00a0{unit}"


def _of(event: str) -> str:
    """A French event after `de`: `du vote`, `de la publication`, `des assemblées générales`."""
    contracted = next((one for one in _CONTRACTED if event.startswith(one)), "")
    if contracted:
        return _CONTRACTED[contracted] + event.removeprefix(contracted)
    return f"de {event}"
