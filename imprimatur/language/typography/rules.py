"""The rules of typography, each a pattern over a whole line and what takes its place.

Those of French and Dutch, and the little that a title in English or German needs. Sources: the project's typography
rules; for Dutch, taaladvies.net and the Flemish authorities; for French spacing, the usage of Brussels organisations.
Every rule leaves its own result alone, so that setting a text twice changes nothing.
"""

import re
from collections.abc import Iterator

from imprimatur.core.bilingual import Speech
from imprimatur.language.typography.line import Edit, Galley
from imprimatur.language.typography.quotes import is_apostrophe, quote_edits
from imprimatur.language.typography.settings import NBSP, NNBSP, SPACES, NlGroup, TypographySettings

_S = f"[{SPACES}]"
_END = r"(?=\Z|[\s)\]}»”’\"'.,;:!?…])"
_AFTER_COLON = r"(?=\Z|[\s)\]}»”’\"'«“‘])"
_NOT_AFTER = r"(?<=[^\s;:!?(\[{«“‘])"

_BLANKS = re.compile(r"[ \t]{2,}")
_ELLIPSIS = re.compile(r"(?<![./])\.{3}(?![./])")
_FR_MARK = re.compile(rf"{_NOT_AFTER}{_S}*(?=[;!?]{_END})")
_FR_COLON = re.compile(rf"{_NOT_AFTER}{_S}*(?=:{_AFTER_COLON})")
_NO_SPACE = re.compile(rf"(?<=\S){_S}+(?=[;!?]{_END}|:{_AFTER_COLON})")
_AFTER_GUILLEMET = re.compile(rf"(?<=«){_S}*(?=\S)")
_BEFORE_GUILLEMET = re.compile(rf"(?<=\S){_S}*(?=»)")

_ORDINAL = re.compile(r"(?<=[0-9])(?:i?[eè]me|è)(?=s?(?!\w))")
_FIRST = re.compile(r"(?<=(?<![\w.,/-])1)[eè]re(?=s?(?!\w))")
_NUMERO = re.compile(rf"(?<=[nN][°º]){_S}*(?=[0-9])")
_LEGAL = re.compile(r"(?<=[0-9]°) (?=\w)")
_CLOCK = re.compile(rf"(?<![\w.,])[0-9]{{1,3}}(?P<before>{_S}*)h(?P<after>{_S}*)[0-5][0-9](?!\w)")
_HOURS = re.compile(rf"(?<![\w.])[0-9]{{1,4}}(?:,[0-9]+)?(?P<before>{_S}*)h(?=\Z|[\s/).,;:!?»])")

_PERCENT = re.compile(rf"(?<=[0-9]){_S}*(?=%(?![\w%]))")
_GROUPED = re.compile(
    rf"(?<![\w.,/+-])(?<![0-9]{_S})(?:[1-9][0-9]{{0,2}}(?:{_S}[0-9]{{3}})+|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+)"
    rf"(?![\w/-]|{_S}?[0-9]|\.[0-9]|,[0-9]{{3}})"
)
_NUMBER = rf"−?(?:[1-9][0-9]{{0,2}}(?:[{SPACES}.][0-9]{{3}})+|[0-9]+)(?:,[0-9]{{1,2}})?(?![0-9])"
_SIGN_FIRST = re.compile(
    rf"(?<!\w)€{_S}*(?P<number>{_NUMBER})(?![.,/–-]?[0-9]|{_S}*(?:€|%|[kKM](?!\w)|mil|mio|mia|mrd|[0-9]))"
)
_SIGN_LAST = re.compile(rf"(?<![\w.,/+–-])(?P<number>{_NUMBER}){_S}*€(?!\w|{_S}*−?[0-9])")
_BEFORE_EURO = re.compile(rf"(?<=[0-9]){_S}*(?=€(?!{_S}*[0-9]))")
_AFTER_EURO = re.compile(rf"(?<=€){_S}*(?=−?[0-9])")
_UNGROUPED = re.compile(
    rf"(?<![\w.,/+-])(?<![0-9]{_S})[1-9][0-9]{{3,14}}(?=(?:,[0-9]{{1,2}})?{_S}*(?:€|euros?(?!\w)))(?!{_S}*€{_S}*[0-9])"
    rf"|(?:(?<=€{NBSP})|(?<=€{NBSP}−))[1-9][0-9]{{3,14}}(?![\w/-]|[.,][0-9]{{3}}|\.[0-9]|{_S}[0-9])"
)

