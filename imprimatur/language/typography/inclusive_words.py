"""The words of French inclusive writing: how they are recognised, and their two forms.

Recognises what people write (`chargé.e`, `chargé·e`, `chargé-e`, `chargé(e)`, `expert.e.s`, `travailleur·euses`,
`usager.ère.s`, `du/de la`, `le.a`) by the ending after the mark, and only where the word before it can take that
ending: `porte-parole`, `est-ce` or `asbl.be` cannot be mistaken.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from imprimatur.language.typography.inclusive_endings import ENDINGS, Ending, family_between, family_of
from imprimatur.language.typography.protected import protected_spans

MID_DOTS = "·•‧⋅∙"
MID_DOT = "·"
_L = r"[^\W\d_]"
_MARKS = f"{MID_DOTS}./*‐‑-"
SIGNED = re.compile(rf"[^\W\d_](?:[{_MARKS}]-?|\(-?)[^\W\d_]|[a-zà-ÿ][A-ZÈ]*E[sS]?(?!\w)")
"""A sign between two letters, or capitals at the end: a text without any has no word that marks both genders."""
_HYPHENS = "-‐‑"
_CORE = (
    rf"(?P<stem>{_L}++(?:-{_L}++){{0,5}})"
    rf"(?:(?P<mark>/-|[{_MARKS}])(?P<ending>{ENDINGS})(?P<s>s|(?P=mark)s|\(s\))?"
    rf"|\(-?(?P<bracketed>{ENDINGS})(?:\)(?P<s2>s|\(s\))?|(?P<s3>s)\)))"
    rf"(?![\w@]|[{MID_DOTS}.*]{_L})"
)
_WORD = re.compile(rf"(?<![\w@.*{MID_DOTS}/])(?<![^\W\d_][‐‑-]){_CORE}", re.IGNORECASE)
_FOLLOWING = re.compile(rf"[/‐‑-](?:{_CORE})", re.IGNORECASE)
"""A marked word that a hyphen or a slash joins to another: `étudiant·e·s-chercheur·se·s`."""
_TAIL = re.compile(rf"[‐‑-]{_L}{{4,}}+(?![\w@]|[{_MARKS}]{_L})")
"""What a hyphen joins to a marked word, and both genders say: `expert·e-comptable`."""
_CAPITALS = re.compile(
    rf"(?<![\w@.*{MID_DOTS}/-])(?P<stem>{_L}?[a-zà-ÿ]{{3,}}+)(?P<ending>E|[NVL]E|EUSE|T?RICE|ÈRE)(?P<s>[sS]?)"
    rf"(?![\w@]|[{_MARKS}]{_L})"
)
"""`étudiantE`, `militantEs`."""
_PAIR = re.compile(
    rf"(?<![\w@.*{MID_DOTS}/‐‑-])(?P<one>{_L}{{2,}}+)/(?P<two>{_L}{{2,}}+)(?![\w@]|[{_MARKS}]{_L})", re.IGNORECASE
)
"""Both forms written out: `directeur/directrice`."""
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
    feminine_first: bool = False
    """Whether its author wrote the feminine first: `directrice/directeur`, `la/le`."""


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
        rf"tou{_DH}te{_DH}?s|tou{_D}s{_D}tes|tous?{_DH}t(?:oute)?s|tous{_DH}tes|tous?\(te\)s|tous\((?:tou)?tes\)",
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
            turned = match[0].lower().startswith(forms[1])
            found.append(Marked(*match.span(), one, two, dotted, double, plural, article, turned))
    taken = _covered(((word.start, word.end) for word in found), len(text))
    found += [word for word in _signed(text) if not _overlaps(word, taken)]
    # du.de looks like a German address and yet is not one: function words win over addresses
    certain = {(word.start, word.end) for word in found if word.article}
    yield from sorted(
        (word for word in found if (word.start, word.end) in certain or not _overlaps(word, closed)),
        key=lambda word: word.start,
    )


def _signed(text: str) -> Iterator[Marked]:
    """The words whose marks the text shows: by a sign, by capitals, or by both forms beside a slash."""
    at = 0
    while match := _WORD.search(text, at):
        at = match.end()
        part: re.Match[str] | None = match
        while part:
            at = part.end()
            joined = text[at : at + 1] in (*_HYPHENS, "/") and text[at + 1 : at + 2].isalpha()
            by_hyphen = (part["mark"] or "")[:1] in (*_HYPHENS, "/")
            after = _FOLLOWING.match(text, at) if joined and not by_hyphen else None
            tail = _TAIL.match(text, at) if joined and not after and (part["mark"] or "(") in f"{MID_DOTS}(" else None
            if not joined or after or tail:
                word = _marked(part, tail[0] if tail else "")
                if word:
                    yield word
            part = after
    for match in _CAPITALS.finditer(text):
        family = family_of(match["stem"].lower(), match["ending"].lower(), sure=False)
        if family:
            yield _formed(*match.span(), match["stem"], family, match["s"].lower())
    for match in _PAIR.finditer(text):
        for turned in (False, True):
            one, two = (match["two"], match["one"]) if turned else (match["one"], match["two"])
            pair = family_between(one.lower(), two.lower())
            if pair:
                length, family, plural = pair
                stem = match["one"][0] + one[1:length]
                yield replace(_formed(*match.span(), stem, family, plural), feminine_first=turned)
                break


def _covered(spans: Iterable[tuple[int, int]], length: int) -> bytearray:
    """The characters of a text that stand in one of some spans, as ones."""
    mask = bytearray(length)
    for start, end in spans:
        mask[start:end] = b"\1" * (end - start)
    return mask


def _overlaps(word: Marked, mask: bytearray) -> bool:
    return 1 in mask[word.start : word.end]


def _marked(match: re.Match[str], tail: str = "") -> Marked | None:
    start, end = match.start("stem"), match.end()
    stem, mark = match["stem"], match["mark"] or "("
    ending = (match["ending"] or match["bracketed"]).lower()
    plural = {"": "", "(s)": "(s)"}.get((match["s"] or match["s2"] or match["s3"] or "").lower(), "s")
    if len(stem) < 2 or _ASTRAY.search(match[0][start - match.start() :]):
        return None
    sure = mark in MID_DOTS or mark in "(*"
    stem, family = _read(stem, ending, plural, sure)
    if family is None:
        return None
    if stem.lower() == "un" and ending == "e" and not plural:
        dotted = stem + _after(stem, "·e")
        return Marked(start, end, stem, _cased_like(stem, "une"), dotted, dotted, article=True)
    return _formed(start, end, stem, family, plural, tail)


def _formed(start: int, end: int, stem: str, family: Ending, plural: str, tail: str = "") -> Marked:
    """The word that a stem and a family make, with what a hyphen joins to it."""
    kept = stem[: len(stem) - len(family.masculine)] if family.masculine else stem
    ends = "" if family.masculine.endswith("eaux") else plural
    feminine = kept + _after(stem, family.feminine) + _after(stem, ends)
    invariable = stem[-1].lower() in "sxz"
    masculine = stem + ("" if invariable else _after(stem, plural))
    dotted = stem + MID_DOT + _after(stem, family.dotted + ends)
    double = dotted if plural != "s" or family.dotted == "ale" else dotted[:-1] + MID_DOT + dotted[-1]
    return Marked(start, end + len(tail), masculine + tail, feminine + tail, dotted + tail, double + tail, plural)


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
