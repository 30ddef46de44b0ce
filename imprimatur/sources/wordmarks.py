"""Word-marks made fit for print: drawings and pictures that hold nothing but what is seen.

A drawing saved by an editor names its author, the folders of its machine and earlier versions; a page for the screen
carries it whole. What is kept is what SVG 1.1 draws: no metadata, comments, scripts, links, foreign names or outside
addresses. A picture passes where all do (`printable`).
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from imprimatur.core.errors import UnsafeInput
from imprimatur.core.source import Source
from imprimatur.sources.messages import say
from imprimatur.sources.printable import UnusablePicture, printable

FOLDER = "_shared/wordmarks/"
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
DROPPED = frozenset(("metadata", "script", "foreignObject", "a", "animate", "set", "handler", "listener"))
DEEPEST = 64
"""Elements one inside another; a drawing of an editor has about ten."""
_OUTSIDE = re.compile(r"url\(\s*[\"']?(?!#)|@import|javascript:|image-set\(|src\(|\\", re.I)
"""What leads elsewhere, or may: a backslash writes any of it in other signs (CSS Syntax Level 3, 4.3.7)."""
_DATA = re.compile(r"data:image/[a-z+]{1,20};base64,([A-Za-z0-9+/=\s]+)")


def fitted(sources: Iterable[Source]) -> tuple[list[Source], list[UnsafeInput]]:
    """Shared files as they may be printed, and the word-marks that cannot be: these are empty, and told."""
    found: list[Source] = []
    refused: list[UnsafeInput] = []
    for source in sources:
        try:
            found.append(fit(source))
        except UnusablePicture as fault:
            found.append(replace(source, content=b""))
            refused.append(UnsafeInput(source.name, fault.reason))
    return found, refused


def fit(source: Source) -> Source:
    """A shared file as it may be printed: a word-mark without what is not seen, anything else as it is.

    Its hash stays that of the file. Raises UnusablePicture for a word-mark that is none.
    """
    if not source.name.startswith(FOLDER):
        return source
    if source.suffix == ".svg":
        return replace(source, content=drawing(source.content))
    return replace(source, content=printable(source.content).content) if source.suffix == ".png" else source


@lru_cache(maxsize=64)
def drawing(content: bytes) -> bytes:
    """The drawing of an SVG file alone. Raises UnusablePicture for what is no drawing."""
    try:
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnusablePicture(say("picture_damaged")) from error
    if root.tag != f"{SVG}svg":
        raise UnusablePicture(say("picture_damaged"))
    _clean(root)
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
    root.set("xmlns", SVG[1:-1])
    return tostring(root, encoding="unicode").encode()


def _clean(element: Element, depth: int = 1) -> None:
    if depth > DEEPEST:
        raise UnusablePicture(say("picture_damaged"))
    for name, value in list(element.attrib.items()):
        plain = "href" if name == XLINK else name
        del element.attrib[name]
        if (kept := _kept(element, plain, value)) is not None:
            element.set(plain, kept)
    if element.tag == f"{SVG}style":
        said = "".join(element.itertext())
        element[:] = []
        element.text = "" if _OUTSIDE.search(said) else said
    for child in list(element):
        if not str(child.tag).startswith(SVG) or child.tag.removeprefix(SVG) in DROPPED:
            element.remove(child)
        else:
            _clean(child, depth + 1)


def _kept(element: Element, name: str, value: str) -> str | None:
    """The value of an attribute that draws something; None for one that does not, or that leads elsewhere."""
    if "}" in name or name.lower().startswith(("on", "data-")) or _OUTSIDE.search(value):
        return None
    if name != "href" or value.startswith("#"):
        return value
    picture = _DATA.fullmatch(value) if element.tag == f"{SVG}image" else None
    if picture is None:
        return None
    try:
        content = base64.b64decode(picture[1])
    except ValueError as error:
        raise UnusablePicture(say("picture_damaged")) from error
    made = printable(content)
    return f"data:{made.media};base64,{base64.b64encode(made.content).decode()}"
