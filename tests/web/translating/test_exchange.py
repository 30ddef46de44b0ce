"""The files of translators on the page: taken out, brought back once what they would change was seen."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from flows.access.account import Role
from flows.access.acts import Did
from imprimatur.project import Project
from tests.flows.projects import COMPLETE
from tests.flows.translations import FORMER_NL, NEW_FR, NEW_NL, replace_in
from tests.web.conftest import Doorkeeper, Enter
from tests.web.translating.conftest import HERE, PAGE, plain, sent
from web.translating.kept import MOST, Shelf

NAME = f"{COMPLETE}.traduction-vertaling.nl"


def mark(client: TestClient) -> str:
    found = re.search(r'name="mark" value="(\w+)"', client.get("/").text)
    assert found
    return found[1]


def out(client: TestClient, what: str, everything: bool = False):  # type: ignore[no-untyped-def]
    asked = {"what": what, "mark": mark(client)} | ({"everything": "1"} if everything else {})
    return client.post(f"{PAGE}/export", data=asked)


def bring(client: TestClient, content: bytes, name: str = f"{NAME}.po", page: str = PAGE):  # type: ignore[no-untyped-def]
    return client.post(f"{page}/import", data={"mark": mark(client)}, files={"file": (name, content)})


def confirm(client: TestClient, page: str, **more: str):  # type: ignore[no-untyped-def]
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    return client.post(f"{PAGE}/confirm", data={"mark": mark(client), "seen": seen[1], **more}, follow_redirects=False)


def answered(client: TestClient, answer: str = NEW_NL) -> bytes:
    """The PO file of what waits, answered."""
    text = out(client, "po").content.decode()
    assert text.count(FORMER_NL) >= 1
    before, _, after = text.rpartition(f'msgstr "{FORMER_NL}"')
    return f'{before}msgstr "{answer}"{after}'.replace("#, fuzzy\n", "").encode()


@pytest.mark.parametrize(
    ("what", "name", "start"),
    [
        ("word", f"{NAME}.docx", b"PK"),
        ("xliff", f"{NAME}.xlf", b"<?xml"),
        ("po", f"{NAME}.po", b""),
        ("tmx", f"{NAME}.tmx", b"<?xml"),
        ("tbx", f"{NAME}.tbx", b"<?xml"),
        ("terms", f"{NAME}.termes-termen.csv", b"\xef\xbb\xbf"),
        ("../../etc/passwd", f"{NAME}.docx", b"PK"),
    ],
)
def test_files_are_taken_out(
    changed: Path, enter: Enter, doors: Doorkeeper, what: str, name: str, start: bytes
) -> None:
    answer = out(enter(Role.TRANSLATOR), what, everything=True)
    assert answer.status_code == 200 and answer.content.startswith(start)
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}"
    (act,) = doors.acts
    assert (act.did, act.detail) == (Did.SENT_TO_TRANSLATE, name) and act.version


def test_what_waits_goes_out_alone_where_all_is_not_asked_for(changed: Path, enter: Enter) -> None:
    content = out(enter(Role.TRANSLATOR), "word").content
    with ZipFile(BytesIO(content)) as package:
        said = package.read("word/document.xml").decode()
    assert FORMER_NL in said and "Salaris" not in said


def test_nothing_to_send_is_said(offer: Path, enter: Enter, doors: Doorkeeper) -> None:
    answer = out(enter(Role.TRANSLATOR), "word")
    assert answer.status_code == 409 and "Rien n’attend de traduction. Pour envoyer" in plain(answer.text)
    assert not doors.acts


def test_what_came_back_is_shown_first_then_taken(changed: Path, enter: Enter, doors: Doorkeeper) -> None:
    client = enter(Role.TRANSLATOR)
    content = answered(client)
    before = changed.read_text(encoding="utf-8")
    answer = bring(client, content)
    assert answer.status_code == 200 and "1 texte changerait" in plain(answer.text)
    assert re.search("<del>.*?twee</del>", answer.text) and re.search("<ins>.*?3</ins>", answer.text)
    assert changed.read_text(encoding="utf-8") == before
    done = confirm(client, answer.text)
    assert done.status_code == 303 and done.headers["location"] == f"{PAGE}?saved=1"
    assert changed.read_text(encoding="utf-8") == before.replace(FORMER_NL, NEW_NL)
    assert [one.did for one in doors.acts] == [Did.SENT_TO_TRANSLATE, Did.BROUGHT_BACK]
    assert doors.acts[-1].detail == f"{NAME}.po"
    again = confirm(client, answer.text)
    assert again.status_code == 409 and "n’est plus gardé" in plain(again.text)


def test_what_is_refused_is_shown_with_why(changed: Path, enter: Enter) -> None:
    client = enter(Role.TRANSLATOR, lang="nl")
    answer = bring(client, answered(client, "Een <b>open</b> deur, geen wijk."))
    assert "Een cijfer uit het origineel ontbreekt: 3." in plain(answer.text)
    assert "Geen enkele tekst zou veranderen" in plain(answer.text) and "&lt;b&gt;open" in answer.text
    assert 'name="leave"' in answer.text
    left = confirm(client, answer.text, leave="1")
    assert left.headers["location"] == PAGE and not list(Path(changed).parents[3].glob(".imprimatur/web/returned/*"))


def test_a_dossier_that_changed_since_is_looked_at_again(changed: Path, enter: Enter, doors: Doorkeeper) -> None:
    client = enter(Role.TRANSLATOR)
    answer = bring(client, answered(client))
    replace_in(changed, FORMER_NL, "Iets anders, 3 wijken.")
    before = changed.read_bytes()
    anew = confirm(client, answer.text)
    assert anew.status_code == 409 and "Le dossier a changé depuis" in plain(anew.text)
    assert changed.read_bytes() == before and Did.BROUGHT_BACK not in [one.did for one in doors.acts]
    assert confirm(client, anew.text).status_code == 303
    assert NEW_NL in changed.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", f"{NAME}.po", "n’est pas un fichier de traduction d’Imprimatur"),
        (b"PK\x03\x04rubbish", f"{NAME}.docx", "n’est pas un fichier de traduction d’Imprimatur"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff>&a;</xliff>", f"{NAME}.xlf", "déclare des entités"),
        (b"x", "rapport.pdf", "n’est pas un fichier de traduction d’Imprimatur"),
        (b"x" * (8 * 1024 * 1024 + 1), f"{NAME}.po", "trop grand"),
        (b"x", "a<b>.po", "n’acceptent pas tous"),
    ],
)
def test_what_is_none_of_ours_is_refused(changed: Path, enter: Enter, content: bytes, name: str, why: str) -> None:
    client = enter(Role.TRANSLATOR)
    answer = bring(client, content, name)
    assert answer.status_code == 409 and why in plain(answer.text)
    assert not [path for path in Shelf(Project(changed.parents[3])).home.rglob("*") if path.is_file()]


def test_a_file_of_another_dossier_or_language_is_refused_and_touches_nothing(
    changed: Path, enter: Enter, project: Project
) -> None:
    client = enter(Role.TRANSLATOR, scope=(f"job_offer/{COMPLETE}",))
    content = answered(client)
    other = changed.parents[1] / "autre"
    other.mkdir()
    (other / "offre.yaml").write_bytes(changed.read_bytes())
    before = sorted(path.name for path in other.iterdir())
    foreign = content.replace(COMPLETE.encode(), b"autre")
    for told in (foreign, content.replace(COMPLETE.encode(), b"nulle-part")):
        assert "celui d’un autre dossier" in plain(bring(client, told).text)
    assert sorted(path.name for path in other.iterdir()) == before
    assert "dans l’autre sens" in plain(bring(client, content, page=f"{HERE}/translate/fr").text)


def test_files_that_came_back_are_closed_to_others_and_few(changed: Path, enter: Enter, project: Project) -> None:
    client = enter(Role.TRANSLATOR)
    content = answered(client)
    page = bring(client, content).text
    shelf = Shelf(project)
    (kept,) = (path for path in shelf.home.rglob("*") if path.is_file())
    assert kept.stat().st_mode & 0o777 == 0o600 and kept.parent.stat().st_mode & 0o777 == 0o700
    assert confirm(enter(Role.TRANSLATOR), page).status_code == 409
    for number in range(MOST + 5):
        shelf.put(f"session-{number}", "x", "a.po", b"x")
    assert len(list(shelf.home.iterdir())) == MOST
    shelf.put("session", "x", "b.po", b"x")
    shelf.put("session", "x", "c.po", b"x")
    found = shelf.find("session", "x")
    assert found and found.name == "c.po"


def test_who_may_not_translate_takes_and_brings_nothing(changed: Path, enter: Enter) -> None:
    content = answered(enter(Role.TRANSLATOR))
    staff = enter(Role.STAFF)
    assert out(staff, "word").status_code == 403 and bring(staff, content).status_code == 403
    assert staff.post(f"{PAGE}/confirm", data={"mark": mark(staff)}).status_code == 403
    translator = enter(Role.TRANSLATOR)
    assert translator.post(f"{PAGE}/export", data={"what": "word"}).status_code == 403
    assert sent(translator.get(PAGE).text) and NEW_FR in changed.read_text(encoding="utf-8")
