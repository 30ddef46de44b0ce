"""The tree of a page: read as browsers read it, walked with its parents, and written again."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

import tinyhtml5

DOCTYPE = "<!DOCTYPE html>\n"


class Tree:
    """The elements of a page. `head`, `body` and `main` are those of the page; a page without a main has its body."""

    def __init__(self, html: str) -> None:
        """Read a page. Nothing that it holds raises: HTML has a tree for every text."""
        self.root: Element = tinyhtml5.parse(html, namespace_html_elements=False)
        for element in self.root.iter():
            if isinstance(element.tag, str):  # a comment has a function for its tag
                element.tag = element.tag.rpartition("}")[2]  # drawings have a name space, which HTML does not write
        self.head = self._first("head")
        self.body = self._first("body")
        self.main = next(self.body.iter("main"), self.body)

    def _first(self, tag: str) -> Element:
        return next(self.root.iter(tag))  # the parser makes a head and a body for every page

    def all(self, *tags: str, look: str = "") -> list[Element]:
        """The elements of some tags in the order of the page, those of a class where one is asked for."""
        found = [one for one in self.root.iter() if isinstance(one.tag, str) and one.tag in tags]
        return [one for one in found if not look or look in looks(one)]

    def parents(self) -> dict[Element, Element]:
        """The parent of every element, as the tree stands now."""
        return {child: parent for parent in self.root.iter() for child in parent}

    def html(self) -> str:
        """The page as HTML, the same for the same tree."""
        return DOCTYPE + tostring(self.root, encoding="unicode", method="html").rstrip() + "\n"


def looks(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def text_of(element: Element) -> str:
    """The words of an element, runs of spaces as one."""
    return " ".join("".join(element.itertext()).split())


def made(tag: str, text: str = "", /, *children: Element, **attributes: str) -> Element:
    """An element. Names of attributes: `look` for class, `target` for href, an underscore for each hyphen."""
    names = {"look": "class", "target": "href"}
    element = Element(tag, {names.get(name, name.replace("_", "-")): value for name, value in attributes.items()})
    element.text = text or None
    element.extend(children)
    return element


def replaced(parent: Element, child: Element, other: Element) -> None:
    """Put `other` where `child` stands; what follows the child in the text follows the other."""
    place = list(parent).index(child)
    other.tail, child.tail = child.tail, None
    parent[place] = other


def before(parent: Element, child: Element) -> Iterator[Element]:
    """The elements before a child, the nearest first."""
    place = list(parent).index(child)
    yield from reversed(parent[:place])
