"""How wide the characters of our text font are: Source Sans 3 SemiBold, the weight of headings.

Kept as data, so that what needs a width needs no font at hand; a test holds it against the font file.
"""

from functools import lru_cache

WIDTHS = {
    0: "\u200b\u200c\u2060",
    100: "\u2009",
    120: "\u202f",
    200: " \u00a0",
    255: "|¦",
    262: "iìíîïĩīĭįı",
    263: "jĵ",
    271: "lĺļ",
    275: "',.:;·‘’‚",
    282: "IÌÍÎÏĨĪĬĮİ‹›",
    292: "ľſ",
    315: "!¡",
    317: "f",
    322: "-\u2011",
    324: "()[]{}",
    325: "•",
    329: "ł",
    344: "/\\",
    348: "°",
    352: "ª",
    361: "tţťŧț",
    369: "º",
    372: "²³¹",
    373: "rŕŗř",
    408: "ŀ",
    431: "sśŝşšș",
    438: "*",
    443: "z®źżž",
    444: "?¿",
    455: "«»",
    462: "cçćĉċč",
    480: "–",
    481: "x",
    482: '"“”„',
    494: "JĴ",
    495: "vyýÿŷ",
    500: "_",
    501: "YÝŶŸ",
    502: "LĹĻĽĿ",
    507: "eèéêëēĕėęě",
    510: "F",
    513: "#$+0123456789<=>^~¢£¤¥§¬±×÷€−",
    516: "aàáâãäåāăą",
    520: "gĝğġģ",
    522: "kķĸŁ",
    524: "ĳ",
    536: "V",
    538: "EÈÉÊËĒĔĖĘĚ",
    540: "ZŹŻŽ",
    541: "X",
    545: "SŚŜŞŠȘ",
    546: "TŢŤŦȚ",
    549: "`o¨¯´¸òóôõöøōŏő",
    552: "ð",
    556: "uùúûüũūŭůűų",
    558: "AhÀÁÂÃÄÅĀĂĄĥ",
    560: "nñńņňŋ",
    563: "b",
    564: "dpqþďđ",
    565: "Ĳ",
    566: "ħ",
    576: "CÇĆĈĊČ",
    578: "µ",
    582: "P",
    592: "RŔŖŘ",
    597: "BKĶ",
    599: "¶",
    600: "Þ",
    604: "ß",
    618: "→",
    625: "DĎ",
    628: "GĜĞĠĢ",
    639: "&",
    651: "ÐĐŊ",
    655: "UÙÚÛÜŨŪŬŮŰŲ",
    657: "NÑŃŅŇ",
    663: "HĤ",
    674: "OQÒÓÔÕÖØŌŎŐ",
    703: "Ħ",
    745: "M",
    747: "©",
    748: "wŵ",
    780: "æ",
    795: "¼",
    800: "WŴ—",
    807: "¾",
    810: "ŉ",
    827: "½",
    830: "œ",
    834: "Æ",
    841: "%",
    843: "m",
    859: "Œ",
    875: "@",
    964: "…",
}
"""The characters of each advance, in thousandths of the size of the type."""

_EMS = {sign: width / 1000 for width, signs in WIDTHS.items() for sign in signs}
_CAPITAL, _SMALL, _BROAD = 0.63, 0.54, 1.0
"""What is taken for a sign that the list lacks: a capital, any other, and one of the scripts with square signs."""
_FIRST_BROAD = 0x1100
"""Where the scripts begin whose signs may be square (Hangul, kana, ideographs), pictures beyond them."""


SIZE = 9.5
"""The size of the type in tables and charts, in points."""


@lru_cache(maxsize=65_536)
def advance(text: str, size: float = SIZE) -> float:
    """The width of a text in points, at a size in points; SemiBold being no narrower than Regular."""
    return sum(map(_ems, text)) * size


def _ems(sign: str) -> float:
    known = _EMS.get(sign)
    if known is not None:
        return known
    return _BROAD if ord(sign) >= _FIRST_BROAD else _CAPITAL if sign.isupper() else _SMALL
