"""Footnotes: a page for the screen has no foot, so that notes stand at its end, linked there and back."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from imprimatur.rendering.screen.tree import Tree, made, replaced

BACK = "\u21a9"
"""The sign that leads from a note back to its call."""


def endnotes(tree: Tree, labels: Mapping[str, str]) -> None:
    """Move every footnote to a list at the end of the page, numbered in the order in which they are called."""
    notes = tree.all("span", look="note")
    parents = tree.parents()
    items = []
    for number, note in enumerate(notes, 1):
        replaced(parents[note], note, _call(number, labels["note"]))
        items.append(_item(note, number, labels["note_back"]))
    if items:
        heading = made("h2", labels["footnotes"], id="notes")
        section = made("section", "", heading, made("ol", "", *items), look="notes", role="doc-endnotes")
        section.set("aria-labelledby", "notes")
        tree.main.append(section)


def _call(number: int, word: str) -> Element:
    name = f"{word}\u00a0{number}"
    link = made("a", str(number), id=f"call-{number}", target=f"#note-{number}", role="doc-noteref", aria_label=name)
    return made("sup", "", link, look="call")


def _item(note: Element, number: int, word: str) -> Element:
    """The note as an item: what it says, then the way back."""
    item = made("li", note.text or "", *note, id=f"note-{number}")
    back = made("a", BACK, target=f"#call-{number}", role="doc-backlink", aria_label=f"{word} ({number})")
    if len(item):
        item[-1].tail = f"{item[-1].tail or ''} "
    else:
        item.text = f"{item.text or ''} "
    item.append(back)
    return item
