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


HEADING = 7.0
"""The contrast that the colour of headings is given on white: more than what is asked (WCAG 2.2, 1.4.6)."""
BAND = 4.5
"""The least contrast of white text on a band (WCAG 2.2, 1.4.3)."""
_PALE = 0.09
"""How much of the first colour is left in the ground of a box."""


def derived(primary: str, dark: str | None, tint: str | None, accent: str | None) -> tuple[str, str, str, str]:
    """The four colours of a theme, from those that an organisation gives: one is enough.

    A band that could not carry white text, and headings too pale to be read, are darkened within their own hue.
    """
    band = darkened(primary, BAND)
    return (
        band,
        darkened(dark or primary, BAND if dark else HEADING),
        tint or _mixed(primary, _PALE, 255),
        accent or band,
    )


def darkened(colour: str, least: float) -> str:
    """The colour, with as much black as it takes to have that contrast with white."""
    shades = (_mixed(colour, share / 100, 0) for share in range(100, -1, -1))
    return next(shade for shade in shades if contrast(shade, "#FFFFFF") >= least)


def _mixed(colour: str, share: float, ground: int) -> str:
    """A share of a colour over a grey ground, from 0 to 255."""
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(share * one + (1 - share) * ground):02X}" for one in channels)
