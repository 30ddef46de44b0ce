"""Pictures made fit for print: right colours, upright, bounded, and nothing in them but their pixels."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from imprimatur.core.blocks import Figure
from imprimatur.core.location import Location
from imprimatur.sources import read_all
from imprimatur.sources.pictures import printed
from imprimatur.sources.printable import MAX_PIXELS, UnusablePicture, printable
from tests.sources.making import codes, source

RED, BLUE = (250, 20, 10), (10, 20, 250)


def halves(mode: str = "RGB", size: tuple[int, int] = (32, 16)) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def saved(image: Image.Image, form: str, **about: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, form, **about)
    return stream.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def near(seen: Any, wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= 12 for one, other in zip(seen, wanted, strict=True))


def private() -> Image.Exif:
    """A telephone's notes: maker, place, orientation upside down."""
    exif = Image.Exif()
    exif[0x010F] = "MAKER-SECRET"
    exif.get_ifd(0x8825)[2] = (50.0, 51.0, 7.0)
    return exif


@pytest.mark.parametrize(
    ("form", "about", "media"),
    [
        ("PNG", {}, "image/png"),
        ("JPEG", {"quality": 95}, "image/jpeg"),
        ("JPEG", {"quality": 95, "progressive": True}, "image/jpeg"),
        ("GIF", {}, "image/png"),
        ("TIFF", {}, "image/png"),
        ("BMP", {}, "image/png"),
        ("WEBP", {"lossless": True}, "image/png"),
    ],
)
def test_the_usual_formats_become_png_or_jpeg(form: str, about: dict[str, Any], media: str) -> None:
    made = printable(saved(halves(), form, **about))
    image = opened(made.content)
    assert (made.media, made.alone, image.size, image.format) == (media, True, (32, 16), media[6:].upper())
    shown = image.convert("RGB")
    assert near(shown.getpixel((4, 8)), RED) and near(shown.getpixel((28, 8)), BLUE)


@pytest.mark.parametrize("mode", ["CMYK", "YCbCr", "L", "RGB"])
def test_the_colours_of_every_jpeg_are_right(mode: str) -> None:
    """Printers' colours become RGB; python-docx and a PDF know no other."""
    made = printable(saved(halves(mode), "JPEG", quality=95))
    image = opened(made.content)
    wanted = halves("L").getpixel((4, 8)) if mode == "L" else RED
    seen = image.getpixel((4, 8))
    assert image.mode == ("L" if mode == "L" else "RGB")
    assert near((seen,) if mode == "L" else seen, (wanted,) if mode == "L" else wanted)


def test_an_ordinary_photograph_keeps_its_pixels_to_the_last_bit() -> None:
    """Its private segments go, what follows its end too; the density stays."""
    plain = saved(halves(), "JPEG", quality=60, dpi=(150, 150))
    told = saved(halves(), "JPEG", quality=60, dpi=(150, 150), exif=private(), comment=b"REMARK-SECRET")
    made = printable(told + b"TRAILER-SECRET")
    assert b"SECRET" in told and b"SECRET" not in made.content and b"Exif" not in made.content
    assert list(opened(made.content).get_flattened_data()) == list(opened(plain).get_flattened_data())
    assert opened(made.content).info["dpi"] == (150, 150)
    assert made.content == printable(plain).content


@pytest.mark.parametrize("form", ["PNG", "TIFF", "WEBP"])
def test_private_notes_of_other_formats_go(form: str) -> None:
    about: dict[str, Any] = {"exif": private()}
    if form == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Author", "AUTHOR-SECRET")
        notes.add_itxt("XML:com.adobe.xmp", "<x>XMP-SECRET</x>")
        about["pnginfo"] = notes
    content = saved(halves(), form, **about)
    assert b"SECRET" in content
    assert b"SECRET" not in printable(content).content
    assert dict(opened(printable(content).content).getexif()) == {}


@pytest.mark.parametrize(("form", "about"), [("JPEG", {"quality": 95}), ("PNG", {}), ("TIFF", {})])
def test_a_turned_picture_is_printed_upright(form: str, about: dict[str, Any]) -> None:
    """Orientation 6: the camera was held on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    image = opened(printable(saved(halves(), form, exif=exif, **about)).content)
    assert image.size == (16, 32)
    assert near(image.convert("RGB").getpixel((8, 4)), RED)


def test_a_colour_profile_is_applied_and_leaves() -> None:
    """The green of a profile of other primaries is not the green of the bytes; sRGB changes nothing."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, b"damaged", lab):
        content = saved(halves(), "PNG", icc_profile=profile)
        image = opened(printable(content).content)
        assert "icc_profile" not in image.info
        assert near(image.convert("RGB").getpixel((4, 8)), RED)


def test_transparency_stays() -> None:
    """Of a picture with its own, and of a palette with a clear colour."""
    clear = Image.new("RGBA", (4, 4), (*RED, 0))
    assert opened(printable(saved(clear, "PNG")).content).getpixel((1, 1))[3] == 0
    palette = halves("P")
    content = saved(palette, "PNG", transparency=palette.getpixel((0, 0)))
    image = opened(printable(content).content)
    assert (image.mode, image.getpixel((0, 0))[3], image.getpixel((31, 0))[3]) == ("RGBA", 0, 255)