_MINUS = re.compile(rf"(?<![^\s(\[:=€])(?<![0-9]{_S})-(?=(?:€{_S}*)?[0-9])")
_MINUS_APART = re.compile(rf"\A{_S}*-{_S}+(?=[0-9][0-9., {NBSP}{NNBSP}]*(?:€|%)?{_S}*\Z)")
_MINUS_EURO = re.compile(rf"−€{_S}*(?=[0-9])")
_STARTS_LIST = re.compile(rf"-[0-9]+(?:[.,][0-9]+)?{_S}+[^\W\d_]")
"""A text that begins so may be an item of a list, typed: `-3 bureaux`."""
_RANGE = re.compile(r"(?<![\w.,/–−+-])(?<![A-Z]{2} )([0-9]{1,4})-([0-9]{1,4})(?![\w–/-]|[.,:][0-9])")
_YEARS = range(1900, 2100)
_SMALL = 99
"""The largest number of a range that is not of years; longer ones are often codes."""
_SLASH = re.compile(rf"(?<=\w){_S}+/{_S}+(?=\w)")
_SHORT = 5
"""Letters up to which what stands beside a spaced slash stays with it: `oui / non`, `km / h`."""
_UNIT = 8
"""The same for the unit of a number: `2 / semaine`."""
_MENTION = re.compile(rf"(?<=\w){_S}+(?=\(?(?:H/F|F/H|M/V|V/M)/X(?!\w))", re.IGNORECASE)
_LONG_WORD = 20
"""Letters from which a word may stand at the end of a line without the mention of genders after it."""


def set_line(galley: Galley, lang: Speech, settings: TypographySettings) -> None:
    """Apply the rules of a language to the parts of a line that are in it."""
    galley.sub(_BLANKS, " ", lang)
    galley.apply(quote_edits(galley.text, lang, lambda index: galley.touchable(index, lang)), lang)
    galley.apply(_apostrophes(galley.text, lang), lang)
    galley.sub(_ELLIPSIS, "…", lang)
    galley.apply(_minuses(galley.text), lang)
    galley.apply(_ranges(galley.text), lang)
    galley.apply(_short_slashes(galley.text), lang)
    galley.apply(_mentions(galley.text), lang)
    if lang in ("fr", "nl"):
        _set_numbers(galley, lang, settings)
    if lang == "fr":
        _set_french(galley, settings)
    else:
        galley.sub(_NO_SPACE, "", lang, "after")


def _set_french(galley: Galley, settings: TypographySettings) -> None:
    galley.sub(_ORDINAL, "e", "fr")
    galley.sub(_FIRST, "re", "fr")
    galley.sub(_NUMERO, NBSP, "fr")
    galley.sub(_LEGAL, NBSP, "fr")
    galley.apply(_around_hours(galley.text), "fr")
    if settings.fr_before_mark:
        galley.sub(_FR_MARK, settings.fr_before_mark, "fr", "after")
        galley.sub(_FR_COLON, settings.fr_before_colon, "fr", "after")
    else:
        galley.sub(_NO_SPACE, "", "fr", "after")
    galley.sub(_AFTER_GUILLEMET, settings.fr_before_colon, "fr", "before")
    galley.sub(_BEFORE_GUILLEMET, settings.fr_before_colon, "fr", "after")


