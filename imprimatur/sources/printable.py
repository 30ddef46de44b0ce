"""A picture made fit for print: a plain PNG or JPEG in grey or RGB, upright, that holds nothing but its pixels.

Whatever reader met the picture, it passes here once. Refused are what is no picture, what is damaged, and what would
fill the memory; the size is looked at before anything is unpacked. Position, camera, author, comments, thumbnails and
colour profiles of the file do not leave with the document (profiles are applied). Same bytes in, same bytes out.
"""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from imprimatur.core.bilingual import Bilingual
from imprimatur.sources.messages import say

MAX_PIXELS = 80_000_000
"""Width by height: more than any camera of a telephone writes, 240 MB once unpacked."""
FORMATS = ("PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP")
"""What Pillow opens here, by its names. A JPEG with a second view, as telephones write it, calls itself MPO."""
QUALITY = 95
"""Of a JPEG that must be written anew: no difference is seen."""

_SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_NATIVE_MODES = ("1", "L", "LA", "P", "RGB", "RGBA")
_DPI = (10, 2400)
"""The densities taken at their word, in dots an inch."""
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.S)
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)


@dataclass(frozen=True, slots=True)
class Printable:
    """The bytes to print and their media type; `alone` is false where the file holds further pictures."""

    content: bytes
    media: str
    alone: bool


class UnusablePicture(Exception):
    """A picture that cannot be printed, with the reason in words."""

    def __init__(self, reason: Bilingual) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@lru_cache(maxsize=16)
def printable(content: bytes) -> Printable:
    """The picture of a file's bytes, fit for print. Raises UnusablePicture."""
    if b"<svg" in content[:10_000] or content.startswith(b"\x1f\x8b"):
        raise UnusablePicture(say("picture_vector"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with _whole():
                return _opened(content)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise UnusablePicture(say("picture_large", size=MAX_PIXELS // 1_000_000)) from error
    except UnidentifiedImageError as error:
        known = content.startswith(_SIGNATURES)
        raise UnusablePicture(say("picture_damaged" if known else "picture_format")) from error
    except UnusablePicture:
        raise
    except Exception as error:  # Pillow raises anything on a damaged picture, which must not take its text with it.
        raise UnusablePicture(say("picture_damaged")) from error


@contextmanager
def _whole() -> Iterator[None]:
    """Refuse a picture that ends too soon, though WeasyPrint has Pillow take one, for the whole process."""
    former = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = former


def _opened(content: bytes) -> Printable:
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        if image.width * image.height > MAX_PIXELS:
            raise UnusablePicture(say("picture_large", size=MAX_PIXELS // 1_000_000))
        alone = image.format in ("JPEG", "MPO") or getattr(image, "n_frames", 1) == 1
        density = _density(image)
        image.load()
        upright = ImageOps.exif_transpose(image)
        shown = _in_rgb(upright)
        photograph = image.format in ("JPEG", "MPO")
        if photograph:
            # What is in the right form already keeps its pixels to the last bit.
            as_it_is = shown is upright and image.getexif().get(0x0112, 1) == 1
            kept = _without_private(content, density) if as_it_is and image.info.get("adobe_transform", 1) else b""
            return Printable(kept or _written(shown, "JPEG", density), "image/jpeg", alone)
        return Printable(_written(shown, "PNG", density), "image/png", alone)


def _density(image: Image.Image) -> tuple[int, int]:
    """Dots an inch, across and down; none is told where the file tells none that can be."""
    told = image.info.get("dpi")
    try:
        across, down = (round(float(one)) for one in told) if told else (0, 0)
    except (TypeError, ValueError, OverflowError):
        return 0, 0
    return (across, down) if all(_DPI[0] <= one <= _DPI[1] for one in (across, down)) else (0, 0)


def _in_rgb(image: Image.Image) -> Image.Image:
    """The image in grey, RGB or a palette of it, its colour profile applied; itself where it is so already."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("L", "RGB", "RGBA", "CMYK") and not _is_srgb(profile):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            mode = image.mode if image.mode in ("L", "RGBA") else "RGB"
            if image.mode != "L":
                made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
                return made if made is not None else image
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # A damaged profile says nothing: the colours are taken as they stand.
    if "transparency" in image.info and image.mode in ("P", "RGB", "L"):
        return image.convert("RGBA")
    if image.mode in ("I;16", "I;16L", "I;16B", "I;16N", "I"):
        return image.convert("I").point([value >> 8 for value in range(65_536)], "L")
    if image.mode in ("LAB", "HSV", "F", "CMYK", "YCbCr", "RGBX"):
        return image.convert("RGB")
    if image.mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image if image.mode in _NATIVE_MODES else image.convert("RGB")


def _is_srgb(profile: bytes) -> bool:
    try:
        return "srgb" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile))).lower()
    except (ImageCms.PyCMSError, OSError, ValueError):
        return True


def _written(image: Image.Image, form: str, density: tuple[int, int]) -> bytes:
    """The pixels alone, as a new file."""
    bare = image.copy()
    bare.info.clear()
    bare.getexif().clear()
    out = BytesIO()
    about = {"dpi": density} if density[0] else {}
    if form == "JPEG":
        bare.save(out, form, quality=QUALITY, subsampling=0, **about)
    else:
        bare.save(out, form, **about)
    return out.getvalue()


def _without_private(jpeg: bytes, density: tuple[int, int]) -> bytes:
    """A JPEG without its comments and application segments, and without what follows its end; empty if it has none."""
    across, down = density
    header = b"\xff\xe0\x00\x10JFIF\x00\x01\x01" + bytes([1 if across else 0])
    kept = [b"\xff\xd8", header + (across or 1).to_bytes(2, "big") + (down or 1).to_bytes(2, "big") + b"\0\0"]
    at, marker = 2, 0
    while found := _MARKER.search(jpeg, at):
        if marker == _SCAN:
            kept.append(jpeg[at : found.start()])
        marker = found[1][0]
        if marker == _END:
            return b"".join((*kept, b"\xff\xd9"))
        at = found.end() + int.from_bytes(jpeg[found.end() : found.end() + 2], "big")
        if marker not in _APPLICATIONS and marker != _COMMENT:
            kept.append(bytes((0xFF, marker)) + jpeg[found.end() : at])
    return b""
