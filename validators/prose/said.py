"""Dates told in sentences against the fields that hold them, shares against key figures, foundings yet to come."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.values import FlexDate, Hedge, Precision
from imprimatur.language.folding import fold_words
from imprimatur.language.running.days import NamedDay, days_in
from imprimatur.language.running.numbers import numbers_in
from validators.examination import Examination
from validators.facts import Facts, facts_of, found_at
from validators.messages import say
from validators.prose.measures import shares_of
from validators.prose.passages import Passage, about
from validators.prose.sentences import sentence_spans, straight, within
from validators.values import counted, dated

_FOUNDED: Mapping[Lang, str] = {
    "fr": r"(?:(?:fond|cré|constitu|institu|n)ée?s?|création|fondation|naissance|existe(?:nt)?|mise?s? sur pied)"
    r"\s+(?:en|depuis|dès)\s+",
    "nl": r"(?:opgericht|oprichting|gesticht|ontstaan|gecreëerd|bestaat|bestaan)\s+(?:in|sinds)\s+",
}
_LEGAL = re.compile(
    r"(?<!\w)(?:lois?|décrets?|ordonnances?|arrêtés?|règlements?|wet(?:ten)?|decreet|decreten|ordonnanties?|besluit(?:en)?)(?!\w)",
    re.I,
)
"""The date of a legal text is its own."""
_LETTERS = 4
"""A word of a caption that tells of whom has at least so many letters."""
_ALIKE = 0.7
"""The share of such words that a sentence must have to speak of a key figure, and there must be two."""


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Every date, share and founding that the fields or the calendar contradict."""
    facts = facts_of(examined)
    told = [(rule, held) for rule in facts.rules.get("said", ()) if (held := _held(examined, rule["field"]))]
    figures = list(_figures(examined))
    limit = max(
        (*facts.years, *((examined.job.parameters.today.year,) if examined.job.parameters.today else ())), default=0
    )
    for passage in passages:
        if not any(character.isdigit() for character in passage.text):
            continue
        text = straight(passage.text)
        for start, end in sentence_spans(text):
            yield from _dates(examined, passage, facts, text, (start, end), told)
            if not passage.path.startswith("key_figures"):
                yield from _shares(examined, passage, text, (start, end), figures)
        for match in _founding(passage.lang).finditer(text):
            if limit and int(match["year"]) > limit:
                yield about(examined, passage, "D27", value=passage.text[match.start() : match.end()], year=str(limit))


@cache
def _founding(lang: Lang) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_FOUNDED[lang]})(?P<year>(?:19|20)\d\d)(?!\d)", re.I)


Held = tuple[tuple[str, FlexDate], ...]


def _held(examined: Examination, field: str) -> Held:
    """The days that a field holds, each with its path."""
    found = found_at(examined.document, field)
    return tuple((path, one) for path, one in found if one.value and one.precision is Precision.DAY)


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(straight, words))})(?!\w)", re.I)


def _dates(
    examined: Examination,
    passage: Passage,
    facts: Facts,
    text: str,
    span: tuple[int, int],
    told: Sequence[tuple[Mapping[str, Any], Held]],
) -> Iterator[Finding]:
    """The only day of a sentence, where its words are those of a field that holds another."""
    days = within(days_in(text, passage.lang), span)
    if len(days) != 1 or not days[0].exists:
        return
    sentence = text[span[0] : span[1]]
    if _LEGAL.search(sentence):
        return
    for rule, held in told:
        unless = rule.get("unless", {}).get(passage.lang)
        cue = _any(tuple(rule[passage.lang])).search(sentence)
        if passage.path in dict(held) or not cue or (unless and _any(tuple(unless)).search(sentence)):
            continue
        if not any(_is_day(days[0], one) for _, one in held):
            path, one = held[0]
            value = passage.text[days[0].start : days[0].end]
            yield about(examined, passage, "D25", value=value, other=examined.label(path), date=dated(one))
            return


def _is_day(day: NamedDay, held: FlexDate) -> bool:
    """Whether a day that is told, with or without its year, is that of a field."""
    return bool(held.value) and day.in_year(held.value.year) == held.value and day.year in (None, held.value.year)  # type: ignore[union-attr]


Figure = tuple[str, Mapping[Lang, frozenset[str]], Decimal]
"""The path of a key figure in hundredths, the words of its caption in each language, and its number."""


def _figures(examined: Examination) -> Iterator[Figure]:
    for share in shares_of(examined):
        if share.number.is_exact:
            words: dict[Lang, frozenset[str]] = {lang: _words(share.caption.plain(lang)) for lang in LANGS}
            yield share.path, words, share.number


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in fold_words(straight(text)).split() if len(word) >= _LETTERS)


def _shares(
    examined: Examination, passage: Passage, text: str, span: tuple[int, int], figures: Sequence[Figure]
) -> Iterator[Finding]:
    """The only share of a sentence that speaks of whom a key figure does."""
    shares = [one for one in within(numbers_in(text, passage.lang), span) if one.unit == "%"]
    if len(shares) != 1 or shares[0].hedge is not Hedge.EXACT:
        return
    words = _words(text[span[0] : span[1]])
    alike = [
        (path, number)
        for path, captions, number in figures
        if len(captions[passage.lang] & words) >= max(2, _ALIKE * len(captions[passage.lang]))
    ]
    if alike and all(number != shares[0].value for _, number in alike):
        path, number = alike[0]
        value = passage.text[shares[0].start : shares[0].end]
        yield about(
            examined,
            passage,
            "D24",
            value=value,
            total=counted(number),
            table=examined.label(path),
            mend=say["mend_typed"],
        )
