"""Delays as people type them: `dans les trois mois du vote`, `uiterlijk één maand voor de algemene vergadering`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.delays import Delay, Unit
from imprimatur.core.values import Bound, FlexDate, Precision
from imprimatur.language.folding import fold, unaccented
from imprimatur.language.parsing.base import Unreadable, typed
from imprimatur.language.parsing.dates import parse_calendar_date, parse_date
from imprimatur.language.parsing.events import core_of, known_event
from imprimatur.language.parsing.hedges import NUMBER_WORDS

LONGEST_EVENT = 160
"""Characters of an event; a longer one is a sentence, not a deadline."""
_OF_TIME = frozenset(("au plus tard", "au plus tot", "uiterlijk", "ten laatste", "ten vroegste"))
"""Bounds that speak of a day; the others speak of how long it is until there."""
_TURNED = {Bound.FROM: Bound.BY, Bound.BY: Bound.DURING}
_SECOND = re.compile(r" ?/ ?")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language: of each bound and unit, before an event and after it, after it without a length, of the
    day itself, between the two ends of a range.
    """

    bounds: Mapping[Bound, str]
    units: Mapping[Unit, str]
    after: str
    before: str
    once: str
    same_day: str
    range: str


_WORDS: Mapping[Lang, _Words] = {
    "fr": _Words(
        {
            Bound.BY: r"au plus tard|au plus|au maximum|maximum|max\.?",
            Bound.FROM: r"au plus tot|au moins|au minimum|minimum|min\.?",
            Bound.ABOUT: r"environ",
            Bound.DURING: r"dans un delai (?:maximum |maximal )?(?:de|d')|dans les?|dans la|dans l'|dans|endeans les?"
            r"|endeans|sous",
        },
        {
            Unit.WORKING_DAY: r"jours? ouvr(?:ables?|es?)",
            Unit.CALENDAR_DAY: r"jours? calendriers?|jours? calendaires?",
            Unit.CLEAR_DAY: r"jours? francs?",
            Unit.DAY: r"jours?|j",
            Unit.WEEK: r"semaines?|sem\.?",
            Unit.MONTH: r"mois",
            Unit.YEAR: r"ans?|annees?",
        },
        r"apres|suivant|qui sui[a-z]{1,6}|(?:a compter |a partir |a dater )?(?=du |de |des |d')",
        r"avant|precedant|qui preced[a-z]{1,6}",
        r"apres|des",
        r"(?:(?:au |le )jour(?: meme)? |lors |au moment |a la date )(?=du |de |des |d')|a (?=la |l')"
        r"|(?=au (?!plus|moins|max|min)|aux )",
        r"a|ou|-",
    ),
    "nl": _Words(
        {
            Bound.BY: r"uiterlijk|ten laatste|hoogstens|ten hoogste|maximaal|maximum|max\.?",
            Bound.FROM: r"ten vroegste|minstens|ten minste|minimaal|minimum|min\.?",
            Bound.ABOUT: r"ongeveer|circa|ca\.?",
            Bound.DURING: r"binnen een termijn van|binnen (?:de|het)|binnen|in de|in het|in",
        },
        {
            Unit.WORKING_DAY: r"werkdag(?:en)?",
            Unit.CALENDAR_DAY: r"kalenderdag(?:en)?",
            Unit.CLEAR_DAY: r"vrije dag(?:en)?",
            Unit.DAY: r"dag(?:en)?",
            Unit.WEEK: r"week|weken",
            Unit.MONTH: r"maand(?:en)?",
            Unit.YEAR: r"jaar|jaren",
        },
        r"na|volgend op|te rekenen vanaf|vanaf|sinds",
        r"voorafgaand aan|voorafgaand|voor",
        r"na|vanaf",
        r"op de dag (?:zelf )?van|op het ogenblik van|op het moment van|tijdens|bij|op",
        r"tot|of|a|-",
    ),
}
_CLOSING = re.compile(
    r" (?P<by>au plus tard|au maximum|uiterlijk|ten laatste)$| (?P<from>au moins|au minimum|minstens)$"
)
_CONTRACTED = (("du ", "le "), ("des ", "les "), ("de la ", "la "), ("de l'", "l'"), ("au ", "le "), ("aux ", "les "))
_BARE = ("de ", "d'")


def parse_deadline(value: object) -> FlexDate:
    """A date, which may be left open, or a time counted from an event.

    Raises Unreadable as `parse_date`, and Unreadable("deadline") for words that are neither.
    """
    return _dated(value, parse_date)


def parse_term(value: object) -> FlexDate:
    """A date that the calendar gives, or a time counted from an event. Raises Unreadable as `parse_calendar_date`, and
    Unreadable("deadline") for words that are neither.
    """
    return _dated(value, parse_calendar_date)


def _dated(value: object, parser: Callable[[object], FlexDate]) -> FlexDate:
    try:
        return parser(value)
    except Unreadable as fault:
        if fault.code != "date":
            raise
        found = _delay(value) if isinstance(value, str) else None
        if found is None:
            raise Unreadable("deadline", value) from fault
        return found


