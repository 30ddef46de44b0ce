"""References of a synthesis: every one that is called stands in the list, every one of the list is called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.language.parsing import fold
from validators.examination import texts
from validators.messages import say
from validators.prose.pieces import expressions
from validators.research_synthesis.note import Note

_CALL = re.compile(r"\b(?:cite|citer|citeer)\s*\(([^()]*)\)")
_KEY = re.compile(r"[\"'“”«»„‘’]\s*([^\"'“”«»„‘’]+?)\s*[\"'“”«»„‘’]")


@dataclass(frozen=True, slots=True)
class Call:
    """One key called, where it stands."""

    key: str
    path: str
    lang: Lang | None
    place: Location


def check(note: Note) -> Iterator[Finding]:
    """Keys called and unknown (S02), references never called (S03), calls that one language lacks (S16)."""
    listed = {fold(one.key): one.key for one in note.synthesis.references if one.key}
    calls = list(_calls(note))
    for call in calls:
        if fold(call.key) not in listed:
            about = {"value": call.key, "expected": ", ".join(listed.values()) or "–"}
            yield note.finding("S02", call.path, about, lang=call.lang, place=call.place)
    called = {fold(call.key) for call in calls}
    for place, one in enumerate(note.synthesis.references):
        if one.key and fold(one.key) not in called:
            how = say("example_cite", key=one.key)
            yield note.finding("S03", f"references.{place}.key", {"value": one.key, "call": how})
    yield from _one_sided(note, calls)


def _calls(note: Note) -> Iterator[Call]:
    for path, _, text in texts(note.synthesis):
        for lang in LANGS:
            wording = text.wording(lang)
            for piece in expressions(wording.blocks, wording.location) if wording else ():
                for call in _CALL.finditer(piece.text):
                    yield from (Call(key[1], path, lang, piece.location) for key in _KEY.finditer(call[1]))
    for place, concept in enumerate(note.synthesis.concepts):
        if concept.source:
            path = f"concepts.{place}.source"
            yield Call(concept.source, path, None, note.examined.provenance.place(path))


def _one_sided(note: Note, calls: list[Call]) -> Iterator[Finding]:
    """References that the French calls in a text and the Dutch does not, or the reverse."""
    for path, _, text in texts(note.synthesis):
        if not all(text.wording(lang) for lang in LANGS):
            continue
        sides = {lang: {fold(one.key): one for one in calls if (one.path, one.lang) == (path, lang)} for lang in LANGS}
        for lang in LANGS:
            for key in sorted(sides[lang].keys() - sides[other(lang)].keys()):
                call = sides[lang][key]
                about = {"value": call.key}
                yield note.finding("S16", path, about, lang=call.lang, place=call.place)
