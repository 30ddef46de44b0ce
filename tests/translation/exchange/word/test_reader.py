"""The Word file that came back: known by its rows, whatever happened to it on the way."""

import contextlib
import io
import zipfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.core.errors import ImprimaturError, UnsafeInput
from imprimatur.rendering.docx.xml import W, name, w
from imprimatur.rendering.package import members, pack
from imprimatur.translation.exchange.interface import Answer, Parcel, Segment
from imprimatur.translation.exchange.marks import tidy, with_notes
from imprimatur.translation.exchange.word import read, write
from tests.translation.exchange.inlines import INLINES
from tests.translation.exchange.parcels import PARCEL, SAID, named, parcel_of
from tests.translation.exchange.word.returning import (
    cell,
    changed,
    copy_over,
    rows,
    run,
    saved_again,
    soffice,
    type_in,
    without,
)

SENT = write(PARCEL)
BRACKETS = st.lists(st.sampled_from(["⟦1⟧", "⟦", "[[1]]", "[", "[1", "1]]", "]]", "x ", " "]), max_size=6)


def answers(content: bytes) -> tuple[Answer, ...]:
    return read(content, "retour.docx").answers


def back(content: bytes, row: int, *runs: Any) -> Answer:
    return answers(changed(content, lambda root: type_in(root, row, *runs)))[row]


def test_a_file_nobody_touched_says_what_was_sent() -> None:
    got = read(SENT, "retour.docx")
    assert (got.dossier, got.source, got.target) == (PARCEL.dossier, "fr", "nl")
    assert [one.id for one in got.answers] == [one.id for one in PARCEL.segments]
    assert [one.source for one in got.answers] == [one.source for one in PARCEL.segments]
    assert [one.target for one in got.answers] == [one.target or None for one in PARCEL.segments]
    assert not any(one.fault or one.told or one.unsure for one in got.answers)
    assert got.answers[2].place == "rij 3 van de tabel"


@settings(max_examples=60)
@given(SAID)
def test_a_source_copied_over_comes_back_whole(source: Inline) -> None:
    (got,) = answers(changed(write(parcel_of(source)), copy_over))
    assert got.source == source
    # Words that were set apart as the target's own language need it no more.
    asked = tidy(tuple(replace(one, lang=None) if one.lang == "nl" else one for one in tidy(source)))
    assert (got.fault, got.target) == ("", with_notes(asked, source))


@settings(max_examples=60)
@given(INLINES, SAID)
def test_a_target_comes_back_whole(source: Inline, target: Inline) -> None:
    (got,) = answers(write(parcel_of(source, target)))
    assert (got.fault, got.target) == ("", target)


@given(BRACKETS, BRACKETS)
def test_brackets_of_a_text_are_no_marks(first: list[str], second: list[str]) -> None:
    source = (Run("a" + "".join(first)), Run("".join(second), bold=True), Run("{{ nombre('x') }}z"))
    (got,) = answers(changed(write(parcel_of(source)), copy_over))
    assert (got.fault, got.target) == ("", tidy(source))


def test_words_typed_with_their_looks_and_marks() -> None:
    got = back(SENT, 0, run("Iedereen "), run("welkom", w("b")), run(" [[1]]"), run("."))
    assert got.target == (
        Run("Iedereen "),
        Run("welkom", bold=True),
        Run(" ", note=(Run("Note."),)),
        Run("."),
    )
    assert got.fault == ""


def test_a_mark_may_be_cut_by_a_word_processor() -> None:
    got = back(SENT, 0, run("Iedereen", w("b")), run("⟦"), run("1"), run("⟧"))
    assert (got.fault, got.target) == ("", (Run("Iedereen", bold=True, note=(Run("Note."),)),))


