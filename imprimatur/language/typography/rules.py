"""The rules of typography, each a pattern over a whole line and what takes its place.

Those of French and Dutch, and the little that a title in English or German needs. Sources: the project's typography
rules; for Dutch, taaladvies.net and the Flemish authorities; for French spacing, the usage of Brussels organisations.
Every rule leaves its own result alone, so that setting a text twice changes nothing.
"""

import re
from collections.abc import Iterator

from imprimatur.core.bilingual import Speech
from imprimatur.language.typography.abbreviations import held_after
from imprimatur.language.typography.hours import hour_edits
from imprimatur.language.typography.ligatures import ligatures
from imprimatur.language.typography.line import Edit, Galley
from imprimatur.language.typography.numbers import set_numbers
from imprimatur.language.typography.ordinals import ordinal_edits
from imprimatur.language.typography.quotes import is_apostrophe, quote_edits
from imprimatur.language.typography.retyped import retyped
from imprimatur.language.typography.settings import NBSP, NNBSP, SPACES, TypographySettings

_S = f"[{SPACES}]"
_END = r"(?=\Z|[\s)\]}»”’\"'.,;:!?…])"
_AFTER_COLON = r"(?=\Z|[\s)\]}»”’\"'«“‘])"
_NOT_AFTER = r"(?<=[^\s;:!?(\[{«“‘])"

_BLANKS = re.compile(r"[ \t]{2,}")
_ELLIPSIS = re.compile(rf"(?<![./])\.{{3}}(?![./])|(?<=\w){_S}\.{_S}\.{_S}\.(?!{_S}?\.)")
_APART = re.compile(rf"(?<=[\w)»”’]){_S}+(?=,(?![0-9,])|\.(?:\Z|{_S}+[A-ZÀ-Þ«“‘]))")
"""The space before a comma or a full stop, where none belongs."""
_IN_BRACKETS = re.compile(rf"(?<=\(){_S}+(?=[^\s()][^()\n]{{0,200}}\))|(?<=[\w.!?…%‰€²³°»”’\"']){_S}+(?=\))")
"""The spaces inside brackets that hold something: `( )` is a box to tick."""
_FR_MARK = re.compile(rf"{_NOT_AFTER}{_S}*(?=[;!?]{_END})")
_FR_COLON = re.compile(rf"{_NOT_AFTER}{_S}*(?=:{_AFTER_COLON})")
_BETWEEN_MARKS = re.compile(rf"(?<=[!?]){_S}+(?=[!?]{_END})")
_NO_SPACE = re.compile(rf"(?<=\S){_S}+(?=[;!?]{_END}|:{_AFTER_COLON})")
_AFTER_GUILLEMET = re.compile(rf"(?<=«){_S}*(?=\S)")
_BEFORE_GUILLEMET = re.compile(rf"(?<=\S){_S}*(?=»)")

_LEGAL = re.compile(r"(?<=[0-9]°) (?=\w)(?!(?:et|ou|à|au|en|of|tot)(?!\w))")
_STRAIGHT = re.compile("['‘]")
_MINUS = re.compile(rf"(?<![^\s(\[:=€])(?<![0-9]{_S})(?<![0-9]€)(?<![0-9]{_S}€)-(?=(?:€{_S}*)?[0-9])")
_MINUS_APART = re.compile(rf"\A{_S}*-{_S}+(?=[0-9][0-9., {NBSP}{NNBSP}]*(?:€|%)?{_S}*\Z)")
_STARTS_LIST = re.compile(rf"-[0-9]+(?:[.,][0-9]+)?{_S}+[^\W\d_]")
"""A text that begins so may be an item of a list, typed: `-3 bureaux`."""
_SLASH = re.compile(rf"(?<=\w){_S}+/{_S}+(?=\w)")
_SHORT = 5
"""Letters up to which what stands beside a spaced slash stays with it: `oui / non`, `km / h`."""
_UNIT = 8
"""The same for the unit of a number: `2 / semaine`."""
_MENTION = re.compile(rf"(?<=\w){_S}+(?=\(?(?:H/F|F/H|M/V|V/M)/X(?!\w))", re.IGNORECASE)
_LONG_WORD = 20
"""Letters from which a word may stand at the end of a line without the mention of genders after it."""
_NEAR = 24
"""Signs beside a place in which the word there is looked at: no more is needed to tell that it is long."""


