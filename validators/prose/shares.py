"""Shares in what people wrote: those of a whole make 100 %, none exceeds it, no part is larger than its whole."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

from imprimatur.core.bilingual import Lang
from imprimatur.core.finding import Finding
from imprimatur.core.values import Hedge
from imprimatur.language.running.numbers import Number, numbers_in
from validators.examination import Examination
from validators.prose.passages import Passage, about
from validators.prose.phrases import any_phrase, content_of
from validators.prose.sentences import sentence_spans, straight, within
from validators.values import counted

_WORDS = Path(__file__).with_name("shares.yaml")
_ROUNDING = 2
"""Hundredths by which shares, each rounded, may differ from the whole."""
_HUNDRED = Decimal(100)
_OF: dict[Lang, str] = {
    "fr": r"(?:des|du|de (?:ces|ses|nos|vos|leurs)|de l'ensemble des|parmi les)",
    "nl": r"(?:van (?:de|het|deze|die|alle|onze|hun))",
}
_NUMBERED = re.compile(
    r"(?:articles?|art\.?|tableaux?|figures?|pages?|points?|chapitres?|annexes?|n°|numéros?|axes?|artikels?|tabel|figuur|pagina|punt|hoofdstuk|bijlage|nr\.?|loi|wet)\s{0,3}$",
    re.I,
)
_SHARED = re.compile(r"%\s*(?:(?:pour|aux?|à|d'|de|voor|aan|is|zijn)\s*)?(?:les?\s|la\s|l'|de\s|het\s)?$", re.I)
"""What gives the words after it a share."""
_AMONG = re.compile(
    r"(?:^|[.!?;:]\s)\s*(?:sur|parmi|van|op|onder)(?:\s+(?:les|un total de|de|een totaal van))?\s+$", re.I
)
"""What begins a sentence that tells of how many among how many."""
_LOOKED_BACK = 40
"""Characters before a number in which such words, or the one that numbers something, stand."""
_LINKS: dict[Lang, tuple[tuple[str, str], ...]] = {
    "fr": (
        (r"\s*(?:de\s+|d')?",) * 2,
        (r"\s*(?:sont|étaient)\s+des\s+", r"\s*(?:(?:sont|étaient)\s+)?des\s+"),
    ),
    "nl": ((r"\s*(?:is\s+)?",) * 2,),
}
"""What stands between each of two shares and its half: `60 % sont des femmes et 40 % des hommes`, while `45 % des
femmes et 60 % des hommes` are shares of two wholes."""
_STOP = (
    r"\s*(?:$|[.;:,)!?]|(?:ont|sont|se|disent|déclarent|estiment|étaient|avaient"
    r"|geantwoord|deelgenomen|gereageerd|hebben|zijn|zeggen|waren|hadden|vinden|gaven|geven)\b)"
)
"""What ends a phrase: its punctuation, or the verb."""


@cache
def _pattern(name: str, lang: Lang) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_phrase(_WORDS, name, lang)}(?![\w-])", re.I)


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Every share and part that cannot be."""
    for passage in passages:
        text, lang = straight(passage.text), passage.lang
        numbers = numbers_in(text, lang)
        for start, end in sentence_spans(text):
            inside = within(numbers, (start, end))
            if len(inside) < 2 and not any(one.unit == "%" for one in inside):
                continue
            yield from _over(examined, passage, text, inside, text[start:end])
            yield from _sums(examined, passage, text, inside, text[start:end])
            yield from _wholes(examined, passage, text, inside, text[start:end])


def _over(
    examined: Examination, passage: Passage, text: str, inside: Sequence[Number], sentence: str
) -> Iterator[Finding]:
    """More than all of some people."""
    people = any_phrase(_WORDS, "people", passage.lang)
    of = re.compile(rf"\s+{_OF[passage.lang]}\s+(?:\d[\d .]{{0,12}}\s)?(?:\w+\s+)?{people}(?![\w-])", re.I)
    for one in inside:
        found = of.match(text, one.end) if one.unit == "%" and one.value > _HUNDRED else None
        if found and not _pattern("growth", passage.lang).search(sentence):
            yield about(examined, passage, "D07", value=passage.text[one.start : found.end()])


def _sums(
    examined: Examination, passage: Passage, text: str, inside: Sequence[Number], sentence: str
) -> Iterator[Finding]:
    """Shares of one whole: the two halves of it, or all of those that a sentence divides it into."""
    shares = [one for one in inside if one.unit == "%" and one.hedge in (Hedge.EXACT, Hedge.ABOUT)]
    if len(shares) < 2 or _pattern("growth", passage.lang).search(sentence):
        return
    found = _halves(text, shares, passage.lang)
    divides = _pattern("divides", passage.lang).search(sentence) is not None
    # "et 30 % pour le reste" gives the rest its share: nothing is left open.
    rests = list(_pattern("rest", passage.lang).finditer(sentence))
    open_ = any(not _SHARED.search(sentence[: rest.start()]) for rest in rests)
    if (found or (divides and not open_)) and len(shares) > len(found):
        found = shares if divides or sum((one.value for one in found), Decimal(0)) <= _HUNDRED + _ROUNDING else found
        open_ = open_ or not divides
    total = sum((one.value for one in found), Decimal(0))
    wrong = total > _HUNDRED + _ROUNDING or (total < _HUNDRED - _ROUNDING and not open_)
    if found and wrong:
        value = passage.text[found[0].start : _after(text, found[-1].end)]
        yield about(examined, passage, "D06", value=value, total=counted(total))


