"""The words of French inclusive writing: how they are recognised, and their two forms.

Recognises what people write (`chargé.e`, `chargé·e`, `chargé-e`, `chargé(e)`, `expert.e.s`, `travailleur·euses`,
`usager.ère.s`, `du/de la`, `le.a`) by the ending after the mark, and only where the word before it can take that
ending: `porte-parole`, `est-ce` or `asbl.be` cannot be mistaken.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imprimatur.language.typography.inclusive_endings import ENDINGS, Ending, family_of
from imprimatur.language.typography.protected import protected_spans

MID_DOTS = "·•‧⋅∙"
MID_DOT = "·"
_L = r"[^\W\d_]"
_MARKS = f"{MID_DOTS}./*‐‑-"
SIGNED = re.compile(rf"[^\W\d_](?:[{_MARKS}]-?|\(-?)[^\W\d_]")
"""A sign between two letters: a text without any has no word that carries marks of both genders."""
_WORD = re.compile(
    rf"(?<![\w@.*{MID_DOTS}/])(?<![^\W\d_][‐‑-])(?P<stem>{_L}++(?:-{_L}++){{0,5}})"
    rf"(?:(?P<mark>/-|[{_MARKS}])(?P<ending>{ENDINGS})(?P<s>s|(?P=mark)s|\(s\))?"
    rf"|\(-?(?P<bracketed>{ENDINGS})(?:\)(?P<s2>s|\(s\))?|(?P<s3>s)\)))"
    rf"(?![\w@]|[{_MARKS}]{_L})",
    re.IGNORECASE,
)
_ALREADY_PLURAL = re.compile(r"(?:[éiuldtfn]|[^aeiou]r|[aeou]r|[^vdt]ier)s$")
_SINGULAR_IN_S = re.compile(
    r"(?:[aio]is|[cf]lus|fus|intrus|divers|pervers|univers|tiers|assis|(?:ad|com|per|pro|re|sou|trans|^|-)mis|pris|quis|gris)$"
)
"""Words that end so in the singular too: `bruxellois`, `exclus`, `permis`."""


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
    pattern = re.compile(rf"(?<![\w@.*{MID_DOTS}/-])(?:{words})(?![\w@]|[{MID_DOTS}./*-]{_L})", re.IGNORECASE)
    return pattern, (masculine, feminine, dotted, double or dotted)


_D = rf"[{MID_DOTS}./*]"
_DH = rf"[{MID_DOTS}./*-]"
_FUNCTION_WORDS = (
    _function_word(rf"du{_D}de la|du\(de la\)|de la/du", "du", "de la", "du·de la"),
    _function_word(rf"au{_D}à la|au\(à la\)|à la/au", "au", "à la", "au·à la"),
    _function_word(rf"le{_D}l?a|le\(la\)|la/le|l{_D}a", "le", "la", "le·la"),
    _function_word(rf"un{_D}une|un\(une\)|une/un", "un", "une", "un·e"),
    _function_word(rf"il{_D}elle|il\(elle\)|elle{_D}il", "il", "elle", "il·elle"),
    _function_word(rf"ils{_D}elles|ils\(elles\)|elles{_D}ils", "ils", "elles", "ils·elles"),
    _function_word(rf"ce{_D}(?:t?te|cette)|ce\(t?te\)|cette/ce", "ce", "cette", "ce·tte"),
    _function_word(rf"cet{_DH}te", "cet", "cette", "cet·te"),
    _function_word(rf"son{_D}sa", "son", "sa", "son·sa"),
    _function_word(rf"mon{_D}ma", "mon", "ma", "mon·ma"),
    _function_word(rf"ton{_D}ta", "ton", "ta", "ton·ta"),
    _function_word(rf"celui{_DH}c?elle|celui\(celle\)|celle{_D}celui", "celui", "celle", "celui·celle"),
    _function_word(rf"ceux{_DH}c?elles|ceux\(celles\)|celles{_D}ceux", "ceux", "celles", "ceux·celles"),
    _function_word(
        rf"tou{_DH}te{_DH}?s|tous?{_DH}t(?:oute)?s|tous{_DH}tes|tous?\(te\)s|tous\((?:tou)?tes\)",
        *("tous", "toutes", "tous·tes", "tou·te·s"),
    ),
)
_ARTICLES = frozenset({"du", "au", "le", "un", "ce", "cet", "son", "mon", "ton"})
_ASTRAY = re.compile(r"[a-zà-ÿ][./*‐‑-]-?[A-ZÀ-Þ]")
"""A capital after the sign: the sign ended a sentence, or parts a code (`classe-E`)."""


def marked_words(text: str) -> Iterator[Marked]:
    """The words of a text that carry marks of both genders, in order; addresses and codes are never looked into."""
    if not SIGNED.search(text):
        return
    closed = _covered(protected_spans(text), len(text))
    found: list[Marked] = []
    for pattern, forms in _FUNCTION_WORDS:
        for match in pattern.finditer(text):
            if _ASTRAY.search(match[0]):
                continue
            one, two, dotted, double = (_cased(form, match.group()) for form in forms)
            plural = "s" if forms[0] in ("ils", "ceux", "tous") else ""
            article = forms[0] in _ARTICLES
            found.append(Marked(*match.span(), one, two, dotted, double, plural, article))
    taken = _covered(((word.start, word.end) for word in found), len(text))
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


def _covered(spans: Iterable[tuple[int, int]], length: int) -> bytearray:
    """The characters of a text that stand in one of some spans, as ones."""
    mask = bytearray(length)
    for start, end in spans:
        mask[start:end] = b"\1" * (end - start)
    return mask


def _overlaps(word: Marked, mask: bytearray) -> bool:
    return 1 in mask[word.start : word.end]


def _marked(match: re.Match[str]) -> Marked | None:
    stem, mark = match["stem"], match["mark"] or "("
    ending = (match["ending"] or match["bracketed"]).lower()
    plural = {"": "", "(s)": "(s)"}.get((match["s"] or match["s2"] or match["s3"] or "").lower(), "s")
    if len(stem) < 2 or _ASTRAY.search(match[0]):
        return None
    sure = mark in MID_DOTS or mark in "(*"
    stem, family = _read(stem, ending, plural, sure)
    if family is None:
        return None
    if stem.lower() == "un" and ending == "e" and not plural:
        dotted = stem + _after(stem, "·e")
        return Marked(*match.span(), stem, _cased_like(stem, "une"), dotted, dotted, article=True)
    kept = stem[: len(stem) - len(family.masculine)] if family.masculine else stem
    ends = "" if family.masculine.endswith("eaux") else plural
    feminine = kept + _after(stem, family.feminine) + _after(stem, ends)
    invariable = stem[-1].lower() in "sxz"
    masculine = stem + ("" if invariable else _after(stem, plural))
    dotted = stem + MID_DOT + _after(stem, family.dotted + ends)
    double = dotted if plural != "s" or family.dotted == "ale" else dotted[:-1] + MID_DOT + dotted[-1]
    return Marked(*match.span(), masculine, feminine, dotted, double, plural)


def _read(stem: str, ending: str, plural: str, sure: bool) -> tuple[str, Ending | None]:
    """The word before a mark without the `s` of a plural that stands before the mark too, and the family."""
    low = stem.lower()
    if plural == "s" and _ALREADY_PLURAL.search(low) and not (ending == "e" and _SINGULAR_IN_S.search(low)):
        family = family_of(low[:-1], ending, sure)
        if family:
            return stem[:-1], family
    return stem, family_of(low, ending, sure)


def _after(stem: str, ending: str) -> str:
    """An ending in the case of the word it is put to."""
    return ending.upper() if stem.isupper() and len(stem) > 1 else ending


def _cased_like(model: str, word: str) -> str:
    return word.upper() if model.isupper() else word.capitalize() if model[0].isupper() else word


def _cased(form: str, found: str) -> str:
    """A form in the case of what was found: DU.DE LA is upper case, Le.a begins with a capital."""
    return form.upper() if found.isupper() else form[0].upper() + form[1:] if found[0].isupper() else form
