"""How a word that writes both genders at once is read aloud: `chargé·e` as `chargé ou chargée`, `H/F/X` in words.

A voice reads `chargé·e` as "chargé, point médian, e", or leaves half of it out. What is printed stays; what is said
goes with it (`Run.said`): in a PDF as the expansion of an abbreviation (ISO 32000-1, 14.9.5; WCAG technique PDF8), in
HTML as the title of one. An expansion, not a replacement (`ActualText`): a copy or a search must find what is printed.
Forms that no rule knows are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline, Run
from imprimatur.core.cutting import cut
from imprimatur.language.messages import say
from imprimatur.language.typography.inclusive import MENTION, doublets
from imprimatur.language.typography.inclusive_marks import PERSONS
from imprimatur.language.typography.inclusive_words import MID_DOTS

_SIGNED = re.compile(rf"\w(?:[{MID_DOTS}./‐‑-]-?|\()\w")
_DUTCH = tuple(
    (re.compile(rf"(?<![\w(])(?P<stem>[^\W\d_]{{2,}}){pattern}(?P<many>s?)(?![\w(])", re.IGNORECASE), first, second)
    for pattern, first, second in (
        (rf"er(?:\(ster\)|[/{MID_DOTS}]-?ster)", "er", "ster"),
        (r"\(st\)er", "er", "ster"),
        (rf"tor(?:\(trice\)|[/{MID_DOTS}]-?(?:t?rice))", "tor", "trice"),
        (rf"teur(?:\(trice\)|[/{MID_DOTS}]-?(?:t?rice))", "teur", "trice"),
        (rf"eur(?:\(euse\)|[/{MID_DOTS}]-?euse)", "eur", "euse"),
        (rf"aar(?:\(es\)|[/{MID_DOTS}]-?(?:ares|es))", "aar", "ares"),
    )
)
"""Dutch words for both genders: what stands after the stem, and how each form ends."""
_PERSON = re.compile(rf"(?<![\w(])(?P<stem>[^\W\d_]*(?:{PERSONS}))(?:\(e\)|[/{MID_DOTS}]-?e)(?![\w(])", re.IGNORECASE)
"""Names of persons that take an `e`; an adjective does too (`recent(e)`), for another reason."""
_SHORTENED = re.compile(r"(?:aat|oog)$")
"""Whose feminine has one vowel less: `kandidate`, `psychologe`."""
_PRONOUNS = re.compile(
    r"(?<![\w/])(?:hij/zij(?:/die|/hen)?|zij/hij|zijn/haar|haar/zijn|hem/haar|haar/hem|son/sa|sa/son|lui/elle|elle/lui)"
    r"(?![\w/])",
    re.IGNORECASE,
)
_BOTH = re.compile(r"(?<![\w/])(?:H/F|F/H|M/V|V/M)(?![\w/])", re.IGNORECASE)
"""The mention of two genders, without the third."""
_FORMS = re.compile(r"(?<![\w/-])([^\W\d_]{4,})/([^\W\d_]{4,})(?![\w/-])")
"""Two words beside a slash: `directeur/directrice`, but also `employeurs/travailleurs`."""
_ALIKE = 4
"""Letters that both forms of a word begin with."""
_FEMININE = re.compile(r"(?:e|es|ster|sters)$")

Spoken = tuple[int, int, str]
"""From and to where a text is said otherwise, and how."""


def aloud(inline: Inline, lang: Lang) -> Inline:
    """The runs of a text, cut around what is said otherwise than it is printed; the text stays the same."""
    pieces: list[Run] = []
    for run in inline:
        found = spoken(run.text, "nl" if (run.lang or lang) == "nl" else "fr") if _is_read(run) else ()
        pieces += cut(run, ((start, end, replace(run, said=said)) for start, end, said in found))
    return tuple(pieces)


def spoken(text: str, lang: Lang) -> tuple[Spoken, ...]:
    """What of a text is said otherwise, and how, in order."""
    if not _SIGNED.search(text):
        return ()
    found = [(match.start(), match.end(), say["genders_said"].of(lang)) for match in MENTION.finditer(text)]
    found += [(match.start(), match.end(), say["both_genders_said"].of(lang)) for match in _BOTH.finditer(text)]
    found += doublets(text) if lang == "fr" else _dutch(text)
    taken = [one[:2] for one in found]
    found += [one for one in _pairs(text, lang) if not any(start < one[1] and one[0] < end for start, end in taken)]
    return tuple(sorted(one for one in found if "(" not in one[2]))


def _is_read(run: Run) -> bool:
    return not (run.verbatim or run.gap or run.said or run.raised or run.lang in ("de", "en"))


def _pairs(text: str, lang: Lang) -> Iterator[Spoken]:
    """Two pronouns, or both forms of a word, written out beside a slash."""
    link = f" {say['or'].of(lang)} "
    for match in _PRONOUNS.finditer(text):
        *first, last = match[0].split("/")
        yield match.start(), match.end(), ", ".join(first) + link + last
    for match in _FORMS.finditer(text):
        one, two = match[1].casefold(), match[2].casefold()
        if one[:_ALIKE] == two[:_ALIKE] and bool(_FEMININE.search(one)) != bool(_FEMININE.search(two)):
            yield match.start(), match.end(), f"{match[1]}{link}{match[2]}"


def _dutch(text: str) -> Iterator[Spoken]:
    """The Dutch words that mark both genders by a bracket, a slash or a mid-dot."""
    link = f" {say['or'].nl} "
    for pattern, first, second in _DUTCH:
        for match in pattern.finditer(text):
            stem = match["stem"]
            many = match["many"]
            said = f"{stem}{first}{many}{link}{stem[:1].lower()}{stem[1:]}{second}{many}"
            yield match.start(), match.end(), said
    for match in _PERSON.finditer(text):
        stem = match["stem"]
        feminine = (stem[:-2] + stem[-1] if _SHORTENED.search(stem) else stem) + "e"
        yield match.start(), match.end(), f"{stem}{link}{feminine[:1].lower()}{feminine[1:]}"
