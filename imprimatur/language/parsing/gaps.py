"""What stands in a text for words that are still to come.

Each question is answered with the words themselves, as they stand in the text, or with nothing. The words are those of
`gaps.yaml`. What may be right in a sentence (`un formulaire à compléter`) counts where it stands apart: in brackets,
alone, after a colon.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from imprimatur.language.parsing.gap_words import (
    AROUND,
    ENUMERATED,
    LONGEST,
    NEAR,
    SHOUTED,
    STOPS,
    matches,
    matches_of_lines,
    pattern,
    shortly_before,
    stands_apart,
    straightened,
    words,
)
from imprimatur.language.parsing.placeholders import is_placeholder

_WORD = re.compile(r"[^\W\d_]+")
_OPENED = re.compile(r"[\[<{«]")
LATIN = 4
"""Words of the Latin of printers, one after the other, that are no words of a language."""
_ENDS = ".!?;)]}>»"
_QUOTES = (("«", "»"), ("“", "”"), ("‘", "’"))
_ROMAN = re.compile(
    r"(?:tomes?|volumes?|chapitres?|delen?|deel|articles?|artikel|annexe|bijlage|titre|titel|"
    r"(?-i:(?!Rue|Avenue|Place|Chaussée|Madame|Mme|Monsieur|Mevrouw|Docteur)"
    r"(?!(?:Une?|Cette|Ces?|Les?|La|Des|Ils?|Elles?|Een|De|Het|Deze|Dit|Die|Dat|Nos|Notre|Onze|Ons)\b)[A-Z][\w-]+)) $",
    re.I,
)
_CAPITALS = re.compile(r"\W*X{2,3}\W*")
_TUBERCULOSIS = re.compile(r"tubercul|longziekte|screening|sanatori|vaccin|dépist", re.I)
_MENTION = re.compile(r"(?:mots?|termes?|champs?|rubriques?|colonnes?|woord|term|veld|kolom) $", re.I)
_FOLLOWS = re.compile(r"suit|suivra|volg|venir|word|ser", re.I)
"""What may well stand behind `le` or `à`: `ce qui le suit`."""
_TELLS = re.compile(
    r"(?<![\w'])(?:est|sont|a|ont|sera|seront|fut|reste|restent|peut|peuvent|is|zijn|wordt|worden|moet|heeft|hebben|kan)(?!\w)",
    re.I,
)
"""A verb that makes a whole sentence: `les chiffres à recevoir de la commune sont publiés`."""
_DECISION = re.compile(r"défin|détermin|fixer|discut|bepal|bespr", re.I)
_WRITING = re.compile(r"complét|rédig|relire|tradui|corrig|insér|vullen|schrijven|vertalen|na te", re.I)
_VALUE = re.compile(r"(?:(?<![\w'-])[A-ZÀ-Þ][\w'-]*|\d|[€%]|euros?|ETP|VTE)[»)\"]? $")
_OWED = re.compile(r"(?:subsides?|subventions?|produits?|créances?|cotisations?|dotations?)(?: [\w'-]{1,20})? $", re.I)
"""What stands so in accounts, before `à recevoir`: others owe it."""
FORM_NEAR = 40
"""Characters before such words in which a form, or a verb, makes them an ordinary sentence."""
_FILLED = re.compile(r"(?:encore |nog )?(?:à compléter|aan te vullen|à remplir|in te vullen)", re.I)


@lru_cache(maxsize=16_384)
def is_gap(text: str, *, title: bool = False) -> bool:
    """Whether a whole passage stands for one that is still to come; `title` is that of a heading or a column."""
    straight = straightened(text)
    if len(straight) > LONGEST or (title and pattern("title").fullmatch(straight)):
        return False
    if is_placeholder(straight):
        return True
    said = pattern("phrase").fullmatch(straight.strip(AROUND))
    return bool(said and not said["verb"] and not _answered(said)) or bool(pattern("whole").fullmatch(straight))


@lru_cache(maxsize=16_384)
def gap_in(text: str) -> str:
    """What stands in a text for words still to come; empty for none."""
    straight = straightened(text)
    spans = chain(_anywhere(straight), _bracketed(straight), _apart(straight))
    # The first of them, and there the longest.
    start, end = min(spans, key=lambda span: (span[0], -span[1]), default=(0, 0))
    return text.strip()[start:end].strip(" ,;")


@lru_cache(maxsize=16_384)
def perhaps_gap_in(text: str) -> str:
    """What may say in a text that words are still to come, and may be meant: `la date reste à confirmer.`"""
    straight = straightened(text)
    if writing := next(matches("writing", straight), None):
        return text.strip()[writing.start() : writing.end()]
    for found in _phrases(straight):
        rest = straight[found.end() : found.end() + NEAR].lstrip()
        ended = not rest or found["tail"].strip() in (".", "!")
        ahead = shortly_before(straight, found.start()).rstrip()
        opens = not ahead or ahead[-1] in STOPS
        if found["verb"] and opens and ended and not found["tail"].strip(" .!"):
            return text.strip()[found.start() : found.end()].rstrip(" .")
        before = shortly_before(straight, found.start("said"))
        alone = not rest and before.strip() and not found["tail"].strip(" .!")
        ordinary = pattern("form").search(before) or ENUMERATED.search(before.rstrip(" ,"))
        owed = found["said"].endswith("recevoir") and _OWED.search(before)
        if alone and not (ordinary or owed) and (_FILLED.fullmatch(found["said"]) or _behind_a_value(before)):
            return text.strip()[found.start("said") : found.end("said")]
    return ""


@lru_cache(maxsize=4)
def _phrases(text: str) -> tuple[re.Match[str], ...]:
    """Every `à compléter` and the like of a text, looked for once for all who ask."""
    return tuple(matches("phrase", text))


Spans = Iterator[tuple[int, int]]


def _anywhere(text: str) -> Spans:
    """Signs and words that stand for others wherever they are: `XXX`, `le .. mars`, `#REF!` aside."""
    for found in chain(matches_of_lines("anywhere", text), matches("prompt", text)):
        before = shortly_before(text, found.start())
        # `Tome XXX` has a number; `XXX personnes` waits for one. TBC is an illness too.
        numbered = _CAPITALS.fullmatch(found[0]) and _ROMAN.search(before)
        ill = found[0].casefold() == "tbc" and _TUBERCULOSIS.search(
            text, max(found.start() - NEAR, 0), found.end() + NEAR
        )
        cut = found[0].strip().startswith(("…", "..")) and before.endswith("[")
        omitted = found[0].strip().endswith(("…", "..")) and _quoted(before)
        if not (numbered or ill or cut or omitted):
            yield found.span()
    if latin := _latin(text):
        yield latin


def _quoted(before: str) -> bool:
    """Whether what follows stands inside a quotation."""
    return any(before.count(one) > before.count(two) for one, two in _QUOTES)


def _latin(text: str) -> tuple[int, int] | None:
    """The first stretch of the Latin of printers, that of `Lorem ipsum` and its like; nothing for none."""
    known = words("latin")
    if len(known.intersection(text.lower().split())) < LATIN - 1:
        return None
    start, times = -1, 0
    for word in _WORD.finditer(text):
        if word[0].lower() not in known:
            start, times = -1, 0
            continue
        start, times = (word.start() if start < 0 else start), times + 1
        if times == LATIN:
            return start, word.end()
    return None


def _bracketed(text: str) -> Spans:
    """What templates leave between brackets, outside what somebody is quoted to have said."""
    if not _OPENED.search(text):
        return
    for found in pattern("bracketed").finditer(text):
        yield found.span()
    for found in pattern("named").finditer(text):
        before = shortly_before(text, found.start())
        quoted = found[0][0] == "[" and _quoted(before)
        mentioned = found[0][0] == "«" and _MENTION.search(before)
        if not (quoted or mentioned):
            yield found.span()


def _apart(text: str) -> Spans:
    """`à compléter` and the like where they stand apart, or where no such words can stand."""
    for found in _phrases(text):
        start = found.start("said")
        before, rest = shortly_before(text, start), text[found.end() : found.end() + NEAR].lstrip()
        ended = not rest or found["tail"].rstrip().endswith((".", "!")) or rest[0] in _ENDS
        shouted = found["said"].isupper() and len(found["said"]) > SHOUTED and not text.isupper()
        behind = pattern("counted").match(text, found.end("said"))
        impossible = (behind or pattern("determiner").search(before)) and not _FOLLOWS.search(found["said"])
        if shouted or impossible:
            yield found.span("said")
        elif _ordered(found, text):
            yield found.start(), found.end()
        elif _decided(found) or (_answered(found) and not before.rstrip().endswith(tuple("([{<"))):
            continue
        elif ended and not found["verb"] and stands_apart(shortly_before(text, found.start())):
            yield found.start(), found.end()
        elif ended and stands_apart(before):
            yield start, found.end()


def _answered(found: re.Match[str]) -> bool:
    """Whether a whole value says who will do what: `à confirmer par le notaire`."""
    return bool(found["answer"]) and not _WRITING.search(found["said"])


def _ordered(found: re.Match[str], text: str) -> bool:
    """Whether a sentence of its own, after another, says who has yet to bring what: `Texte à fournir par Nadia.`"""
    before = shortly_before(text, found.start()).rstrip()
    ended = found.end() == len(text) or found["tail"].rstrip().endswith((".", "!"))
    asked = found["thing"] and not found["verb"] and found["answer"] and not _TELLS.search(found["answer"])
    return bool(asked and ended) and before.endswith((".", "!", "?"))


def _behind_a_value(before: str) -> bool:
    """Whether what follows was typed behind a name, a number or an amount: `Jette à vérifier`, `12 € te bevestigen`."""
    value = _VALUE.search(before)
    return bool(value) and not pattern("form near").search(before[-FORM_NEAR:])


def _decided(found: re.Match[str]) -> bool:
    """Whether the words say who will decide, which is an answer: `à définir avec l’équipe`."""
    return bool(found["answer"] and _DECISION.search(found["said"]))
