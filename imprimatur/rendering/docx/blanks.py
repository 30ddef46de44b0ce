"""Empty paragraphs in Word: a screen reader stops at each, so that the room they make is given to their neighbours.

A template and its tables make room with paragraphs of an exact height. What stands between two paragraphs is the larger
of the space after the first and the space before the second, as Word and LibreOffice reckon it.
"""

from typing import Any

from imprimatur.rendering.docx.xml import name, w

AFTER_SPACING = (
    "ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange"
).split()
"""What the schema puts after spacing in the properties of a paragraph (ECMA-376 part 1, 17.3.1)."""


def absorb(root: Any, styles_root: Any) -> None:
    """Give the height of the empty paragraphs of `root` to the space around them, and take them out.

    One stays where Word needs it, between two tables or at the end of a cell or story, and where it draws a rule. The
    break of a column that stands alone in one goes to the paragraph after.
    """
    for alone in [paragraph for paragraph in root.iter(name("p")) if _is_break(paragraph)]:
        after = _neighbour(alone, False)
        if after is not None and after.tag == name("p"):
            properties = after.find(name("pPr"))
            after.insert(0 if properties is None else 1, alone.find(name("r")))
            alone.getparent().remove(alone)
    spacing = Spacing(styles_root)
    for blank in [paragraph for paragraph in root.iter(name("p")) if _is_blank(paragraph, spacing)]:
        before, after = _neighbour(blank, True), _neighbour(blank, False)
        if after is not None and after.tag == name("p"):
            above = spacing.of(before, "after") if before is not None and before.tag == name("p") else 0
            had = spacing.of(after, "before")
            room = max(above, spacing.of(blank, "before")) + spacing.of(blank, "line")
            room += max(spacing.of(blank, "after"), had)
            _lower(blank, after, room - had)
            _set(after, "before", room)
        elif after is not None and before is not None and after.tag == name("tbl") and before.tag == name("p"):
            high = max(spacing.of(before, "after"), spacing.of(blank, "before"))
            _set(before, "after", high + spacing.of(blank, "line") + spacing.of(blank, "after"))
        else:
            continue
        blank.getparent().remove(blank)


class Spacing:
    """The space around paragraphs and the height of their lines, in twips, by their styles."""

    def __init__(self, styles_root: Any) -> None:
        """Take the w:styles of the document."""
        self.styles = {style.get(name("styleId")): style for style in styles_root.iter(name("style"))}

    def of(self, paragraph: Any, side: str) -> int:
        """The attribute of the paragraph's w:spacing, its own or that of its styles; 0 where none says it."""
        return int(self._said(paragraph, side) or 0)

    def is_exact(self, paragraph: Any) -> bool:
        """Whether its lines have a height that does not hang on its text."""
        return self._said(paragraph, "lineRule") == "exact"

    def is_ruled(self, paragraph: Any) -> bool:
        """Whether it is there for its border or its shade."""
        return any(
            holder.find(f"{name('pPr')}/{name(tag)}") is not None
            for holder in self.chain(paragraph)
            for tag in ("pBdr", "shd")
        )

    def _said(self, paragraph: Any, side: str) -> str | None:
        found = (holder.find(f"{name('pPr')}/{name('spacing')}") for holder in self.chain(paragraph))
        values = (one.get(name(side)) for one in found if one is not None)
        return next((value for value in values if value is not None), None)

    def chain(self, paragraph: Any) -> list[Any]:
        """The paragraph, its style and those that it is based on."""
        chain, named = [paragraph], paragraph.find(f"{name('pPr')}/{name('pStyle')}")
        while named is not None and (style := self.styles.get(named.get(name("val")))) is not None:
            if style in chain:
                break
            chain.append(style)
            named = style.find(name("basedOn"))
        return chain


def _is_blank(paragraph: Any, spacing: Spacing) -> bool:
    """Whether a paragraph holds nothing, ends no section and has an exact height."""
    holds = [child for child in paragraph if child.tag != name("pPr")]
    ends = paragraph.find(f"{name('pPr')}/{name('sectPr')}") is not None
    return not (holds or ends or is_framed(paragraph) or spacing.is_ruled(paragraph)) and spacing.is_exact(paragraph)


def _is_break(paragraph: Any) -> bool:
    """Whether a paragraph holds the break of a column and nothing else."""
    held = [child for run in paragraph.iter(name("r")) for child in run]
    return [(child.tag, child.get(name("type"))) for child in held] == [(name("br"), "column")]


def _neighbour(blank: Any, before: bool) -> Any | None:
    """The paragraph or table beside it in the flow."""
    siblings = blank.itersiblings(name("p"), name("tbl"), preceding=before)
    return next((one for one in siblings if not is_framed(one)), None)


def _lower(blank: Any, after: Any, twips: int) -> None:
    """Move what stands beside a paragraph down with its first line: a frame hangs on its upper edge, space included."""
    for one in blank.itersiblings(name("p")):
        if one is after:
            return
        frame = one.find(f"{name('pPr')}/{name('framePr')}")
        frame.set(name("y"), str(int(frame.get(name("y"), "0")) + twips))


def is_framed(element: Any) -> bool:
    """Whether an element stands out of the flow."""
    return element.find(f"{name('pPr')}/{name('framePr')}") is not None


def _set(paragraph: Any, side: str, twips: int) -> None:
    """Set the space before or after a paragraph."""
    properties = paragraph.find(name("pPr"))
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    spacing = properties.find(name("spacing"))
    if spacing is None:
        spacing = w("spacing")
        later = next((child for child in properties if child.tag in map(name, AFTER_SPACING)), None)
        properties.append(spacing) if later is None else later.addprevious(spacing)
    spacing.set(name(side), str(twips))
