"""The words of French inclusive writing: how they are recognised, and their two forms.

Recognises what people write (`chargé.e`, `chargé·e`, `chargé-e`, `chargé(e)`, `expert.e.s`, `travailleur·euses`,
`usager.ère.s`, `du/de la`, `le.a`) by the ending after the mark, and only where the word before it can take that
ending: `porte-parole`, `est-ce` or `asbl.be` cannot be mistaken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imprimatur.language.typography.protected import protected_spans

MID_DOTS = "·•‧⋅∙"
MID_DOT = "·"
_L = r"[^\W\d_]"
_ENDINGS = (
    "trice|rice|ice|euse|se|ive|ve|ffe|fe|ète|ienne|enne|onne|ne|elle|le|tte|te|ière|iere|ère|ere|ale|esse|sse|que|e"
)
_WORD = re.compile(
    rf"(?<![\w@.{MID_DOTS}/])(?<![^\W\d_][‐‑-])(?P<stem>{_L}++(?:-{_L}++){{0,5}})"
    rf"(?:(?P<mark>/-|[{MID_DOTS}./‐‑-])(?P<ending>{_ENDINGS})(?P<s>s|(?P=mark)s|\(s\))?"
    rf"|\((?P<bracketed>{_ENDINGS})\)(?P<s2>s|\(s\))?)"
    rf"(?![\w@]|[{MID_DOTS}./‐‑-]{_L})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Ending:
    """An ending family: how it is written after the dot, what the masculine ends with, what takes its place."""

    dotted: str
    masculine: str
    feminine: str
    unsure: str | None = None
    """What the masculine must end with when the mark is not a mid-dot; None where the ending is then not believed."""


_GRAVE = ("pl", "qui", "cr", "su")
"""What stands before `et` in the words that take a grave accent: `complet`, `inquiet`, `discret`, `désuet`."""
_FAMILIES: tuple[tuple[frozenset[str], tuple[_Ending, ...]], ...] = (
    (
        frozenset({"e"}),
        (
            # `usager·e`, `sportif·e`, `professionnel·e`: the feminine that French has, not the letters put together
            _Ending("ère", "er", "ère", "..er"),
            _Ending("ve", "if", "ive", "if"),
            _Ending("fe", "ef", "effe", "ef"),
            _Ending("se", "eux", "euse", "eux"),
            _Ending("le", "el", "elle", "el"),
            _Ending("ne", "en", "enne", "en"),
            _Ending("ne", "on", "onne", "on"),
            *(_Ending("ète", f"{one}et", f"{one}ète", f"{one}et") for one in _GRAVE),
            _Ending("te", "et", "ette", "et"),
            _Ending("e", "", "e", ".."),
        ),
    ),
    (frozenset({"trice", "rice", "ice"}), (_Ending("rice", "teur", "trice", "teur"),)),
    (frozenset({"euse", "se"}), (_Ending("se", "eur", "euse", "eur"), _Ending("se", "eux", "euse", "eux"))),
    (frozenset({"ve", "ive"}), (_Ending("ve", "f", "ve", "if|euf"),)),
    (frozenset({"fe", "ffe"}), (_Ending("fe", "ef", "effe", "ef"),)),
    (frozenset({"le", "elle"}), (_Ending("elle", "eau", "elle", "eau"), _Ending("le", "l", "lle", "el"))),
    (frozenset({"ne", "enne", "ienne", "onne"}), (_Ending("ne", "n", "nne", "..en|[^n]on"),)),
    (frozenset({"ète"}), tuple(_Ending("ète", f"{one}et", f"{one}ète", f"{one}et") for one in _GRAVE)),
    (frozenset({"te", "tte"}), (_Ending("te", "t", "tte"),)),
    (frozenset({"ière", "iere", "ère", "ere"}), (_Ending("ère", "er", "ère", "er"),)),
    (frozenset({"ale"}), (_Ending("ale", "aux", "ale", "aux"),)),
    (frozenset({"esse", "sse"}), (_Ending("sse", "e", "esse"),)),
    (frozenset({"que"}), (_Ending("que", "ec", "ecque"), _Ending("que", "c", "que"))),
)
_ALREADY_PLURAL = re.compile(r"(?:é|nt|eur|el|ien|er)s$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A word that carries marks of both genders, with its forms. `plural` is "", "s" or the undecided "(s)"."""

    start: int
    end: int
    masculine: str
    feminine: str
    dotted: str
    double: str
    plural: str = ""
    article: bool = False


def _function_word(
    words: str, masculine: str, feminine: str, dotted: str, double: str = ""
) -> tuple[re.Pattern[str], tuple[str, ...]]:
    pattern = re.compile(rf"(?<![\w@.{MID_DOTS}/-])(?:{words})(?![\w@]|[{MID_DOTS}./-]{_L})", re.IGNORECASE)
    return pattern, (masculine, feminine, dotted, double or dotted)


