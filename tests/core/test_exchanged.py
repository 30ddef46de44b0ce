"""What tells a file of translators from an input: its ending, else what it holds."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from imprimatur.core.exchanged import Exchanged, exchanged, exchanged_at


def package(name: str, content: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as parts:
        parts.writestr(name, content)
    return made.getvalue()


OURS = (
    package("customXml/item2.xml", '<parcel xmlns="urn:imprimatur:translation"/>'),
    package("word/document.xml", "<w:t>imprimatur:job_offer/été:nl:fr</w:t>"),
    package("word/document.xml", '<w:tag w:val="imprimatur:0123"/>'),
    package("word/document.xml", '<w:bookmarkStart w:id="1" w:name="imprimatur_0123456789ab"/>'),
)
OTHERS = (
    package("customXml/item1.xml", "<b:Sources/>"),
    package("word/document.xml", "<w:t>imprimatur:job_offer/été:fr:fr et imprimatur: bon à tirer</w:t>"),
    package("word/document.xml", " " * 65536 + "imprimatur:a/b:fr:nl"),
    b"PK damaged",
    b"",
)


@pytest.mark.parametrize("content", OURS)
def test_a_word_file_of_ours_is_told_by_any_of_its_marks(tmp_path: Path, content: bytes) -> None:
    assert exchanged("a/textes.docx", content) is Exchanged.RETURNED
    (tmp_path / "x.DOCX").write_bytes(content)
    assert exchanged_at(tmp_path / "x.DOCX") is Exchanged.RETURNED
    assert exchanged("a/textes.xlsx", content) is None


@pytest.mark.parametrize("content", OTHERS)
def test_any_other_word_file_is_none(tmp_path: Path, content: bytes) -> None:
    assert exchanged("a/textes.docx", content) is None
    assert exchanged_at(tmp_path / "not there.docx") is None


def test_the_other_forms_are_told_by_their_endings() -> None:
    returned = ("a.xlf", "a.XLIFF", "a.sdlxliff", "a.mqxliff", "a.po")
    beside = ("a.tmx", "a.tbx", "a.termes-termen.csv", "a.termes-termen (1).csv", "a.termes-termen - Copie.csv")
    assert {exchanged(name, b"") for name in returned} == {Exchanged.RETURNED}
    assert {exchanged(name, b"") for name in beside} == {Exchanged.BESIDE}
    assert {exchanged(name, b"") for name in ("termes.csv", "a.md", "a.doc", "po")} == {None}
