"""The plain reading of a file's words, against what its reader took from it."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from imprimatur.account.second_reading import SHORTEST, unread
from tests.sources.making import changed_package, source
from tests.sources.word.making_forms import Forms

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def left(body: str, known: str = "", dialect: str = W, notes: tuple[str, ...] = ()) -> list[str]:
    """The pieces of a Word file left by a reader that knows some words."""
    content = Forms(notes=list(notes)).document(body)
    if dialect != W:
        with ZipFile(BytesIO(content)) as archive:
            document = archive.read("word/document.xml").replace(W.encode(), dialect.encode())
        content = changed_package(content, {"word/document.xml": document})
    found = unread(source("texte.fr.docx", content), frozenset(known.split()))
    return [" ".join(text.split()) for text, _ in found]


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:r><w:t>Un mot perdu</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>Un mot per</w:t></w:r><w:r><w:t>du</w:t></w:r></w:p>",
        "<w:x><w:y><w:p><w:z><w:r><w:t>Un mot perdu</w:t></w:r></w:z></w:p></w:y></w:x>",
        "<w:p><w:del><w:r><w:delText>Un mot perdu</w:delText></w:r></w:del></w:p>",
        "<w:p><w:r><w:t>Un</w:t><w:tab/><w:t>mot</w:t><w:br/><w:t>perdu</w:t></w:r></w:p>",
    ],
)
def test_a_word_that_the_reader_has_nowhere_is_found(body):
    """In any wrapper, in pieces, apart from the next word."""
    assert left(body, "un mot") == ["Un mot perdu"]
    assert left(body, "un mot perdu") == []


def test_both_dialects_and_the_notes_are_read():
    body = "<w:p><w:r><w:t>perdu</w:t></w:r></w:p>"
    assert left(body, dialect=STRICT) == ["perdu"]
    assert left(body, "perdu", notes=("<w:r><w:t>égaré</w:t></w:r>",)) == ["égaré"]


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:ins><w:r><w:t>ajout</w:t></w:r></w:ins></w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>cachette</w:t></w:r></w:p>",
        "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>rature</w:t></w:r></w:p>",
        "<w:p><w:r><w:instrText>PAGEREF signet</w:instrText></w:r></w:p>",
        '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Sommaire</w:t></w:r></w:p>',
    ],
)
def test_what_the_reader_of_word_tells_by_itself_is_no_loss(body):
    assert left(body) == []


def test_the_prompt_of_a_control_parts_words():
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Klik</w:t></w:r></w:sdtContent></w:sdt>"
    )
    filled = prompt.replace("<w:showingPlcHdr/>", "").replace("Klik", "es")
    assert left(f"<w:p><w:r><w:t>mot</w:t></w:r>{prompt}<w:r><w:t>suite</w:t></w:r></w:p>", "mot klik suite") == []
    assert left(f"<w:p><w:r><w:t>chargé</w:t></w:r>{filled}</w:p>", "chargées") == []


def test_a_paragraph_in_a_paragraph_is_read_once():
    inner = "<w:p><w:r><w:t>dedans</w:t></w:r></w:p>"
    assert left(f"<w:p><w:r><w:t>dehors</w:t><w:x>{inner}</w:x></w:r></w:p>") == ["dehors", "dedans"]


def test_short_words_and_numbers_are_found_in_any_text():
    letters = "abcdefgh"
    short, long = letters[: SHORTEST - 1], letters[:SHORTEST]
    assert left(f"<w:p><w:r><w:t>{short} 2027</w:t></w:r></w:p>") == []
    assert left(f"<w:p><w:r><w:t>{long}</w:t></w:r></w:p>") == [long]


def test_the_marks_of_markdown_are_no_words():
    text = "Un [lien](https://exemple.example/perdu) et {{ nombre(perdus) }}\n\n[ref]: https://perdu.example\n\nmot\n"
    one = source("texte.fr.md", text)
    known = frozenset(("lien",))
    assert list(unread(one, known)) == []
    ((said, place),) = unread(source("texte.fr.md", text + "\nperdu\n"), known)
    assert (said, place.line) == ("perdu", 7)


def test_other_formats_have_no_second_reading():
    assert list(unread(source("a.csv", "Champ;perdu\n"), frozenset())) == []


def test_entities_of_markdown_are_the_signs_that_they_name():
    one = source("texte.fr.md", "dix&nbsp;euros &eacute;galement\n")
    assert list(unread(one, frozenset(("dix", "euros", "également")))) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_decoded_as_its_reader_does(encoding):
    one = source("texte.fr.md", "Également dévoué à l’équipe, où naît l’été.\n".encode(encoding))
    known = frozenset("également dévoué à l équipe où naît été".split())
    assert list(unread(one, known)) == []


def test_names_that_markdown_gives_are_no_words_of_the_text():
    """The name of a note, of an address, of a language of code."""
    text = "Un mot[^remarque] et [lien][adresse].\n\n```python\ncode\n```\n\n[^remarque]: note\n[adresse]: https://a.example\n"
    assert list(unread(source("texte.fr.md", text), frozenset(("lien", "code", "note")))) == []
