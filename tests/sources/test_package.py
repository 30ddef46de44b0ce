"""Office files that lost or changed some of their bytes: refused or read, by every reader, never a crash."""

from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.source import Source
from imprimatur.sources import read_any
from imprimatur.sources.package import refusal
from tests.translation.write_back.samples import word, workbook

FILES = {"t.docx": word(), "t.xlsx": workbook()}


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """An Office file cut short, or with some of its bytes changed."""
    name = draw(st.sampled_from(sorted(FILES)))
    content = FILES[name]
    if draw(st.booleans()):
        return name, content[: draw(st.integers(0, len(content) - 1))]
    changed = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        changed[draw(st.integers(0, len(content) - 1))] ^= 1 << draw(st.integers(0, 7))
    return name, bytes(changed)


@given(damaged())
def test_a_damaged_file_is_refused_or_read(file: tuple[str, bytes]) -> None:
    name, content = file
    source = Source(name, content, "")
    found = refusal(source)
    reading = read_any(source)
    assert found is None or [one.code for one in reading.findings] == [found.code]
    assert reading.findings or reading.entries or reading.narratives or reading.tables


def test_a_stream_that_cannot_be_unpacked_is_a_damaged_file() -> None:
    content = FILES["t.docx"]
    at = content.index(b"_rels/.rels") + len("_rels/.rels") + 6
    found = refusal(Source("t.docx", content[:at] + b"\xff\xff\xff\xff" + content[at + 4 :], ""))
    assert found is not None
    assert found.code == "R01"
