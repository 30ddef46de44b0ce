"""XLIFF 1.2: to its schema, read back as tools write it."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.core.errors import ImprimaturError, UnsafeInput
from imprimatur.translation.exchange.answering import MAX_BYTES
from imprimatur.translation.exchange.interface import Answer
from imprimatur.translation.exchange.marks import tidy
from imprimatur.translation.exchange.xliff import NAMESPACE, read, write
from imprimatur.translation.unit import digest
from tests.translation.exchange.parcels import PARCEL, SAID, SEGMENTS, named, parcel_of, same

SCHEMAS = Path(__file__).parent / "schemas"
X = {"x": NAMESPACE}
ABROAD = "http://www.w3.org/2001/xml.xsd"


@cache
def schema() -> etree.XMLSchema:
    """The schema of OASIS, what it draws in taken from beside it."""
    text = (SCHEMAS / "xliff-core-1.2-strict.xsd").read_text(encoding="utf-8")
    root = etree.fromstring(
        text.replace(ABROAD, (SCHEMAS / "xml.xsd").as_uri()).encode(), etree.XMLParser(no_network=True)
    )
    return etree.XMLSchema(root)


def changed(*changes: tuple[str, str], content: bytes = b"") -> bytes:
    """What was sent, with words in it changed: each of them stands there."""
    text = (content or write(PARCEL)).decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text.encode()


def answers(content: bytes, name: str = "x.xlf") -> dict[str, Answer]:
    return {one.id: one for one in read(content, name).answers}


def with_target(inner: str, unit: int = 1) -> Answer:
    """The answer of a unit whose target holds some XML."""
    root: Any = etree.fromstring(write(PARCEL))
    target = root.xpath(f"//x:trans-unit[@id='{named(unit)}']/x:target", namespaces=X)[0]
    new = etree.fromstring(f'<target xmlns="{NAMESPACE}" xmlns:sdl="urn:sdl">{inner}</target>')
    target.getparent().replace(target, new)
    return answers(etree.tostring(root))[named(unit)]


def test_a_file_is_as_its_schema_asks_and_the_same_each_time() -> None:
    schema().assertValid(etree.fromstring(write(PARCEL)))
    assert write(PARCEL) == write(PARCEL)


def test_the_schema_refuses_what_it_should() -> None:
    assert not schema().validate(etree.fromstring(changed(("needs-translation", "to-do"))))


def test_a_unit_says_its_state_its_place_and_its_former_source() -> None:
    root: Any = etree.fromstring(write(PARCEL))
    (file,) = root.findall("x:file", X)
    assert (file.get("source-language"), file.get("target-language")) == ("fr-BE", "nl-BE")
    assert file.get("original") == "tisselande-accueil-2027"
    units = root.findall(".//x:trans-unit", X)
    assert [one.get("id") for one in units] == [one.id for one in SEGMENTS]
    assert [one.get("approved") for one in units] == ["no", "no", "no", "yes"]
    assert [one.find("x:target", X).get("state") for one in units] == [
        "needs-translation",
        "needs-review-translation",
        "translated",
        "final",
    ]
    assert [one.text for one in units[0].findall("x:note", X)] == ["Taken 1 › alinea 1", "Termen: accueil = onthaal"]
    assert [one.text for one in units[1].findall("x:note", X)] == [
        "Taken 2 › alinea 1",
        'Het origineel luidt nu: Voir le site : {{ nombre("lits") }} lits < 10.',
        "Het origineel luidde: Voir le site.",
    ]
    assert units[1].find("x:alt-trans/x:source", X).text == "Voir le site."
    assert units[0].find("x:alt-trans", X) is None
    codes = [
        (etree.QName(one).localname, one.get("id"), one.get("ctype"), one.text) for one in units[1].find("x:target", X)
    ]
    assert codes == [
        ("bpt", "1", "link", '<a href="https://exemple.be/nl">'),
        ("ept", "1", None, "</a>"),
        ("ph", "2", "x-expression", '{{ aantal("bedden") }}'),
    ]


def test_what_has_no_translation_holds_its_source_for_tools_that_translate_the_target() -> None:
    root: Any = etree.fromstring(write(PARCEL))
    unit = root.findall(".//x:trans-unit", X)[0]
    source, target = (
        etree.tostring(unit.find(f"x:{name}", X), method="text", encoding="unicode") for name in ("source", "target")
    )
    assert source.strip() == target.strip()
    kept = changed(('state="needs-translation"', 'state="translated"'))
    assert same(answers(kept)[named(1)].target or (), SEGMENTS[0].source)


def test_what_comes_back_unchanged_is_what_was_sent() -> None:
    back = read(write(PARCEL), "x.xlf")
    assert (back.dossier, back.source, back.target) == ("tisselande-accueil-2027", "fr", "nl")
    assert [one.id for one in back.answers] == [one.id for one in SEGMENTS]
    for answer, segment in zip(back.answers, SEGMENTS, strict=True):
        assert same(answer.source, segment.source)
        assert answer.fault == ""
        assert (answer.target or ()) == segment.target
    assert back.answers[0].target is None
    assert [one.unsure for one in back.answers] == [False, True, False, False]
    assert [one.place for one in back.answers][:2] == ["x.xlf:9", "x.xlf:15"]


@given(SAID)
def test_any_inline_comes_back_as_it_was_sent(inline: Inline) -> None:
    content = write(parcel_of(inline, inline))
    schema().assertValid(etree.fromstring(content))
    (answer,) = read(content, "x.xlf").answers
    assert same(answer.source, inline)
    assert digest(answer.source) == digest(tidy(inline))
    passages = tuple(run for run in tidy(inline) if run.lang == "nl")
    assert answer.fault == ""
    assert passages or same(answer.target or (), inline)


@pytest.mark.parametrize(
    "inner",
    [
        '<bpt id="1" rid="1">&lt;strong&gt;</bpt>Iedereen<ept id="1">&lt;/strong&gt;</ept> welkom.<ph id="2"/>',
        '<g id="1">Iedereen</g> welkom.<x id="2"/>',
        '<bx id="1"/>Iedereen<ex id="1"/> welkom.<x id="2"/>',
        '<it id="1" pos="open"/>Iedereen<it id="1" pos="close"/> welkom.<ph id="2"/>',
        '<mrk mtype="seg" mid="1"><g id="1"><![CDATA[Iedereen]]></g> w&#101;lkom.<x id="2"/></mrk>',
        '<sdl:x><g id="1">Iedereen</g><mrk mtype="x-sdl-comment"> welkom.</mrk><x id="2"/></sdl:x>',
        '<x id="2"/><g id="1">Iedereen</g> welkom.',
        "&lt;strong&gt;Iedereen&lt;/strong&gt; welkom.&lt;note n=&quot;1&quot;/&gt;",
    ],
)
def test_codes_are_read_as_tools_write_them(inner: str) -> None:
    answer = with_target(inner)
    assert answer.fault == ""
    assert plain(answer.target or ()) == "Iedereen welkom."
    assert [run.text for run in answer.target or () if run.bold] == ["Iedereen"]
    assert [plain(run.note) for run in answer.target or () if run.note] == ["1"]


@pytest.mark.parametrize(
    ("inner", "fault"),
    [
        ('<x id="2"/>Iedereen welkom.', ("mark_lost", "<strong>")),
        ('<g id="1">Iedereen</g> welkom.', ("mark_lost", '<note n="1"/>')),
        ('<g id="1">Iedereen</g> <g id="1">welkom</g>.<x id="2"/>', ("mark_doubled", "<strong>")),
        ('<g id="1">Iedereen</g> welkom.<x id="2"/><x id="2"/>', ("mark_doubled", '<note n="1"/>')),
        ('<g id="1">Iedereen</g> welkom.<x id="2"/><x id="7"/>', ("mark_unknown", "<code>x</code>")),
        ('<g id="7">Iedereen</g> welkom.<x id="2"/>', ("mark_unknown", "<code>g</code>")),
        ('<g id="1"/>Iedereen welkom.<x id="2"/>', ("mark_lost", "</strong>")),
        ('<ex id="1"/>Iedereen<bx id="1"/> welkom.<x id="2"/>', ("mark_nested", "</strong>")),
        ('<bx id="1"/>Iedereen welkom.<x id="2"/>', ("mark_nested", "<strong>")),
    ],
)
def test_marks_that_came_back_wrong_are_told(inner: str, fault: tuple[str, str]) -> None:
    answer = with_target(inner)
    assert (answer.fault, answer.mark) == fault
    assert answer.target


def test_a_link_may_lead_elsewhere_and_a_locked_code_is_put_back() -> None:
    said = with_target(
        'Zie <bpt id="1">&lt;a href="https://autre.be"&gt;</bpt>de site<ept id="1">&lt;/a&gt;</ept>: '
        '<ph id="2">iets</ph> bedden.',
        2,
    )
    assert said.target == (
        Run("Zie "),
        Run("de site", link="https://autre.be"),
        Run(': {{ nombre("lits") }} bedden.'),
    )


SEGMENTED = """<seg-source><mrk mtype="seg" mid="0">Un.</mrk> <mrk mtype="seg" mid="1">Deux.</mrk></seg-source>"""


@pytest.mark.parametrize(
    ("target", "text", "unsure"),
    [
        ('<mrk mtype="seg" mid="0">Een.</mrk> <mrk mtype="seg" mid="1">Twee.</mrk>', "Een. Twee.", False),
        ('<mrk mtype="seg" mid="0">Een.</mrk><mrk mtype="seg" mid="1">Twee.</mrk>', "Een. Twee.", False),
        ('<mrk mtype="seg" mid="0">Een.</mrk> <mrk mtype="seg" mid="1"/>', "Een.", True),
        ('<mrk mtype="seg" mid="0"/> <mrk mtype="seg" mid="1"/>', None, False),
    ],
)
def test_sentences_that_a_tool_cut_are_one_text(target: str, text: str | None, unsure: bool) -> None:
    content = write(parcel_of((Run("Un. Deux."),), (Run("X"),)))
    content = changed(
        ("</source>\n        <target", f"</source>{SEGMENTED}<target"),
        (">X</target>", f">{target}</target>"),
        content=content,
    )
    (answer,) = read(content, "x.xlf").answers
    assert (plain(answer.target) if answer.target else None, answer.unsure) == (text, unsure)


@pytest.mark.parametrize("tag", ["nl", "nl-NL", "NL-be", "nl_BE"])
def test_languages_are_known_however_they_are_written(tag: str) -> None:
    assert read(changed(('target-language="nl-BE"', f'target-language="{tag}"')), "x").target == "nl"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('target-language="nl-BE"', 'target-language="de-DE"'),
        ('target-language="nl-BE"', 'target-language="fr"'),
        (' target-language="nl-BE"', ""),
        ("tasks.text~", "tasks.text-"),
    ],
)
def test_a_file_that_is_not_ours_is_refused(old: str, new: str) -> None:
    with pytest.raises(ImprimaturError) as told:
        read(changed((old, new)), "x.xlf")
    assert told.value.message.fr == "Ce fichier n’est pas un fichier de traduction d’Imprimatur."


def test_a_vendor_s_file_with_its_own_names_is_read() -> None:
    content = changed(
        ('xmlns="urn', 'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn'),
        (' product-name="tisselande-accueil-2027"', ""),
        ('original="tisselande-accueil-2027"', 'original="C:\\Travail\\tisselande-accueil-2027.nl.xlf"'),
        (f'id="{named(1)}" resname', 'id="b2f0a1" resname'),
        (f'id="{named(3)}" resname="{named(3)}"', f'id="{named(3)}"'),
    )
    sdl = "<sdl:seg-defs><sdl:seg id='0' conf='Draft'/></sdl:seg-defs></trans-unit>"
    text = content.decode()
    start = text.index(f'id="{named(4)}"')
    content = (text[:start] + text[start:].replace("</trans-unit>", sdl)).encode()
    back = read(content, "x.sdlxliff")
    assert back.dossier == "tisselande-accueil-2027"
    assert [one.id for one in back.answers] == [one.id for one in SEGMENTS]
    assert [one.unsure for one in back.answers] == [False, True, False, True]


def test_what_omegat_wrote_is_read() -> None:
    """The file that OmegaT 3.6 made of the parcel, its first two segments translated in it in part."""
    content = (SCHEMAS.parent / "omegat.xlf").read_bytes()
    back = read(content, "omegat.xlf")
    assert back.dossier == "tisselande-accueil-2027"
    assert [(one.fault, one.unsure) for one in back.answers] == [("", False)] * 4
    assert back.answers[0].target == (
        Run("Onthaal voor "),
        Run("tous", bold=True),
        Run(" les publics à 20 % & plus.", note=(Run("1"),)),
    )
    assert back.answers[1].target == (
        Run("Kijk op "),
        Run("de site", link="https://exemple.be/nl"),
        Run(' : {{ aantal("bedden") }} bedden < 10.'),
    )


def test_prefixed_names_and_other_encodings_are_read() -> None:
    root: Any = etree.fromstring(write(PARCEL))
    for node in root.iter(etree.Element):
        node.text, node.tail = node.text, node.tail
    prefixed = (
        etree.tostring(root).decode().replace("<", "<q:").replace("<q:/", "</q:").replace(' xmlns="', ' xmlns:q="')
    )
    assert answers(prefixed.encode()) == answers(etree.tostring(root))
    for encoding in ("utf-16", "utf-8"):
        written = etree.tostring(root, encoding=encoding, xml_declaration=True)
        assert [one.target for one in read(written, "x").answers] == [
            one.target for one in read(write(PARCEL), "x").answers
        ]
    assert answers(b"\xef\xbb\xbf" + write(PARCEL)) == answers(write(PARCEL))


def test_a_revised_target_is_sure_though_the_tool_left_its_state() -> None:
    old = answers(write(PARCEL))[named(2)]
    assert old.unsure
    new = answers(changed((" bedden &lt; 10.</target>\n        <note", " bedden.</target>\n        <note")))[named(2)]
    assert not new.unsure


def test_what_a_tool_marks_as_not_finished_is_unsure() -> None:
    content = changed(('state="translated"', 'state="needs-review-translation"'))
    assert answers(content)[named(3)].unsure
    memoq = changed(
        (f'id="{named(3)}" resname', f'xmlns:mq="MQXliff" mq:status="PartiallyEdited" id="{named(3)}" resname')
    )
    assert answers(memoq)[named(3)].unsure


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><xliff/>',
        b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://exemple.be/x.dtd"><xliff/>',
        b" " * (MAX_BYTES + 1),
    ],
)
def test_hostile_files_are_refused(content: bytes) -> None:
    with pytest.raises(UnsafeInput):
        read(content, "x.xlf")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<xliff>", b"<a>" * 5000 + b"</a>" * 5000, b"<xliff/>"])
def test_what_is_no_xliff_is_not_ours(content: bytes) -> None:
    with pytest.raises(ImprimaturError):
        read(content, "x.xlf")


def test_the_largest_file_is_read() -> None:
    padded = write(PARCEL)
    assert answers(padded + b" " * (MAX_BYTES - len(padded)))


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    (answer,) = read(write(parcel_of((Run("a\x00b\x0bc\ufffe"),))), "x").answers
    assert answer.source == (Run("abc"),)
