"""Comments in Word, where LibreOffice would lose its way."""

from typing import Any

from imprimatur.rendering.docx.blanks import Spacing, is_framed
from imprimatur.rendering.docx.xml import name

RANGE = ("commentRangeStart", "commentRangeEnd")


def lift_comments(body: Any, styles_root: Any) -> None:
    """Hang the comments of a list's first item that follows a frame on the frame: on the heading beside it.

    LibreOffice (7.4) takes the items after such a comment into the frame, one over the other. Word does as well either
    way. The mark of what is missing stays where it is, and the comment names the cell.
    """
    spacing = Spacing(styles_root)
    for reference in list(body.iter(name("commentReference"))):
        item = next(reference.iterancestors(name("p")))
        before = item.getprevious()
        if before is not None and before.tag == name("p") and is_framed(before) and _is_listed(item, spacing):
            _move(reference, item, before)


def _is_listed(paragraph: Any, spacing: Spacing) -> bool:
    return any(one.find(f"{name('pPr')}/{name('numPr')}") is not None for one in spacing.chain(paragraph))


def _move(reference: Any, item: Any, frame: Any) -> None:
    """Put a comment around all that is said in a frame."""
    identity = reference.get(name("id"))
    start, end = (next(one for one in item.iter(name(tag)) if one.get(name("id")) == identity) for tag in RANGE)
    properties = frame.find(name("pPr"))
    properties.addnext(start)
    frame.append(end)
    frame.append(reference.getparent())
