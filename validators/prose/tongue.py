"""Texts in the wrong language: whole fields, paragraphs, sentences and cells, and languages exchanged."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from imprimatur.core.bilingual import NOTHING, Bilingual, Lang, Tongue, other
from imprimatur.core.finding import Finding
from imprimatur.core.place import shortened
from imprimatur.language.tongues import Verdict, quotations_out, stretch, verdict
from validators.completeness import LANGUAGE
from validators.examination import Examination, column
from validators.messages import say
from validators.prose.kept import Names, begins_as_organisation, is_of_names, names_of
from validators.prose.left_over import SURE, Sources, beside, left_over, sources_of
from validators.prose.passages import Passage, about
from validators.prose.sentences import sentence_spans, straight

_EXCERPT = 80
"""Characters of a text that a message quotes."""
_COLUMN = 3
"""Texts of a column from which they are told of together."""
_MOST = 0.6
"""The share of the texts of a column that must be wrong for the whole of it to be."""
_CAPITAL = re.compile(r"\w\W++[^\W\d_a-zà-ÿœ]")
"""A capital within a sentence, which a name has."""
_SAYING = re.compile(
    r"\b(?:is|are|was|were|be|been|will|would|can|could|may|has|have|had|must|should|does|did|we|you|they|he|she|it|our|your|"
    r"their|please|this|click|every|each|because|which|who|not|meets|met|works|helps|gives|takes|makes|offers|provides|"
    r"receives|asks|comes|goes|lives|organi[sz]es|discuss(?:es)?)\b",
    re.I,
)
"""A word of an English sentence that the title of a publication hardly has."""
_REFERENCE = re.compile(r"\((?:1[89]|20)\d{2}\b[^()]*\)")
"""The year of a reference, whose title ends with a full stop too."""
_TONGUE: dict[Tongue, Bilingual] = {"fr": LANGUAGE["fr"], "nl": LANGUAGE["nl"], "en": say("language_en")}


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A passage in another language, what of it is, and how surely; `whole` where all of it is."""

    passage: Passage
    excerpt: str
    verdict: Verdict
    whole: bool


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """What is written in another language than its own: one finding a text, or one for texts that belong together."""
    sources = sources_of(examined)
    suspects = [one for one in passages if _is_suspect(one.text, one.lang) or _is_left(one, sources)]
    if not suspects:
        return
    names = names_of(examined, passages)
    swapped = _swapped(passages)
    yield from _exchanged(examined, swapped)
    wrong = [found for one in suspects if one.path not in swapped and (found := _told(one, names, sources))]
    columns: dict[tuple[str, Lang], list[_Wrong]] = defaultdict(list)
    for one in wrong:
        columns[column(one.passage.path), one.passage.lang].append(one)
    together = {key for key, found in columns.items() if _is_column(key, found, passages)}
    for key in columns:
        if key in together:
            yield _finding(examined, columns[key])
    left = [one for one in wrong if (column(one.passage.path), one.passage.lang) not in together]
    for run in _runs(left, passages):
        yield _finding(examined, run)


def _is_suspect(text: str, lang: Lang) -> bool:
    return bool(verdict(text, lang) or _sentence(text, lang) or stretch(text, lang))


def _is_left(passage: Passage, sources: Sources) -> bool:
    """Whether words of the other language's text stand in a passage as they are."""
    source = beside(sources, passage)
    return bool(source) and left_over(passage.text, source, passage.lang) is not None


def _told(passage: Passage, names: Names, sources: Sources) -> _Wrong | None:
    """What is wrong with a passage: surely too where its words are those of the other language's text."""
    found = _judged(passage, names)
    source = beside(sources, passage)
    if not source or (found and found.verdict.sure) or is_of_names(passage.path):
        return found
    lang = passage.lang
    left = left_over(names.without(passage.text), names.without(source), lang)
    if left is None or begins_as_organisation(left[0], lang) or (left[1] < SURE and not _is_plain(passage, found)):
        return found
    whole = found is not None and found.whole
    return _Wrong(passage, found.excerpt if whole and found else left[0], Verdict(other(lang), True, left[1]), whole)


def _is_plain(passage: Passage, found: _Wrong | None) -> bool:
    """Whether a passage of which one word tells the language is one of plain words: no capital makes it a name."""
    return found is not None and found.whole and passage.text[:1].islower() and not _CAPITAL.search(passage.text)


def _is_column(key: tuple[str, Lang], found: Sequence[_Wrong], passages: Sequence[Passage]) -> bool:
    """Whether most texts of a column of a table are wrong."""
    if not found[0].passage.path[:1].isalpha() or column(found[0].passage.path) == found[0].passage.path:
        return False
    rows = sum((column(one.path), one.lang) == key for one in passages)
    return len(found) >= max(_COLUMN, _MOST * rows)


