"""The account of a Word file: every word of every part, and whether the reading prints it or a finding tells it."""

import re
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from imprimatur.core.dossier import Reading
from imprimatur.core.walking import plain_blocks
from imprimatur.sources import read_any
from tests.sources.making import source

_ASIDE = re.compile(r"word/(?:styles|settings|theme|fontTable|numbering|webSettings|glossary)|docProps|customXml|_rels")


def words_of(content: bytes) -> set[str]:
    """The words of the texts of every part, those set as pictures included."""
    found: set[str] = set()
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and not _ASIDE.search(name):
                for node in etree.fromstring(archive.read(name)).iter(etree.Element):
                    local = etree.QName(node).localname
                    text = node.text if local in ("t", "delText", "v", "said") else node.get("string")
                    found.update(re.findall(r"\w+", text or ""))
    return found


def said(reading: Reading) -> str:
    """All that a reading prints and tells."""
    texts = [text for narrative in reading.narratives for text in plain_blocks(narrative.blocks)]
    texts += [str(cell.value) for entry in reading.entries for cell in entry.values.values()]
    texts += [entry.name for entry in reading.entries]
    return "\n".join([*texts, *(found.message.fr for found in reading.findings)])


def lost(content: bytes) -> set[str]:
    """The words of a Word file that are nowhere, or that something stands glued to."""
    printed = set(re.findall(r"\w+", said(read_any(source("texte.fr.docx", content)))))
    return words_of(content) - printed
