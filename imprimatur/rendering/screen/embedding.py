"""All inside: pictures, fonts and what a style sheet names become part of the page, and charts a drawing in it."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from imprimatur.rendering.messages import say
from imprimatur.rendering.sandbox import UnusableTemplate
from imprimatur.rendering.screen.tree import Tree, looks, made, replaced

MEDIA = MimeTypes()
MEDIA.add_type("font/woff2", ".woff2")
"""Media types by extension, as Python knows them on every machine."""
_ADDRESS = re.compile(r"""url\(\s*(["']?)([^"')]{0,2000})\1\s*\)""")
"""An address in a style sheet; one with a quotation mark inside is written as data and needs nothing."""
_KEPT = ("data:", "#")
_REFERENCE = re.compile(r"url\(#([^)]{1,100})\)")


@dataclass(frozen=True, slots=True)
class Files:
    """What a page may name: the pictures handed in by their address, and the files below the templates folder.

    An address is read from the folder of the kind, as in the body of its page: `../_shared/screen/x.woff2`.
    """

    root: Path
    kind: str
    given: Mapping[str, tuple[bytes, str]]

    def data(self, address: str) -> str:
        """The address of something with all its bytes. Raises UnusableTemplate for what stands elsewhere."""
        content, media = self.given[address] if address in self.given else self._file(address)
        return f"data:{media};base64,{base64.b64encode(content).decode()}"

    def _file(self, address: str) -> tuple[bytes, str]:
        parts = urlsplit(address)
        root = self.root.resolve()
        path = (root / self.kind / unquote(parts.path)).resolve()
        if parts.scheme or parts.netloc or not path.is_relative_to(root) or not path.is_file():
            raise UnusableTemplate(say("not_inside", what=address[:200]))
        return path.read_bytes(), MEDIA.guess_type(path.name)[0] or "application/octet-stream"


def embed(tree: Tree, files: Files) -> None:
    """Put all that the page names into it. Raises UnusableTemplate."""
    _draw(tree, files)
    for picture in tree.all("img"):
        address = picture.get("src", "")
        if not address.startswith("data:"):
            picture.set("src", files.data(address))
    for sheet in tree.all("style"):
        sheet.text = _ADDRESS.sub(lambda found: _named(found, files), sheet.text or "")


def _named(found: re.Match[str], files: Files) -> str:
    address = found[2]
    return found[0] if address.startswith(_KEPT) else f'url("{files.data(address)}")'


def _draw(tree: Tree, files: Files) -> None:
    """Put charts into the page as drawings, whose words take its fonts and can be searched and copied.

    They are ours; a drawing from the inputs stays a picture, in which nothing runs.
    """
    parents = tree.parents()
    charts = [one for one in tree.all("img") if "chart" in looks(parents[one])]
    for number, picture in enumerate(charts, 1):
        content, media = files.given[picture.get("src", "")]
        if media == "image/svg+xml":
            drawing = _drawing(content, picture.get("alt", ""), number)
            scroller = made("div", "", drawing, look="drawing", tabindex="0", role="group")
            scroller.set("aria-label", picture.get("alt", ""))
            replaced(parents[picture], picture, scroller)


def _drawing(content: bytes, alt: str, number: int) -> Element:
    """A drawing as part of a page: one picture for a screen reader, its own names apart from those of other charts."""
    drawing: Element = fromstring(content)
    for element in drawing.iter():
        element.tag = str(element.tag).rpartition("}")[2]
        for name, value in list(element.attrib.items()):
            if name == "id":
                element.set(name, f"chart-{number}-{value}")
            elif "url(#" in value:
                element.set(name, _REFERENCE.sub(rf"url(#chart-{number}-\1)", value))
        element.tail = None
        if not (element.text or "").strip():
            element.text = None
    for name in ("width", "height", "font-family"):
        drawing.attrib.pop(name, None)
    drawing.set("role", "img")
    drawing.set("aria-label", alt)
    return drawing
