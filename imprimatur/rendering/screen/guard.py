"""What a page may not hold: whatever runs, or fetches something. Inputs cannot bring it; a template could."""

from xml.etree.ElementTree import Element

from imprimatur.rendering.html.inline import SCHEMES
from imprimatur.rendering.messages import say
from imprimatur.rendering.sandbox import UnusableTemplate
from imprimatur.rendering.screen.tree import Tree

BARRED = (
    "script",
    "iframe",
    "object",
    "embed",
    "base",
    "form",
    "link",
    "frame",
    "frameset",
    "applet",
    "audio",
    "video",
)
"""Elements that run, load or send something."""
FETCHING = ("srcset", "poster", "background", "action", "formaction", "data", "ping", "manifest")
"""Attributes that name something to load or to send to; `src` is embedded, or refused there."""


def refuse(tree: Tree) -> None:
    """Raise UnusableTemplate for the first thing that may not be in a page."""
    for element in tree.root.iter():
        if element.tag in BARRED or (element.tag == "meta" and element.get("http-equiv")):
            raise UnusableTemplate(say("barred", what=f"<{element.tag}>"))
        for name, value in element.attrib.items():
            if name.startswith("on") or name in FETCHING or not _leads_well(element, name, value):
                raise UnusableTemplate(say("barred", what=f"{name}={value[:100]}"))


def _leads_well(element: Element, name: str, value: str) -> bool:
    """Whether a link leads inside the page, or where links of a document may lead."""
    return name != "href" or (element.tag == "a" and value.lower().startswith(("#", *SCHEMES)))
