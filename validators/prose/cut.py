"""Sentences that stop or start in the middle: the words on which nothing ends, brackets left open, missing stops."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from imprimatur.core.bilingual import Bilingual, Lang, other
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.quoting import around
from imprimatur.findings.catalogue import Values
from validators.examination import Examination
from validators.messages import say
from validators.prose.lines import FOREIGN, Field, Line, Sort

_WORDS = Path(__file__).with_name("cut.yaml")
_CLOSING = "»”\"’')]} \u00a0\u202f*_"
_STOPS = (".", "!", "?", "…", ":", ";", FOREIGN)
_ELIDED = re.compile(r"(?<![\w'])(?:[dlnsjc]|(?:jus|lors|puis)?qu)'$")
"""`il y a trop d'`: this apostrophe closes nothing."""
_LINKED = re.compile(r"[;,]\s*(?:et|ou|et/ou|en|of|en/of)$", re.I)
_ONE_BY_ONE = re.compile(r"(?<![\w'])(?:une? (?:à|par) une?|[eé][eé]n (?:voor|na) [eé][eé]n)$", re.I)
"""An article that ends a sentence: `ils les dessinent une à une`."""
_ENDED = re.compile(r"[^\W\d]{3,}[.!?] [A-ZÀ-Þ]")
_STARTS_LOW = re.compile(r"[a-zà-ÿ]+[ ,']")
_RUNNING = (Sort.PARAGRAPH, Sort.NOTE)
_WHOLE = (Sort.PARAGRAPH, Sort.VALUE)
UNFINISHED = frozenset({"R46", "W01", "W02", "W03", "W04"})
"""What already says of a line that words are to come in it: that its stop is missing too says nothing more."""
FEW = 3
"""Words of a label, of which nothing is said."""
SENTENCE = 6
"""Words from which a paragraph is a sentence and not a label, a formula or a signature."""
OTHERS = 3
"""Paragraphs that must end with a stop before one without stands out."""


@cache
def _ends(lang: Lang, sort: str) -> re.Pattern[str]:
    """The words of a list, at the end of a text."""
    found = YAML(typ="safe", pure=True).load(_WORDS.read_text(encoding="utf-8"))[sort][lang]
    return re.compile(rf"(?<![\w'·.-])(?:{'|'.join(found.split())})$")


def check(examined: Examination, fields: tuple[Field, ...]) -> Iterator[Finding]:
    """Every sentence cut short, and every paragraph without the stop that the others have."""
    by_place = {(field.path, field.lang): field for field in fields}
    unfinished = {(one.location, one.lang) for one in examined.findings if one.code in UNFINISHED}
    for field in fields:
        beside = by_place.get((field.path, other(field.lang)))
        paragraphs = [line for line in field.lines if line.sort in _WHOLE]
        theirs = [line for line in beside.lines if line.sort in _WHOLE] if beside else []
        twins = dict(zip(map(id, paragraphs), theirs, strict=True)) if len(theirs) == len(paragraphs) else {}
        told = [line for line in paragraphs if not line.leads and _is_sentence(line)]
        alone = len(told) > OTHERS and sum(not _stops(line) for line in told) == 1
        for line in field.lines:
            if word := last_word(line, field.lang):
                about: Values = {"excerpt": _end_of(line.text), "reason": say("item_stops", word=word)}
                yield examined.finding("W05", field.path, about, lang=field.lang, place=line.location)
            elif doubtful := doubt(line):
                about = {"excerpt": doubtful[0], "reason": doubtful[1]}
                yield examined.finding("W17", field.path, about, lang=field.lang, place=line.location)
            elif (line.location, field.lang) in unfinished:
                continue
            elif line.sort in _WHOLE and _lacks_stop(line, twins.get(id(line)), alone=alone):
                about_end = {"excerpt": _end_of(line.text)}
                yield examined.finding("W06", field.path, about_end, lang=field.lang, place=line.location)


def _end_of(text: str) -> str:
    return around(text, max(len(text) - 1, 0), len(text))


def _is_told(line: Line) -> bool:
    """Whether a line has words enough to be cut."""
    words = line.text.split()
    return len(words) >= FEW and FOREIGN not in words[-1] and not line.text.isupper()


def last_word(line: Line, lang: Lang) -> str:
    """The last word of a line that stops on one on which nothing ends; nothing for a line that is whole."""
    text = line.text
    if not _is_told(line) or line.leads or text.endswith(("…", "?", "!", ":", "...")):
        return ""
    bare = text if _ELIDED.search(text) else text.rstrip(_CLOSING)
    if line.sort is Sort.ITEM and _LINKED.search(bare):
        return ""
    ending = bare.rstrip(".;, ")
    if _ONE_BY_ONE.search(ending):
        return ""
    is_open = ending == bare or bare.endswith(",")
    lists = ["never", *(["open"] if is_open else []), *(["paragraph"] if is_open and line.sort in _RUNNING else [])]
    return next((found[0] for sort in lists if (found := _ends(lang, sort).search(ending))), "")


def is_cut(text: str, sort: Sort, lang: Lang) -> bool:
    """Whether a text that leads to nothing stops on a word on which nothing ends."""
    return bool(last_word(Line(text, sort, Location("")), lang))


def doubt(line: Line) -> tuple[str, Bilingual] | None:
    """What makes one think that a line is cut: its words there, and the reason."""
    if not _is_told(line) or line.leads or line.sort is Sort.HEADING:
        return None
    text = line.text
    if re.search(r"[^\W\d]{2}-$| [-–—]$", text) and line.sort is not Sort.CELL:
        return _end_of(text), say["hyphen_end"]
    if (
        text.endswith(",")
        and not text[:-1].rstrip().endswith(",")
        and line.sort in (*_RUNNING, Sort.VALUE)
        and _is_sentence(line)
    ):
        return _end_of(text), say["comma_end"]
    return (around(text, 0, 0), say["starts_low"]) if _starts_in_the_middle(line) else None


def _starts_in_the_middle(line: Line) -> bool:
    """A paragraph in small letters after one that was finished."""
    if line.sort is not Sort.PARAGRAPH or len(line.text.split()) < SENTENCE:
        return False
    return bool(_STARTS_LOW.match(line.text)) and line.after.rstrip(_CLOSING).endswith((".", "!", "?"))


def _is_sentence(line: Line) -> bool:
    return len(line.text.split()) >= SENTENCE


def _stops(line: Line) -> bool:
    return line.text.rstrip(_CLOSING).endswith(_STOPS)


def _lacks_stop(line: Line, twin: Line | None, *, alone: bool) -> bool:
    """Whether a paragraph has no stop where its own sentences, its translation or its neighbours have one; `alone` when
    it is the only one of them without.
    """
    if line.leads or not _is_sentence(line) or _stops(line) or not line.text.rstrip(_CLOSING)[-1:].isalnum():
        return False
    if twin and _is_sentence(twin) and twin.text.rstrip(_CLOSING).endswith("."):
        return True
    if line.sort is Sort.VALUE or line.text.startswith(("«", "“", "‘")):
        return False
    return bool(_ENDED.search(line.text)) or (":" not in line.text and alone)