def _set_numbers(galley: Galley, lang: Speech, settings: TypographySettings) -> None:
    """Thousands, amounts and percentages. The sign of the euro goes after the number in French, before it in Dutch."""
    separator = NNBSP if lang == "fr" else "." if settings.nl_group is NlGroup.POINT else NBSP
    pattern = _SIGN_FIRST if lang == "fr" else _SIGN_LAST
    galley.sub(_MINUS_EURO, "€" + NBSP + "−", lang)
    for match in reversed(list(pattern.finditer(galley.text))):
        _move_sign(galley, match, lang)
    galley.sub(_BEFORE_EURO if lang == "fr" else _AFTER_EURO, NBSP, lang)
    galley.apply(_groups(galley.text, separator, settings), lang)
    galley.sub(_PERCENT, NBSP if lang == "fr" or settings.nl_percent_spaced else "", lang)


def _move_sign(galley: Galley, match: re.Match[str], lang: Speech) -> None:
    start, end = match.span()
    if not all(galley.touchable(index, lang) for index in range(start, end)):
        return
    before = galley.text[:start].rstrip(SPACES)[-1:]
    if lang == "fr" and not before.isdigit():
        galley.apply([(end, end, NBSP + "€"), (start, match.start("number"), "")], lang)
    elif lang == "nl" and before != "€":
        galley.apply([(match.end("number"), end, ""), (start, start, "€" + NBSP)], lang)


def _minuses(text: str) -> Iterator[Edit]:
    """The hyphens that are signs of negative numbers: before an amount, a number alone, or one within a sentence."""
    apart = _MINUS_APART.match(text)
    if apart:
        yield apart.start(), apart.end(), "−"
    elif not _STARTS_LIST.match(text):
        yield from ((match.start(), match.end(), "−") for match in _MINUS.finditer(text))


def _ranges(text: str) -> Iterator[Edit]:
    """The hyphens between two numbers of a range: years, days, small numbers; codes have longer ones."""
    for match in _RANGE.finditer(text):
        low, high = int(match[1]), int(match[2])
        short = len(match[2]) == 2  # 2023-24
        of_years = low in _YEARS and (low < high in _YEARS or (short and low % 100 < high))
        if of_years or low < high <= _SMALL:
            yield match.end(1), match.start(2), "–"


def _short_slashes(text: str) -> Iterator[Edit]:
    """No line ends at a spaced slash between short words, or a number and its unit."""
    for match in _SLASH.finditer(text):
        before, after = re.search(r"\w+\Z", text[: match.start()]), re.match(r"\w+", text[match.end() :])
        if before and after:
            most = _UNIT if before[0].isdigit() else _SHORT
            if len(before[0]) <= _SHORT and len(after[0]) <= most:
                yield match.start(), match.end(), f"{NBSP}/{NBSP}"


def _mentions(text: str) -> Iterator[Edit]:
    """The mention of genders never begins a line alone: it stays with the last word of the title."""
    for match in _MENTION.finditer(text):
        word = re.search(r"[\w’-]+\Z", text[: match.start()])
        if word and len(word[0]) < _LONG_WORD:
            yield match.start(), match.end(), NBSP


def _groups(text: str, separator: str, settings: TypographySettings) -> Iterator[Edit]:
    for match in _GROUPED.finditer(text):
        places = [index for index in range(*match.span()) if not text[index].isdigit()]
        short = len(places) == 1 and places[0] == match.start() + 1
        for index in places:
            yield index, index + 1, "" if short and not settings.group_four else separator
    for match in _UNGROUPED.finditer(text):
        if len(match.group()) > 4 or settings.group_four:
            for index in range(match.end() - 3, match.start(), -3):
                yield index, index, separator


def _around_hours(text: str) -> Iterator[Edit]:
    seen = set()
    for pattern in (_CLOCK, _HOURS):
        for match in pattern.finditer(text):
            for name in match.groupdict():
                if match.span(name) not in seen:
                    seen.add(match.span(name))
                    yield (*match.span(name), NBSP)


def _apostrophes(text: str, lang: Speech) -> Iterator[Edit]:
    for index, sign in enumerate(text):
        if sign in "'‘" and is_apostrophe(text, index, lang):
            yield index, index + 1, "’"
