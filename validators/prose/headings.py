"""Headings that open a field, in the other language: `Compétences` above the skills of the Dutch text.

The field is found all the same, for its names are known in both languages; the heading is no part of its text, and no
other check reads it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from imprimatur.core.bilingual import other
from imprimatur.core.blocks import Heading, plain
from imprimatur.core.finding import Finding
from imprimatur.findings.catalogue import Values
from imprimatur.language.folding import fold_words
from imprimatur.language.labels import Labels
from imprimatur.language.tongues import verdict
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.prose.passages import Passage


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """A heading of a text of one language that is a name of a field in the other."""
    read = {one.location for one in passages}
    fields = _fields(examined.labels)
    for reading in examined.job.dossier.readings:
        for narrative in reading.narratives:
            lang = narrative.lang
            for block in narrative.blocks if lang else ():
                if not lang or not isinstance(block, Heading) or block.location in read:
                    continue
                title = plain(block.text).strip(" :\u00a0\u202f")
                words = fold_words(title.lstrip("0123456789.) "))
                path = fields.get(words)
                if path and words != fold_words(examined.labels.fields[path].of(lang)) and verdict(title, lang):
                    values: Values = {
                        "language": LANGUAGE[lang],
                        "seems": LANGUAGE[other(lang)],
                        "excerpt": title,
                        "more": "",
                    }
                    yield examined.finding("L08", path, values, lang=lang, place=block.location)


@lru_cache(maxsize=16)
def _fields(labels: Labels) -> Mapping[str, str]:
    """The fields by all names that they are found by, folded."""
    return {fold_words(name): path for path, label in labels.fields.items() for name in label.spellings}