@pytest.mark.parametrize(
    ("typed", "fault", "mark"),
    [
        ("Iedereen", "mark_lost", "⟦1⟧"),
        ("Iedereen⟦1⟧⟦1⟧", "mark_doubled", "⟦1⟧"),
        ("Iedereen⟦1⟧⟦7⟧", "mark_unknown", "⟦7⟧"),
        ("Iedereen⟦0⟧⟦1⟧", "mark_unknown", "⟦0⟧"),
        ("Iedereen⟦1⟧ ⟦x", "mark_unknown", "⟦"),
        ("Iedereen⟦/1⟧", "mark_unknown", "⟦/1⟧"),
    ],
)
def test_marks_lost_doubled_or_unknown_are_a_fault(typed: str, fault: str, mark: str) -> None:
    got = back(SENT, 0, run(typed, w("b")))
    assert (got.fault, got.mark) == (fault, mark)
    assert got.target


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("⟦1⟧site ⟦2⟧", "mark_nested"),
        ("site⟦/1⟧ ⟦2⟧", "mark_nested"),
        ("⟦1⟧a ⟦1⟧b⟦/1⟧ ⟦2⟧", "mark_nested"),
        ("⟦1⟧site⟦/1⟧", "mark_lost"),
        ("⟦2⟧ ⟦1⟧site⟦/1⟧", ""),
    ],
)
def test_marks_around_words_open_and_close(typed: str, fault: str) -> None:
    assert back(SENT, 1, run(typed)).fault == fault


def test_emphasis_that_was_lost_is_a_fault_and_its_stretches_are_not_counted() -> None:
    twice = write(parcel_of((Run("a", bold=True), Run(" b "), Run("c", bold=True))))
    assert (back(twice, 0, run("x")).fault, back(twice, 0, run("x")).mark) == ("mark_lost", "‘vet’")
    assert back(twice, 0, run("x", w("b"))).fault == ""


def test_a_real_link_stands_for_its_mark() -> None:
    def link(root: Any) -> None:
        anchor = w("hyperlink", run("de site"))
        anchor.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "rId77")
        type_in(root, 1, run("Zie "), anchor, run(" ⟦2⟧"))

    parts = members(changed(SENT, link))
    relations = parts["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    added = (
        f'<Relationship Id="rId77" Type="{kind}" Target="https://exemple.be/nl" TargetMode="External"/></Relationships>'
    )
    parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", added).encode()
    got = answers(pack(parts))[1]
    assert (got.fault, got.target and got.target[1]) == ("", Run("de site", link="https://exemple.be/nl"))


def test_tracked_changes_are_taken_and_comments_left_out() -> None:
    gone = w("del", w("r", w("delText")))
    gone[0][0].text = "Titel"
    comment = w("r", w("commentReference", id=0))
    got = back(SENT, 2, gone, w("ins", run("De titel")), w("moveFrom", run("weg")), w("moveTo", run(" hier")), comment)
    assert got.target == (Run("De titel hier"),)


def test_paragraphs_are_joined_and_told_unless_their_mark_was_deleted() -> None:
    def second(root: Any, deleted: bool = False) -> None:
        type_in(root, 2, run("Eén."))
        added = w("p", run("Twee."))
        cell(root, 2).extend([w("p"), added])
        if deleted:
            cell(root, 2).find(f"{name('p')}/{name('pPr')}/{name('rPr')}").insert(0, w("del", id=1))
            cell(root, 2).remove(cell(root, 2).findall(name("p"))[1])

    got = answers(changed(SENT, second))[2]
    assert (got.target, got.told) == ((Run("Eén. Twee."),), "paragraphs_joined")
    got = answers(changed(SENT, lambda root: second(root, deleted=True)))[2]
    assert (got.target, got.told) == ((Run("Eén.Twee."),), "")


def test_words_behind_or_before_the_control_count() -> None:
    got = answers(changed(SENT, lambda root: cell(root, 2).find(name("p")).append(run(" erbij"))))[2]
    assert got.target == (Run("Titel erbij"),)


def test_a_highlighted_text_is_not_finished() -> None:
    assert back(SENT, 2, run("Titel", w("highlight", val="yellow"))).unsure
    assert not back(SENT, 2, run("Titel")).unsure


def test_a_prompt_is_no_target() -> None:
    def prompt(root: Any) -> None:
        type_in(root, 2, run("Klik of tik om tekst in te voeren."))

    assert answers(changed(SENT, prompt))[2].target is None


def test_rows_may_be_moved_deleted_or_copied() -> None:
    def move(root: Any) -> None:
        found = rows(root)
        found[0].addprevious(found[1])
        found[2].addprevious(deepcopy(found[2]))
        found[3].getparent().remove(found[3])

    assert [one.id for one in answers(changed(SENT, move))] == [named(2), named(1), named(3)]


def test_a_row_deleted_in_tracked_changes_is_gone() -> None:
    def delete(root: Any) -> None:
        rows(root)[0].find(name("trPr")).append(w("del", id=1))

    assert [one.id for one in answers(changed(SENT, delete))] == [named(2), named(3), named(4)]


