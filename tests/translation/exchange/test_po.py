"""PO: as gettext asks, read back as editors write it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.core.errors import ImprimaturError, UnsafeInput
from imprimatur.translation.exchange.answering import MAX_BYTES
from imprimatur.translation.exchange.interface import Answer, Parcel
from imprimatur.translation.exchange.marks import tidy
from imprimatur.translation.exchange.po import read, write
from imprimatur.translation.unit import UnitState, digest
from tests.translation.exchange.parcels import PARCEL, SAID, SEGMENTS, named, parcel_of, same

EXPECTED = """\
msgid ""
msgstr ""
"Project-Id-Version: tisselande-accueil-2027\\n"
"PO-Revision-Date: \\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"Language: nl_BE\\n"
"X-Source-Language: fr_BE\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Imprimatur-Dossier: tisselande-accueil-2027\\n"

#. Taken 1 › alinea 1
#. Termen: accueil = onthaal
msgctxt "tasks.text~000000000001"
msgid "Accueillir <strong>tous</strong> les publics à 20 % & plus.<note n=\\"1\\"/>"
msgstr ""

#. Taken 2 › alinea 1
#, fuzzy
#| msgid "Voir le site."
msgctxt "tasks.text~000000000002"
msgid "Voir <a href=\\"https://exemple.be/fr?a=1&amp;b=2\\">le site</a> : {{ nombre(\\"lits\\") }} lits < 10."
msgstr "Zie <a href=\\"https://exemple.be/nl\\">de site</a> : {{ aantal(\\"bedden\\") }} bedden < 10."

#. Titel
msgctxt "tasks.text~000000000003"
msgid "Titre"
msgstr "Titel"

#. Titel
msgctxt "tasks.text~000000000004"
msgid "Titre"
msgstr "Titel"
"""
FIRST = "Accueillir <strong>tous</strong>"
gettext = pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")


def changed(*changes: tuple[str, str]) -> bytes:
    text = write(PARCEL).decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text.encode()


def answers(content: bytes, name: str = "x.po") -> dict[str, Answer]:
    return {one.id: one for one in read(content, name).answers}


def filled(text: str) -> Answer:
    """The answer of the first unit once it has a target."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return answers(changed(('n=\\"1\\"/>"\nmsgstr ""', f'n=\\"1\\"/>"\nmsgstr "{quoted}"')))[named(1)]


def test_a_file_says_all_a_translator_needs_and_no_date() -> None:
    assert write(PARCEL).decode().rstrip("\n") + "\n" == EXPECTED


def test_what_comes_back_unchanged_is_what_was_sent() -> None:
    back = read(write(PARCEL), "x.po")
    assert (back.dossier, back.source, back.target) == ("tisselande-accueil-2027", "fr", "nl")
    assert [one.id for one in back.answers] == [one.id for one in SEGMENTS]
    for answer, segment in zip(back.answers, SEGMENTS, strict=True):
        assert same(answer.source, segment.source)
        assert answer.fault == ""
        assert (answer.target or ()) == segment.target
    assert back.answers[0].target is None
    assert [one.unsure for one in back.answers] == [False, True, False, False]
    assert back.answers[0].place == "x.po:18"


@given(SAID)
def test_any_inline_comes_back_as_it_was_sent(inline: Inline) -> None:
    (answer,) = read(write(parcel_of(inline, inline)), "x.po").answers
    assert same(answer.source, inline)
    assert digest(answer.source) == digest(tidy(inline))
    assert answer.fault == ""
    assert any(run.lang == "nl" for run in inline) or same(answer.target or (), inline)


@given(SAID, SAID)
def test_a_former_source_never_breaks_the_file(inline: Inline, former: Inline) -> None:
    parcel = parcel_of(inline, (Run("x"),), UnitState.TO_REVISE)
    segment = parcel.segments[0]
    changed_ = Parcel(
        "e", "E", "fr", "nl", (type(segment)(segment.id, "w", inline, (Run("x"),), segment.state, former),)
    )
    (answer,) = read(write(changed_), "x.po").answers
    assert same(answer.source, inline)


def test_a_long_former_source_stays_on_its_line() -> None:
    parcel = parcel_of((Run("Un"),), (Run("Een"),), UnitState.TO_REVISE)
    segment = parcel.segments[0]
    long = (Run("mot " * 100 + "fin"),)
    text = write(
        Parcel("e", "E", "fr", "nl", (type(segment)(segment.id, "w", (Run("Un"),), (), segment.state, long),))
    ).decode()
    assert f'#| msgid "{"mot " * 100}fin"\n' in text


