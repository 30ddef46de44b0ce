"""How what is left in a text is looked for: the lists of `gaps.yaml` as expressions, and what stands around a match."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

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
ENUMERATED = re.compile(r"(?<!\w)(?:à|te) \w+(?: et| ou| en| of)?$", re.I)


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    """The lists by name, line by line."""
    found = YAML(typ="safe", pure=True).load(_WORDS.read_text(encoding="utf-8"))
    return {name: tuple(text.strip().splitlines()) for name, text in found.items()}


@cache
def _any(name: str) -> str:
    """The lines of a list as the choices of one expression."""
    known = "|".join(word for line in _lists()["first_names"] for word in line.split())
    known = rf"(?-i:(?:{known})(?![\w-])(?: [A-ZÀ-Þ][\w'-]{{1,20}})?)"
    either = "|".join(_lists()[name])
    return either.replace("{name}", _NAME).replace("{known}", known)


@cache
def pattern(sort: str) -> re.Pattern[str]:
    """The expression of each sort of thing looked for."""
    phrase = rf"(?:{_any('phrases')})(?!\w)"
    tail = rf"(?: (?:{_any('tails')}))?(?: (?P<answer>{_any('answers')}))?(?: ?[!.…]){{0,3}}"
    thing = rf"(?:{_any('things')})(?: exacte?s?| précise?s?| définitive?s?)?"
    named = _any("named")
    shapes = {
        "anywhere": f"{_any('anywhere')}|{_any('prompts')}",
        "phrase": rf"(?<![\w'])(?:(?P<thing>{thing}) (?P<verb>(?:est|sont|reste|restent|is|zijn|moet|moeten) )?)?"
        rf"(?P<said>{phrase})(?P<tail>{tail})",
        "whole": rf"[\W_]*(?:{_any('whole')}|{_any('prompts')})[\W_]*",
        "title": rf"[\W_]*(?:{_any('titles')})[\W_]*",
        "bracketed": rf"\[[^\[\]]{{0,50}}(?<!\w){phrase}[^\[\]]{{0,50}}\]|<[^<>]{{0,50}}(?<!\w){phrase}[^<>]{{0,50}}>",
        "form": rf"(?<!\w)(?:{_any('forms')}) $",
        "determiner": rf"(?<![\w'])(?:{_any('determiners')}) ?$",
        "counted": rf" ?(?:{_any('counted')})",
        "writing": rf"[\W_]*(?:{_any('writing')})",
        "named": rf"\[ ?(?:{named}) ?\]|<{{1,2}} ?(?:{named}) ?>{{1,2}}"
        rf"|(?<!\{{)\{{(?!i?[èe]me|er|re|nde?)[^\W\d][\w '-]{{0,40}}\}}(?!\}})"
        rf"|«(?:{named}|[^\W\d_]{{1,30}}_\w{{1,30}})»|<<[^\W\d][\w '-]{{0,30}}>>",
        "broken": _any("broken"),
        "note": rf"(?<![\w.])(?:{_any('notes')})",
        "status": rf"(?:{_any('status')})",
    }
    return re.compile(shapes[sort], re.IGNORECASE)


@cache
def _hints(sort: str) -> tuple[str, ...]:
    """The letters of which a text must have some, or nothing of a sort is in it."""
    return tuple(hint.replace("~", " ") for line in _lists()[f"{sort}_hints"] for hint in line.split())


def matches(sort: str, text: str) -> Iterator[re.Match[str]]:
    """What there is of a sort in a text; most texts have nothing of it, which is seen without the expression."""
    small = text.lower()
    if any(hint in small for hint in _hints(sort)):
        yield from pattern(sort).finditer(text)


def shortly_before(text: str, at: int) -> str:
    """What stands shortly before a place: no more is looked at, or a long text would be read over and over."""
    return text[max(at - NEAR, 0) : at]


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