def _after(text: str, end: int) -> int:
    """The end of the two words after a share."""
    found = re.compile(r"(?:\s+[\w'-]+){0,2}").match(text, end)
    return found.end() if found else end


def _halves(text: str, shares: Sequence[Number], lang: Lang) -> list[Number]:
    """Two shares in a row that are said to be of what makes the whole between them."""
    for first, second in pairwise(shares):
        for pair in content_of(_WORDS)["halves"][lang]:
            for one, other in (pair, pair[::-1]):
                words = [re.escape(word.removeprefix("d'")) for word in (one, other)]
                places = (first.end, second.end)
                if any(_follow(text, links, words, places) for links in _LINKS[lang]):
                    return [first, second]
    return []


def _follow(text: str, links: tuple[str, str], words: list[str], places: tuple[int, int]) -> bool:
    """Whether each of two words stands at its place, behind its link."""
    return all(
        re.compile(rf"{link}{word}(?![\w-])", re.I).match(text, place)
        for link, word, place in zip(links, words, places, strict=True)
    )


def _wholes(
    examined: Examination, passage: Passage, text: str, inside: Sequence[Number], sentence: str
) -> Iterator[Finding]:
    """A part larger than what it is a part of: `23 des 19 communes`, `14 personnes sur 12`, more answers than asked."""
    for part, whole in pairwise(inside):
        if part.unit or whole.unit or part.value <= whole.value or _is_year(part) or _is_year(whole):
            continue
        if (
            part.hedge is not Hedge.EXACT
            or whole.hedge is not Hedge.EXACT
            or _NUMBERED.search(text, max(0, part.start - _LOOKED_BACK), part.start)
        ):
            continue
        if _is_part(text, part, whole, passage.lang) or _are_answers(text, part, whole, passage.lang):
            value = passage.text[part.start : _after(text, whole.end)]
            yield about(examined, passage, "D08", value=value.rstrip())
    if len(inside) >= 2 and _is_answered(text, inside, sentence, passage.lang):
        first, second = inside[0], inside[1]
        yield about(examined, passage, "D08", value=passage.text[first.start : _after(text, second.end)].rstrip())


def _is_year(number: Number) -> bool:
    return not number.worded and number.end - number.start == 4 and 1900 <= number.value <= 2100


def _is_part(text: str, part: Number, whole: Number, lang: Lang) -> bool:
    between, after = text[part.end : whole.start], text[whole.end : whole.end + 30]
    if re.fullmatch(rf"\s+{_OF[lang]}\s+", between, re.I):
        return re.match(r"\s+[^\W\d]", after) is not None
    on = (
        r"(?:sur|sur (?:un total de|les))"
        if lang == "fr"
        else r"(?:op|op (?:de|een totaal van)|van de|op een totaal van)"
    )
    if not re.fullmatch(rf"(?:\s+[^\W\d][\w'·-]*){{0,2}}\s+{on}\s+", between, re.I):
        return False
    spread = re.compile(rf"\s+{any_phrase(_WORDS, 'spread', lang)}(?![\w-])", re.I)
    people = re.compile(rf"\s+{any_phrase(_WORDS, 'people', lang)}(?![\w-])", re.I)
    return not spread.match(after) and bool(re.match(_STOP, after) or people.match(after))


def _are_answers(text: str, part: Number, whole: Number, lang: Lang) -> bool:
    """`134 réponses pour 120 questionnaires envoyés`."""
    answered = re.compile(rf"\s+(?:\w+\s+)?{any_phrase(_WORDS, 'answered', lang)}", re.I)
    asked = re.compile(rf"(?:\s+\w+)?\s+{any_phrase(_WORDS, 'asked', lang)}", re.I)
    return bool(answered.match(text, part.end) and asked.match(text, whole.end))


def _is_answered(text: str, inside: Sequence[Number], sentence: str, lang: Lang) -> bool:
    """`Sur 120 personnes interrogées, 134 ont répondu`."""
    asked, answers = inside[0], inside[1]
    if len(inside) > 2 or answers.value <= asked.value or any(one.unit or _is_year(one) for one in inside):
        return False
    said = re.compile(rf"(?:\s+\w+)?\s+(?:\w+\s+)?{any_phrase(_WORDS, 'asked', lang)}(?![\w-])", re.I)
    answered = re.compile(rf"\s+(?:\w+\s+)?{any_phrase(_WORDS, 'answered', lang)}(?![\w-])", re.I)
    among = _AMONG.search(text, max(0, asked.start - _LOOKED_BACK), asked.start) and re.match(
        _STOP, text[answers.end : answers.end + 20]
    )
    return bool((said.match(text, asked.end) or among) and (answered.match(text, answers.end) or among))
