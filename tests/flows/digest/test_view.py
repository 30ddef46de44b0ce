"""What a digest says of one document, and what it leaves to the page: each state, fact and line, up to its bound."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from flows.digest.messages import Words
from flows.digest.model import Deadline, Digest, Dossier, Memory, News, Point
from flows.digest.owed import File, Line, Part, Share, first_day, people, urgency
from flows.digest.said import day_said
from flows.digest.view import document, view
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Severity

TODAY, BEFORE = date(2026, 11, 24), date(2026, 11, 23)
FR = Words("fr")
BARE = Dossier("job_offer", "a", Bilingual("Accueil", "Onthaal"), Bilingual("Offre", "Vacature"))


def point(what: str = "Il manque : x.", **told: Any) -> Point:
    said = {name: Bilingual(name, name) for name in ("remedy", "place", "whole", "file", "section")}
    about = {"owner": "Ana Pereira", "since": BEFORE, "fresh": False, **told}
    return Point("C01", Severity.ERROR, Bilingual(what, what), **{**said, **about})


def digest_of(*dossiers: Dossier, since: date | None = BEFORE) -> Digest:
    return Digest(TODAY, since, dossiers, Memory(TODAY))


def shown(**told: Any) -> Any:
    one = replace(BARE, **told)
    return document(one, digest_of(one), FR)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("count", "lines", "last"), [(5, 5, "C4"), (6, 6, "1"), (8, 6, "3")])
def test_five_new_points_are_told_and_the_others_counted(count: int, lines: int, last: str) -> None:
    found = shown(points=(*(point(f"C{number}", fresh=True) for number in range(count)), point("ancien"))).fresh
    assert len(found) == lines
    assert last in found[-1] or (last == "1" and "autre ligne" in found[-1])
    assert not any("ancien" in one for one in found)


def test_a_new_point_is_told_in_a_hundred_and_forty_characters_with_its_place_and_its_owner() -> None:
    for length, is_whole in ((140, True), (141, False)):
        (said,) = shown(points=(point("a " * 69 + "b" * (length - 138), fresh=True),)).fresh
        assert said.endswith(" (whole) – Ana Pereira")
        assert (said.partition(" (")[0].endswith("b")) is is_whole
    assert shown(points=(point("x", fresh=True, owner=""),)).fresh == ("x (whole)",)


@pytest.mark.parametrize(
    ("told", "state", "complete"),
    [
        ({"page": "p", "blocking": 2}, FR("points", count=2), False),
        ({"page": "p", "blocking": 1}, FR("points_one", count=1), False),
        ({"page": "p"}, FR("state_ready"), True),
        ({"page": "p", "is_final": True}, FR("state_published"), True),
        ({"page": "p", "fault": Bilingual("Arrêté.", "Gestopt.")}, FR("state_ready"), False),
        ({}, FR("state_none"), False),
        ({"page": "p", "news": (News.GONE,)}, "", False),
    ],
)
def test_how_far_a_document_is(told: dict[str, Any], state: str, complete: bool) -> None:
    made = shown(**told)
    assert (made.state, made.complete) == (state, complete)


def test_what_changed_is_counted_and_files_are_named_only_where_no_words_changed() -> None:
    facts = shown(
        points=(point(fresh=True, count=3), point()), settled=1, files=("b.xlsx", "_textes-teksten.json")
    ).facts
    assert [plain(one)[:2] for one in facts[:2]] == ["3 ", "1 "]
    assert "b.xlsx" in facts[2] and "_textes" not in facts[2]
    assert len(shown(files=("_textes-teksten.json",)).facts) == 1
    assert shown().facts == ()


def test_a_fault_is_told_since_its_day_unless_that_is_today() -> None:
    fault = Bilingual("Arrêté.", "Gestopt.")
    assert shown().fault == ""
    assert shown(fault=fault).fault == shown(fault=fault, fault_since=TODAY).fault == "Arrêté."
    assert "23 novembre" in plain(shown(fault=fault, fault_since=BEFORE).fault)


def test_who_stands_in_which_list() -> None:
    broken = replace(BARE, slug="broken", fault=Bilingual("x", "x"), broken=True)
    waiting = replace(BARE, slug="waiting", fault=Bilingual("x", "x"))
    news = replace(BARE, slug="news", news=(News.READY,), page="p")
    changed = replace(BARE, slug="changed", settled=1, page="p", blocking=1)
    told = view(digest_of(broken, waiting, news, changed), "fr")
    lists = [told.news, told.faults, told.waiting, told.changes, told.complete]
    assert [[one.name.partition("/")[2] for one in held] for held in lists] == [
        *(["news"], ["broken"], ["waiting"], ["changed"], []),
    ]
    first = view(digest_of(news, changed, since=None), "fr")
    assert [one.name for one in first.complete] == ["job_offer/news"]
    assert [one.good for one in told.documents] == [False, False, True, False]


def test_what_leads_a_digest() -> None:
    quiet, settled = digest_of(BARE), digest_of(replace(BARE, settled=1))
    day = day_said(BEFORE, "fr")
    assert view(replace(quiet, since=None), "fr").lead == FR("lead_first")
    assert view(quiet, "fr").lead == FR("lead_quiet", date=day)
    assert view(settled, "fr").lead == FR("lead_since", date=day)


def test_a_version_is_told_by_its_number_where_it_has_one_and_its_page_is_linked_where_it_has_one() -> None:
    assert shown(news=(News.PUBLISHED,), version="3").news == (FR("news_published_version", version="3"),)
    assert shown(news=(News.PUBLISHED,)).news == (FR("news_published"),)
    assert shown(news=(News.READY,), version="3").news == (FR("news_ready"),)
    assert shown(page="job_offer/a b/draft/findings").href == "../job_offer/a%20b/draft/findings.fr.html"
    assert shown().href == ""


def test_the_most_urgent_first_by_the_first_day_then_by_how_long_it_waits() -> None:
    near, far = TODAY + timedelta(days=3), TODAY + timedelta(days=9)
    one = replace(BARE, slug="z", points=(point(due=far), point(due=near)))
    two = replace(BARE, slug="y", points=(point(due=far),), deadline=Deadline(near))
    old = replace(BARE, slug="x", points=(point(since=BEFORE - timedelta(days=9)),))
    new = replace(BARE, slug="w", points=(point(),))
    assert [first_day(held, held.points) for held in (one, two, old)] == [near, near, None]
    order = sorted((new, old, one, two), key=lambda held: urgency(held, held.points))
    assert [held.slug for held in order] == ["y", "z", "x", "w"]


def test_since_when_it_waits_is_said_once_where_all_of_it_waits_since_one_day() -> None:
    two_days = replace(BARE, points=(point(), point("y", since=BEFORE - timedelta(days=1)), point("z", since=TODAY)))
    (person,) = people(digest_of(replace(BARE, points=(point(), point("y", count=2)))), FR)
    assert person.count == 3
    assert "23 novembre" in plain(person.shares[0].since)
    assert {line.since for part in person.shares[0].files[0].parts for line in part.lines} == {""}
    assert sorted(line.places for part in person.shares[0].files[0].parts for line in part.lines)[0] == ""
    (person,) = people(digest_of(two_days), FR)
    assert person.shares[0].since == ""
    said = [plain(line.since) for part in person.shares[0].files[0].parts for line in part.lines]
    assert ["novembre" in one for one in said] == [True, True, False]


def test_by_what_day_a_line_is_asked_for_and_in_what_order() -> None:
    near = TODAY + timedelta(days=3)
    late = TODAY + timedelta(days=8)
    points = (point("a"), point("b", due=late), point("c", due=near), point("d", section=Bilingual("s", "s"), due=near))
    (person,) = people(digest_of(replace(BARE, points=points)), FR)
    parts = person.shares[0].files[0].parts
    assert [[line.what for line in part.lines] for part in parts] == [["c", "b", "a"], ["d"]]
    assert [line.soon for line in parts[0].lines] == [True, False, False]
    said = [plain(line.due) for line in parts[0].lines]
    assert "27 novembre 2026" in said[0] and "dans 3 jours" in said[0] and said[2] == ""


def test_a_share_says_its_page_its_deadline_and_how_many_places_a_line_stands_for() -> None:
    points = (point("a"), point("b", count=2), point("c", count=2, also="nl"))
    (person,) = people(digest_of(replace(BARE, points=points)), FR)
    share = person.shares[0]
    assert (share.page, share.href, share.deadline, share.soon) == ("", "", "", False)
    lines = [line for part in share.files[0].parts for line in part.lines]
    assert [bool(line.places) for line in lines] == [False, True, False]
    assert FR("also_nl") in lines[2].what
    page = replace(BARE, points=points, page="job_offer/a b/draft/findings", deadline=Deadline(TODAY))
    (person,) = people(digest_of(page), FR)
    share = person.shares[0]
    assert share.page == "outputs/job_offer/a b/draft/findings.fr.html"
    assert share.href == "../job_offer/a%20b/draft/findings.fr.html"
    assert share.deadline and share.soon


def test_what_to_do_is_said_once_for_all_that_it_mends_and_the_section_unless_the_line_names_it() -> None:
    def said(what: str, remedy: str) -> Line:
        return Line(what, remedy, "", "", "", False, False, "")

    file = File("f", (Part("Budget", (said("Budget vide", "A"), said("x", "B"))), Part("Équipe", (said("y", "A"),))))
    assert [(remedy, [(section, line.what) for section, line in lines]) for remedy, lines in file.remedies] == [
        ("A", [("", "Budget vide"), ("Équipe", "y")]),
        ("B", [("Budget", "x")]),
    ]


def test_a_share_is_shortened_to_so_many_lines_and_counts_the_others() -> None:
    def part(name: str, count: int) -> Part:
        return Part(name, tuple(Line(f"{name}{number}", "", "", "", "", False, False, "") for number in range(count)))

    files = (File("a", (part("p", 2), part("q", 2))), File("b", (part("r", 3),)))
    share = Share("t", "s", "", "", "", False, "", 7, files)
    for most, kept, more in ((7, "pp qq rrr", 0), (8, "pp qq rrr", 0), (4, "pp qq", 3), (3, "pp q", 4), (0, "", 7)):
        made = share.shortened(most)
        said = ["".join(line.what[0] for line in one.lines) for file in made.files for one in file.parts]
        assert (" ".join(said), made.more) == (kept, more)


def test_what_is_nobodys_is_last_and_one_name_is_one_person_however_it_is_typed() -> None:
    held = replace(BARE, points=(point(owner=""), point(owner="Zoé"), point(owner="ana  péreira"), point()))
    assert [one.name for one in people(digest_of(held), FR)] == ["ana  péreira", "Zoé", FR("nobody")]
    (mine,) = people(digest_of(held), FR, ("Ana Pereira", "ZOE"))
    assert (mine.name, mine.count) == ("Ana Pereira", 3)
