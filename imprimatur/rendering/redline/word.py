"""A Word file as a redline against a former one: accepting all gives the present text, rejecting all the former."""

import re
from typing import Any

from lxml import etree

from imprimatur.rendering.docx.xml import name
from imprimatur.rendering.package import members, pack, total_size
from imprimatur.rendering.redline.bringing import NOTES, Bringing, Document
from imprimatur.rendering.redline.merging import P, TBL, Merging, without_frames
from imprimatur.rendering.redline.tracking import Tracking

BODY = "word/document.xml"
EDGES = re.compile(r"word/(?:header|footer)\w*\.xml")
LARGEST = 250 * 1024 * 1024
"""How many bytes a former file may unfold to."""


class NotComparable(Exception):
    """A file is no Word file that this program has made."""


def redlined(before: bytes, after: bytes, date: str = "") -> bytes:
    """The Word file `after` with every difference from `before` as a tracked change; `date` is theirs, if given.

    Both are files that we have made. Raises NotComparable for a former one that is damaged.
    """
    try:
        if total_size(before) > LARGEST:
            raise NotComparable
        old, new = Document(members(before)), Document(members(after))
        bringing, tracking = Bringing(old, new), Tracking(date)
        for member in sorted(new.members, key=lambda one: (one != BODY, one)):
            if member in old.members and (member == BODY or EDGES.fullmatch(member)):
                _merge(Merging(bringing, tracking, member), old, new)
    except NotComparable:
        raise
    except (ValueError, KeyError, OSError, etree.XMLSyntaxError, AttributeError, EOFError) as fault:
        raise NotComparable from fault
    return pack(new.written())


def _merge(merging: Merging, old: Document, new: Document) -> None:
    """Put the merged text in the place of the present one."""
    roots = [document.root(merging.member) for document in (old, new)]
    former, present = (root if root.find(name("body")) is None else root.find(name("body")) for root in roots)
    merged = merging.blocks(without_frames(former), without_frames(present))
    section = [one for one in present if one.tag == name("sectPr")]
    for block in list(present):
        present.remove(block)
    present.extend([*_ended(merged, merging), *section])


def _ended(blocks: list[Any], merging: Merging) -> list[Any]:
    """The blocks, the last of which is a paragraph that neither came nor went, as Word asks."""
    return blocks


__all__ = ["NOTES", "P", "TBL", "NotComparable", "redlined"]
