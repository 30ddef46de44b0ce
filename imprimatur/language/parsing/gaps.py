"""What stands in a text for words that are still to come.

Each question is answered with the words themselves, as they stand in the text, or with nothing. The words are those of
`gaps.yaml`. What may be right in a sentence (`un formulaire à compléter`) counts where it stands apart: in brackets,
alone, after a colon.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from imprimatur.language.parsing.gap_words import (
    AROUND,
    ENUMERATED,
    LONGEST,
    NEAR,
    SHOUTED,
    STOPS,
    matches,
    pattern,
    shortly_before,
    stands_apart,
    straightened,
)
from imprimatur.language.parsing.placeholders import is_placeholder

_ENDS = ".!?;)]}>»"
_QUOTES = (("«", "»"), ("“", "”"), ("‘", "’"))
_ROMAN = re.compile(
    r"(?:tomes?|volumes?|chapitres?|delen?|deel|articles?|artikel|annexe|bijlage|titre|titel|"
    r"(?-i:(?!Rue|Avenue|Place|Chaussée|Madame|Mme|Monsieur|Mevrouw|Docteur)[A-Z][\w-]+)) $",
    re.I,
)
_CAPITALS = re.compile(r"\W*X{2,3}\W*")
_TUBERCULOSIS = re.compile(r"tubercul|longziekte|screening|sanatori|vaccin|dépist", re.I)
_MENTION = re.compile(r"(?:mots?|termes?|champs?|rubriques?|colonnes?|woord|term|veld|kolom) $", re.I)
_FOLLOWS = re.compile(r"suit|suivra|volg|venir|word|ser", re.I)
"""What may well stand behind `le` or `à`: `ce qui le suit`."""
_DECISION = re.compile(r"défin|détermin|fixer|discut|bepal|bespr", re.I)
_WRITING = re.compile(r"complét|rédig|relire|tradui|corrig|insér|vullen|schrijven|vertalen|na te", re.I)
_FILLED = re.compile(r"(?:encore |nog )?(?:à compléter|aan te vullen|à remplir|in te vullen)", re.I)


@lru_cache(maxsize=16_384)
def is_gap(text: str, *, title: bool = False) -> bool:
    """Whether a whole passage stands for one that is still to come; `title` is that of a heading or a column."""
    straight = straightened(text)
    if title and pattern("title").fullmatch(straight):
        return False
    if is_placeholder(straight) or len(straight) > LONGEST:
        return len(straight) <= LONGEST
    said = pattern("phrase").fullmatch(straight.strip(AROUND))
    return bool(said and not said["verb"] and not _answered(said)) or bool(pattern("whole").fullmatch(straight))


@lru_cache(maxsize=16_384)
def gap_in(text: str) -> str:
    """What stands in a text for words still to come; empty for none."""
    straight = straightened(text)
    found = (next(spans, None) for spans in (_anywhere(straight), _bracketed(straight), _apart(straight)))
    start, end = min((span for span in found if span), default=(0, 0))
    return text.strip()[start:end].strip(" ,;")


@lru_cache(maxsize=16_384)
def perhaps_gap_in(text: str) -> str:
    """What may say in a text that words are still to come, and may be meant: `la date reste à confirmer.`"""
    straight = straightened(text)
    writing = pattern("writing").match(straight)
    if writing:
        return text.strip()[: writing.end()]
    for found in matches("phrase", straight):
        rest = straight[found.end() : found.end() + NEAR].lstrip()
        ended = not rest or found["tail"].strip() in (".", "!")
        ahead = shortly_before(straight, found.start()).rstrip()
        opens = not ahead or ahead[-1] in STOPS
        if found["verb"] and opens and ended and not found["tail"].strip(" .!"):
            return text.strip()[found.start() : found.end()].rstrip(" .")
        before = shortly_before(straight, found.start("said"))
        alone = not rest and before.strip() and not found["tail"].strip(" .!")
        ordinary = pattern("form").search(before) or ENUMERATED.search(before.rstrip(" ,"))
        if alone and not ordinary and _FILLED.fullmatch(found["said"]):
            return text.strip()[found.start("said") : found.end("said")]
    return ""


Spans = Iterator[tuple[int, int]]


def _anywhere(text: str) -> Spans:
    """Signs and words that stand for others wherever they are: `XXX`, `le .. mars`, `#REF!` aside."""
    for found in matches("anywhere", text):
        before = shortly_before(text, found.start())
        # `Tome XXX` has a number; `XXX personnes` waits for one. TBC is an illness too.
        numbered = _CAPITALS.fullmatch(found[0]) and _ROMAN.search(before)
        ill = found[0].casefold() == "tbc" and _TUBERCULOSIS.search(
            text, max(found.start() - NEAR, 0), found.end() + NEAR
        )
        cut = found[0].strip().startswith(("…", "..")) and before.endswith("[")
        if not (numbered or ill or cut):
            yield found.span()


def _bracketed(text: str) -> Spans:
    """What templates leave between brackets, outside what somebody is quoted to have said."""
    for found in pattern("bracketed").finditer(text):
        yield found.span()
    for found in pattern("named").finditer(text):
        before = shortly_before(text, found.start())
        quoted = found[0][0] == "[" and any(before.count(one) > before.count(two) for one, two in _QUOTES)
        mentioned = found[0][0] == "«" and _MENTION.search(before)
        if not (quoted or mentioned):
            yield found.span()


def _apart(text: str) -> Spans:
    """`à compléter` and the like where they stand apart, or where no such words can stand."""
    for found in matches("phrase", text):
        start = found.start("said")
        before, rest = shortly_before(text, start), text[found.end() : found.end() + NEAR].lstrip()
        ended = not rest or found["tail"].rstrip().endswith((".", "!")) or rest[0] in _ENDS
        shouted = found["said"].isupper() and len(found["said"]) > SHOUTED and not text.isupper()
        behind = pattern("counted").match(text, found.end("said"))
        impossible = (behind or pattern("determiner").search(before)) and not _FOLLOWS.search(found["said"])
        if shouted or impossible:
            yield found.span("said")
        elif _decided(found) or (_answered(found) and not before.rstrip().endswith(tuple("([{<"))):
            continue
        elif ended and not found["verb"] and stands_apart(shortly_before(text, found.start())):
            yield found.start(), found.end()
        elif ended and stands_apart(before):
            yield start, found.end()


def _answered(found: re.Match[str]) -> bool:
    """Whether a whole value says who will do what: `à confirmer par le notaire`."""
    return bool(found["answer"]) and not _WRITING.search(found["said"])


def _decided(found: re.Match[str]) -> bool:
    """Whether the words say who will decide, which is an answer: `à définir avec l’équipe`."""
    return bool(found["answer"] and _DECISION.search(found["said"]))
