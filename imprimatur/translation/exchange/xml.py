"""The XML of files for translators: written the same each time, read without trust.

Entities, document types and the network are refused; a file is bounded, and so is its depth, by libxml2 (256).
"""

import re
from collections.abc import Collection
from typing import Any

from lxml import etree

from imprimatur.core.errors import UnsafeInput
from imprimatur.sources.package import declares_entities
from imprimatur.translation.exchange.answering import held, not_ours
from imprimatur.translation.messages import say

XML = "{http://www.w3.org/XML/1998/namespace}"
"""The namespace of `xml:lang` and `xml:space`."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tree(content: bytes, name: str) -> Any:
    """The root element of a file. Raises UnsafeInput for entities or too large a file, ImprimaturError for no XML."""
    if declares_entities(held(content, name)):
        raise UnsafeInput(name, say("file_entities"))
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise not_ours() from fault


def written(root: Any) -> bytes:
    """A file of XML."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def spread(node: Any, words: Collection[str], depth: int = 0) -> None:
    """Break the lines between elements, for who reads the file; those named here hold words and stay as they are."""
    if not len(node) or local(node) in words:
        return
    node.text = "\n" + "  " * (depth + 1)
    for child in node:
        spread(child, words, depth + 1)
        child.tail = node.text
    node[-1].tail = "\n" + "  " * depth


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def local(node: Any) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(node).localname)


def append(parent: Any, text: str) -> None:
    """Put words behind what an element holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + clean(text)
    else:
        parent.text = (parent.text or "") + clean(text)
