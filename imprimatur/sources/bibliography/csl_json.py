"""CSL-JSON files, as Zotero exports them: one table of publications, every record with its line."""

import re
from collections.abc import Iterator
from dataclasses import replace
from json import JSONDecodeError, JSONDecoder
from typing import Any

from imprimatur.core.dossier import Reading
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.sources.bibliography.publication_rows import Row, address, persons, table_of, times
from imprimatur.sources.messages import say
from imprimatur.sources.package import unreadable
from imprimatur.sources.plain_text.characters import clean, decoded, tidy

MAX_CHARACTERS = 2_000_000
MAX_RECORDS = 5_000
KINDS = {
    "article": "article-journal",
    "article-newspaper": "article-magazine",
    "paper-conference": "chapter",
    "entry-encyclopedia": "chapter",
}
"""The kind of publication that a CSL type counts as; others keep their name."""

_SPACE = re.compile(r"[ \t\r\n]*")
_TAG = re.compile(r"</?(?:i|em|b|strong|sub|sup|span)(?: [^<>]*)?>")
_OTHERS = re.compile(r"(?:et|&|en) al\.?|others", re.IGNORECASE)


def read(source: Source) -> Reading:
    """The publications of a CSL-JSON file. Any other JSON is a type of file that is not recognised."""
    location = Location(source.name)
    text = decoded(source.content)
    if len(text) > MAX_CHARACTERS:
        return Reading(findings=(unreadable(source, say("too_many_records", records=MAX_RECORDS)),))
    rows: list[Row] = []
    findings: list[Finding] = []
    foreign = not text.lstrip().startswith("[")
    try:
        for line, record in _records(text):
            place = replace(location, line=line)
            if isinstance(record, dict) and isinstance(record.get("type"), str):
                rows.append(_row(record, place))
            else:
                foreign = True
                findings.append(finding("R13", place, {"reason": say("no_record")}))
            if len(rows) + len(findings) > MAX_RECORDS:
                return Reading(findings=(unreadable(source, say("too_many_records", records=MAX_RECORDS)),))
    except JSONDecodeError as fault:
        findings.append(finding("R13", replace(location, line=fault.lineno), {"reason": say("json_syntax")}))
    except (ValueError, RecursionError):
        # A number of thousands of digits, brackets in brackets without end.
        findings.append(finding("R13", location, {"reason": say("json_syntax")}))
    if not rows and foreign:
        return Reading(findings=(finding("R03", location, {"file": source.name}),))
    return Reading(tables=(table_of(rows, location),) if rows else (), findings=tuple(findings))


def _records(text: str) -> Iterator[tuple[int, Any]]:
    """The records of a JSON list with the line where each starts. Raises JSONDecodeError for what is no list."""
    decoder = JSONDecoder()
    at = _after_space(text, 0)
    if text[at : at + 1] != "[":
        raise JSONDecodeError("list expected", text, at)
    at = _after_space(text, at + 1)
    line, counted = 1, 0
    if text[at : at + 1] == "]":
        return
    while True:
        record, end = decoder.raw_decode(text, at)
        line, counted = line + text.count("\n", counted, at), at
        yield line, record
        at = _after_space(text, end)
        if text[at : at + 1] == "]":
            return
        if text[at : at + 1] != ",":
            raise JSONDecodeError("comma expected", text, at)
        at = _after_space(text, at + 1)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _row(record: dict[str, Any], place: Location) -> Row:
    def said(name: str) -> str:
        return _text(record.get(name))

    kind = KINDS.get(record["type"], record["type"])
    url = address(said("DOI"), said("URL"))
    authors = [_name(one) for one in _list(record.get("author"))]
    values = {
        "kind": tidy(kind),
        "authors": persons([name for name in authors if not _OTHERS.fullmatch(name)]),
        "others": any(_OTHERS.fullmatch(name) for name in authors),
        "title": said("title"),
        "container": said("container-title"),
        "editors": persons([_name(one) for one in _list(record.get("editor"))]),
        "volume": said("volume"),
        "issue": said("issue"),
        "publisher": said("publisher"),
        "place": said("publisher-place"),
        "url": url,
        **times(_day(record.get("issued")), kind, url, said("status")),
    }
    return Row(values, place, {})


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    """The characters of a text or a number, on one line, without the marks that Zotero allows in titles."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return tidy(clean(_TAG.sub("", str(value))))


def _name(value: Any) -> str:
    """A person as `Given van Family`, an organisation by its literal name."""
    if not isinstance(value, dict):
        return ""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return _text(value.get("literal")) or tidy(" ".join(_text(value.get(part)) for part in parts))


def _day(value: Any) -> str:
    """The first date of a CSL date as `2024-05-26`, to the precision given, or what was typed in its place."""
    if not isinstance(value, dict):
        return ""
    first = next(iter(_list(value.get("date-parts"))), None)
    numbers = [_text(part) for part in _list(first)][:3]
    if numbers and all(re.fullmatch("[0-9]{1,4}", number) for number in numbers):
        return "-".join([numbers[0], *(number.zfill(2) for number in numbers[1:])])
    return _text(value.get("raw")) or _text(value.get("literal"))
