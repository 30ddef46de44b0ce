"""Every address of the pages, as somebody attacks it: whatever a room adds stands here by itself."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from lxml import html

from flows.access.account import Right
from imprimatur.project import Project
from web.app import ROOMS

FILLED = {
    "kind": "job_offer",
    "slug": "accueil",
    "name": "accueil/offre.yaml",
    "stage": "draft",
    "mark": "0" * 16,
    "lang": "nl",
    "number": "1",
    "secret": "s" * 43,
    "run": "00000000-0000-0000-0000-000000000000",
    "day": "2026-11-27",
}
"""What stands in the place of each part of an address; a part that is new must be added."""
DOSSIER = "/dossiers/{kind}/{slug}"
NEEDED: Mapping[str, Right | None] = {
    f"{DOSSIER}/files": Right.WRITE,
    f"{DOSSIER}/remove": Right.WRITE,
    f"{DOSSIER}/form": Right.WRITE,
    f"{DOSSIER}/former": Right.WRITE,
    f"{DOSSIER}/draft": Right.WRITE,
    "/new/{kind}": Right.WRITE,
    f"{DOSSIER}/translate/{{lang}}": Right.TRANSLATE,
    f"{DOSSIER}/translate/{{lang}}/export": Right.TRANSLATE,
    f"{DOSSIER}/translate/{{lang}}/import": Right.TRANSLATE,
    f"{DOSSIER}/translate/{{lang}}/confirm": Right.TRANSLATE,
    f"{DOSSIER}/approve/{{lang}}": Right.APPROVE,
    f"{DOSSIER}/final": Right.FINAL,
    f"{DOSSIER}/review": Right.SEE,
    "/verify": Right.SEE,
    "/accounts": Right.OPERATE,
    "/accounts/withdraw": Right.OPERATE,
    "/accounts/{number:int}": Right.OPERATE,
    "/accounts/{number:int}/remove": Right.OPERATE,
    "/accounts/{number:int}/reset": Right.OPERATE,
    "/account/password": None,
    "/account/language": None,
    "/enter": None,
    "/enter/leave": None,
    "/enter/invitation/{secret}": None,
}
"""The right that each form needs; None for those of one's own account, and of the door."""
PLANTED = "<img src=x onerror=alert(1) class=planted>"
BREAKING = "\"'><script class=planted>alert(1)</script>"


def paths(method: str) -> list[str]:
    """The addresses that answer to a method, as the rooms say them."""
    return [route.path for room in ROOMS for route in room.ROUTES if method in route.methods]


def address(path: str, **other: str) -> str:
    """An address whose parts are filled in, each as one part."""
    said = FILLED | other
    return re.sub(r"{(\w+)(?::\w+)?}", lambda part: quote(said[part[1]], safe=""), path)


def parts(path: str) -> list[str]:
    """The parts of an address that somebody may fill in."""
    return re.findall(r"{(\w+)(?::\w+)?}", path)


def content(project: Project) -> dict[str, bytes]:
    """Everything that a project holds, but what the store of accounts writes as it looks."""
    kept = (path for path in project.root.rglob("*") if path.is_file() and ".imprimatur" not in path.parts)
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in kept}


def planted(page: str) -> list[str]:
    """What of a page was made by words that somebody typed: elements of theirs, and scripts that are not our files."""
    if not page.strip():
        return []  # an answer that says nothing
    tree = html.fromstring(page)
    found = [
        *tree.xpath("//*[contains(@class, 'planted')]"),
        *tree.xpath("//script[not(starts-with(@src, '/static/'))]"),
    ]
    handlers = tree.xpath("//@*[starts-with(name(), 'on') or starts-with(name(), 'hx-on')]")
    dangerous = tree.xpath("//@href[starts-with(translate(., 'JAVSCRIPT ', 'javscript'), 'javascript:')]")
    return [html.tostring(one).decode() for one in found] + [str(one) for one in (*handlers, *dangerous)]


def bomb(part: str) -> bytes:
    """A package of Office in which one part is two hundred times what it weighs."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open(part, "w", force_zip64=True) as inside:
            for _ in range(300):
                inside.write(b" " * 1_000_000)
    return made.getvalue()


def laughs() -> bytes:
    """A Word file whose text is entities of entities."""
    made = io.BytesIO()
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f'<!DOCTYPE d [<!ENTITY a0 "ha">{entities}]><d>&a9;</d>')
    return made.getvalue()


def hostile() -> Iterator[tuple[str, bytes]]:
    """Files that want to break whoever reads them, by their names."""
    yield "bombe.xlsx", bomb("xl/worksheets/sheet1.xml")
    yield "bombe.docx", bomb("word/document.xml")
    yield "rires.docx", laughs()
    yield "rien.pdf", b"%PDF-1.7\n%%EOF"
    yield "profond.json", b"[" * 100_000
    yield "profond.yaml", b"a: &a [*a, *a]\n" + b"[" * 5_000
    yield "octets.csv", bytes(range(256)) * 50


def linked(folder: Path, outside: Path) -> None:
    """A link in a dossier that leads out of it."""
    (folder / "lien.md").symlink_to(outside)