def test_sixteen_bits_become_eight() -> None:
    """Half grey stays half grey."""
    image = opened(printable(saved(Image.new("I;16", (3, 3), 32_768), "PNG")).content)
    assert (image.mode, image.getpixel((1, 1))) == ("L", 128)


def test_of_several_views_the_first_is_taken_and_told() -> None:
    """An animated GIF, a TIFF of two pages."""
    for form in ("GIF", "TIFF"):
        content = saved(halves(), form, save_all=True, append_images=[Image.new("RGB", (32, 16), "white")])
        figure, told = printed(Figure(content, "", "alt", location=Location("a.docx")), "vue")
        assert figure is not None and figure.media == "image/png"
        assert near(opened(figure.image).convert("RGB").getpixel((4, 8)), RED)
        assert [one.code for one in told] == ["R41"]


def test_the_second_view_of_a_telephone_goes_unseen() -> None:
    """An MPO is a JPEG followed by another: the first is the photograph."""
    content = saved(halves(), "MPO", save_all=True, append_images=[halves()])
    made = printable(content)
    assert (opened(content).format, opened(made.content).format, made.alone) == ("MPO", "JPEG", True)
    assert made.content.count(b"\xff\xd8\xff") == 1


def _giant(width: int, height: int) -> bytes:
    """A PNG that says it is that large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (saved(halves(size=(640, 480)), "PNG")[:-60], "incomplète ou abîmée"),
        (saved(halves(size=(640, 480)), "JPEG")[:3000], "incomplète ou abîmée"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 8, "incomplète ou abîmée"),
        (_giant(0, 4), "incomplète ou abîmée"),
        (_giant(30_000, 30_000), "plus de 80 millions de pixels"),
        (_giant(10_000, MAX_PIXELS // 10_000 + 1), "plus de 80 millions de pixels"),
        (_giant(10_000, MAX_PIXELS // 10_000), "incomplète ou abîmée"),
        (b"GIF87", "incomplète ou abîmée"),
        (b"<html><body>Page introuvable</body></html>", "pas pris en charge"),
        (b"", "pas pris en charge"),
        (b"\xd7\xcd\xc6\x9a" + b"\0" * 40, "pas pris en charge"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "exportez-le en PNG"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><svg/>", "exportez-le en PNG"),
        (b"\x1f\x8b\x08", "exportez-le en PNG"),
    ],
)
@pytest.mark.parametrize("tolerant", [False, True])
def test_what_cannot_be_printed_says_why(
    content: bytes, reason: str, tolerant: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a library has told Pillow to take pictures that end too soon, as WeasyPrint does."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", tolerant)
    with pytest.raises(UnusablePicture) as refused:
        printable(content)
    assert refused.value.reason.fr.endswith(reason)


def test_a_picture_that_no_text_names_is_told() -> None:
    """Names are compared as Windows compares them; the text stands wherever it stands."""
    files = [
        source("k/d/Photos/Été.PNG", saved(halves(), "PNG")),
        source("k/d/autre.gif", saved(halves(), "GIF")),
        source("k/d/r.md", "![Vue](photos/e\u0301te\u0301.png)\n"),
    ]
    readings = read_all(files)
    assert [code for reading in readings for code in codes(reading)] == [("R42", "k/d/autre.gif")]
    (figure,) = readings[2].narratives[0].blocks
    assert isinstance(figure, Figure) and figure.image.startswith(b"\x89PNG")


def holding(picture: bytes, name: str) -> bytes:
    """A Word text in which a picture was inserted from a file of that name."""
    document: Any = Document()
    document.add_picture(BytesIO(picture))
    (drawn,) = document.element.body.iter(qn("pic:cNvPr"))
    drawn.set("name", name)
    document.save(content := BytesIO())
    return content.getvalue()


def test_a_picture_that_the_word_text_holds_is_not_told() -> None:
    """The same bytes whatever their name, or the same name where Word made it smaller; another picture is."""
    files = [
        source("k/d/photos/atelier.png", saved(halves(), "PNG")),
        source("k/d/photos/\u00c9te\u0301 & cie.JPG", saved(halves(), "JPEG")),
        source("k/d/Image 1.png", saved(halves(), "BMP")),
        source("k/d/textes.fr.docx", holding(saved(halves(), "PNG"), "Image 1")),
        source("k/d/textes.nl.docx", holding(saved(halves(), "GIF"), "\u00e9t\u00e9 & cie.jpg")),
    ]
    told = [str(one.location) for reading in read_all(files) for one in reading.findings if one.code == "R42"]
    assert told == ["k/d/Image 1.png"]


def test_a_word_text_that_is_not_opened_holds_no_picture() -> None:
    files = [source("k/d/a.png", saved(halves(), "PNG")), source("k/d/t.docx", b"PK\x03\x04 word/media/a.png")]
    told = [code for reading in read_all(files) for code in codes(reading)]
    assert told == [("R01", "k/d/t.docx"), ("R42", "k/d/a.png")]
