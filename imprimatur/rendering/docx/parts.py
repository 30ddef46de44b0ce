"""The parts of a Word package that stand beside the text: footnotes, comments, settings, properties."""

from io import BytesIO
from typing import Any

from docx.image.image import Image
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from imprimatur.core.composition import Properties
from imprimatur.rendering.docx.xml import R, W, clean, name, w

KEPT = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
"""What a package holds at its head; a template's preview picture and custom properties are not the document's."""

AFTER_NOTES = (
    "endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
    "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults "
    "doNotEmbedSmartTags decimalSymbol listSeparator"
)
"""The settings that the schema puts after footnotePr."""

PROMPTS = ("updateFields", "attachedTemplate", "mailMerge", "documentProtection", "rsids")
"""Settings that would make Word ask something on opening, or that tell of the template's own editing."""

CORE = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Imprimatur</Application></Properties>"
)


def related(part: Part, kind: str) -> Part | None:
    """The part that another leads to by a kind of relationship, None without one."""
    return next((rel.target_part for rel in part.rels.values() if rel.reltype == kind and not rel.is_external), None)


def related_image(part: Part, content: bytes) -> tuple[str, Image]:
    """A part's relationship to a picture, kept once in the package, and the picture. Raises docx.image errors."""
    assert isinstance(part.package, Package)
    image_part = part.package.get_or_add_image_part(BytesIO(content))
    return part.relate_to(image_part, RELATIONSHIP_TYPE.IMAGE), image_part.image


def footnotes_part(main: Part, settings: Any) -> Part:
    """The footnotes part of the document, made with its two separators where the template has none."""
    found = related(main, RELATIONSHIP_TYPE.FOOTNOTES)
    if found is None:
        separators = [
            w("footnote", w("p", w("r", w(kind))), type=kind, id=identity)
            for identity, kind in ((-1, "separator"), (0, "continuationSeparator"))
        ]
        found = _add(main, "/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES)
        found._blob = _bytes(_rooted("footnotes", separators))
    if settings.find(name("footnotePr")) is None:
        properties = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
        later = [child for child in settings if etree.QName(child).localname in AFTER_NOTES.split()]
        later[0].addprevious(properties) if later else settings.append(properties)
    return found


def note_ids(part: Part) -> list[int]:
    """The identifiers that a footnotes part already uses."""
    return [int(note.get(name("id"))) for note in _parsed(part)]


def add_notes(part: Part, notes: list[Any]) -> None:
    """Append footnotes to their part."""
    root = _parsed(part)
    root.extend(notes)
    part._blob = _bytes(root)


def set_comments(main: Part, comments: list[Any]) -> None:
    """Make these the comments of the document, in place of any that the template's designer left."""
    for identity, rel in list(main.rels.items()):
        if "comments" in rel.reltype.rpartition("/")[2].lower():
            del main.rels[identity]
    if comments:
        part = _add(main, "/word/comments.xml", CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS)
        part._blob = _bytes(_rooted("comments", comments))


def quiet_settings(main: DocumentPart) -> None:
    """Take out of the settings what would make Word ask on opening."""
    part = related(main, RELATIONSHIP_TYPE.SETTINGS)
    settings = main.settings.element
    assert part is not None
    for tag in PROMPTS:
        for element in settings.findall(name(tag)):
            part.rels.pop(element.get(f"{{{R}}}id", ""), None)
            settings.remove(element)


def set_properties(package: Package, properties: Properties, language: str) -> None:
    """Write the document's properties; with no date there is none in them, for a clock would differ every time."""
    root = etree.Element(f"{{{CORE['cp']}}}coreProperties", nsmap=CORE)
    values = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "cp:keywords": ", ".join(properties.keywords),
        "dc:language": language,
        "dcterms:created": f"{properties.date}T00:00:00Z" if properties.date else "",
        "dcterms:modified": f"{properties.date}T00:00:00Z" if properties.date else "",
    }
    for key, value in values.items():
        if value:
            prefix, _, local = key.partition(":")
            element = etree.SubElement(root, f"{{{CORE[prefix]}}}{local}")
            element.text = clean(value)
            if prefix == "dcterms":
                element.set(f"{{{CORE['xsi']}}}type", "dcterms:W3CDTF")
    for identity, rel in list(package.rels.items()):
        if rel.reltype not in KEPT:
            del package.rels[identity]
        elif rel.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            rel.target_part._blob = APPLICATION
        elif rel.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES:
            rel._target = Part(rel.target_part.partname, CONTENT_TYPE.OPC_CORE_PROPERTIES, _bytes(root), package)


def _add(main: Part, uri: str, content_type: str, relation: str) -> Part:
    assert isinstance(main.package, Package)
    part = Part(PackURI(uri), content_type, b"", main.package)
    main.relate_to(part, relation)
    return part


def _rooted(tag: str, children: list[Any]) -> Any:
    root = etree.Element(name(tag), nsmap={"w": W, "r": R})
    root.extend(children)
    return root


def _parsed(part: Part) -> Any:
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _bytes(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
