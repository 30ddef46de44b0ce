"""The harness of `make faults`: what is planted, at which place it counts as found, and what counts as noise."""

from random import Random

import pytest

from bench.faults.cases import Case, Result, planned, result
from bench.faults.classes import CLASSES
from bench.faults.forms import changed, spots_of
from bench.faults.ground import Ground, ground, swapped
from bench.faults.hosts import NAMES, Host, host
from bench.faults.judging import judged
from bench.faults.report import missed, summary, table
from bench.faults.running import untouched
from bench.faults.spots import Edit, Place, Planted, Spot
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location

TEXT = "# Le lieu\n\nUne phrase assez longue pour être lue comme une phrase entière.\n\n- un ;\n- deux.\n"
TABLE = "Mot FR;Mot NL;Date\nun;een;15/01/2027\ndeux;twee;16/01/2027\n"
FIELDS = "titre: {fr: Un mot, nl: Een woord}\ntexte:\n  fr: >-\n    Deux\n    lignes\n  nl: >-\n    Twee\n    regels\n"


def found(code: str, location: Location, path: str = "", message: str = "") -> Finding:
    words = Bilingual(message or code, message or code)
    return Finding(code, Severity.ERROR, location, words, words, path)


def at(line: int, file: str = "a.md") -> Location:
    return Location(f"job_offer/x/{file}", line=line)


def spot(name: str, content: str, text: str) -> Spot:
    return next(one for one in spots_of(name, content.encode()) if one.text == text)


@pytest.mark.parametrize(
    ("place", "location", "holds"),
    [
        (Place("a.md", lines=(3, 5)), at(5), True),
        (Place("a.md", lines=(3, 5)), at(6), False),
        (Place("a.md", lines=(3, 5)), at(5, "b.md"), False),
        (Place("a.xlsx", sheet="S", cells=("C3",)), Location("k/x/a.xlsx", sheet="S", cell="C3"), True),
        (Place("a.xlsx", sheet="S", cells=("C3",)), Location("k/x/a.xlsx", sheet="S", cell="C30"), False),
        (Place("a.xlsx", sheet="S", cells=("C*",)), Location("k/x/a.xlsx", sheet="S", cell="C30"), True),
        (Place("a.xlsx", sheet="S"), Location("k/x/a.xlsx", sheet="T", cell="C3"), False),
        (Place("a.docx", paragraph=4), Location("k/x/a.docx", paragraph=4), True),
        (Place("a.docx", paragraph=4), Location("k/x/a.docx", paragraph=14), False),
    ],
)
def test_a_place_holds_what_stands_there(place: Place, location: Location, holds: bool) -> None:
    assert place.holds(location, "") is holds


def test_a_field_is_a_place_wherever_it_stands() -> None:
    assert Place(path="contract.end").holds(at(1), "contract.end.day")
    assert not Place(path="contract.end").holds(at(1), "contract.ended")


def test_what_is_at_the_place_is_found_and_what_is_elsewhere_is_noise() -> None:
    planted = Planted((), (Place("a.md", lines=(3, 3)),), "")
    before = [found("C02", at(9))]
    verdict = judged(
        planted, ["R46"], ["L02"], before, [*before, found("R46", at(3)), found("T01", at(7)), found("L02", at(8))]
    )
    assert (verdict.is_found, verdict.is_coded, verdict.codes) == (True, True, ("R46",))
    assert verdict.noise == (f"T01 {at(7)} T01",)
    assert (verdict.new, verdict.true, verdict.followed) == (2, 1, 1)


def test_another_code_at_the_place_is_found_but_not_rightly() -> None:
    verdict = judged(Planted((), (Place("a.md", lines=(3, 3)),), ""), ["R46"], ["L02"], [], [found("T01", at(3))])
    assert (verdict.is_found, verdict.is_coded) == (True, False)


def test_what_may_follow_is_not_the_fault_itself() -> None:
    verdict = judged(Planted((), (Place("a.md", lines=(3, 3)),), ""), ["W"], ["L02"], [], [found("L02", at(3))])
    assert (verdict.is_found, verdict.new) == (False, 0)


def test_a_letter_stands_for_its_family() -> None:
    verdict = judged(Planted((), (Place("a.md", lines=(3, 3)),), ""), ["W"], [], [], [found("W07", at(3))])
    assert verdict.is_coded


def test_what_moved_is_not_new_and_what_says_otherwise_at_the_place_is() -> None:
    planted = Planted((), (Place("a.md", lines=(2, 2)),), "", shift=("a.md", "", 2, 1))
    before = [found("C02", at(1)), found("C02", at(5), "tasks.3.text")]
    after = [found("C02", at(1)), found("C02", at(6), "tasks.4.text")]
    assert judged(planted, [], [], before, after).new == 0
    here = Planted((), (Place("a.md", lines=(1, 1)),), "")
    assert judged(here, ["C02"], [], before, [found("C02", at(1), message="other"), before[1]]).is_coded


