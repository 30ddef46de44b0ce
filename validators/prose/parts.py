"""Counts divided in a sentence: parts against their sum, a share in words or of a count against its percentage."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.values import Hedge
from imprimatur.language.running.days import days_in
from imprimatur.language.running.numbers import Number, numbers_in
from validators.examination import Examination
from validators.prose.measures import shares_of
from validators.prose.passages import Passage, about
from validators.prose.phrases import any_phrase, content_of
from validators.prose.sentences import straight
from validators.values import counted

_WORDS = Path(__file__).with_name("parts.yaml")
_END = re.compile(r"[.!?](?=\s|$)|\n|$")
_LINK = r"(?:\s+(?!{})[^\W\d][\w'·-]*){0,6}?\s*{}"
"""What links a whole to its parts: a few words of what is counted, then the words that do."""
_BEFORE_PART = re.compile(
    r"(?:^|[:,;]|\bet|\ben|\bsoit|\bde|\bd'|\bzijn|\bin|\bwie|\bwaaronder|\bwaarvan|\bdont)\s*$", re.I
)
_SHARE = Decimal("1.5")
"""Hundredths by which a share may differ from what its two counts give: it is rounded."""
_IN_WORDS = 10
"""Hundredths by which a share in figures may differ from one in words, which is never exact."""
_HUNDRED = Decimal(100)


@cache
def _pattern(name: str, lang: Lang, form: str = r"(?<![\w-]){}(?![\w-])") -> re.Pattern[str]:
    return re.compile(form.replace("{}", any_phrase(_WORDS, name, lang)), re.I)


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Every division of a count that does not come out."""
    yield from _cells(examined)
    for passage in passages:
        text, lang = straight(passage.text), passage.lang
        numbers = numbers_in(text, lang)
        if numbers:
            yield from _divided(examined, passage, text, numbers)
            yield from _calculated(examined, passage, text, numbers)
            yield from _grown(examined, passage, text, numbers)
        if "%" in text:
            yield from _in_words(examined, passage, text)


def _cells(examined: Examination) -> Iterator[Finding]:
    """Key figures in hundredths of some people, beyond all of them."""
    for share in shares_of(examined):
        said = share.caption.plain("fr") or share.caption.plain("nl")
        grows = any(_pattern("growth", lang).search(said) for lang in LANGS)
        if share.number > _HUNDRED and not grows:
            value = counted(Decimal(share.number))
            yield examined.finding("D07", share.path, {"value": _percent(value)})


def _percent(value: Bilingual) -> Bilingual:
    return Bilingual(f"{value.fr} %", f"{value.nl} %")


def _divided(examined: Examination, passage: Passage, text: str, numbers: Sequence[Number]) -> Iterator[Finding]:
    """`28 entretiens : 16 avec des personnes âgées, 9 avec des proches et 5 avec des agents`."""
    lang = passage.lang
    dates = [range(day.start, day.end) for day in days_in(text, lang)]
    for place, whole in enumerate(numbers):
        if not _may_count(whole, text, dates, lang) or whole.value < 3:
            continue
        found = _linked(text, whole, numbers[place + 1 :], lang)
        if not found:
            continue
        link, parts, end = found
        if not all(_may_count(one, text, dates, lang) and one.unit == whole.unit for one in parts):
            continue
        total = sum((one.value for one in parts), Decimal(0))
        value = passage.text[whole.start : end].rstrip(" ,;")
        is_open = link == "dont" or _pattern("open", lang).search(text[whole.end : end])
        if link == "dont" or len(parts) == 1:
            if parts[0].value > whole.value and link != "colon":
                first = _words_after(text, parts[0].end)
                yield about(examined, passage, "D08", value=passage.text[whole.start : first].rstrip())
        elif any(one.value > whole.value for one in parts):
            continue  # what follows counts other things
        elif total > whole.value or (total < whole.value and not is_open and link != "among"):
            yield about(examined, passage, "D30", value=value, total=counted(total), whole=counted(whole.value))


def _may_count(one: Number, text: str, dates: Sequence[range], lang: Lang) -> bool:
    """Whether a number is exact and counts things, not hours, years or hundredths."""
    if one.hedge is not Hedge.EXACT or one.unit == "%" or any(one.start in date for date in dates):
        return False
    is_year = not one.worded and one.end - one.start == 4 and 1900 <= one.value <= 2100
    return not is_year and not _pattern("units", lang, r"\s*{}(?![\w-])").match(text, one.end)


def _linked(text: str, whole: Number, later: Sequence[Number], lang: Lang) -> tuple[str, list[Number], int] | None:
    """How a whole is linked to what follows, the numbers that stand where parts do, and where they end."""
    for name in ("colon", "divides", "dont", "among"):
        link = _pattern(name, lang, _LINK)
        match = link.match(text, whole.end)
        if match is None:
            continue
        if name == "among" and not _pattern("before", lang, r"(?<![\w-]){}\s*$").search(text[: whole.start]):
            continue
        end = _END.search(text, match.end())
        stop = end.start() if end else len(text)
        inside = [one for one in later if match.end() <= one.start < stop]
        if name in ("dont", "among"):
            inside = inside[:2] if name == "among" and _are_halves(text, inside[:2], lang) else inside[:1]
        starts = [_BEFORE_PART.search(text[match.start() : one.start]) for one in inside]
        if not inside or (name != "among" and not all(starts)) or (name in ("colon", "divides") and len(inside) < 2):
            continue
        gap = text[match.end() : inside[0].start].strip()
        if name != "among" and gap and not re.fullmatch(r"(?:de|d'|in)", gap):
            continue
        if name in ("colon", "divides") and _has_bare_part(text, inside, stop):
            continue
        return name, inside, stop if name in ("colon", "divides") else _words_after(text, inside[-1].end)
    return None


