"""A set made into sheets: whole pictures, the same bytes, and a clean answer for what is damaged."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from imprimatur.editions import loaded
from imprimatur.sheets import letters, pages, stored
from imprimatur.sheets.book import BOOK, FINDINGS, make_book
from imprimatur.sheets.pages import WIDTH, Damaged, opened
from tests.sheets.made import OFFER, draft, pdf

SLUG = OFFER[1]
NAMES = [f"{lang}-{page}.png" for lang in ("fr", "nl") for page in (1, 2)]


def made(folder: Path, into: Path) -> str:
    into.mkdir()
    return make_book(lambda _: None, SLUG, ("fr", "nl"), folder, into)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(draft(), tmp_path / "draft")


def test_a_set_is_drawn_with_what_its_marks_ask_for(tmp_path: Path) -> None:
    into = tmp_path / "made"
    assert made(draft(), into) == ""
    assert sorted(one.name for one in into.iterdir()) == sorted([*NAMES, BOOK, "edition.json"])
    assert all((into / name).read_bytes().startswith(b"\x89PNG") for name in NAMES)
    book = stored.loaded((into / BOOK).read_bytes())
    assert {size[0] for size in book.sheets["fr"].sizes} == {WIDTH}
    editions = {one.lang: one for one in loaded((into / "edition.json").read_bytes())}
    marks = {blank.mark for one in editions.values() for blank in one.blanks}
    assert marks
    assert set(book.findings) == marks
    assert all(one["message"]["fr"] and one["remedy"]["nl"] and one["code"] for one in book.findings.values())
    for lang, theirs in (("fr", "nl"), ("nl", "fr")):
        pairs = book.pairs[lang]
        assert len(pairs) == len(editions[lang].passages)
        assert [one for one in pairs if one < 0] == []
        assert all(
            editions[lang].passages[at].sort is editions[theirs].passages[pair].sort for at, pair in enumerate(pairs)
        )


def test_the_same_set_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert made(draft(), tmp_path / name) == ""
    assert {one.name: one.read_bytes() for one in (tmp_path / "one").iterdir()} == {
        one.name: one.read_bytes() for one in (tmp_path / "two").iterdir()
    }


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        (f"{SLUG}.nl.pdf", b"", "pdf"),
        (f"{SLUG}.nl.pdf", b"%PDF-1.7\n" + b"x" * 500, "pdf"),
        (f"{SLUG}.nl.pdf", None, "pdf"),
        ("edition.json", b"{", "edition"),
        ("edition.json", b'{"form":1,"editions":[]}', "edition"),
        ("edition.json", None, "edition"),
    ],
)
def test_what_is_damaged_is_said(copied: Path, tmp_path: Path, name: str, content: bytes | None, why: str) -> None:
    if content is None:
        (copied / name).unlink()
    else:
        (copied / name).write_bytes(content)
    assert made(copied, tmp_path / "made") == why


def test_a_page_without_end_is_refused() -> None:
    with pytest.raises(Damaged):
        list(opened(pdf("<p>x", "@page { size: 10mm 400mm; margin: 0 }")).pictures())


def test_pictures_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf("<p>x")
    ((_, picture),) = opened(content).pictures()
    monkeypatch.setattr(pages, "MOST_PICTURES", len(picture))
    assert len(list(opened(content).pictures())) == 1
    monkeypatch.setattr(pages, "MOST_PICTURES", len(picture) - 1)
    with pytest.raises(Damaged):
        list(opened(content).pictures())


@pytest.mark.parametrize("bound", ["MOST_PAGES", "LARGEST"])
def test_what_is_larger_than_any_document_is_refused(monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    content = pdf("<p>x<p style='break-before: page'>y")
    size = {"MOST_PAGES": 2, "LARGEST": len(content)}[bound]
    monkeypatch.setattr(pages, bound, size)
    assert len(opened(content)) == 2
    monkeypatch.setattr(pages, bound, size - 1)
    with pytest.raises(Damaged):
        opened(content)


@pytest.mark.parametrize("bound", ["MOST_SIGNS", "MOST_ELEMENTS"])
def test_signs_and_structure_without_end_are_refused(monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    content = pdf("<p>un<p>deux")
    opened(content).letters()
    monkeypatch.setattr(letters, bound, 3)
    with pytest.raises(Damaged):
        opened(content).letters()


def test_findings_of_another_form_are_left_out(copied: Path, tmp_path: Path) -> None:
    told = json.loads((copied / FINDINGS).read_bytes())
    told["findings"][0]["message"] = 5
    (copied / FINDINGS).write_text(json.dumps(told), encoding="utf-8")
    assert made(copied, tmp_path / "made") == ""


def test_a_pdf_of_other_words_gives_no_places_and_no_fault(copied: Path, tmp_path: Path) -> None:
    (copied / f"{SLUG}.fr.pdf").write_bytes(pdf("<p>Tout autre chose.</p>"))
    assert made(copied, tmp_path / "made") == ""
    book = stored.loaded((tmp_path / "made" / BOOK).read_bytes())
    assert sum(bool(one.areas) for one in book.sheets["fr"].passages) < 5


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(form=0),
        lambda told: told["sheets"]["fr"]["passages"][3][0][0].__setitem__(0, 9),
        lambda told: told["sheets"]["fr"]["passages"][3][0][0].__setitem__(1, 1.5),
        lambda told: told["sheets"]["fr"]["passages"].__setitem__(3, "x"),
        lambda told: told.pop("sheets"),
    ],
)
def test_what_is_kept_in_another_form_is_not_believed(tmp_path: Path, change: Any) -> None:
    made(draft(), tmp_path / "made")
    content = (tmp_path / "made" / BOOK).read_bytes()
    assert stored.dumped(stored.loaded(content)) == content
    told = json.loads(content)
    change(told)
    with pytest.raises(stored.Unreadable):
        stored.loaded(json.dumps(told).encode())