@pytest.mark.parametrize(
    ("name", "content", "text", "new", "made"),
    [
        ("a.md", TEXT, "deux.", "trois.", TEXT.replace("deux.", "trois.")),
        ("a.csv", TABLE, "deux", "trois; quatre", TABLE.replace("deux;", '"trois; quatre";')),
        ("a.yaml", FIELDS, "Un mot", "Un autre", FIELDS.replace("Un mot", '"Un autre"')),
        ("a.yaml", FIELDS, "Deux lignes", "Trois", FIELDS.replace(">-\n    Deux\n    lignes", '"Trois"\n\n')),
    ],
)
def test_a_text_is_replaced_where_it_stands(name: str, content: str, text: str, new: str, made: str) -> None:
    one = spot(name, content, text)
    files = changed({name: content.encode()}, [Edit(name, "replace", one.at, new)])
    assert files[name].decode() == made


def test_two_values_of_a_yaml_file_are_replaced_together() -> None:
    edits = [Edit("a.yaml", "replace", spot("a.yaml", FIELDS, text).at, "x" * 20) for text in ("Un mot", "Twee regels")]
    made = changed({"a.yaml": FIELDS.encode()}, edits)["a.yaml"]
    texts = [one.text for one in spots_of("a.yaml", made)]
    assert texts == ["x" * 20, "Een woord", "Deux lignes", "x" * 20]


def test_twins_say_the_same_in_the_other_language() -> None:
    made = Ground(Host("x", "job_offer", "x", 2027, {"a.csv": TABLE.encode(), "b.yaml": FIELDS.encode()}))
    pairs = {one.text: twin.text for one in made.spots if one.lang == "fr" and (twin := made.twin(one))}
    assert pairs == {
        "Mot FR": "Mot NL",
        "un": "een",
        "deux": "twee",
        "Un mot": "Een woord",
        "Deux lignes": "Twee regels",
    }


def test_the_offices_have_the_same_dossiers() -> None:
    for name in ("complete job_offer", "complete annual_report", "mission"):
        pair = (untouched(name), untouched(f"{name}, office"))
        assert [[one.code for one in found] for found in pair] == [[one.code for one in pair[0]]] * 2
    assert {name.rpartition(".")[2] for name in host("complete job_offer, office").files} == {"xlsx", "docx"}


def test_the_same_seed_plants_the_same_faults() -> None:
    names = ["to be checked", "weekday in a passage", "highlighted words"]
    one, other = planned(names, ["job_offer"], 4, 1), planned(names, ["job_offer"], 4, 1)
    assert one == other
    assert len(one) == 12
    assert one != planned(names, ["job_offer"], 4, 2)


@pytest.mark.parametrize(
    "name", ["highlighted words", "note on a cell", "quote not closed", "no day in a cell of days"]
)
def test_a_planted_fault_is_found_at_its_place(name: str) -> None:
    here = next(it for it in NAMES if host(it).kind == "job_offer" and CLASSES[name].make(ground(it), Random(3)))
    planted = CLASSES[name].make(ground(here), Random(3))
    assert planted
    one = result(Case(name, here, planted))
    assert (one.error, one.verdict.is_coded, one.verdict.noise) == ("", True, ())


def test_a_right_change_is_an_alarm_where_anything_is_said_of_it() -> None:
    [case] = planned(["a form to complete"], ["job_offer"], 1, 1)
    quiet = result(case)
    assert quiet.verdict.new == 0
    assert summary([quiet], 1.0)[1]
    wrong = spot_of_offer("Intitulé de la fonction")
    loud = result(Case(case.name, "complete job_offer, office", swapped(wrong, "à compléter")))
    assert loud.verdict.new
    text, is_good = summary([loud], 1.0)
    assert not is_good
    assert "false alarms 1" in text
    assert missed([loud], "a form to complete").startswith("ALARM")


def spot_of_offer(name: str) -> Spot:
    return next(one for one in ground("complete job_offer, office").cells if one.name == name and one.lang == "fr")


def test_a_case_that_breaks_is_told_and_stops_no_other() -> None:
    planted = Planted((Edit("none.md", "replace", (0, 1), "x"),), (Place("none.md"),), "")
    broken = result(Case("TODO", "mission", planted))
    assert broken.error.startswith("KeyError")
    assert not summary([broken], 1.0)[1]
    assert "1 broken" in table([broken])


def test_what_is_said_of_a_complete_dossier_untouched_is_told() -> None:
    one = Result(Case("TODO", "mission", Planted((), (), "")), before=("N01 somewhere",))
    one.verdict.is_found = True
    text, is_good = summary([one], 1.0)
    assert "mission: N01 somewhere" in text
    assert not is_good


def test_shares_are_never_rounded_up() -> None:
    results = [Result(Case("TODO", "mission", Planted((), (), ""))) for _ in range(3)]
    for one in results[:2]:
        one.verdict.is_found = True
    assert " 66 % " in table(results)
    assert not summary(results, 1.0)[1]