def strip(root: Any, *tags: str) -> None:
    for tag in tags:
        for one in list(root.iter(name(tag))):
            one.getparent().remove(one)


@pytest.mark.parametrize(
    "lost", [("sdtPr",), ("bookmarkStart", "bookmarkEnd"), ("sdtPr", "bookmarkStart", "bookmarkEnd")]
)
def test_one_tie_of_a_row_is_enough(lost: tuple[str, ...]) -> None:
    assert answers(changed(SENT, lambda root: strip(root, *lost))) == answers(SENT)
    if "sdtPr" not in lost:
        assert answers(changed(SENT, lambda root: strip(root, *lost, "vanish"))) == answers(SENT)


def test_without_the_hidden_part_ids_and_the_left_column_are_left() -> None:
    got = read(without(SENT, "customXml"), "x")
    assert (got.dossier, got.source, got.target) == (PARCEL.dossier, "fr", "nl")
    assert [one.id for one in got.answers] == [one.id for one in PARCEL.segments]
    assert got.answers[2].source == (Run("Titre"),)
    assert got.answers[2].target == (Run("Titel"),)
    assert (got.answers[1].fault, got.answers[2].fault) == ("part_lost", "")


def translated(root: Any, *places: int) -> None:
    for place in places:
        type_in(root, place, run(f"Machine {place}"), column=1)


def test_what_a_service_wrote_on_the_left_fills_what_is_empty_to_be_revised() -> None:
    segments = tuple(
        Segment(named(n), "Ici", (Run(f"Texte {n}"),), (Run("Er al"),) if n == 2 else ()) for n in range(4)
    )
    sent = write(Parcel("d", "T", "fr", "nl", segments))
    got = answers(changed(sent, lambda root: translated(root, 0, 1, 2)))
    assert [one.source for one in got] == [one.source for one in segments]
    assert [one.target and plain(one.target) for one in got] == ["Machine 0", "Machine 1", "Er al", None]
    assert [one.unsure for one in got] == [True, True, False, False]
    # A person who mends two sources has not had the file translated.
    got = answers(changed(sent, lambda root: translated(root, 0, 1)))
    assert [one.target for one in got] == [None, None, (Run("Er al"),), None]


@pytest.mark.parametrize("content", [b"", b"PK", b"texte", b"PK\x03\x04" + b"\0" * 40])
def test_what_is_no_office_file_is_not_ours(content: bytes) -> None:
    with pytest.raises(ImprimaturError, match="n’est pas un fichier de traduction"):
        read(content, "x.docx")


def test_another_word_file_is_not_ours() -> None:
    made = io.BytesIO()
    docx.Document().save(made)
    with pytest.raises(ImprimaturError, match="n’est pas un fichier de traduction"):
        read(made.getvalue(), "x.docx")


def hostile(kind: str) -> bytes:
    parts = members(SENT)
    match kind:
        case "macros":
            parts["word/vbaProject.bin"] = b"x"
        case "bomb":
            parts["word/media/x.xml"] = b" " * (40 * 1024 * 1024)
        case "entities":
            parts["customXml/item1.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        case "links":
            relations = parts["word/_rels/document.xml.rels"].decode()
            added = '<Relationship Id="r9" Type="x/image" Target="file:///x" TargetMode="External"/></Relationships>'
            parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", added).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, one in parts.items():
            archive.writestr(key, one)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["macros", "bomb", "entities", "links"])
def test_hostile_files_are_refused(kind: str) -> None:
    with pytest.raises(UnsafeInput):
        read(hostile(kind), "x.docx")


@pytest.mark.long
@given(st.integers(0, len(SENT) - 1), st.integers(0, 255))
def test_a_damaged_file_never_breaks_the_reader(place: int, byte: int) -> None:
    with contextlib.suppress(ImprimaturError):
        read(SENT[:place] + bytes([byte]) + SENT[place + 1 :], "x.docx")


@soffice
def test_libreoffice_keeps_rows_targets_and_marks(tmp_path: Path) -> None:
    def fill(root: Any) -> None:
        copy_over(root, 0)
        copy_over(root, 1)

    filled = changed(SENT, fill)
    once = saved_again(filled, tmp_path)
    assert read(once, "x") == read(filled, "x")
    assert read(saved_again(once, tmp_path), "x") == read(filled, "x")
    assert W in members(once)["word/document.xml"].decode()
