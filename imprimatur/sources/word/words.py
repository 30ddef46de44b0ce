"""The words of any element, to be told in a finding: drawings, charts and what is not known included."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from imprimatur.core.own_marks import OWN_TAG
from imprimatur.sources.word.vocabulary import APART, BREAKS, NOTHING, TEXTS
from imprimatur.sources.word.xml import child, elements, kind, qn

_CACHED = frozenset(["c:v", "cx:v", "cx:pt"])
"""The names of the series and categories of a chart, and its numbers, which are left out."""
_PROMPT = re.compile(
    r"(?:cliquez (?:ou appuyez )?ici pour (?:entrer|taper|ajouter) (?:du|un|une) .{1,30}|choisissez un élément"
    r"|klik (?:of tik )?(?:hier )?(?:om|als u) .{1,40}(?:invoeren|voeren|typen)|kies een item"
    r"|click (?:or tap )?here to enter .{1,30}|click or tap to enter .{1,30}|choose an item)\.?",
    re.IGNORECASE,
)
"""The prompts of Word's content controls in its three languages here; other programs drop the mark that says so."""
_SHOWN = frozenset(
    """
    a:blip v:imagedata v:textpath c:chart cx:chart dgm:relIds o:OLEObject w:sym w:fldChar w:footnoteReference w:br w:tab
    """.split()
)
"""What makes a branch of alternative contents say something without words."""


def words(element: Any) -> str:
    """The words below an element in reading order, deleted ones included; alternative contents once."""
    return " ".join("".join(_pieces(element)).split())


def branch(alternate: Any) -> Any | None:
    """The branch of alternative contents that says something: the first choice, else the next; None for none.

    Word takes the first that it understands; the others say the same in an older form.
    """
    branches = list(elements(alternate))
    said = (one for one in branches if any(map(_says, one.iter(etree.Element))))
    return next(said, branches[0] if branches else None)


def _says(node: Any) -> bool:
    name = kind(node)
    written = name in TEXTS or name.startswith("?:")
    return name in _SHOWN or (written and bool((node.text or "").strip()))


def _pieces(node: Any) -> Iterator[str]:
    name = kind(node)
    if name == "mc:AlternateContent":
        found = branch(node)
        yield from _pieces(found) if found is not None else ()
    elif name in TEXTS:
        yield node.text or ""
    elif name in BREAKS:
        yield BREAKS[name]
    elif name in _CACHED:
        text = node.text or ""
        yield "" if text.replace(".", "").replace("-", "").isdigit() else f" {text} "
    elif name not in NOTHING:
        apart = " " if name in APART else ""
        yield apart
        if name == "v:textpath":
            yield f" {node.get('string') or ''} "
        strange = name.startswith("?:")
        yield (node.text or "") if strange else ""
        for one in elements(node):
            yield from _pieces(one)
            yield (one.tail or "") if strange else ""
        yield apart


def is_unchosen(control: Any) -> bool:
    """Whether a list of choices shows none of them: its prompt, or its entry without a value."""
    listed = child(control, "w:sdtPr", "w:dropDownList")
    entries = list(listed.iterchildren(qn("w:listItem"))) if listed is not None else []
    values = {one.get(qn("w:displayText")) or one.get(qn("w:value")): one.get(qn("w:value")) for one in entries}
    return bool(entries) and not values.get(words(child(control, "w:sdtContent")))


def is_placeholder(control: Any) -> bool:
    """Whether a content control still shows its prompt: it says so, or its words are those of Word's own prompts.

    Of a control of the kit only its question is one, which is known wherever it stands: other programs keep the mark of
    a prompt on what was typed in its place.
    """
    tag = child(control, "w:sdtPr", "w:tag")
    if tag is not None and tag.get(qn("w:val")) == OWN_TAG:
        return False
    prompt = bool(_PROMPT.fullmatch(words(child(control, "w:sdtContent")).strip()))
    return prompt or child(control, "w:sdtPr", "w:showingPlcHdr") is not None
