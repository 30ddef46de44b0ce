"""Official terms, both ways: what the language of a text has a name for is not called by the other's (terms.csv)."""

import re
from collections.abc import Iterator, Sequence

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.language.folding import fold, fold_words
from imprimatur.language.official import Found, Needles, find, needles
from imprimatur.language.tongues import evidence, quotations_out, verdict
from validators.completeness import LANGUAGE
from validators.examination import Examination, strings
from validators.prose.passages import Passage, about
from validators.prose.sentences import sentence_at

_AROUND = 80
"""Characters on each side in which the right form makes a gloss of the other."""
_NEXT = 25
"""Characters on each side whose words tell a name of the other language."""
_BESIDE = 2
"""Words of them that do where no capital begins a name: further ones may belong to another term."""
_SAID = re.compile(r"\bin het (?:Frans|Nederlands)\b|\ben (?:néerlandais|français)\b|\(?(?:Fr|Ndl|NL|FR)\.? ?:", re.I)
"""The text says itself that it gives the other language's word."""
_IN_ROW = re.compile(r"\.[0-9]+\.")
"""In the path of a text: it stands in a row of a table."""
_SHORT_FORMS = (Bilingual("Région", "Gewest"), Bilingual("Communauté", "Gemeenschap"))
"""How running text names the authorities that the table of terms gives in full."""


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Terms, names and communes of the other language, once for each in a passage."""
    terms = examined.registers.terms.entries if examined.registers.terms else ()
    looked_for = {lang: needles(terms, _names(examined), lang) for lang in LANGS}
    places = {lang: needles((), _communes(examined), lang) for lang in LANGS}
    registered = {fold(name) for one in examined.registers.organisations for name in one.names}
    found = [
        (code, one, text, hit)
        for one in passages
        # A cell that holds nothing but the name of an organisation of the registers is a name, in any language.
        if not (_IN_ROW.search(one.path) and fold(one.text) in registered)
        for text in (quotations_out(one.text),)
        for code, sought in (("L12", places), ("L11", looked_for))
        for hit in find(text, sought[one.lang])
    ]
    if not found:
        return
    own = frozenset(fold(value) for path, value in strings(examined.document) if path.startswith("acronyms."))
    names = _kept(examined, looked_for)
    told: set[tuple[int, str]] = set()
    for code, one, text, hit in found:
        written = one.text[hit.start : hit.end]
        if (id(one), written) not in told and _is_wrong(hit, text, one.lang, own, names[one.lang]):
            told.add((id(one), written))
            expected = hit.needle.expected
            yield about(examined, one, code, language=LANGUAGE[one.lang], value=written, expected=expected)


def _names(examined: Examination) -> tuple[Bilingual, ...]:
    """The organisations of the registers that have a name in each language."""
    sides = (one.name for one in examined.registers.organisations)
    pairs = (Bilingual(name.plain("fr"), name.plain("nl")) for name in sides if name.fr and name.nl)
    return (*(pair for pair in pairs if " " in pair.fr and " " in pair.nl), *_SHORT_FORMS)


def _communes(examined: Examination) -> tuple[Bilingual, ...]:
    pairs = {pair for many in examined.registers.communes.values() for pair in many}
    return tuple(Bilingual(french, dutch) for french, dutch in sorted(pairs))


def _kept(examined: Examination, looked_for: dict[Lang, Needles]) -> dict[Lang, tuple[str, ...]]:
    """The names of the registers that a language keeps, the longest first: all but those that have another in it."""
    names = {name for one in examined.registers.organisations for name in one.names if " " in name}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return {lang: tuple(name for name in ordered if not _is_needle(name, looked_for[lang])) for lang in LANGS}


def _is_needle(name: str, needles: Needles) -> bool:
    return any(found.end - found.start == len(name) for found in find(name, needles))


def _is_wrong(found: Found, text: str, lang: Lang, own: frozenset[str], names: Sequence[str]) -> bool:
    """Whether a term stands there as such: neither glossed, nor said to be the other language's, nor within a name."""
    start, end, needle = found.start, found.end, found.needle
    written = text[start:end]
    if needle.acronym and not needle.has_short_form and fold(written) in own:
        return False
    around = f" {fold_words(text[max(start - _AROUND, 0) : start])} {fold_words(text[end : end + _AROUND])} "
    if any(f" {fold_words(one)} " in around for one in needle.accepted):
        return False
    if _SAID.search(text, max(start - _AROUND, 0), min(end + _AROUND, len(text))):
        return False
    sentence = sentence_at(text, start)
    if verdict(sentence, lang) or verdict(text, lang):
        return False
    if any(name.find(written) >= 0 and _covers(text, name, start, end) for name in names):
        return False
    return needle.acronym or not _in_name(text, found, lang)


def _covers(text: str, name: str, start: int, end: int) -> bool:
    """Whether a name stands in a text around a place."""
    at = text.find(name, max(start - len(name), 0))
    return 0 <= at <= start and end <= at + len(name)


def _in_name(text: str, found: Found, lang: Lang) -> bool:
    """Whether the words beside a place are of the other language, or capitals: it stands within a name."""
    start, end = found.start, found.end
    before = text[max(start - _NEXT, 0) : start].partition(" ")[2] if start > _NEXT else text[:start]
    before = re.split(r"[.,;:!?()…]\s*", before)[-1]
    after = re.split(r"[.,;:!?()…]", text[end : end + _NEXT])[0]
    near = None if found.needle.proper else _BESIDE
    beside = (" ".join(before.split()[-near if near else None :]), " ".join(after.split()[:near]))
    if any(evidence(f"x {words.lower()}", lang).other for words in beside):
        return True
    last = re.search(r"(\w[\w’'-]*)\s$", before)
    if last and last[1][0].isupper() and len(before.split()) > 1:
        return True
    return bool(re.match(r"[-–’']\w", text[end : end + 2])) or bool(start and text[start - 1] in "-–")
