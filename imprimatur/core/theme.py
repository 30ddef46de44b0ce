"""The looks of an organisation: colours and word-mark."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """What an organisation's documents look like.

    Colours are `#RRGGBB`. `primary` fills the header band and must carry white text at WCAG AA (contrast >= 4.5);
    `dark` is for headings and links on white (>= 4.5); `tint` is a pale ground for boxes, under black text.
    The word-mark exists as SVG (PDF) and PNG (DOCX); both are drawn for a dark ground. `alt` is its alternative text.
    """

    name: str
    primary: str
    dark: str
    tint: str
    accent: str
    wordmark_svg: bytes = b""
    wordmark_png: bytes = b""
    alt: str = ""


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, from 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
