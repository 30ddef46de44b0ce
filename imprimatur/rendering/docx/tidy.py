"""What Word insists on and a filled template may lack or repeat."""

from typing import Any

from imprimatur.rendering.docx.xml import WP, W, name, paragraph

TALL = 1000
"""Characters from which a row is so tall, about half a page, that keeping it whole would leave a hole before it."""

HOLDERS = ("body", "tc", "hdr", "ftr")


def tidy(roots: list[Any], filler: str) -> None:
    """Mend the stories of a document: no empty runs, a paragraph at the end of each cell and story, unique drawings,
    rows that break where they are tall.

    `filler` is the style of a paragraph that is there only because the schema asks for one.
    """
    drawings = 0
    for root in roots:
        for run in list(root.iter(name("r"))):
            if all(child.tag == name("rPr") or (child.tag == name("t") and not child.text) for child in run):
                run.getparent().remove(run)
        for whole in list(root.iter(name("cantSplit"))):
            row = whole.getparent().getparent()
            if sum(len(text.text or "") for text in row.iter(name("t"))) > TALL:
                whole.getparent().remove(whole)
        for holder in root.iter(*(name(tag) for tag in HOLDERS)):
            _close(holder, filler)
        for element in root.iter():
            for attribute in [key for key in element.attrib if key == name("dirty") or "}rsid" in key]:
                del element.attrib[attribute]
        for properties in root.iter(f"{{{WP}}}docPr"):
            drawings += 1
            properties.set("id", str(drawings))


def _close(holder: Any, filler: str) -> None:
    """End a story or a cell with a paragraph, and let no two fillers follow each other."""
    content = [child for child in holder if child.tag in (name("p"), name("tbl"))]
    if not content or content[-1].tag == name("tbl"):
        end = paragraph(filler)
        sections = holder.findall(f"{{{W}}}sectPr")
        sections[-1].addprevious(end) if sections else holder.append(end)
