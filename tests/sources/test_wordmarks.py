"""What a word-mark holds besides what is seen does not leave with a document."""

from base64 import b64decode, b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from imprimatur.core.source import Source
from imprimatur.sources.printable import UnusablePicture
from imprimatur.sources.wordmarks import drawing, fit, fitted
from tests.dossiers import ROOT, source

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
INKSCAPE = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'


def photograph() -> bytes:
    """A JPEG that tells where it was taken, and who took it."""
    image, stream = Image.new("RGB", (8, 8), "#336699"), BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "Nadia Secret"
    exif.get_ifd(0x8825)[1] = "N"
    image.save(stream, "JPEG", exif=exif, comment=b"Nadia Secret")
    return stream.getvalue()


def test_what_an_editor_writes_into_a_drawing_goes() -> None:
    made = drawing(
        f'<?xml version="1.0"?><!-- Nadia --><svg {SVG} {INKSCAPE} viewBox="0 0 9 9" inkscape:export-filename="Nadia">'
        "<metadata>Nadia</metadata><title>Le Passage</title><script>Nadia</script><!-- Nadia -->"
        '<inkscape:view author="Nadia"/><g onclick="Nadia()" data-author="Nadia" id="g"><path d="M0 0h9"/></g>'
        '<a xlink:href="https://example.org/Nadia"><path d="M1 1"/></a><use xlink:href="#g"/>'
        '<use xlink:href="https://example.org/Nadia#g"/><rect fill="url(https://example.org/Nadia)"/>'
        '<rect fill="url(#g)"/><style>@import "Nadia"</style><foreignObject>Nadia</foreignObject></svg>'.encode()
    )
    assert b"Nadia" not in made
    assert made.decode() == (
        '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"><title>Le Passage</title><g id="g">'
        '<path d="M0 0h9" /></g><use href="#g" /><use /><rect /><rect fill="url(#g)" /><style /></svg>'
    )


def test_a_picture_inside_a_drawing_is_told_by_its_pixels_alone() -> None:
    given = photograph()
    assert b"Nadia" in given
    made = drawing(f'<svg {SVG}><image href="data:image/jpeg;base64,{b64encode(given).decode()}"/></svg>'.encode())
    image = fromstring(made)[0].attrib["href"].partition("base64,")
    assert image[0] == "data:image/jpeg;"
    kept = b64decode(image[2])
    assert b"Nadia" not in kept and b"Exif" not in kept
    assert Image.open(BytesIO(kept)).size == (8, 8)
    outside = f'<svg {SVG}><image href="https://example.org/x.png"/><image href="../x.png"/></svg>'.encode()
    assert b"href" not in drawing(outside)


def test_a_picture_of_a_word_mark_keeps_its_pixels_alone() -> None:
    stream, about = BytesIO(), PngInfo()
    about.add_text("Author", "Nadia Secret")
    Image.new("RGBA", (8, 4), "#ffffff80").save(stream, "PNG", pnginfo=about)
    assert b"Nadia" in stream.getvalue()
    one = Source("_shared/wordmarks/x.png", stream.getvalue(), "hash")
    made = fit(one)
    assert b"Nadia" not in made.content and made.sha256 == "hash"
    assert Image.open(BytesIO(made.content)).getpixel((0, 0)) == (255, 255, 255, 128)


@pytest.mark.parametrize(
    "content", [b"", b"<svg", b"<html/>", b"<svg/>", b'<!DOCTYPE x [<!ENTITY a "b">]><svg>&a;</svg>']
)
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    with pytest.raises(UnusablePicture):
        fit(replace(source("_shared/wordmarks/x.svg", ""), content=content))


def test_a_word_mark_that_cannot_be_printed_is_told_and_the_others_stay() -> None:
    one, other = source("_shared/wordmarks/x.svg", "no drawing"), source("_shared/terms.csv", "a")
    found, refused = fitted([one, other])
    assert found == [replace(one, content=b""), other]
    assert [(fault.file, fault.code) for fault in refused] == [("_shared/wordmarks/x.svg", "R02")]


@pytest.mark.parametrize("name", ["_shared/organisations.yaml", "_shared/plan.svg", "_shared/wordmarks/README.md"])
def test_other_files_stay_as_they_are(name: str) -> None:
    one = source(name, "a: 1")
    assert fit(one) is one


@pytest.mark.parametrize("path", sorted((ROOT / "inputs/_shared/wordmarks").glob("*.svg")), ids=lambda path: path.stem)
def test_our_own_drawings_lose_nothing(path: Path) -> None:
    before, after = fromstring(path.read_bytes()), fromstring(drawing(path.read_bytes()))
    assert [(one.tag, dict(one.attrib), one.text) for one in before.iter()] == [
        (one.tag, dict(one.attrib), one.text) for one in after.iter()
    ]


@pytest.mark.parametrize(
    "inside",
    [
        '<style>@\\69mport "https://example.org"</style>',
        '<style>rect{background:image-set("https://example.org" 1x)}</style>',
        '<style>rect{fill:src("https://example.org")}</style>',
        '<style>a<title/>@import "https://example.org";</style>',
        '<style>@im<title/>port "https://example.org";</style>',
        '<rect style="fill:u\\72l(https://example.org)"/>',
        '<rect ONLOAD="https://example.org"/>',
        '<rect xmlns:x="x" x:y="example"/>',
    ],
)
def test_what_leads_elsewhere_in_other_signs_goes(inside: str) -> None:
    assert b"example" not in drawing(f"<svg {SVG}>{inside}</svg>".encode())


@pytest.mark.parametrize("inside", ['<image href="data:image/png;base64,A"/>', "<g>" * 64 + "</g>" * 64])
def test_a_drawing_that_cannot_be_read_is_told(inside: str) -> None:
    with pytest.raises(UnusablePicture):
        drawing(f"<svg {SVG}>{inside}</svg>".encode())


def test_styles_of_a_drawing_stay_and_only_its_pictures_hold_data() -> None:
    picture = f"data:image/jpeg;base64,{b64encode(photograph()).decode()}"
    made = drawing(f'<svg {SVG}><style>rect{{fill:red}}</style><use href="{picture}"/></svg>'.encode())
    assert made == b'<svg xmlns="http://www.w3.org/2000/svg"><style>rect{fill:red}</style><use /></svg>'


def test_a_drawing_has_a_depth() -> None:
    assert drawing(f"<svg {SVG}>{'<g>' * 63}{'</g>' * 63}</svg>".encode()).count(b"<g") == 63