def _has_bare_part(text: str, parts: Sequence[Number], stop: int) -> bool:
    """Whether some of what is enumerated has no number: it is then one, or something else."""
    spans = zip([one.end for one in parts], [*(one.start for one in parts[1:]), stop], strict=True)
    return any(re.search(r"[,;(]\s*[^\W\d]", text[start:end].rstrip(" ,;")) for start, end in spans)


def _are_halves(text: str, pair: Sequence[Number], lang: Lang) -> bool:
    after = [re.match(r"\s+(?:d'|de\s+)?([^\W\d]+)", text[one.end :]) for one in pair]
    found = {one[1].casefold() for one in after if one}
    return any(found == set(both) for both in content_of(_WORDS)["halves"][lang])


def _words_after(text: str, end: int) -> int:
    found = re.compile(r"(?:\s+[\w'-]+){0,2}").match(text, end)
    return found.end() if found else end


def _calculated(examined: Examination, passage: Passage, text: str, numbers: Sequence[Number]) -> Iterator[Finding]:
    """`235 personnes sur 412, soit 75 %`."""
    lang = passage.lang
    for part, whole, share in zip(numbers, numbers[1:], numbers[2:], strict=False):
        exact = all(one.hedge is Hedge.EXACT for one in (part, whole, share))
        if share.unit != "%" or part.unit or whole.unit or not exact or not 0 < part.value <= whole.value:
            continue
        on = _pattern("on", lang, r"(?:\s+[^\W\d][\w'·-]*){0,3}\s+{}\s+")
        so = _pattern("so", lang, r"(?:\s+[^\W\d][\w'·-]*){0,3}\s*(?:,\s*{}\s*|\(\s*(?:{}\s*)?)")
        if on.fullmatch(text[part.end : whole.start]) and so.fullmatch(text[whole.end : share.start]):
            right = _HUNDRED * part.value / whole.value
            if abs(right - share.value) > _SHARE:
                value = passage.text[part.start : share.end]
                yield about(examined, passage, "D31", value=value, share=counted(right.quantize(Decimal(1))))


def _grown(examined: Examination, passage: Passage, text: str, numbers: Sequence[Number]) -> Iterator[Finding]:
    """`une hausse de 20 %, de 100 à 180 personnes`."""
    lang = passage.lang
    for share, first, last in zip(numbers, numbers[1:], numbers[2:], strict=False):
        exact = all(one.hedge is Hedge.EXACT for one in (share, first, last))
        if share.unit != "%" or "%" in (first.unit, last.unit) or not exact or not first.value:
            continue
        before = text[max(0, share.start - 40) : share.start]
        grew = _pattern("grew", lang, r"(?<!\w){}[^.;!?%]*$").search(before)
        passing = _pattern("passing", lang, r"\s*,?\s*\(?{}\s*").fullmatch(text[share.end : first.start])
        to = _pattern("to", lang, r"(?:\s+[^\W\d][\w'·-]*)?\s+{}\s+").fullmatch(text[first.end : last.start])
        if grew and passing and to:
            right = _HUNDRED * abs(last.value - first.value) / first.value
            if abs(right - share.value) > _SHARE:
                value = passage.text[share.start : last.end]
                yield about(examined, passage, "D31", value=value, share=counted(right.quantize(Decimal(1))))


def _in_words(examined: Examination, passage: Passage, text: str) -> Iterator[Finding]:
    """`Deux tiers des personnes (166 %)`, `une majorité (38 %)`."""
    for low, high, pattern in _fractions(passage.lang):
        for match in pattern.finditer(text):
            share = Decimal(match["share"].replace(",", "."))
            if low <= share <= high:
                continue
            middle = (low + high) / 2
            value = passage.text[match.start() : match.end()].rstrip(") ")
            yield about(examined, passage, "D31", value=value, share=counted(middle.quantize(Decimal(1))))


@cache
def _fractions(lang: Lang) -> tuple[tuple[Decimal, Decimal, re.Pattern[str]], ...]:
    """The lowest and highest share that some words can mean, and the words with a share in brackets or apposition."""
    found = []
    words: Mapping[str, Sequence[float]] = content_of(_WORDS)["fractions"][lang]
    for said, bounds in words.items():
        low, high = bounds if len(bounds) == 2 else (bounds[0] - _IN_WORDS, bounds[0] + _IN_WORDS)
        more = rf"(?<![\w-]){said}(?![\w-])(?:\s+[^\W\d][\w'·-]*){{0,5}}?\s*(?:\(|,\s*(?:soit|of|namelijk|dus)\s+)"
        pattern = re.compile(rf"{more}(?P<share>\d{{1,3}}(?:,\d+)?)\s?%", re.I)
        found.append((Decimal(str(low)), Decimal(str(high)), pattern))
    return tuple(found)
