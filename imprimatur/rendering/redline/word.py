"""A Word file as a redline against a former one: accepting all gives the present text, rejecting all the former."""

from zipfile import BadZipFile

from lxml import etree

from imprimatur.rendering.docx.xml import name
from imprimatur.rendering.package import members, pack, total_size
from imprimatur.rendering.redline.bringing import Bringing, Document
from imprimatur.rendering.redline.merging import Merging, opened
from imprimatur.rendering.redline.tracking import Tracking

BODY = "word/document.xml"
LARGEST = 250 * 1024 * 1024
"""How many bytes a former file may unfold to."""


class NotComparable(Exception):
    """A file is no Word file that this program has made."""


def redlined(before: bytes, after: bytes, date: str = "") -> bytes:
    """The Word file `after` with every difference from `before` as a tracked change; `date` is theirs, if given.

    Both are files that we have made. What runs at the head and foot of pages stays that of the present one. Raises
    NotComparable for a former one that is damaged.
    """
    try:
        if total_size(before) > LARGEST:
            raise NotComparable
        old, new = Document(members(before)), Document(members(after))
        merging = Merging(Bringing(old, new), Tracking(date), BODY)
        former, present = (document.root(BODY).find(name("body")) for document in (old, new))
        merged = merging.blocks(opened(former), opened(present))
        section = [one for one in present if one.tag == name("sectPr")]
        present[:] = [*merged, *section]
    except (ValueError, KeyError, OSError, etree.XMLSyntaxError, AttributeError, EOFError, BadZipFile) as fault:
        raise NotComparable from fault
    return pack(new.written())
