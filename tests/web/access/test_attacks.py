"""What somebody may try against the pages, over every address that they have."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from flows.access.account import RIGHTS, Role
from flows.access.accounts import accounts
from flows.access.acts import acts
from flows.access.doors import Doors
from flows.runner import told
from imprimatur.core.found_files import MAX_BYTES
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.serving import serving
from tests.web.access.attacked import (
    BREAKING,
    DOSSIER,
    NEEDED,
    PLANTED,
    address,
    content,
    hostile,
    parts,
    paths,
    planted,
)
from tests.web.access.conftest import ANA, Open, mark, signed, somebody
from tests.web.conftest import ORIGIN
from web.acting import MOST_FILES
from web.app import application
from web.house import House
from web.marks import FIELD

SECRET = "nobody is to read this"
ALL = tuple(Role)
HOME = address(DOSSIER)


@pytest.fixture
def folder(project: Project) -> Path:
    """A dossier, and beside it what nobody may read."""
    made = project.inputs / "job_offer" / "accueil"
    made.mkdir(parents=True)
    (made / "offre.yaml").write_text("titre:\n  fr: Accueil\n  nl: Onthaal\n", encoding="utf-8")
    (project.root / "secret.txt").write_text(SECRET, encoding="utf-8")
    (project.inputs / "secret.txt").write_text(SECRET, encoding="utf-8")
    return made


@pytest.fixture
def ana(folder: Path, gate: Doors, browser: Open) -> TestClient:
    """Somebody within who may do everything."""
    somebody(gate, ANA, *ALL)
    client = browser()
    assert signed(client).status_code == 303
    return client


def own_mark(client: TestClient) -> str:
    return mark(client.get("/account"))


def state(project: Project, gate: Doors) -> object:
    """Everything that an attack may have changed."""
    return content(project), accounts(gate.store), acts(gate.store)


def test_no_form_of_another_site_or_session_does_anything(
    project: Project, gate: Doors, ana: TestClient, browser: Open
) -> None:
    somebody(gate, "other@asso.example", *ALL)
    other = browser()
    signed(other, "other@asso.example")
    own, theirs, before = own_mark(ana), own_mark(other), state(project, gate)
    foreign: tuple[dict[str, str], ...] = (
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ORIGIN.replace("4300", "4301")},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    )
    for path in paths("POST"):
        for given in ({}, {FIELD: ""}, {FIELD: theirs}, {FIELD: own[:-1]}, {FIELD: f"{own}é"}):
            answer = ana.post(address(path), data={"name": "accueil/offre.yaml", **given})
            assert answer.status_code == 403, (path, given)
        for headers in foreign:
            given = {FIELD: own, "name": "accueil/offre.yaml"}
            assert ana.post(address(path), data=given, headers=headers).status_code == 403, (path, headers)
    assert state(project, gate) == before


@pytest.mark.parametrize("role", Role)
def test_who_has_not_the_right_changes_nothing(
    project: Project, gate: Doors, folder: Path, browser: Open, role: Role
) -> None:
    somebody(gate, ANA, role)
    client = browser()
    signed(client)
    before = state(project, gate)
    for path in paths("POST"):
        needed = NEEDED[path]
        if needed is not None and needed not in RIGHTS[role]:
            answer = client.post(address(path), data={FIELD: own_mark(client), "name": "accueil/offre.yaml"})
            assert answer.status_code in (403, 404), path
    assert state(project, gate) == before


def test_another_associations_dossier_is_absent_at_every_address(
    project: Project, gate: Doors, folder: Path, browser: Open
) -> None:
    somebody(gate, ANA, *ALL, scope=("forum",))
    client = browser()
    signed(client)
    given, before, found = {FIELD: own_mark(client)}, state(project, gate), {}
    for method in ("GET", "POST"):
        for path in filter(lambda path: path.startswith(DOSSIER), paths(method)):
            found[method, path] = client.request(method, address(path), data=given).status_code
    assert {one: status for one, status in found.items() if status != 404} == {}
    assert state(project, gate) == before


TRICKS = (
    "..",
    ".",
    "../../../secret.txt",
    "..%2f..%2f..%2fsecret.txt",
    "accueil/../../../secret.txt",
    "../accueil/../../secret.txt",
    "..\\..\\..\\secret.txt",
    "/etc/passwd",
    "accueil/lien.md",
    "accueil/offre.yaml/../../../secret.txt",
    "_shared",
    "secret.txt",
    "\x00",
    "a\r\nX-Evil: 1",
    "é" * 300,
    "x" * 5000,
    "٣",
    "-1",
    "9" * 30,
    "{{7*7}}",
    "%",
)


def tricked() -> Iterator[tuple[str, str]]:
    """Each address with each trick in each of its parts; those of all dossiers on the page of one and on its files."""
    for path in paths("GET"):
        for part in parts(path):
            if part not in ("kind", "slug") or path in (DOSSIER, f"{DOSSIER}/files/{{name:path}}"):
                yield from ((path, address(path, **{part: trick})) for trick in TRICKS)


def test_no_part_of_an_address_is_a_path(project: Project, ana: TestClient, folder: Path) -> None:
    (folder / "lien.md").symlink_to(project.root / "secret.txt")
    for path, tricky in tricked():
        answer = ana.get(tricky)
        assert answer.status_code in (200, 303, 307, 400, 403, 404, 405, 414, 422, 429), (path, tricky)
        assert SECRET not in answer.text and "root:" not in answer.text, tricky
        assert "x-evil" not in answer.headers


def test_no_address_answers_to_another_host_or_to_a_stranger(gate: Doors, folder: Path, browser: Open) -> None:
    client = browser()
    for method, status in (("GET", 303), ("POST", 401)):
        for path in paths(method):
            for host in ("evil.example", "127.0.0.1:4301"):
                assert client.request(method, address(path), headers={"Host": host}).status_code == 421
            if not path.startswith("/enter"):
                assert client.request(method, address(path)).status_code == status, path


TYPED = (
    "text",
    "state",
    "kind",
    "page",
    "mine",
    "saved",
    "show",
    "section",
    "before",
    "number",
    "since",
    "language",
    "restored",
)


@pytest.mark.parametrize("words", [PLANTED, BREAKING])
def test_no_word_of_an_address_makes_part_of_a_page(ana: TestClient, words: str) -> None:
    for path in paths("GET"):
        for other in ({}, *({part: words} for part in parts(path))):
            answer = ana.get(address(path, **other), params=dict.fromkeys(TYPED, words))
            if answer.headers.get("content-type", "").startswith("text/html"):
                assert planted(answer.text) == [], path


@pytest.mark.parametrize("words", [PLANTED, BREAKING])
def test_no_name_and_no_text_makes_part_of_a_page(
    project: Project, gate: Doors, folder: Path, browser: Open, words: str
) -> None:
    named = words.replace("/", "_")
    (folder / "offre.yaml").write_text(
        "".join(
            f"{field}: {words!r}\n" if "'" not in words else f"{field}: {words.replace(chr(34), '')!r}\n"
            for field in ("titre", "employeur", "responsable du dossier", "type de contrat", "date limite", words[:9])
        ),
        encoding="utf-8",
    )
    for name in (f"{named}.md", f"{named}.csv", f"{named}.fr.docx"):
        (folder / name).write_text(words, encoding="utf-8")
    told(project, Parameters(kind="job_offer", slug="accueil"))
    somebody(gate, ANA, *ALL)
    with gate.store.writing() as connection:
        connection.execute("UPDATE accounts SET name = ?", (words,))
    client = browser()
    signed(client)
    for given in (
        {"name": f"accueil/{named}.md"},
        {"way": "form", "title": words, "name": words, "organisation": words},
    ):
        where = "/new/job_offer" if "way" in given else f"{HOME}/remove"
        assert planted(client.post(where, data={FIELD: own_mark(client), **given}, follow_redirects=True).text) == []
    answer = client.post(f"{HOME}/files", data={FIELD: own_mark(client)}, files=[("files", (f"a{words}", b"x"))])
    assert planted(answer.text) == []
    shown = 0
    for path in paths("GET"):
        answer = client.get(address(path), follow_redirects=True)
        if answer.headers["content-type"].startswith("text/html"):
            assert planted(answer.text) == [], path
            shown += "planted" in answer.text
    assert shown >= 5  # the account's name stands on every page, the files and acts on theirs


def test_a_name_is_no_header(project: Project, ana: TestClient, folder: Path) -> None:
    name = "a\r\nX-Evil: 1\r\n\r\nb.md"
    (folder / name).write_text("x", encoding="utf-8")
    answer = ana.get(f"{HOME}/files/" + address("{name}", name=f"accueil/{name}"))
    assert "x-evil" not in answer.headers and answer.status_code in (200, 404)
    answer = ana.post(f"{HOME}/files", data={FIELD: own_mark(ana)}, files=[("files", ("b\rX-Evil: 1.md", b"x"))])
    assert "x-evil" not in answer.headers


def send(client: TestClient, *files: tuple[str, bytes], path: str = f"{HOME}/files", field: str = "files"):  # type: ignore[no-untyped-def]
    return client.post(path, data={FIELD: own_mark(client)}, files=[(field, one) for one in files])


def test_a_file_that_is_too_large_is_refused_in_words_and_the_others_stay(ana: TestClient, folder: Path) -> None:
    answer = send(ana, ("grand.csv", b"x" * (MAX_BYTES + 1)), ("petit.fr.md", b"x"))
    assert answer.status_code == 200 and "grand.csv" in answer.text and 'role="alert"' in answer.text
    assert sorted(path.name for path in folder.iterdir()) == ["offre.yaml", "petit.fr.md"]


def test_more_files_than_may_come_at_once_are_refused_whole(ana: TestClient, folder: Path) -> None:
    files = [(f"{number}.fr.md", b"x") for number in range(MOST_FILES + 1)]
    answer = send(ana, *files)
    assert answer.status_code == 400 and "Rien n’a changé" in answer.text
    assert [path.name for path in folder.iterdir()] == ["offre.yaml"]
    assert send(ana, *files[:-1]).status_code == 303
    assert len(list(folder.iterdir())) == MOST_FILES + 1


@pytest.mark.parametrize(("name", "given"), list(hostile()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_hostile_file_harms_nobody_and_is_named(
    project: Project, ana: TestClient, folder: Path, name: str, given: bytes
) -> None:
    assert send(ana, (name, given)).status_code == 303
    told(project, Parameters(kind="job_offer", slug="accueil"))
    page = ana.get(HOME)
    assert page.status_code == 200 and name in page.text.partition('class="found"')[2].partition("<aside>")[0]
    for path in paths("GET"):
        if path.startswith(DOSSIER):
            assert ana.get(address(path)).status_code != 500
    for path in paths("POST"):
        for field in ("file", "files"):
            if path.startswith((DOSSIER, "/verify")) and not path.endswith(("/form", "/draft", "/final")):
                assert send(ana, (name, given), path=address(path), field=field).status_code < 500, path


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"garbage"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=mark\r\n\r\ncut sho"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\n" + b"A: b\r\n" * 2000 + b"\r\n\r\n--x--\r\n"),
        ("application/x-www-form-urlencoded", b"mark=%ff%fe&" + b"a=1&" * 6000),
        ("application/x-www-form-urlencoded", b"mark=" + b"x" * 3_000_000),
        ("application/json", b'{"mark": 1}'),
        ("", b"\x00\xff"),
    ],
)
def test_what_is_broken_is_refused(project: Project, gate: Doors, ana: TestClient, kind: str, given: bytes) -> None:
    before = state(project, gate)
    for path in paths("POST"):
        answer = ana.post(address(path), content=given, headers={"Content-Type": kind} if kind else {})
        assert answer.status_code in (400, 403), path
    assert state(project, gate) == before


@pytest.fixture
def served(house: House, gate: Doors) -> Iterator[tuple[str, int]]:
    """The pages behind a real socket."""
    with serving(lambda origin: application(replace(house, doors=gate, origins=(origin,)))) as address:
        yield address


def test_who_sends_slowly_keeps_nobody_waiting(served: tuple[str, int]) -> None:
    """Requests that are begun and never ended: others are answered meanwhile, and those that leave harm nothing."""
    host, port = served
    head = (
        f"POST /enter HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: http://{host}:{port}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n"
        '--x\r\nContent-Disposition: form-data; name="mark"\r\n\r\n'
    )
    opened = []
    for _ in range(60):
        one = socket.create_connection(served)
        one.sendall(head.encode())
        opened.append(one)
    assert httpx.get(f"http://{host}:{port}/enter", timeout=600).status_code == 200
    for one in opened:
        one.close()
    assert httpx.get(f"http://{host}:{port}/enter", timeout=600).status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nHost: evil.example\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"POST /enter HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 5\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /enter HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: -1\r\n\r\n",
        b"GET /%%2e%%2e/%%2e%%2e/etc/passwd HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n",
        b"GET /static/../../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n",
        b"GET /static/%%2e%%2e/app.py HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n",
        b"GET /fonts/..%%2f..%%2fjob_offer%%2flabels.yaml HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n",
        b"TRACE / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n",
        b"\x16\x03\x01\x00\x00",
    ],
)
def test_what_no_browser_sends_gets_nothing(served: tuple[str, int], said: bytes) -> None:
    with socket.create_connection(served) as line:
        line.sendall(said.replace(b"%d", str(served[1]).encode()).replace(b"%%", b"%"))
        line.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert not answer.startswith(b"HTTP/1.1 2") and b"root:" not in answer and b"import" not in answer
