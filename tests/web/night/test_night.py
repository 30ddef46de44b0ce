"""The digests on their page: those of the documents that somebody may see, what concerns them first."""

from datetime import date
from pathlib import Path

import pytest

from flows.access.account import Role
from flows.digest import kept
from flows.digest.model import Digest, Dossier, Memory, News, Point, Wording
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import Run
from imprimatur.core.edition import Difference, Move, Passage, PassageSort, Piece
from imprimatur.core.finding import Severity
from imprimatur.core.location import Location
from imprimatur.project import Project
from tests.web.conftest import TODAY, Enter

YESTERDAY = date(2026, 11, 26)


def two(text: str) -> Bilingual:
    return Bilingual(f"{text} fr", f"{text} nl")


def point(owner: str, what: str) -> Point:
    place = two("offre.yaml")
    return Point(
        "A01-AAAAA", Severity.ERROR, two(what), two("do"), place, place, place, two("part"), owner, TODAY, True
    )


def passage(text: str) -> Passage:
    return Passage(
        PassageSort.PARAGRAPH, ((Run(text),),), ("Contrat",), places=(Location("job_offer/accueil/offre.yaml", line=3),)
    )


def dossier(slug: str, *points: Point, **other: object) -> Dossier:
    return Dossier("job_offer", slug, two(slug), two("Offre"), points=points, blocking=len(points), **other)  # type: ignore[arg-type]


WORDING = Wording(
    "fr",
    (
        Difference(
            Move.CHANGED,
            passage("30 heures"),
            passage("28 heures"),
            (Piece(Move.REMOVED, "30"), Piece(Move.ADDED, "28"), Piece(Move.KEPT, " heures <b>")),
        ),
    ),
)
MORNING = Digest(
    TODAY,
    YESTERDAY,
    (
        dossier("accueil", point("Yasmina Tellouch", "mine"), point("Aurore Mathijsen", "theirs"), wordings=(WORDING,)),
        dossier("secret", point("Yasmina Tellouch", "tacite"), news=(News.NEW,)),
        dossier("disparu", news=(News.GONE,)),
    ),
    Memory(TODAY),
)


@pytest.fixture
def home(project: Project) -> Path:
    for slug in ("accueil", "secret"):
        (project.inputs / "job_offer" / slug).mkdir(parents=True)
    made = project.outputs / "_digest"
    made.mkdir(parents=True)
    put(made, MORNING)
    return made


def put(home: Path, digest: Digest) -> None:
    made = kept.dumped(digest)
    (home / made.name).write_bytes(made.content)


