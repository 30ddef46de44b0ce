"""One inclusive style for a whole document, whatever mixture of systems its authors wrote.

The styles are those offered to staff since the guide "Quand dire, c'est inclure" (French Community, 2024); no authority
imposes one, and Dutch knows none of them: neutral nouns there do the work.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum

from imprimatur.core.bilingual import Lang
from imprimatur.language.messages import say
from imprimatur.language.typography.inclusive_words import MID_DOTS, Marked, marked_words
from imprimatur.language.typography.line import Edit
from imprimatur.language.typography.settings import SPACES

__all__ = [
    "MENTION",
    "InclusiveStyle",
    "doublets",
    "gender_mention",
    "has_inclusive_marks",
    "inclusive_edits",
    "localise_mention",
    "rewrite",
    "unresolved",
]


class InclusiveStyle(StrEnum):
    """How a document writes both genders in French."""

    MID_DOT = "mid_dot"
    """`chargé·e`, `participant·es`."""
    DOUBLE_MID_DOT = "double_mid_dot"
    """`chargé·e`, `participant·e·s`."""
    DOUBLETS = "doublets"
    """`chargé ou chargée`, `participants et participantes`."""
    EPICENE = "epicene"
    """`une personne chargée`, `les personnes participantes`; what has no such form stays marked and is reported."""
    NONE = "none"
    """The first form: `chargé`, `participants`."""


MENTION = re.compile(r"(?<![\w/])(?:H/F|F/H|M/V|V/M|H/V|V/H)/X(?![\w/])", re.IGNORECASE)
_DOTTED = re.compile(rf"(?<![^\W\d_])[^\W\d_]++(?:[{MID_DOTS}][^\W\d_]++)++")
_DUTCH_BRACKETS = re.compile(r"[^\W\d_]\((?:st|in)\)")
_PERSON = {
    "un": "une personne",
    "le": "la personne",
    "du": "de la personne",
    "au": "à la personne",
    "ce": "cette personne",
    "cet": "cette personne",
}
_QUALIFYING = re.compile(r"(?:é|i|u|ant|ent)s?$", re.IGNORECASE)
"""Participles and the like, that may qualify "personne"."""
_ELIDED = re.compile(r"(?<!\w)([ld]['’])$", re.IGNORECASE)
_LONGEST_ELIDED = 3
"""Characters before a word that tell what is elided before it: `l'` and what must not be a letter."""
_PLURAL_ARTICLE = re.compile(r"(?<!\w)(?:les|des|aux|ces|nos|vos|leurs) $", re.IGNORECASE)
_LONGEST_ARTICLE = 8
_BRIDGE = re.compile(rf"[{SPACES}](?P<word>[^\W\d_]{{2,}})[{SPACES}]")
"""A word of one form after a marked article, that both genders say: `un·e jeune candidat·e`."""
_HYPHENS = ("-", "‐", "‑")
_NO_BRIDGE = frozenset(
    "et ou ni mais de du des à au aux en dans par pour sur sous avec sans chez vers entre qui que dont où est sera"
    " serait sont était peut doit doivent devra fait ont aura suit assure reçoit ne se les la le les un une lui leur"
    " plus moins".split()
)


def rewrite(text: str, style: InclusiveStyle) -> str:
    """A French text with every word that carries marks of gender in one style."""
    for start, end, replacement in sorted(inclusive_edits(text, style), reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def inclusive_edits(
    text: str, style: InclusiveStyle, one_run: Callable[[int, int], bool] = lambda start, end: True
) -> Iterator[Edit]:
    """The edits that bring a French text to a style.

    Words that follow each other are taken together where the style has two forms (`un collaborateur ou une
    collaboratrice`), unless `one_run` says that a span crosses the border of a run.
    """
    for chain in _chains(text, one_run):
        start, end = chain[0].start, chain[-1].end
        match style:
            case InclusiveStyle.MID_DOT | InclusiveStyle.DOUBLE_MID_DOT:
                for word in chain:
                    yield word.start, word.end, word.dotted if style is InclusiveStyle.MID_DOT else word.double
            case InclusiveStyle.NONE:
                yield start, end, _phrase(text, chain, [word.masculine for word in chain])
            case InclusiveStyle.DOUBLETS:
                yield start, end, _doublet(chain, text)
            case InclusiveStyle.EPICENE:
                yield from _epicene(text, chain)


def unresolved(text: str, style: InclusiveStyle) -> tuple[str, ...]:
    """The words of a French text that still carry marks of gender which the style cannot bring to order."""
    after = rewrite(text, style)
    words = list(marked_words(after))
    if style in (InclusiveStyle.MID_DOT, InclusiveStyle.DOUBLE_MID_DOT):
        known = [(word.start, word.end) for word in words]
        left = [match.group() for match in _DOTTED.finditer(after) if not _inside(match.span(), known)]
    else:
        left = [after[word.start : word.end] for word in words]
        left += [match.group() for match in _DOTTED.finditer(after) if match.group() not in left]
    return tuple(dict.fromkeys(left))


def has_inclusive_marks(text: str) -> bool:
    """Whether a text carries marks of gender: a mid-dot in a word, `chargé.e`, `du/de la`, Dutch `medewerk(st)er`."""
    return bool(_DOTTED.search(text) or _DUTCH_BRACKETS.search(text)) or any(True for _ in marked_words(text))


def gender_mention(lang: Lang) -> str:
    """The mention after the title of a post: `H/F/X` in French, `M/V/X` in Dutch; never H/V/X."""
    return say["genders"].of(lang)


def localise_mention(text: str, lang: Lang) -> str:
    """A text with its mention of genders in the form of a language, in the case it was written in."""
    return MENTION.sub(
        lambda match: gender_mention(lang).lower() if match.group().islower() else gender_mention(lang), text
    )


def doublets(text: str) -> Iterator[Edit]:
    """The words of a French text that carry marks of gender, those that follow each other together, and both forms."""
    for chain in _chains(text, lambda start, end: True):
        yield chain[0].start, chain[-1].end, _doublet(chain, text)


def _chains(text: str, one_run: Callable[[int, int], bool]) -> Iterator[list[Marked]]:
    """The marked words of a text, those with only a space between them together."""
    chain: list[Marked] = []
    for word in marked_words(text):
        if chain:
            between = text[chain[-1].end : word.start]
            bridge = _BRIDGE.fullmatch(between) if chain[-1].article else None
            said = bridge["word"] if bridge else ""
            joins = bool(between) and (
                not between.strip(SPACES) or between in _HYPHENS or said.lower() not in ("", *_NO_BRIDGE)
            )
            if joins and one_run(chain[-1].start, word.end):
                if said:
                    chain.append(Marked(chain[-1].end + 1, word.start - 1, said, said, said, said))
                chain.append(word)
                continue
            yield chain
        chain = [word]
    if chain:
        yield chain


def _doublet(chain: list[Marked], text: str) -> str:
    """Both forms of a chain, joined by "ou", in the plural by "et"; only the first keeps the capital of a sentence.

    What is elided before the first stands before the second too: `l'employé ou l'employée`.
    """
    elided = _ELIDED.search(text, max(0, chain[0].start - _LONGEST_ELIDED), chain[0].start)
    first = _phrase(text, chain, [word.masculine for word in chain])
    second = _phrase(text, chain, [word.feminine for word in chain])
    if chain[0].feminine_first:
        first, second = second[0].upper() + second[1:] if first[0].isupper() else second, first
    link = " et " if any(word.plural == "s" for word in chain) else " ou "
    if first.isupper():
        return first + link.upper() + (elided[1].upper() if elided else "") + second
    return first + link + (elided[1].lower() if elided else "") + second[0].lower() + second[1:]


def _phrase(text: str, chain: list[Marked], forms: list[str]) -> str:
    """One form of each word of a chain, with the hyphen that joins two of them, or a space between."""
    said = forms[0]
    for before, word, form in zip(chain, chain[1:], forms[1:], strict=False):
        between = text[before.end : word.start]
        said += (between if between in _HYPHENS else " ") + form
    return said


def _epicene(text: str, chain: list[Marked]) -> Iterator[Edit]:
    start, end = chain[0].start, chain[-1].end
    first, rest = chain[0], chain[1:]
    person = _PERSON.get(first.masculine.lower(), "") if first.article else ""
    if person and rest and all(_qualifies(word) and not word.plural for word in rest):
        opening = person.capitalize() if first.masculine[0].isupper() else person
        yield start, end, " ".join([opening, *(word.feminine for word in rest)])
    elif all(_qualifies(word) and word.plural == "s" for word in chain) and _PLURAL_ARTICLE.search(
        text[max(0, start - _LONGEST_ARTICLE) : start]
    ):
        yield start, end, "personnes " + _phrase(text, chain, [word.feminine for word in chain])
    else:
        for word in chain:
            yield word.start, word.end, word.dotted


def _qualifies(word: Marked) -> bool:
    return not word.article and bool(_QUALIFYING.search(word.masculine)) and not word.masculine.isupper()


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