def _swapped(passages: Sequence[Passage]) -> dict[str, dict[Lang, Passage]]:
    """The fields whose French reads as Dutch and whose Dutch reads as French, with the first passage of each."""
    sides: dict[str, dict[Lang, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for one in passages:
        sides[one.path][one.lang].append(one)
    return {
        path: {"fr": both["fr"][0], "nl": both["nl"][0]}
        for path, both in sides.items()
        if both["fr"] and both["nl"] and _reads_as_other(both["fr"]) and _reads_as_other(both["nl"])
    }


def _reads_as_other(passages: Sequence[Passage]) -> bool:
    found = verdict("\n".join(one.text for one in passages), passages[0].lang)
    return found is not None and found.tongue != "en"


def _exchanged(examined: Examination, swapped: Mapping[str, Mapping[Lang, Passage]]) -> Iterator[Finding]:
    """One finding for each exchanged pair; for those of a column, one together."""
    columns: dict[str, list[str]] = defaultdict(list)
    for path in swapped:
        columns[column(path)].append(path)
    for field, paths in columns.items():
        if field != paths[0] and len(paths) >= _COLUMN:
            french = swapped[paths[0]]["fr"]
            yield examined.finding("L10", french.path, {"count": len(paths)}, place=french.location)
            continue
        for path in paths:
            french, dutch = swapped[path]["fr"], swapped[path]["nl"]
            values = {"fr": _excerpt(french.text), "nl": _excerpt(dutch.text)}
            yield examined.finding("L09", path, values, place=french.location)


@lru_cache(maxsize=16_384)
def _sentence(text: str, lang: Lang) -> tuple[str, Verdict] | None:
    """The first sentence of a text that is in another language: surely, or in two words without a name."""
    # What stands in quotation marks or in an address is cut nowhere: half of it would read as a sentence.
    for start, end in sentence_spans(quotations_out(text)):
        one = straight(text[start:end]).strip()
        found = verdict(one, lang)
        if found and (found.sure or (found.count > 1 and not _CAPITAL.search(one))):
            return one, found
    return None


def _judged(passage: Passage, names: Names) -> _Wrong | None:
    """Whether a passage that seems to be in another language is, its names aside."""
    text, lang = passage.text, passage.lang
    found = verdict(text, lang)
    if found is None:
        part = _sentence(text, lang)
        if part and not names.is_kept(part[0], lang):
            left = verdict(names.without(part[0]), lang)
            if left and left.count > 1 and (left.tongue != "en" or _SAYING.search(part[0])):
                return _Wrong(passage, part[0], left, False)
        mixed = stretch(names.without(text), lang)
        return _Wrong(passage, mixed, Verdict(other(lang), False, 1), False) if mixed else None
    if is_of_names(passage.path) and not text[:1].islower():
        left = verdict(names.without(text, registered=True), lang)
        if left is None or not left.sure or names.is_shared(text, lang) or begins_as_organisation(text, lang):
            return None
        return _Wrong(passage, text, left, True)
    if names.is_kept(text, lang):
        return None
    left = verdict(names.without(text), lang)
    if left is None or _may_be_a_name(passage, left, names):
        return None
    return _Wrong(passage, text, left, True)


def _may_be_a_name(passage: Passage, found: Verdict, names: Names) -> bool:
    """Whether so few words say so that a name or a loan may explain it."""
    if found.tongue == "en":
        said = _SAYING.search(passage.text) or (
            passage.text.rstrip().endswith(".") and not _REFERENCE.search(passage.text)
        )
        titled = passage.spec.rich and not said
        return titled or names.is_shared(passage.text, passage.lang)
    if found.sure:
        return False
    if passage.text.isupper():
        return True
    words = re.findall(r"[^\W\d_]+", passage.text)
    named = all(word[0].isupper() for word in words) and (len(words) > 1 or passage.spec.rich)
    return named and names.is_shared(passage.text, passage.lang)


def _runs(wrong: Sequence[_Wrong], passages: Sequence[Passage]) -> Iterator[list[_Wrong]]:
    """The wrong passages, those that follow each other in one text of one language together."""
    found = {id(one.passage): one for one in wrong}
    runs: dict[tuple[str, Lang], list[_Wrong]] = {}
    for one in passages:
        key = (one.path, one.lang)
        if id(one) in found and found[id(one)].whole:
            runs.setdefault(key, []).append(found[id(one)])
            continue
        if key in runs and (id(one) in found or verdict(one.text, one.lang) is None):
            yield runs.pop(key)
        if id(one) in found:
            yield [found[id(one)]]
    yield from runs.values()


def _finding(examined: Examination, run: Sequence[_Wrong]) -> Finding:
    """A finding about one passage or a run of them; sure as soon as one of them is."""
    first, more = run[0], len(run) - 1
    sure = any(one.verdict.sure for one in run) or more > 1
    return about(
        examined,
        first.passage,
        "L07" if sure else "L08",
        language=LANGUAGE[first.passage.lang],
        seems=_TONGUE[first.verdict.tongue],
        excerpt=_excerpt(first.excerpt),
        more=_more(more),
    )


def _more(count: int) -> Bilingual:
    if not count:
        return NOTHING
    return say("more_texts" if count == 1 else "more_texts_many", count=count).after_space()


def _excerpt(text: str) -> str:
    text = " ".join(text.replace("'", "’").split())
    return shortened(text, _EXCERPT)