def set_line(galley: Galley, lang: Speech, settings: TypographySettings) -> None:
    """Apply the rules of a language to the parts of a line that are in it."""
    galley.sub(_BLANKS, " ", lang)
    galley.apply(retyped(galley.text), lang)
    galley.apply(quote_edits(galley.text, lang, lambda index: galley.touchable(index, lang)), lang)
    galley.apply(_apostrophes(galley.text, lang), lang)
    galley.sub(_ELLIPSIS, "…", lang)
    galley.apply(_minuses(galley.text), lang)
    galley.apply(_short_slashes(galley.text), lang)
    galley.apply(_mentions(galley.text), lang)
    if lang in ("fr", "nl"):
        galley.sub(_APART, "", lang)
        galley.sub(_IN_BRACKETS, "", lang)
        galley.sub(_LEGAL, NBSP, lang)
        set_numbers(galley, lang, settings)
        galley.apply(held_after(galley.text, lang), lang)
    if lang == "fr":
        _set_french(galley, settings)
    else:
        galley.sub(_NO_SPACE, "", lang, "after")


def _set_french(galley: Galley, settings: TypographySettings) -> None:
    galley.apply(ordinal_edits(galley.text), "fr")
    galley.apply(ligatures(galley.text), "fr")
    galley.apply(hour_edits(galley.text), "fr")
    galley.sub(_BETWEEN_MARKS, "", "fr")
    if settings.fr_before_mark:
        galley.sub(_FR_MARK, settings.fr_before_mark, "fr", "after")
        galley.sub(_FR_COLON, settings.fr_before_colon, "fr", "after")
    else:
        galley.sub(_NO_SPACE, "", "fr", "after")
    galley.sub(_AFTER_GUILLEMET, settings.fr_before_colon, "fr", "before")
    galley.sub(_BEFORE_GUILLEMET, settings.fr_before_colon, "fr", "after")


def _minuses(text: str) -> Iterator[Edit]:
    """The hyphens that are signs of negative numbers: before an amount, a number alone, or one within a sentence."""
    apart = _MINUS_APART.match(text)
    if apart:
        yield apart.start(), apart.end(), "−"
    elif not _STARTS_LIST.match(text):
        yield from ((match.start(), match.end(), "−") for match in _MINUS.finditer(text))


def _short_slashes(text: str) -> Iterator[Edit]:
    """No line ends at a spaced slash between short words, or a number and its unit."""
    for match in _SLASH.finditer(text):
        before = re.search(r"\w+\Z", text[max(0, match.start() - _NEAR) : match.start()])
        after = re.match(r"\w+", text[match.end() : match.end() + _NEAR])
        if before and after:
            most = _UNIT if before[0].isdigit() else _SHORT
            if len(before[0]) <= _SHORT and len(after[0]) <= most:
                yield match.start(), match.end(), f"{NBSP}/{NBSP}"


def _mentions(text: str) -> Iterator[Edit]:
    """The mention of genders never begins a line alone: it stays with the last word of the title."""
    for match in _MENTION.finditer(text):
        word = re.search(r"[\w’-]+\Z", text[max(0, match.start() - _NEAR) : match.start()])
        if word and len(word[0]) < _LONG_WORD:
            yield match.start(), match.end(), NBSP


def _apostrophes(text: str, lang: Speech) -> Iterator[Edit]:
    for match in _STRAIGHT.finditer(text):
        if is_apostrophe(text, match.start(), lang):
            yield match.start(), match.end(), "’"
