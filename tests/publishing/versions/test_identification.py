"""What a file says that it is, and how far it is looked for: a PDF by its streams, a page by its head."""

import json
import zlib

import pytest

from imprimatur.core.identity import Identity, digest_of
from imprimatur.publishing.versions.identification import identity_of_file

SAID = {"kind": "job_offer", "slug": "a b", "language": "fr", "stage": "final", "inputs": ["1", "2"]}
WHAT_IT_IS = Identity("job_offer", "a b", "fr", "final", digest_of(["1", "2"]))
OURS = json.dumps(SAID).encode()


def stream(content: bytes, end: bytes = b"\n") -> bytes:
    return b"stream" + end + content + b"\nendstream\n"


@pytest.mark.parametrize("packed", [OURS, zlib.compress(OURS), zlib.compress(OURS + b" " * 5_000)])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_the_manifest_of_a_pdf_is_found_packed_or_not(packed: bytes, end: bytes) -> None:
    before = stream(b"q 1 0 0 1 Q") + stream(zlib.compress(b"BT ET")) + stream(b"\x00damaged")
    assert identity_of_file(b"%PDF-1.7\n" + before + stream(packed, end)) == WHAT_IT_IS


@pytest.mark.parametrize(("at", "is_found"), [(0, True), (1019, True), (1020, False)])
def test_a_pdf_says_so_in_its_first_kilobyte(at: int, is_found: bool) -> None:
    """As readers of PDF ask for (ISO 32000-1, annex H, 3.4.1)."""
    found = identity_of_file(b"\n" * at + b"%PDF-1.7\n" + stream(OURS))
    assert found == (WHAT_IT_IS if is_found else None)


@pytest.mark.parametrize(("others", "is_found"), [(19, True), (20, False)])
def test_twenty_streams_are_unpacked(others: int, is_found: bool) -> None:
    found = identity_of_file(b"%PDF-1.7\n" + stream(b'{"of": "others"}') * others + stream(OURS))
    assert found == (WHAT_IT_IS if is_found else None)


@pytest.mark.parametrize(("others", "is_found"), [(49_999, True), (50_000, False)])
def test_fifty_thousand_streams_are_looked_at(others: int, is_found: bool) -> None:
    found = identity_of_file(b"%PDF-1.7\n" + stream(b"q") * others + stream(OURS))
    assert found == (WHAT_IT_IS if is_found else None)


@pytest.mark.parametrize(
    "other", [{"inputs": "12"}, {"inputs": [1]}, {"inputs": None}, {"slug": ""}, {"slug": "x" * 301}, {"stage": 3}]
)
def test_what_is_said_in_another_form_is_nothing(other: dict[str, object]) -> None:
    assert identity_of_file(b"%PDF-1.7\n" + stream(json.dumps({**SAID, **other}).encode())) is None


def test_a_page_says_it_in_its_head() -> None:
    page = b'<html><head>%s<meta name="imprimatur" content="job_offer fr final 0 a b &amp; c"></head>'
    assert identity_of_file(page % b"") == Identity("job_offer", "a b & c", "fr", "final", "0")
    assert identity_of_file(page % (b" " * 1024 * 1024)) is None
