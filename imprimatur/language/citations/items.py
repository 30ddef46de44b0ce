"""CSL-JSON items made ready for the processor: names, dates in words, and marks for what it must not touch.

The processor, citeproc-py, breaks on ranges of dates, knows no author that stands for "and others", and gives back
strings. So dates are handed to it in words, and characters of Unicode's private use stand for the rest.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from imprimatur.core.bilingual import Lang, Speech
from imprimatur.core.values import FlexDate, Precision
from imprimatur.language.formatting.dates import format_date
from imprimatur.language.titles import title_tongue

OPEN, CLOSE, OTHERS, LINK = "\ue000", "\ue001", "\ue002", "\ue003"
"""Italics begin, italics end, the author who stands for others, the address."""
SPEECHES: dict[str, Speech] = {"\ue004": "de", "\ue005": "en", "\ue006": "fr", "\ue007": "nl"}
"""What a title in another language begins with."""
ENDED = "\ue008"
"""What it ends with."""

_TEXTS = ("container-title", "volume", "page", "publisher", "genre", "event-title", "event-place")
_NAMES = ("author", "editor")
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
_RESERVED = re.compile("[\ue000-\ue00f]")
_ITALICS = re.compile(f"[{OPEN}{CLOSE}]")
_ITALIC = re.compile(r"<(/?)(?:i|em)>")
_OTHER_TAG = re.compile(r"</?(?:b|strong|sub|sup|span)(?: [^<>]*)?>")
_OTHERS = re.compile(r"(?:et|&|en) (?:al|coll)\.?|others", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:n[°ºo]s?|nr|no)\b\.?\s*|^n[°º]\s*", re.IGNORECASE)
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)


def prepared(item: Mapping[str, Any], key: str, lang: Lang, terms: Mapping[str, str], years: bool) -> dict[str, Any]:
    """The item as the processor takes it, under a key.

    `terms` gives the words of a status (`forthcoming`); with `years` the date is its year alone, as in a citation.
    """
    ready: dict[str, Any] = {"id": key, "type": str(item.get("type") or "document")}
    for name in _NAMES:
        if names := [made for one in item.get(name) or () if (made := _name(one))]:
            ready[name] = names
    for name in _TEXTS:
        ready[name] = _text(item.get(name))
    # APA leaves the place out; readers here expect it, as in `Bruxelles : Clairevoie`.
    ready["publisher"] = ": ".join(text for text in (_text(item.get("publisher-place")), ready["publisher"]) if text)
    ready["title"] = _marked(_rich(item.get("title")), lang)
    for name in ("container-title", "event-title"):
        ready[name] = _marked(ready[name], lang)
    ready["issue"] = _NUMBERED.sub("", _text(item.get("issue")))
    ready["URL"] = LINK if address_of(item) else ""
    words = dated(item.get("issued"), lang, years)
    status = _text(item.get("status"))
    words = words or terms.get(status, status)
    ready["issued"] = {"literal": words} if words else None
    return {name: value for name, value in ready.items() if value}


def address_of(item: Mapping[str, Any]) -> str:
    """Where the item is to be found: its DOI as an address, else its URL."""
    doi = _DOI.sub("", _text(item.get("DOI")))
    return f"https://doi.org/{doi}" if doi else _text(item.get("URL"))


def dated(issued: Any, lang: Lang, years: bool) -> str:
    """A CSL date in words, the year first: `2024, 14 novembre`, `2024, 17-18 juin`; empty where there is none."""
    if not isinstance(issued, Mapping):
        return ""
    found = [made for parts in issued.get("date-parts") or () if (made := _flexible(parts))]
    if not found:
        return _text(issued.get("literal") or issued.get("raw"))
    start, end = found[0], found[-1]
    if years:
        first, last = str(_year(start)), str(_year(end))
        return first if first == last else f"{first}-{last}"
    if start == end:
        return _year_first(start, lang)
    if _year(start) != _year(end):
        return f"{_year_first(start, lang)} – {_year_first(end, lang)}"
    if Precision.YEAR in (start.precision, end.precision):
        return str(_year(start))
    first, last = _in_year(start, lang), _in_year(end, lang)
    of_one_month = start.value and end.value and start.value.month == end.value.month
    if of_one_month and start.precision is end.precision is Precision.DAY:
        return f"{_year(start)}, {first.partition(' ')[0]}-{last}"
    return f"{_year(start)}, {first} – {last}"


def _flexible(parts: Any) -> FlexDate | None:
    """The date of `[2024, 6, 17]`, to the precision given; what makes no date is left out, and so is what follows."""
    try:
        numbers = [int(part) for part in parts][:3]
    except (TypeError, ValueError):
        return None
    for known, precision in ((3, Precision.DAY), (2, Precision.MONTH), (1, Precision.YEAR)):
        if len(numbers) >= known:
            try:
                return FlexDate(date(*[*numbers[:known], 1, 1][:3]), precision)
            except (ValueError, OverflowError):
                continue
    return None


def _year(value: FlexDate) -> int:
    return value.value.year if value.value else 0


def _in_year(value: FlexDate, lang: Lang) -> str:
    return format_date(value, lang).removesuffix(f" {_year(value)}")


def _year_first(value: FlexDate, lang: Lang) -> str:
    if value.precision is Precision.YEAR:
        return str(_year(value))
    return f"{_year(value)}, {_in_year(value, lang)}"


def _name(given: Any) -> dict[str, str]:
    """A CSL name without its empty parts; an author called "et al." or "others" becomes the mark for others."""
    if not isinstance(given, Mapping):
        return {}
    literal = _text(given.get("literal"))
    if literal:
        return {"literal": OTHERS if _OTHERS.fullmatch(literal) else literal}
    parts = {part: text for part in _NAME_PARTS if (text := _text(given.get(part)))}
    return parts if "family" in parts else {"literal": parts["given"]} if "given" in parts else {}


def _text(value: Any) -> str:
    """The characters of a text or number, on one line, nothing of ours among them."""
    if value is None or isinstance(value, bool | Mapping | list | tuple):
        return ""
    return " ".join(_RESERVED.sub("", _OTHER_TAG.sub("", str(value))).split(" ")).strip()


def _rich(value: Any) -> str:
    """A title: what CSL-JSON marks as italic keeps its mark, three dots are one character."""
    text = _text(value).replace("...", "…")
    return _ITALIC.sub(lambda found: CLOSE if found[1] else OPEN, text)


def _marked(title: str, lang: Lang) -> str:
    """A title between the marks of its language, where that is surely not the language of the document."""
    tongue = title_tongue(_ITALICS.sub("", title), lang)
    mark = next((sign for sign, speech in SPEECHES.items() if speech == tongue), "")
    return f"{mark}{title}{ENDED}" if mark else title
