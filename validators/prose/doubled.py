"""What stands twice and should stand once: words, signs, sentences and paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from imprimatur.core.bilingual import Lang
from imprimatur.core.finding import Finding
from imprimatur.core.place import said
from imprimatur.core.quoting import around
from imprimatur.findings.catalogue import Values
from imprimatur.language.folding import fold
from validators.examination import Examination
from validators.messages import say
from validators.prose.lines import Field, Line, Sort
from validators.prose.sentences import sentences

_WORDS = Path(__file__).with_name("doubled.yaml")
_WORD = re.compile(r"(?<![\w'’·.@-])([^\W\d_]+)(?:\s+)(\1)(?![\w·@-]|['’]\w)", re.IGNORECASE)
_ELIDED = re.compile(r"(?<![\w'-])((?:[dlnsjcm]|qu)')\s*\1", re.IGNORECASE)
_PAIR = re.compile(r"(?<![\w'’·.@-])([^\W\d_]+) ([^\W\d_]+) \1 \2(?![\w·@'’-])", re.IGNORECASE)
_STEPS = frozenset("à en par sur après de aan om na voor door bij op tegen".split())
"""`de jour en jour`, `stap voor stap`: what may stand between two of the same."""
_SMALL = frozenset("de du des la le les à dans pour par sur et ou van het een in voor met op aan bij en of te".split())
"""Words that nothing goes from one to the next of: `van de van de` is no step."""
_SIGNS = re.compile(
    r",\s*,|;\s*[;,]|;\s*\.(?!\.)|,\s*;|,\s+\.(?!\.)|(?<=[^\W\d]),\.(?![.\d])|:\s*[:;,](?![-)(])|:\s+\.(?!\.)|(?<=\w)\s*\.\s+\.(?!\.)"
    r"|(?<=[^\W\d_]{2})\.\.(?=\s|$)|\(\s*\)|«\s*»|\(\s*[,;]|(?<=\w)\s[,;]\s?\."
)
AROUND = 20
"""Characters that are quoted before signs."""
LONG_SENTENCE = 8
"""Words from which the same sentence twice is no formula."""
NEXT_SENTENCE = 4
"""The same of a sentence that directly follows itself."""
PASTED = 2
"""Times that a sentence stands where it was pasted by mistake; what comes back more often is meant."""
LONG_PARAGRAPH = 15
"""Words from which the same paragraph in two places is no formula."""


@cache
def _allowed(lang: Lang) -> frozenset[str]:
    return frozenset(YAML(typ="safe", pure=True).load(_WORDS.read_text(encoding="utf-8"))[lang].split())


def check(examined: Examination, fields: tuple[Field, ...]) -> Iterator[Finding]:
    """Every word, sign or passage that stands twice."""
    paragraphs: dict[tuple[Lang, str], Line] = {}
    refrains = _refrains(line for field in fields for line in field.lines)
    for field in fields:
        met: dict[str, Line] = {}
        for line in field.lines:
            for code, about in _told(line, field, met, paragraphs, refrains):
                yield examined.finding(code, field.path, about, lang=field.lang, place=line.location)


def _told(
    line: Line,
    field: Field,
    met: dict[str, Line],
    paragraphs: dict[tuple[Lang, str], Line],
    refrains: frozenset[str],
) -> Iterator[tuple[str, Values]]:
    if words := twice(line.text, field.lang):
        yield "W07", {"value": words}
    if signs := signs_in(line.text):
        yield "W08", {"value": signs}
    if first := _pasted(line, met, refrains) or _elsewhere(line, field, paragraphs, refrains):
        near = first.location == line.location
        where = say["just_before"] if near else say("at_place", place=said(first.location))
        yield "W09", {"excerpt": around(line.text, 0, 0), "where": where}


def twice(text: str, lang: Lang) -> str:
    """The first words of a text that follow themselves by mistake, or nothing."""
    for found in _WORD.finditer(text):
        # `A a` names a thing, then says something of it.
        named = len(found[1]) == 1 and found[1] != found[2]
        if not named and found[1].casefold() not in _allowed(lang):
            return found[0]
    if elided := _ELIDED.search(text):
        return elided[0]
    for pair in _PAIR.finditer(text):
        words = {pair[1].casefold(), pair[2].casefold()}
        is_step = pair[2].casefold() in _STEPS and pair[1].casefold() not in _SMALL
        if not is_step and not words <= _allowed(lang):
            return pair[0]
    return ""


def signs_in(text: str) -> str:
    """The first signs of a text of which one is too many, with the words around them; or nothing."""
    found = _SIGNS.search(text)
    return text[max(found.start() - AROUND, 0) : found.end() + 5].strip() if found else ""


def _refrains(lines: Iterable[Line]) -> frozenset[str]:
    """The sentences, and the lines, that come back more than twice, on purpose."""
    said = Counter(fold(one) for line in lines for one in {*sentences(line.text), line.text})
    return frozenset(one for one, times in said.items() if times > PASTED)


def _pasted(line: Line, met: dict[str, Line], refrains: frozenset[str]) -> Line | None:
    """The line of the same text that says a sentence of this one already."""
    found, before = None, ""
    if line.sort in (Sort.CELL, Sort.HEADING):
        return None
    for sentence in sentences(line.text):
        if len(sentence.split()) >= NEXT_SENTENCE and fold(sentence) == before and before not in refrains:
            return line
        before = fold(sentence)
        if len(sentence.split()) >= LONG_SENTENCE and fold(sentence) not in refrains:
            found = found or met.get(fold(sentence))
            met.setdefault(fold(sentence), line)
    return found


def _elsewhere(
    line: Line, field: Field, paragraphs: dict[tuple[Lang, str], Line], refrains: frozenset[str]
) -> Line | None:
    """The paragraph of another text that says the whole of this one."""
    if line.sort is not Sort.PARAGRAPH or len(line.text.split()) < LONG_PARAGRAPH:
        return None
    key = (field.lang, fold(line.text))
    found = paragraphs.get(key) if key[1] not in refrains else None
    paragraphs.setdefault(key, line)
    return found
