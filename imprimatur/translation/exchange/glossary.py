"""The terms that occur in a parcel: TBX-Basic for the tools of translators, CSV for who opens a workbook.

TBX-Basic of 2008 (ISO 30042:2008, `martif`): OmegaT, MultiTerm and memoQ read it, while the version of 2019 is read by
few. Without its document type, which some tools would go and fetch.
"""

import csv
from io import StringIO

from lxml import etree

from imprimatur.core.bilingual import TAGS
from imprimatur.translation.exchange.interface import Parcel
from imprimatur.translation.exchange.xml import XML, clean, spread, written

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a workbook would take for a formula at the start of a cell."""


def write_tbx(parcel: Parcel) -> bytes:
    """The terms as a file of TBX-Basic."""
    root = etree.Element("martif", type="TBX-Basic")
    root.set(f"{XML}lang", TAGS[parcel.source])
    header = etree.SubElement(root, "martifHeader")
    file = etree.SubElement(header, "fileDesc")
    etree.SubElement(etree.SubElement(file, "titleStmt"), "title").text = clean(parcel.title)
    etree.SubElement(etree.SubElement(file, "sourceDesc"), "p").text = clean(f"Imprimatur: {parcel.dossier}")
    etree.SubElement(etree.SubElement(header, "encodingDesc"), "p", type="XCSURI").text = "TBXBasicXCSV02.xcs"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for number, pair in enumerate(parcel.glossary, 1):
        entry = etree.SubElement(body, "termEntry", id=f"t{number}")
        for lang, term in zip((parcel.source, parcel.target), pair, strict=True):
            said = etree.SubElement(entry, "langSet")
            said.set(f"{XML}lang", TAGS[lang])
            etree.SubElement(etree.SubElement(said, "tig"), "term").text = clean(term)
    spread(root, ("p", "title", "term"))
    return written(root)


def write_csv(parcel: Parcel) -> bytes:
    """The terms as a table of two columns, as Excel in Belgium opens one: semicolons, and a mark that it is UTF-8."""
    made = StringIO()
    table = csv.writer(made, delimiter=";", lineterminator="\r\n")
    table.writerow((parcel.source, parcel.target))
    table.writerows(tuple(f"'{one}" if one.startswith(_FORMULA) else one for one in pair) for pair in parcel.glossary)
    return made.getvalue().encode("utf-8-sig")
