"""PDF: the HTML of a Composition set by WeasyPrint, as PDF/A-3a and PDF/UA-1."""

from dataclasses import dataclass
from io import BytesIO

import pydyf
import weasyprint

import imprimatur
from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import TAGS
from imprimatur.core.composition import Composition
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.chapters import paginated
from imprimatur.rendering.pdf.fonts import plain_spaces
from imprimatur.rendering.pdf.layout import VARIANT, laid_out
from imprimatur.rendering.pdf.sizing import sized
from imprimatur.rendering.pdf.structure import Structure

MEDIA = "application/pdf"

CLAIM = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 followed</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/UA-1 claimed in XMP (ISO 14289-1, 5), and described as PDF/A asks for properties of other standards (ISO
19005-3, 6.6.2.3)."""


@dataclass(frozen=True, slots=True)
class PdfRenderer:
    """PDF documents, from `<kind>/body.html` and the style sheets that it names."""

    suffix: str = ".pdf"

    def __call__(self, composition: Composition, templates: Templates) -> Artefact:
        """Render the composition. Raises TemplateFault, UnsafeInput."""
        composition = paginated(sized(composition, templates), templates)
        content = _written(laid_out(composition, templates), composition)
        return Artefact(f"{composition.slug}.{composition.lang}{self.suffix}", content, MEDIA)


PDF = PdfRenderer()


def _written(layout: weasyprint.Document, composition: Composition) -> bytes:
    document = layout.copy(list(layout.pages))  # what is written is changed, and the layout may be kept
    _describe(document.metadata, composition)
    structure = Structure(document, composition.lang)
    out = BytesIO()
    with document.url_fetcher.faults():
        document.write_pdf(out, finisher=lambda _, pdf: _finish(pdf, structure), pdf_variant=VARIANT)
    return out.getvalue()


def _describe(metadata: weasyprint.document.DocumentMetadata, composition: Composition) -> None:
    """Describe the document by its composition, whatever its template says in its head."""
    properties = composition.properties
    metadata.title = properties.title
    metadata.authors = [properties.author] if properties.author else []
    metadata.description = properties.subject or None
    metadata.keywords = list(properties.keywords)
    metadata.generator = f"Imprimatur {imprimatur.__version__}"
    metadata.lang = TAGS[composition.lang]
    metadata.created = metadata.modified = properties.date or None


def _finish(pdf: pydyf.PDF, structure: Structure) -> None:
    """Complete the PDF before it is written: structure, spaces, and the claim of PDF/UA-1 beside that of PDF/A-3a."""
    structure.write(pdf)
    plain_spaces(pdf)
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(b"</rdf:RDF>", CLAIM + b"</rdf:RDF>") for part in metadata.stream]
