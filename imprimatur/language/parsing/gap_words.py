"""How what is left in a text is looked for: the lists of `gaps.yaml` as expressions, and what stands around a match."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_WORDS = Path(__file__).with_name("gaps.yaml")
_STRAIGHT = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " "})
_NAME = r"(?-i:[A-ZÀ-Þ][\w'-]{1,20}(?: (?:[Vv]an |[Dd]e ){0,2}[A-ZÀ-Þ][\w'-]{1,20})?)"
LONGEST = 120
"""Characters of a passage that may as a whole be a gap or a mark; a longer one says something."""
NEAR = 200
"""Characters around what was found that may make it something else."""
STOPS = ".!?:;•/"
AROUND = " .!*_-–—()[]|:;,«»\"'‘’“”"
SHOUTED = 4
"""Letters beyond which capitals in a text that is not all in capitals are a shout."""
_BEFORE_LINES = {"anywhere": "", "notes": r"(?<![\w.])"}
"""What stands before every line of the lists that are looked for line by line."""
ENUMERATED = re.compile(r"(?<!\w)(?:à|te) \w+(?: et| ou| en| of)?$", re.I)


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    """The lists by name, line by line."""
    found = YAML(typ="safe", pure=True).load(_WORDS.read_text(encoding="utf-8"))
    return {name: tuple(text.strip().splitlines()) for name, text in found.items()}


def _any(name: str) -> str:
    """The lines of a list as the choices of one expression."""
    return _named("|".join(_lists()[name]))


def _named(expression: str) -> str:
    """An expression with what names of people look like in the place of `{name}` and `{known}`."""
    known = "|".join(sorted(words("first_names")))
    known = rf"(?-i:(?:{known})(?![\w-])(?: [A-ZÀ-Þ][\w'-]{{1,20}})?)"
    return expression.replace("{name}", _NAME).replace("{known}", known)


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(word for line in _lists()[name] for word in line.split())


@cache
def _lines(name: str) -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """The expressions of a list line by line, each with what a text must hold for it to be tried."""
    before = _BEFORE_LINES[name]
    found = []
    for line in _lists()[name]:
        hints, _, expression = line.partition(" :: ")
        shape = re.compile(f"{before}(?:{_named(expression)})", re.IGNORECASE)
        found.append((_least(_letters(hints)), shape))
    return tuple(found)


def _letters(hints: str) -> tuple[str, ...]:
    return tuple(hint.replace("~", " ") for hint in hints.split())


@cache
def pattern(sort: str) -> re.Pattern[str]:
    """The expression of each sort of thing looked for."""
    phrase = rf"(?:{_any('phrases')})(?!\w)"
    tail = rf"(?: (?:{_any('tails')}))?(?: (?P<answer>{_any('answers')}))?(?: ?[!.…]){{0,3}}"
    thing = rf"(?:{_any('things')})(?:{_any('precisely')})?(?: (?:{_any('of')}) ?[\w'-]{{2,20}})?"
    named = _any("named")
    shapes = {
        "prompt": _any("prompts"),
        "phrase": rf"(?<![\w'])(?:(?P<thing>{thing}) (?P<verb>(?:est|sont|reste|restent|is|zijn|moet|moeten) )?)?"
        rf"(?P<said>{phrase})(?P<tail>{tail})",
        "whole": rf"[\W_]*(?:{_any('whole')}|{_any('prompts')})[\W_]*",
        "title": rf"[\W_]*(?:{_any('titles')})[\W_]*",
        "bracketed": rf"\[[^\[\]]{{0,50}}(?<!\w){phrase}[^\[\]]{{0,50}}\]|<[^<>]{{0,50}}(?<!\w){phrase}[^<>]{{0,50}}>",
        "form": rf"(?<!\w)(?:{_any('forms')}) $",
        "form near": rf"(?<!\w)(?:{_any('forms')})(?!\w)",
        "determiner": rf"(?<![\w'])(?:{_any('determiners')}) ?$",
        "counted": rf" ?(?:{_any('counted')})",
        "writing": rf"(?:^[\W_]*|(?<=[.!?] ))(?:{_any('writing')})",
        "named": rf"\[ ?(?:{named}) ?\]|<{{1,2}} ?(?:{named}) ?>{{1,2}}"
        rf"|(?<!\{{)\{{(?!i?[èe]me|er|re|nde?)[^\W\d][\w '-]{{0,40}}\}}(?!\}})"
        rf"|«(?:{named}|[^\W\d_]{{1,30}}_\w{{1,30}})»|<<[^\W\d][\w '-]{{0,30}}>>",
        "broken": _any("broken"),
        "status": rf"(?<![\w'-])(?:{_any('status')})",
    }
    return re.compile(shapes[sort], re.IGNORECASE)


@cache
def _hints(sort: str) -> frozenset[str]:
    """What a text must hold some of, or nothing of a sort is in it."""
    return _least(letters for line in _lists()[f"{sort}_hints"] for letters in _letters(line))


@cache
def _every_hint() -> tuple[str, ...]:
    """The letters of all hints, those alone that begin with no other."""
    lists = [_letters(line) for name, lines in _lists().items() if name.endswith("_hints") for line in lines]
    lists += [_letters(line.partition(" :: ")[0]) for name in _BEFORE_LINES for line in _lists()[name]]
    least: list[str] = []
    for letters in sorted({letters for one in lists for letters in one}):
        if not least or not letters.startswith(least[-1]):
            least.append(letters)
    return tuple(least)


def _least(hints: Iterable[str]) -> frozenset[str]:
    """For each hint the one of all hints that it begins with."""
    every = _every_hint()
    return frozenset(every[bisect_right(every, letters) - 1] for letters in hints)


@cache
def _looked_for() -> re.Pattern[str]:
    """An expression that finds every hint, wherever one begins; each sign of a text is looked at once."""
    tree: dict[str, Any] = {}
    for letters in _every_hint():
        branch = tree
        for letter in letters:
            branch = branch.setdefault(letter, {})
    return re.compile(f"(?=({_branches(tree)}))")


def _branches(tree: Mapping[str, Any]) -> str:
    """The choices below a branch; nothing where it ends."""
    either = [re.escape(letter) + _branches(below) for letter, below in sorted(tree.items())]
    return f"(?:{'|'.join(either)})" if either else ""


@lru_cache(maxsize=4)
def _held(text: str) -> frozenset[str]:
    """The hints that a text holds: it is read once for all lists."""
    return frozenset(_looked_for().findall(f" {text.lower()}  "))


def matches(sort: str, text: str) -> Iterator[re.Match[str]]:
    """What there is of a sort in a text; most texts have nothing of it, which is seen without the expression."""
    if not _hints(sort).isdisjoint(_held(text)):
        yield from pattern(sort).finditer(text)


def matches_of_lines(name: str, text: str) -> Iterator[re.Match[str]]:
    """What there is in a text of a list whose lines are looked for one by one, line by line."""
    if held := _held(text):
        for hints, shape in _lines(name):
            if not hints.isdisjoint(held):
                yield from shape.finditer(text)


def shortly_before(text: str, at: int) -> str:
    """What stands shortly before a place: no more is looked at, or a long text would be read over and over."""
    return text[max(at - NEAR, 0) : at]


@lru_cache(maxsize=4)
def straightened(text: str) -> str:
    """A text with straight apostrophes and plain spaces, as the lists are written; as long as it was, ends aside."""
    return text.translate(_STRAIGHT).strip()


def stands_apart(before: str) -> bool:
    """Whether what follows stands apart: after a bracket, a stop, a dash, or a comma that does not enumerate."""
    bare = before.rstrip()
    if before.endswith((" – ", " — ", " - ")) or not bare:
        return True
    if bare.endswith(","):
        return not ENUMERATED.search(bare[:-1])
    return bare[-1] in STOPS or bare[-1] in "([{<|"
