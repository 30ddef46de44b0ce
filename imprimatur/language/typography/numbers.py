"""Thousands, amounts, percentages and degrees: where a figure is parted, and what stands beside it.

A number is grouped where it surely counts: an amount, a number grouped by its author, one before a unit or a plural.
Years, postcodes, codes and what `typography.protected` holds never are, so that one document shows one way.
"""

import re
from collections.abc import Iterator
from itertools import chain

from imprimatur.core.bilingual import Speech
from imprimatur.language.typography.counted import counts, is_year
from imprimatur.language.typography.line import Edit, Galley
from imprimatur.language.typography.settings import NBSP, NNBSP, SPACES, NlGroup, TypographySettings

_S = f"[{SPACES}]"
_FIGURE = re.compile("[0-9]")
_BY_SPACES = rf"[1-9][0-9]{{0,2}}(?:{_S}[0-9]{{3}})+"
_BY_POINTS = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_BY_THREE = rf"{_BY_SPACES}|{_BY_POINTS}"
_PER_CENT = re.compile(rf"(?<=[0-9]){_S}*(?=[%‰](?![\w%‰]))")
_DEGREES = re.compile(rf"(?<=[0-9]){_S}*(?=°[CF](?!\w))")
_GROUPED = re.compile(
    rf"(?:(?<![\w.,/+-])|(?<=(?<![\w.,/+-])[+])|(?<=(?<![\w.,/+-])1/)|(?<=€-))"
    rf"(?:(?<![0-9]{_S})(?:{_BY_THREE})|(?<=(?<![0-9])(?:19|20)[0-9]{{2}}{_S}){_BY_POINTS})"
    rf"(?![\w/-]|{_S}?[0-9]|\.[0-9]|,[0-9]{{3}})"
)
_BOTH_ENDS = re.compile(
    rf"(?<![\w.,/+–-])(?<![0-9]{_S})(?P<low>{_BY_THREE}|[1-9][0-9]{{0,2}})(?:{_S}?[–-]{_S}?)(?P<high>{_BY_THREE})"
    rf"(?![\w/–-]|{_S}?[0-9]|\.[0-9]|,[0-9]{{3}})"
)
"""A range of numbers of which the second, at least, is grouped."""
_DIGITS = "[1-9][0-9]{3,14}"
_NUMBER = (
    rf"−?(?:[1-9][0-9]{{0,2}}(?:[{SPACES}.][0-9]{{3}})+|[0-9]+)(?:,[0-9]{{1,2}}|,[0-9]{{4}}|,[-–](?![0-9]))?(?![0-9])"
)
_NUMBERS = rf"{_NUMBER}(?:{_S}?[–-]{_S}?{_NUMBER})?"
_SIGN_FIRST = re.compile(
    rf"(?<!\w)€{_S}*(?P<number>{_NUMBERS})(?![.,/–-]?[0-9]|{_S}*(?:€|%|[kKM](?!\w)|mil|mio|mia|mrd|[0-9]))"
)
_SIGN_LAST = re.compile(rf"(?:(?<![\w.,/+–-])|(?<=€[–-]))(?P<number>{_NUMBERS}){_S}*€(?!\w|{_S}*−?[0-9])")
_LOW_AMOUNT = re.compile(rf"(?:(?<![\w.,/+–-])|(?<=−))(?P<number>{_NUMBER}){_S}(?:tot|t/m){_S}\Z")
_MANY = {"fr": "millions?|milliards?", "nl": "miljoen|miljard"}
_MANY_FIRST = re.compile(rf"(?<!\w)€{_S}*(?P<number>{_NUMBER}{_S}(?:{_MANY['fr']}))(?!\w|{_S}*(?:€|d[e’]))")
_MANY_LAST = re.compile(rf"(?<![\w.,/+–-])(?P<number>{_NUMBER}{_S}(?:{_MANY['nl']})){_S}*€(?!\w|{_S}*−?[0-9])")
"""An amount in millions, which the sign of the euro stands beside all the same."""
_BEFORE_EURO = re.compile(
    rf"(?:(?<=[0-9])|(?<=[0-9],[–-])){_S}*(?=€(?!{_S}*[0-9]))|(?<=illions|lliards){_S}+(?=€)|(?<=illion|lliard){_S}+(?=€)"
)
_BEFORE_UNIT = re.compile(rf"(?<=[0-9]){_S}*(?=[kM]€(?!\w))")
_BEFORE_FOREIGN = re.compile(rf"(?<=[0-9]){_S}*(?=[$£](?![\w$£]|{_S}*[0-9]))")
_AFTER_EURO = re.compile(rf"(?<=€){_S}*(?=−?[0-9])")
_MINUS_EURO = re.compile(rf"−€{_S}*(?=[0-9])")
_UNGROUPED = re.compile(
    rf"(?:(?<![\w.,/+–-])|(?<=[0-9][–-]))(?<![0-9]{_S}){_DIGITS}(?=(?:,[0-9]{{1,2}})?{_S}*(?:€|euros?(?!\w)))"
    rf"(?!{_S}*€{_S}*[0-9])"
    rf"|(?:(?<=€{NBSP})|(?<=€{NBSP}−))[1-9][0-9]{{3,14}}(?![\w/-]|[.,][0-9]{{3}}|\.[0-9]|{_S}[0-9])"
)
_COUNTED = re.compile(
    rf"(?:(?<![\w.,/+°–-])|(?<=[0-9][–-]))(?<![0-9]{_S})[1-9][0-9]{{3,8}}(?=(?:,[0-9]{{1,2}})?{_S}(?P<what>[^\W\d_A-Z][\w²³’-]*))"
)
_LOW_END = re.compile(
    rf"(?<![\w.,/+–-])(?<![0-9]{_S})({_DIGITS})(?:{_S}?[–-]{_S}?|{_S}(?P<link>à|et|ou|a|tot|en|of){_S}(?:€{NBSP})?)\Z"
)
"""The first end of a range whose second end is counted: `2500 à 3000 €`."""
_NEAR = 40
"""Signs before a number in which the first end of its range, or what it names, may stand."""


