"""What a text holds that its author meant to replace before it is published: words still to come, notes to a
colleague, references that found nothing, marks that it is a draft or must not be read by everybody.

Each question is answered with the words themselves, as they stand in the text, or with nothing. The words are those of
`gaps.yaml`. What may be right in a sentence (`un formulaire à compléter`) counts where it stands apart: in brackets,
alone, after a colon.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from imprimatur.language.parsing.placeholders import is_placeholder

_WORDS = Path(__file__).with_name("gaps.yaml")
_STRAIGHT = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " "})
_NAME = r"(?-i:[A-ZÀ-Þ][\w'-]{1,20}(?: (?:[Vv]an |[Dd]e ){0,2}[A-ZÀ-Þ][\w'-]{1,20})?)"
_LONGEST = 120
"""Characters of a passage that may as a whole be a gap or a mark; a longer one says something."""
_NEAR = 200
"""Characters around what was found that may make it something else."""
_STOPS = ".!?:;•/"
_ENDS = ".!?;)]}>»"
_NOTE_ENDS = ".!?;)]}>,:–—-"
_AROUND = " .!*_-–—()[]|:;,«»\"'‘’“”"
_SHOUTED = 4
"""Letters beyond which capitals in a text that is not all in capitals are a shout."""
_QUOTES = (("«", "»"), ("“", "”"), ("‘", "’"))
_ROMAN = re.compile(
    r"(?:tomes?|volumes?|chapitres?|delen?|deel|articles?|artikel|annexe|bijlage|titre|titel|"
    r"(?-i:(?!Rue|Avenue|Place|Chaussée|Madame|Mme|Monsieur|Mevrouw|Docteur)[A-Z][\w-]+)) $",
    re.I,
)
_CAPITALS = re.compile(r"\W*X{2,3}\W*")
_TUBERCULOSIS = re.compile(r"tubercul|longziekte|screening|sanatori|vaccin|dépist", re.I)
_ENUMERATED = re.compile(r"(?<!\w)(?:à|te) \w+(?: et| ou| en| of)?$", re.I)
_MENTION = re.compile(r"(?:mots?|termes?|champs?|rubriques?|colonnes?|woord|term|veld|kolom) $", re.I)
_FOLLOWS = re.compile(r"suit|suivra|volg|venir|word|ser", re.I)
"""What may well stand behind `le` or `à`: `ce qui le suit`."""
_DECISION = re.compile(r"défin|détermin|fixer|discut|bepal|bespr", re.I)
_WRITING = re.compile(r"complét|rédig|relire|tradui|corrig|insér|vullen|schrijven|vertalen|na te", re.I)
_YEAR = re.compile(r"[,(] ?\d{4}")
_FILLED = re.compile(r"(?:encore |nog )?(?:à compléter|aan te vullen|à remplir|in te vullen)", re.I)
_ASKING = re.compile(r"(?:peux|pourrais|veux|saurais)[- ]tu|(?:pouvez|pourriez)-vous|(?:kan|kun|wil|zou) j", re.I)
_DATED = re.compile(
    r"[ ,:;(–-]*(?:du|van|au|op|le|v|version|versie)?[ .]?\d[\d/.: -]{0,12}(?:\w{3,9}(?: \d{4})?)?[ ).]*", re.I
)


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
def _pattern(sort: str) -> re.Pattern[str]:
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


def _matches(sort: str, text: str) -> Iterator[re.Match[str]]:
    """What there is of a sort in a text; most texts have nothing of it, which is seen without the expression."""
    small = text.lower()
    if any(hint in small for hint in _hints(sort)):
        yield from _pattern(sort).finditer(text)


@lru_cache(maxsize=16_384)
def is_gap(text: str, *, title: bool = False) -> bool:
    """Whether a whole passage stands for one that is still to come; `title` is that of a heading or a column."""
    straight = _straight(text)
    if title and _pattern("title").fullmatch(straight):
        return False
    if is_placeholder(straight) or len(straight) > _LONGEST:
        return len(straight) <= _LONGEST
    said = _pattern("phrase").fullmatch(straight.strip(_AROUND))
    return bool(said and not said["verb"] and not _answered(said)) or bool(_pattern("whole").fullmatch(straight))


@lru_cache(maxsize=16_384)
def gap_in(text: str) -> str:
    """What stands in a text for words still to come; empty for none."""
    straight = _straight(text)
    found = (next(spans, None) for spans in (_anywhere(straight), _bracketed(straight), _apart(straight)))
    start, end = min((span for span in found if span), default=(0, 0))
    return text.strip()[start:end].strip(" ,;")


@lru_cache(maxsize=16_384)
def perhaps_gap_in(text: str) -> str:
    """What may say in a text that words are still to come, and may be meant: `la date reste à confirmer.`"""
    straight = _straight(text)
    writing = _pattern("writing").match(straight)
    if writing:
        return text.strip()[: writing.end()]
    for found in _matches("phrase", straight):
        rest = straight[found.end() : found.end() + _NEAR].lstrip()
        ended = not rest or found["tail"].strip() in (".", "!")
        ahead = _before(straight, found.start()).rstrip()
        opens = not ahead or ahead[-1] in _STOPS
        if found["verb"] and opens and ended and not found["tail"].strip(" .!"):
            return text.strip()[found.start() : found.end()].rstrip(" .")
        before = _before(straight, found.start("said"))
        alone = not rest and before.strip() and not found["tail"].strip(" .!")
        ordinary = _pattern("form").search(before) or _ENUMERATED.search(before.rstrip(" ,"))
        if alone and not ordinary and _FILLED.fullmatch(found["said"]):
            return text.strip()[found.start("said") : found.end("said")]
    return ""


def _before(text: str, at: int) -> str:
    """What stands shortly before a place: no more is looked at, or a long text would be read over and over."""
    return text[max(at - _NEAR, 0) : at]


def _straight(text: str) -> str:
    return text.translate(_STRAIGHT).strip()


Spans = Iterator[tuple[int, int]]


def _anywhere(text: str) -> Spans:
    """Signs and words that stand for others wherever they are: `XXX`, `le .. mars`, `#REF!` aside."""
    for found in _matches("anywhere", text):
        before = _before(text, found.start())
        # `Tome XXX` has a number; `XXX personnes` waits for one. TBC is an illness too.
        numbered = _CAPITALS.fullmatch(found[0]) and _ROMAN.search(before)
        ill = found[0].casefold() == "tbc" and _TUBERCULOSIS.search(
            text, max(found.start() - _NEAR, 0), found.end() + _NEAR
        )
        cut = found[0].strip().startswith(("…", "..")) and before.endswith("[")
        if not (numbered or ill or cut):
            yield found.span()


def _bracketed(text: str) -> Spans:
    """What templates leave between brackets, outside what somebody is quoted to have said."""
    for found in _pattern("bracketed").finditer(text):
        yield found.span()
    for found in _pattern("named").finditer(text):
        before = _before(text, found.start())
        quoted = found[0][0] == "[" and any(before.count(one) > before.count(two) for one, two in _QUOTES)
        mentioned = found[0][0] == "«" and _MENTION.search(before)
        if not (quoted or mentioned):
            yield found.span()


def _apart(text: str) -> Spans:
    """`à compléter` and the like where they stand apart, or where no such words can stand."""
    for found in _matches("phrase", text):
        start = found.start("said")
        before, rest = _before(text, start), text[found.end() : found.end() + _NEAR].lstrip()
        ended = not rest or found["tail"].rstrip().endswith((".", "!")) or rest[0] in _ENDS
        shouted = found["said"].isupper() and len(found["said"]) > _SHOUTED and not text.isupper()
        behind = _pattern("counted").match(text, found.end("said"))
        impossible = (behind or _pattern("determiner").search(before)) and not _FOLLOWS.search(found["said"])
        if shouted or impossible:
            yield found.span("said")
        elif _decided(found) or (_answered(found) and not before.rstrip().endswith(tuple("([{<"))):
            continue
        elif ended and not found["verb"] and _opens(_before(text, found.start())):
            yield found.start(), found.end()
        elif ended and _opens(before):
            yield start, found.end()


def _answered(found: re.Match[str]) -> bool:
    """Whether a whole value says who will do what: `à confirmer par le notaire`."""
    return bool(found["answer"]) and not _WRITING.search(found["said"])


def _decided(found: re.Match[str]) -> bool:
    """Whether the words say who will decide, which is an answer: `à définir avec l’équipe`."""
    return bool(found["answer"] and _DECISION.search(found["said"]))


def _opens(before: str) -> bool:
    """Whether what follows stands apart: after a bracket, a stop, a dash, or a comma that does not enumerate."""
    bare = before.rstrip()
    if before.endswith((" – ", " — ", " - ")) or not bare:
        return True
    if bare.endswith(","):
        return not _ENUMERATED.search(bare[:-1])
    return bare[-1] in _STOPS or bare[-1] in "([{<|"


@lru_cache(maxsize=16_384)
def broken_in(text: str) -> str:
    """A reference or a formula that found nothing, as text: `#REF!`, `Erreur ! Source du renvoi introuvable`."""
    found = _pattern("broken").search(_straight(text))
    return text.strip()[found.start() : found.end()] if found else ""


@lru_cache(maxsize=16_384)
def note_in(text: str) -> str:
    """What is said in a text to a colleague or to oneself: `@Fatima : peux-tu vérifier ?`, `(demander à Karim)`.

    Where it only leads somewhere (`demander à Karim`) it must stand apart, as in brackets or in a sentence of its own.
    """
    straight = _straight(text)
    for found in _pattern("note").finditer(straight):
        rest = straight[found.end() : found.end() + _NEAR].lstrip()
        if found[0][0] in "@[(" or (_opens(_before(straight, found.start())) and (not rest or rest[0] in _NOTE_ENDS)):
            if _YEAR.match(rest):
                continue
            return text.strip()[found.start() : found.end()].strip(" ,;")
        if _ASKING.match(found[0]):
            return text.strip()[found.start() : found.end()]
    return ""


@lru_cache(maxsize=16_384)
def status_in(text: str, *, edge: bool = False) -> str:
    """What says that a text is a draft or is not for everybody, where it is a mark and no word of a sentence.

    At the `edge` of a page, in its header or its watermark, there are no sentences.
    """
    straight = _straight(text)
    for found in _matches("status", straight):
        if found.start() and (straight[found.start() - 1].isalnum() or straight[found.start() - 1] in "-'"):
            continue
        before, rest = straight[: found.start()], straight[found.end() :]
        if rest[:1].isalnum() or rest[:1] in ("-", "'"):
            continue
        capitals = found[0].isupper() and len(found[0]) > _SHOUTED and not (straight.isupper() and len(straight) > 60)
        alone = not before.strip(_AROUND) and (not rest.strip(_AROUND) or _DATED.fullmatch(rest))
        ending = before.endswith((" – ", " — ", " - ", "(", "[", ": ")) and not rest.strip(_AROUND)
        sentence = before.rstrip()[-1:] in (".", "!", "?") and not rest.strip(_AROUND)
        inside = before.endswith(("(", "[")) and rest.startswith((")", "]"))
        starting = not before.strip(_AROUND) and re.match(r" ?(?:[-–—:,!]|\|) ?", rest) and len(straight) <= _LONGEST
        if edge or capitals or alone or sentence or inside or ((ending or starting) and len(straight) <= _LONGEST):
            return text.strip()[found.start() : found.end()]
    return ""
