"""PDF: the HTML of a Composition set by WeasyPrint, as PDF/A-3a and PDF/UA-1."""

from dataclasses import dataclass
from io import BytesIO

import pydyf
import weasyprint
from weasyprint.urls import FatalURLFetchingError

import imprimatur
from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import TAGS
from imprimatur.core.composition import Composition
from imprimatur.core.errors import TemplateFault
from imprimatur.rendering.html.page import BODY, render_html
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.messages import say
from imprimatur.rendering.pdf.fetch import Fetcher
from imprimatur.rendering.pdf.floating import floated
from imprimatur.rendering.pdf.fonts import ProjectFonts
from imprimatur.rendering.pdf.sizing import sized
from imprimatur.rendering.pdf.structure import Structure

MEDIA = "application/pdf"
VARIANT = "pdf/a-3a"

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
        composition = sized(composition, templates)
        page = render_html(composition, templates)
        content = _printed(page.html, composition, Fetcher(templates.root, page.pictures))
        return Artefact(f"{composition.slug}.{composition.lang}{self.suffix}", content, MEDIA)


PDF = PdfRenderer()


def _printed(html: str, composition: Composition, fetcher: Fetcher) -> bytes:
    try:
        printed = _written(html, composition, fetcher)
    except FatalURLFetchingError as error:
        raise _refused(fetcher) from error
    if fetcher.refused:
        raise _refused(fetcher)
    return printed


def _written(html: str, composition: Composition, fetcher: Fetcher) -> bytes:
    base = f"file:///{composition.kind}/{BODY}"
    source = weasyprint.HTML(string=html, base_url=base, url_fetcher=fetcher)
    fonts = ProjectFonts()
    document = floated(source.etree_element, lambda: source.render(font_config=fonts, pdf_variant=VARIANT))
    _describe(document.metadata, composition)
    structure = Structure(document, composition.lang)
    out = BytesIO()
    document.write_pdf(out, finisher=lambda _, pdf: _finish(pdf, structure), pdf_variant=VARIANT)
    return out.getvalue()


def _refused(fetcher: Fetcher) -> TemplateFault:
    return TemplateFault(say("file_refused", names=", ".join(fetcher.refused)))


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
    """Complete the PDF before it is written: the structure, and the claim of PDF/UA-1 beside that of PDF/A-3a."""
    structure.write(pdf)
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(b"</rdf:RDF>", CLAIM + b"</rdf:RDF>") for part in metadata.stream]