_D = rf"[{MID_DOTS}./]"
_FUNCTION_WORDS = (
    _function_word(rf"du{_D}de la|de la/du", "du", "de la", "du·de la"),
    _function_word(rf"au{_D}à la|à la/au", "au", "à la", "au·à la"),
    _function_word(rf"le{_D}l?a|la/le|l{_D}a", "le", "la", "le·la"),
    _function_word(rf"un{_D}une|une/un", "un", "une", "un·e"),
    _function_word(rf"il{_D}elle|elle{_D}il", "il", "elle", "il·elle"),
    _function_word(rf"ils{_D}elles|elles{_D}ils", "ils", "elles", "ils·elles"),
    _function_word(rf"ce{_D}(?:tte|cette)|cette/ce", "ce", "cette", "ce·tte"),
    _function_word(rf"celui{_D}c?elle|celle{_D}celui", "celui", "celle", "celui·celle"),
    _function_word(rf"ceux{_D}c?elles|celles{_D}ceux", "ceux", "celles", "ceux·celles"),
    _function_word(rf"tou{_D}te{_D}?s|tous?{_D}t(?:oute)?s|tous{_D}tes", "tous", "toutes", "tous·tes", "tou·te·s"),
)
_ARTICLES = frozenset({"du", "au", "le", "un", "ce"})


def marked_words(text: str) -> Iterator[Marked]:
    """The words of a text that carry marks of both genders, in order; addresses and codes are never looked into."""
    closed = protected_spans(text)
    found: list[Marked] = []
    for pattern, forms in _FUNCTION_WORDS:
        for match in pattern.finditer(text):
            one, two, dotted, double = (_cased(form, match.group()) for form in forms)
            plural = "s" if forms[0] in ("ils", "ceux", "tous") else ""
            article = forms[0] in _ARTICLES
            found.append(Marked(*match.span(), one, two, dotted, double, plural, article))
    taken = [(word.start, word.end) for word in found]
    for match in _WORD.finditer(text):
        word = _marked(match)
        if word and not _overlaps(word, taken):
            found.append(word)
    # du.de looks like a German address and yet is not one: function words win over addresses
    certain = {(word.start, word.end) for word in found if word.article}
    yield from sorted(
        (word for word in found if (word.start, word.end) in certain or not _overlaps(word, closed)),
        key=lambda word: word.start,
    )


def _overlaps(word: Marked, spans: list[tuple[int, int]]) -> bool:
    return any(word.start < end and start < word.end for start, end in spans)


def _marked(match: re.Match[str]) -> Marked | None:
    stem, mark = match["stem"], match["mark"] or "("
    ending = (match["ending"] or match["bracketed"]).lower()
    plural = {"": "", "(s)": "(s)"}.get((match["s"] or match["s2"] or "").lower(), "s")
    sure = mark in MID_DOTS or mark == "("
    if plural == "s" and _ALREADY_PLURAL.search(stem.lower()):
        stem = stem[:-1]
    family = _family(stem.lower(), ending, sure)
    if family is None or len(stem) < 2:
        return None
    if stem.lower() == "un" and ending == "e" and not plural:
        return Marked(
            *match.span(),
            stem,
            _cased_like(stem, "une"),
            stem + _after(stem, "·e"),
            stem + _after(stem, "·e"),
            article=True,
        )
    kept = stem[: len(stem) - len(family.masculine)] if family.masculine else stem
    feminine = kept + _after(stem, family.feminine) + _after(stem, plural)
    invariable = stem[-1].lower() in "sxz"
    masculine = stem + ("" if invariable else _after(stem, plural))
    dotted = stem + MID_DOT + _after(stem, family.dotted + plural)
    double = dotted if plural != "s" or family.dotted == "ale" else dotted[:-1] + MID_DOT + dotted[-1]
    return Marked(*match.span(), masculine, feminine, dotted, double, plural)


def _family(stem: str, ending: str, sure: bool) -> _Ending | None:
    for endings, families in _FAMILIES:
        if ending in endings:
            for family in families:
                wanted = family.masculine if sure else family.unsure
                if wanted is not None and re.search(rf"(?:{wanted})$", stem):
                    return family
    return None


def _after(stem: str, ending: str) -> str:
    """An ending in the case of the word it is put to."""
    return ending.upper() if stem.isupper() and len(stem) > 1 else ending


def _cased_like(model: str, word: str) -> str:
    return word.upper() if model.isupper() else word.capitalize() if model[0].isupper() else word


def _cased(form: str, found: str) -> str:
    """A form in the case of what was found: DU.DE LA is upper case, Le.a begins with a capital."""
    return form.upper() if found.isupper() else form[0].upper() + form[1:] if found[0].isupper() else form