def _delay(value: str) -> FlexDate | None:
    """The delay that a text says in one language, or in both with a stroke between them."""
    text = typed(value, "deadline").replace("’", "'").rstrip(" .")
    pieces = _SECOND.split(text)
    if len(pieces) == 2 and (first := _in_one(pieces[0])) and (second := _in_one(pieces[1])):
        return together(first, second)
    return _in_one(text)


def together(first: FlexDate, second: FlexDate) -> FlexDate | None:
    """One delay of two that say the same, each in its language; None where they say different things."""
    if not (first.delay and second.delay):
        return None
    ours, theirs = first.delay.event, second.delay.event
    fr, nl = ours.fr or theirs.fr, ours.nl or theirs.nl
    agree = all(not one or fold(one) in (fold(fr), fold(nl)) for one in (ours.fr, ours.nl, theirs.fr, theirs.nl))
    joined = replace(first, delay=replace(first.delay, event=Bilingual(fr, nl)))
    return joined if agree and joined == replace(second, delay=replace(second.delay, event=Bilingual(fr, nl))) else None


def _in_one(text: str) -> FlexDate | None:
    closing = _CLOSING.search(_plain(text))
    line = text[: closing.start()] if closing else text
    for lang in _WORDS:
        for pattern in _patterns(lang):
            match = pattern.fullmatch(_plain(line))
            if match and (found := _made(line, match, lang, closing)):
                return found
    return None


def _plain(text: str) -> str:
    """Small letters without accents, each in the place of its letter."""
    return "".join(unaccented(one)[:1] or " " for one in text)


@cache
def _patterns(lang: Lang) -> tuple[re.Pattern[str], ...]:
    """With a length; the day itself; without a length."""
    words = _WORDS[lang]
    opened = "|".join(f"(?P<{bound}>{said})" for bound, said in words.bounds.items() if bound is not Bound.DURING)
    units = "|".join(f"(?P<{unit}>{said})" for unit, said in words.units.items())
    number = f"[0-9]{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}"
    link = f"(?:(?P<after>{words.after})|(?P<before>{words.before}))"
    event = rf" ?(?P<event>[^0-9\s].{{0,{LONGEST_EVENT}}})"
    opening = rf"(?:(?:{opened}) )?(?:(?P<during>{words.bounds[Bound.DURING]})(?: |(?<=')))?"
    length = rf"(?:(?P<low>{number})(?: ?(?:{words.range}) ?(?P<high>{number}))? )?(?:{units}) "
    return (
        re.compile(opening + length + link + event),
        re.compile(f"(?P<same>{words.same_day}){event}"),
        re.compile(f"(?:(?P<after>{words.once})|(?P<before>{words.before})) {event}"),
    )


def _made(text: str, match: re.Match[str], lang: Lang, closing: re.Match[str] | None) -> FlexDate | None:
    said = match.groupdict()
    event = _named(text[match.start("event") : match.end("event")], said, lang)
    if event is None:
        return None
    unit = next((one for one in Unit if said.get(one)), None)
    before = said.get("before") is not None
    bound, word = _bound(said)
    last, last_word = _bound(closing.groupdict()) if closing else (None, "")
    if bound and last and bound is not last:
        return None
    bound, word = bound or last, word or last_word
    low, high = _number(said.get("low")), _number(said.get("high"))
    if unit and low is None and not said.get("during"):
        return None
    length = low if low is not None else Decimal(1) if unit else Decimal(0) if "same" in said else None
    delay = Delay(event, length, high, unit or Unit.DAY, before)
    # At least so long before is at the latest then; at most so long before is within that time.
    if before and unit and bound in _TURNED and word not in _OF_TIME:
        bound = _TURNED[bound]
    if length is None:
        bound = Bound.BEFORE if before else Bound.FROM
    return FlexDate(None, Precision.NONE, bound=bound, delay=delay)


def _bound(said: Mapping[str, str | None]) -> tuple[Bound | None, str]:
    """The bound that is said, and the word that says it."""
    order = (Bound.BY, Bound.FROM, Bound.ABOUT, Bound.DURING)
    return next(((one, word) for one in order if (word := said.get(one))), (None, ""))


def _number(word: str | None) -> Decimal | None:
    return Decimal(NUMBER_WORDS.get(word, word)) if word else None


def _named(event: str, said: Mapping[str, str | None], lang: Lang) -> Bilingual | None:
    """The event with its article, in both languages where it is one that everybody knows."""
    event = event.strip()
    if lang == "fr" and (
        said.get("after") in ("", "a compter ", "a partir ", "a dater ") or said.get("same") is not None
    ):
        event = _uncontracted(event)
    if not core_of(event):
        return None
    known = known_event(event)
    if known:
        return known
    event = event.replace("'", "’")
    return Bilingual(event, "") if lang == "fr" else Bilingual("", event)


def _uncontracted(event: str) -> str:
    for contracted, article in _CONTRACTED:
        if event.lower().startswith(contracted):
            return article + event[len(contracted) :]
    bare = next((one for one in _BARE if event.lower().startswith(one)), "")
    return event[len(bare) :]