def test_what_was_told_is_read_back_as_it_was(home: Path) -> None:
    back = kept.of_day(home, TODAY)
    assert back is not None
    assert (back.today, back.since, back.dossiers) == (MORNING.today, MORNING.since, MORNING.dossiers)
    assert kept.of_day(home, YESTERDAY) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": 2}', b"[" * 100_000, b'{"format":1,"today":"x"}'])
def test_anything_else_is_no_digest(home: Path, enter: Enter, content: bytes) -> None:
    (home / f"{TODAY}.json").write_bytes(content)
    assert kept.of_day(home, TODAY) is None
    assert "Il n’y a pas encore de bulletin" in enter(Role.STAFF).get("/night").text
    assert enter(Role.STAFF).get("/").status_code == 200


def test_one_of_another_day_or_a_link_is_none(home: Path, tmp_path: Path) -> None:
    (home / f"{YESTERDAY}.json").write_bytes(kept.dumped(MORNING).content)
    assert kept.of_day(home, YESTERDAY) is None
    (home / "2026-11-25.json").symlink_to(home / f"{TODAY}.json")
    (home / "2026-13-45.json").write_bytes(b"{}")
    assert kept.days(home) == [TODAY, YESTERDAY]


def test_the_last_one_is_shown_what_is_mine_first(home: Path, enter: Enter) -> None:
    page = enter(Role.STAFF).get("/night").text
    assert "Bulletin du 27" in page
    mine, rest = page.split("Nouvelles")
    assert "mine fr" in mine and "theirs fr" not in mine
    assert "theirs fr" in rest and "Aurore Mathijsen" in rest
    assert "<del>30</del>" in rest and "<ins>28</ins>" in rest
    assert "heures &lt;b&gt;" in rest and "ligne 3 d’offre.yaml" in rest
    assert 'href="/dossiers/job_offer/accueil"' in page
    assert "mine nl" in enter(Role.STAFF, lang="nl").get("/night").text


def test_a_page_of_the_last_one_is_led_to_the_next_one(home: Path, enter: Enter) -> None:
    client, part = enter(Role.STAFF), {"HX-Request": "true"}
    look = f"/night?since={TODAY}"
    assert f'hx-get="{look}"' in client.get("/night").text
    assert "hx-get" not in client.get(f"/night/{TODAY}").text  # who reads one of a day reads that
    still, newer = client.get(look, headers=part), client.get(f"/night?since={YESTERDAY}", headers=part)
    assert (still.status_code, still.headers.get("hx-redirect")) == (204, None)
    assert (newer.status_code, newer.headers["hx-redirect"]) == (204, "/night")
    (home / f"{TODAY}.json").unlink()
    assert 'hx-get="/night?since="' in client.get("/night").text
    assert client.get("/night?since=", headers=part).status_code == 204


def test_a_line_leads_to_its_finding_on_the_page_of_the_dossier(home: Path, enter: Enter) -> None:
    page = enter(Role.STAFF).get("/night").text
    for said in ("mine fr", "theirs fr"):
        assert f'<a class="what" href="/dossiers/job_offer/accueil#A01-AAAAA">{said}</a>' in page


def test_who_has_nothing_to_settle_is_told_so(home: Path, enter: Enter) -> None:
    assert "Rien ne vous attend" in enter(Role.STAFF, name="Bram Oosterwijck").get("/night").text


def test_of_other_dossiers_nothing_is_told(home: Path, enter: Enter) -> None:
    client = enter(Role.STAFF, scope=("job_offer/accueil",))
    page = client.get("/night").text
    assert "mine fr" in page
    for hidden in ("secret", "tacite", "disparu"):
        assert hidden not in page
    assert "disparu fr" in enter(Role.STAFF).get("/night").text
    assert "1 document a changé" in client.get("/").text.replace("\u00a0", " ")


def test_former_days_are_there(home: Path, enter: Enter) -> None:
    put(home, Digest(YESTERDAY, None, (dossier("accueil"),), Memory(YESTERDAY)))
    client = enter(Role.STAFF)
    assert 'href="/night/2026-11-26"' in client.get("/night").text
    assert "Bulletin du 26" in client.get("/night/2026-11-26").text
    for day in ("2026-11-25", "latest", "2026-11-26.fr.html", "%2e%2e%2fx"):
        assert client.get(f"/night/{day}").status_code == 404


def test_the_first_page_says_what_changed_since(home: Path, enter: Enter) -> None:
    page = enter(Role.STAFF).get("/").text.replace("\u00a0", " ")
    assert "Depuis le bulletin du 26 novembre 2026" in page
    assert "3 documents ont changé" in page
    assert 'href="/night"' in page


def test_a_digest_of_long_ago_is_not_spoken_of(home: Path, enter: Enter) -> None:
    (home / f"{TODAY}.json").unlink()
    put(home, Digest(date(2026, 11, 22), date(2026, 11, 21), MORNING.dossiers, Memory(TODAY)))
    assert "Depuis le bulletin" not in enter(Role.STAFF).get("/").text
    put(home, Digest(date(2026, 11, 23), date(2026, 11, 21), MORNING.dossiers, Memory(TODAY)))
    assert "Depuis le bulletin du 21" in enter(Role.STAFF).get("/").text.replace("\u00a0", " ")
    put(home, Digest(TODAY, None, MORNING.dossiers, Memory(TODAY)))
    assert "Depuis le bulletin" not in enter(Role.STAFF).get("/").text
