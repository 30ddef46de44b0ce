"""Whether two texts say the same with the same marks, however their runs are cut; and texts cut and put together."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.sources.plain_text.characters import clean
from imprimatur.sources.plain_text.inline import joined

_BRACES = "{}"
Look = tuple[object, ...]


def settled(inline: Inline) -> Inline:
    """A text as files can hold it: characters cleaned as the readers clean them, spaces made one, ends trimmed.

    White space has the look of nothing: marks never begin or end with it.
    """
    made: list[Run] = []
    after_space = True
    for run in inline:
        text = clean(run.text).replace("\t", " ")
        kept: list[str] = []
        for letter in text:
            if not (letter == " " and after_space):
                kept.append(letter)
            elif letter == "\n" and kept and kept[-1] == " ":
                kept[-1] = letter
            after_space = letter in " \n"
        note = settled(run.note) if run.note else ()
        made.extend(_apart(replace(run, text="".join(kept), note=note, gap=None, target="", said="")))
    return joined(made)


def _apart(run: Run) -> Iterator[Run]:
    """A run with the white space at its ends as runs of their own; its note stays with its words."""
    bare = run.text.strip()
    if not bare or run.verbatim:
        yield run if run.verbatim else replace(run, bold=False, italic=False, link="", raised="", lang=None)
        return
    start = run.text.index(bare)
    before, after = run.text[:start], run.text[start + len(bare) :]
    yield Run(before)
    if run.note and after:
        yield replace(run, text=bare, note=())
        yield Run(after, note=run.note)
    else:
        yield replace(run, text=bare)
        yield Run(after)


def same(one: Inline, other: Inline, *, tongues: bool = True) -> bool:
    """Whether two texts say the same with the same marks; without `tongues`, whatever language their pieces are in."""
    return list(_letters(one, tongues)) == list(_letters(other, tongues))


def _letters(inline: Inline, tongues: bool) -> Iterator[tuple[str, Look]]:
    """The characters of a text with their looks, composed; white space has none, notes stand where they are called."""
    for run in inline:
        look = (run.bold, run.italic, run.link, run.raised, run.lang if tongues else None)
        for letter in unicodedata.normalize("NFC", run.text):
            verbatim = run.verbatim and letter in _BRACES
            yield letter, () if letter.isspace() else (*look, verbatim)
        if run.note:
            yield "", tuple(_letters(run.note, tongues))


def same_calls(one: Inline, other: Inline) -> bool:
    """Whether two texts say the same and call as many notes at the same places, whatever these say."""
    mark = (Run("*"),)
    return same(*(tuple(replace(run, note=mark if run.note else ()) for run in text) for text in (one, other)))


def cut(inline: Inline, start: int, end: int) -> Inline:
    """The characters of a text from one place to another, with their looks; a note stays with the letter before it."""
    kept: list[Run] = []
    at = 0
    for run in inline:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        noted = start < at <= end or (not run.text and start <= at <= end)
        if text or (noted and run.note):
            kept.append(replace(run, text=text, note=run.note if noted else ()))
    return tuple(kept)


def replaced(now: Inline, was: Inline, text: Inline) -> Inline | None:
    """What stands somewhere now, with another text in the place of a part of it; None where that part is not there.

    What assembly takes off a text (the label of a caption, a mark of an item) stays around it.
    """
    if same(now, was):
        return text
    whole, part = plain(now), plain(was).strip()
    start = whole.find(part) if part else -1
    if start < 0 or whole.find(part, start + 1) >= 0:
        return None
    end = start + len(part)
    here = cut(now, start, end)
    every = {"bold": all(run.bold for run in here), "italic": all(run.italic for run in here)}
    told = {name: True for name, on in every.items() if on and not any(getattr(run, name) for run in was)}
    inside = tuple(replace(run, **told) for run in text)  # type: ignore[arg-type]
    return (*cut(now, 0, start), *inside, *cut(now, end, len(whole)))