def set_numbers(galley: Galley, lang: Speech, settings: TypographySettings) -> None:
    """Thousands, amounts and percentages. The sign of the euro goes after the number in French, before it in Dutch."""
    if not _FIGURE.search(galley.text):
        return
    separator = NNBSP if lang == "fr" else "." if settings.nl_group is NlGroup.POINT else NBSP
    if "€" in galley.text:
        galley.sub(_MINUS_EURO, "€" + NBSP + "−", lang)
        galley.apply(_moved(galley, lang), lang)
        galley.sub(_BEFORE_EURO if lang == "fr" else _AFTER_EURO, NBSP, lang)
        galley.sub(_BEFORE_UNIT, NBSP, lang)
    galley.apply(_groups(galley.text, separator, settings, lang), lang)
    galley.sub(_PER_CENT, NBSP if lang == "fr" or settings.nl_percent_spaced else "", lang)
    galley.sub(_DEGREES, NBSP, lang)
    if lang == "fr":
        galley.sub(_BEFORE_FOREIGN, NBSP, lang)


def _moved(galley: Galley, lang: Speech) -> Iterator[Edit]:
    """The edits that put the sign of the euro where a language has it, for both ends of a Dutch range."""
    text = galley.text
    patterns = (_SIGN_FIRST, _MANY_FIRST) if lang == "fr" else (_SIGN_LAST, _MANY_LAST)
    for match in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
        start, end = match.span()
        if not all(galley.touchable(index, lang) for index in range(start, end)):
            continue
        before = text[max(0, start - _NEAR) : start]
        last = before.rstrip(SPACES)[-1:]
        if lang == "fr" and not last.isdigit():
            yield end, end, NBSP + "€"
            yield start, match.start("number"), ""
        elif lang == "nl" and last != "€":
            yield match.end("number"), end, ""
            yield start, start, "€" + NBSP
            low = _LOW_AMOUNT.search(before)
            if low and before[: low.start()].rstrip(SPACES)[-1:] != "€":
                yield start - len(before) + low.start(), start - len(before) + low.start(), "€" + NBSP


def _groups(text: str, separator: str, settings: TypographySettings, lang: Speech) -> Iterator[Edit]:
    done: set[int] = set()
    for start, end in _spans(text, lang):
        if start in done:
            continue
        done.add(start)
        places = [index for index in range(start, end) if not text[index].isdigit()]
        if places:
            short = len(places) == 1 and places[0] == start + 1
            yield from ((index, index + 1, "" if short and not settings.group_four else separator) for index in places)
        elif end - start > 4 or settings.group_four:
            yield from ((index, index, separator) for index in range(end - 3, start, -3))


def _spans(text: str, lang: Speech) -> Iterator[tuple[int, int]]:
    """Where the numbers stand that are grouped: as their authors did, amounts, what is counted, the ends of ranges."""
    for match in _BOTH_ENDS.finditer(text):
        if _value(match["low"]) < _value(match["high"]):
            yield match.span("low")
            yield match.span("high")
    for match in _GROUPED.finditer(text):
        yield match.span()
        yield from _low_ends(text, match.start(), match.group())
    for match in _UNGROUPED.finditer(text):
        yield match.span()
        yield from _low_ends(text, match.start(), match.group())
    for match in _COUNTED.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if counts(match.group(), before, match["what"], lang):
            yield match.span()
            yield from _low_ends(text, match.start(), match.group())


def _low_ends(text: str, at: int, high: str) -> Iterator[tuple[int, int]]:
    """The first end of the range that a grouped number closes; a year is none, unless the other end could be one."""
    near = max(0, at - _NEAR)
    low = _LOW_END.search(text[near:at])
    if low and int(low[1]) < _value(high) and not (is_year(low[1]) and (low["link"] or is_year(high))):
        yield near + low.start(1), near + low.end(1)


def _value(typed: str) -> int:
    return int("".join(filter(str.isdigit, typed)))
