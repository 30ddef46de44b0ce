"""What helps to find one's way in a long page: landmarks, named lists of contents, tables that scroll on their own."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from imprimatur.rendering.screen.tree import Tree, before, looks, made, replaced, text_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def arrange(tree: Tree, labels: Mapping[str, str]) -> None:
    """Give the page its landmarks and regions."""
    _into_main(tree)
    _name_contents(tree)
    _scroll_tables(tree, labels)
    _caption_first(tree)
    for element in tree.root.iter():
        # Styles of single elements are for the printed page (numbers of lists), and the policy of the page bars them.
        element.attrib.pop("style", None)


def _into_main(tree: Tree) -> None:
    """What the body of a kind opens with, but its header, is part of the main content."""
    loose: list[Element] = []
    for element in tree.body:
        if element is tree.main:
            break
        if element.tag not in ("header", "nav") and not {"skip", "ribbon"} & set(looks(element)):
            loose.append(element)
    for place, element in enumerate(loose):
        tree.body.remove(element)
        tree.main.insert(place, element)


def _name_contents(tree: Tree) -> None:
    """A list of contents takes its name from the heading before it."""
    parents = tree.parents()
    for number, contents in enumerate(tree.all("nav"), 1):
        heading = next((one for one in before(parents[contents], contents) if one.tag in HEADINGS), None)
        if heading is not None:
            heading.set("id", heading.get("id", f"contents-{number}"))
            contents.set("aria-labelledby", heading.get("id", ""))


def _scroll_tables(tree: Tree, labels: Mapping[str, str]) -> None:
    """A table wider than the screen scrolls in a region of its own, which the keyboard reaches."""
    parents = tree.parents()
    for number, table in enumerate(tree.all("table"), 1):
        region = made("div", look="scroll", role="region", tabindex="0")
        caption = next(table.iter("caption"), None)
        if caption is not None and text_of(caption):
            caption.set("id", f"caption-{number}")
            region.set("aria-labelledby", f"caption-{number}")
        else:
            region.set("aria-label", f"{labels['table']}\u00a0({number})")
        replaced(parents[table], table, region)
        region.append(table)


def _caption_first(tree: Tree) -> None:
    """A caption opens its figure where the numbers of a chart would follow it: in between is no place for one."""
    for figure in tree.all("figure"):
        caption = figure.find("figcaption")
        if caption is not None and figure[-1] is not caption:
            figure.remove(caption)
            figure.insert(0, caption)
