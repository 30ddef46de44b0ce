"""Which language a text is written in, by the words that one dictionary has and the other has not.

Detectors by letters (lingua, langid) are unsure of a cell of two words and take a list of names for another language; a
word that only one dictionary has is a fact (measured in docs/adr/0018). Names do not count: capitals within a sentence,
addresses, what stands in quotation marks.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from imprimatur.core.bilingual import Lang, Tongue, other
from imprimatur.language.lexicon import is_word

_WORD = re.compile(r"(?<!\w)[^\W\d_]++(?:'[^\W\d_]++)*+(?!\d)")
_OUTSIDE = re.compile(
    r"«[^«»]*+»|“[^“”]*+”|‘[^‘\n]*?'(?!\w)|\"[^\"]*+\"|(?<!\S)[^\s@/]*+[@/]\S*|[@/]\S*|\bwww\S*|\{\{(?:(?!\{\{).)*?\}\}"
)
"""What need not be in the language of the text: quotations, addresses, expressions."""
_LOOKED_BACK = 10
"""Characters before a word in which the sign stands that it begins a sentence after."""
_BEFORE_START = re.compile(r"(?:^|[.!?:;•–(]\s*|\n\s*)$")
_LONG = 3
"""Words of another language from which a text is surely in it, when hardly any is in its own."""
_ENGLISH = 5
"""The same for English, of which both languages borrow a lot."""
_SHARE = 5
"""Words of the other language for each of its own that a foreign text may hold: a loan, a name without capital."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a text by the dictionaries that have them: its own language's, the other's, the English one.

    Of the two languages: `own` alone, `other` alone. Against English: `english` at all, `borrowed` from it (not in its
    own), `native` (in its own or the other) but not English. `loans` are the words of the other language that English
    has too, `words` all that were looked at.
    """

    own: int = 0
    other: int = 0
    english: int = 0
    borrowed: int = 0
    native: int = 0
    loans: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The other language that a text seems to be in; `sure` when so many words say so that no name explains it."""

    tongue: Tongue
    sure: bool
    count: int


@lru_cache(maxsize=16_384)
def quotations_out(text: str) -> str:
    """A text, as long as it was, with points for what stands in quotation marks, addresses and expressions."""
    return _OUTSIDE.sub(lambda match: "…" * len(match[0]), text.replace("’", "'"))


@lru_cache(maxsize=65_536)
def evidence(text: str, lang: Lang) -> Evidence:
    """The evidence of the words of a text of a language; apostrophes may be of either form."""
    text = _OUTSIDE.sub(" … ", text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " "))
    whole_capitals = text.isupper()
    own = foreign = english = borrowed = native = loans = words = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].isupper():
            begins = _BEFORE_START.search(text, max(0, match.start() - _LOOKED_BACK), match.start())
            # An acronym is a name wherever it stands: `AV van Passebruine`.
            if not whole_capitals and (not begins or (len(word) > 1 and word.isupper())):
                continue
            word = word.lower()
        if len(word) == 1 and word != "à":
            continue
        ours, theirs, abroad = (is_word(word, tongue) for tongue in (lang, other(lang), "en"))
        own += ours and not theirs
        foreign += theirs and not ours
        english += abroad
        borrowed += abroad and not ours
        native += (ours or theirs) and not abroad
        loans += theirs and abroad and not ours
        words += 1
    return Evidence(own, foreign, english, borrowed, native, loans, words)


def verdict(text: str, lang: Lang) -> Verdict | None:
    """The other language that a text given as of a language seems to be in; None when nothing says so."""
    found = evidence(text, lang)
    if found.borrowed and found.english >= max(_ENGLISH, _SHARE * found.native):
        return Verdict("en", True, found.english)
    if lang == "fr" and found.other == found.loans == 1 < found.words:
        return None  # a loan from English that only the Dutch dictionary has: `laptop, GSM et internet`
    if found.other and found.other >= _SHARE * found.own:
        return Verdict(other(lang), found.other >= _LONG, found.other)
    return None


@lru_cache(maxsize=16_384)
def stretch(text: str, lang: Lang) -> str:
    """The first words of a text that turn to the other language in the middle of a sentence; nothing without any.

    As many as make a text surely foreign and one more, with none of its own language between them and no capital: what
    follows a capital is a name or a title until a word of its own language.
    """
    read = quotations_out(text)
    count = start = end = 0
    named = False
    for match in _WORD.finditer(read):
        word, between = match[0], read[end : match.start()]
        end = match.end()
        if re.search(r"[^\w\s'-]", between):
            count = 0
            named = named and not re.search(r"[.!?;:]", between)
        if word[0].isupper() and not _BEFORE_START.search(read, 0, match.start()):
            named = True
        ours, theirs = is_word(word.lower(), lang), is_word(word.lower(), other(lang))
        if ours and not theirs:
            count, named = 0, False
        elif theirs and not ours and not named:
            start = start if count else match.start()
            count += 1
            if count > _LONG:
                return text[start : match.end()]
        if named:
            count = 0
    return ""