def test_a_target_typed_in_an_editor_is_read() -> None:
    answer = filled('<strong>Iedereen</strong> welkom, 20 % & meer.<note n="1" />')
    assert answer.fault == ""
    assert answer.target == (
        Run("Iedereen", bold=True),
        Run(" welkom, 20 % & meer.", note=(Run("1"),)),
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('Iedereen<note n="1"/>', ("mark_lost", "<strong>")),
        ("<strong>Iedereen</strong>", ("mark_lost", '<note n="1"/>')),
        ('<strong>Iedereen</strong><note n="1"/><note n="1"/>', ("mark_doubled", '<note n="1"/>')),
        ('<strong>Iedereen</strong><note n="2"/>', ("mark_unknown", '<note n="2"/>')),
        ('</strong>Iedereen<strong><note n="1"/>', ("mark_unknown", "</strong>")),
        ('<strong>Iedereen<note n="1"/>', ("mark_nested", "<strong>")),
        ('<strong><note n="1"/>', ("mark_nested", "<strong>")),
    ],
)
def test_marks_that_came_back_wrong_are_told(text: str, fault: tuple[str, str]) -> None:
    answer = filled(text)
    assert (answer.fault, answer.mark) == fault


@pytest.mark.parametrize(
    "content",
    [
        changed(("\n", "\r\n")),
        b"\xef\xbb\xbf" + write(PARCEL),
        changed(('"MIME-Version', '"X-Generator: Poedit 3.4\\n"\n"MIME-Version')),
        changed((f'msgid "{FIRST}', f'msgid ""\n"{FIRST[:11]}"\n"{FIRST[11:]}')),
        write(PARCEL) + b'\n#~ msgctxt "tasks.text~00000000000f"\n#~ msgid "Vieux"\n#~ msgstr "Oud"\n',
        changed(('msgid ""\nmsgstr ""\n"P', '# Nom <nom@exemple.be>, 2026.\n#, fuzzy\nmsgid ""\nmsgstr ""\n"P')),
        changed(("UTF-8", "windows-1252")).decode().replace("›", ">").encode("windows-1252"),
        changed(('"Project-Id-Version: tisselande-accueil-2027\\n"\n', "")),
        changed(("nl_BE", "nl")),
        changed(("PO-Revision-Date: ", "PO-Revision-Date: hier"), ("nl_BE", "nl-BE")),
        changed(("nplurals=2; plural=(n != 1);", "nplurals=x")),
    ],
    ids=[
        "crlf",
        "bom",
        "generator",
        "wrapped",
        "obsolete",
        "commented",
        "windows",
        "header",
        "language",
        "date",
        "plurals",
    ],
)
def test_what_editors_rewrite_is_read_all_the_same(content: bytes) -> None:
    back, sent = read(content, "x.po"), read(write(PARCEL), "x.po")
    assert (back.dossier, back.source, back.target) == (sent.dossier, sent.source, sent.target)
    assert [(one.id, one.source, one.target, one.unsure) for one in back.answers] == [
        (one.id, one.source, one.target, one.unsure) for one in sent.answers
    ]


def test_a_dossier_whose_header_was_rewritten_goes_by_the_name_of_its_file() -> None:
    content = changed(('"X-Imprimatur-Dossier: tisselande-accueil-2027\\n"\n', ""))
    assert read(content, "/x/cbcs-2024.nl.po").dossier == "cbcs-2024"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"bonjour",
        b"\xff\xfe\x00\x01",
        changed(("tasks.text~", "")),
        changed(("Language: nl_BE", "Language: de")),
        changed(("UTF-8", "utf-7")),
        b'msgid "a\nmsgstr "b"\n',
    ],
)
def test_what_is_not_ours_is_refused(content: bytes) -> None:
    with pytest.raises(ImprimaturError):
        read(content, "x.po")


def test_too_large_a_file_is_refused() -> None:
    with pytest.raises(UnsafeInput):
        read(b"#" * (MAX_BYTES + 1), "x.po")


@given(st.text(st.sampled_from('msgidtrcx "\\\n#~|,0[]'), max_size=200))
def test_no_file_raises_anything_else(text: str) -> None:
    with pytest.raises(ImprimaturError):
        read(text.encode(), "x.po")


@gettext
def test_gettext_finds_nothing_to_say_and_merges(tmp_path: Path) -> None:
    file = tmp_path / "nl.po"
    file.write_bytes(
        changed(('n=\\"1\\"/>"\nmsgstr ""', 'n=\\"1\\"/>"\nmsgstr "<strong>Elk</strong> 100 % d<note n=\\"1\\"/>"'))
    )
    check = ["msgfmt", "--check", "-o", str(tmp_path / "nl.mo"), str(file)]
    assert subprocess.run(check, check=True, capture_output=True).stderr == b""
    merged = subprocess.run(
        ["msgmerge", "--previous", "-q", str(file), str(file)], check=True, capture_output=True
    ).stdout
    assert [(one.id, one.target, one.unsure) for one in read(merged, "x.po").answers] == [
        (one.id, one.target, one.unsure) for one in read(file.read_bytes(), "x.po").answers
    ]


def test_a_source_without_a_word_is_not_sent() -> None:
    assert plain((Run(" "),)).strip() == ""
    with pytest.raises(ImprimaturError):
        read(write(parcel_of((Run(" "),))), "x.po")
