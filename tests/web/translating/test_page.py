"""The texts of a language on their page: shown side by side, typed, saved; two people meet; who may not is refused."""

import re
from pathlib import Path

import pytest

from flows.access.account import Role
from flows.access.acts import Did
from imprimatur.project import Project
from tests.flows.projects import COMPLETE
from tests.flows.translations import FORMER_NL, NEW_FR, NEW_NL, replace_in
from tests.web.conftest import Doorkeeper, Enter
from tests.web.translating.conftest import HERE, PAGE, field, plain, save, sent

ALL = f"{PAGE}?show=all"


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "à revoir ligne 13 d’offre.yaml"), ("nl", "te herzien regel 13 van offre.yaml")]
)
def test_what_waits_is_shown_with_what_changed(changed: Path, enter: Enter, lang: str, words: str) -> None:
    client = enter(Role.TRANSLATOR, lang=lang)
    answer = client.get(f"{HERE}/translate")
    assert answer.url.path == PAGE
    page = answer.text
    assert page.count("<article") == 1 and words in plain(page)
    assert re.search(r"<del>.*?deux</del>", page) and re.search(r"<ins>.*?3</ins>", page)
    assert FORMER_NL in page


@pytest.mark.parametrize("alone", [False, True])
def test_a_translation_is_put_where_it_stands(
    changed: Path, enter: Enter, doors: Doorkeeper, project: Project, alone: bool
) -> None:
    client = enter(Role.TRANSLATOR, name="Salomé Vandorenne")
    fields = sent(client.get(ALL).text)
    before = changed.read_text(encoding="utf-8")
    name = field(fields, FORMER_NL)
    fields[name] = f"  {NEW_NL}\r\n"
    if alone:
        fields["one"] = name.removeprefix("text.")
    answer = save(client, fields)
    assert answer.status_code == 303 and answer.headers["location"].endswith("show=all&page=1&saved=1")
    assert changed.read_text(encoding="utf-8") == before.replace(FORMER_NL, NEW_NL)
    (act,) = doors.acts
    assert (act.did, act.who, act.dossier) == (Did.TRANSLATED, "Salomé Vandorenne", f"job_offer/{COMPLETE}")
    assert act.detail == name.removeprefix("text.") and re.fullmatch("[0-9a-f]{12}", act.version)
    page = client.get(answer.headers["location"]).text
    assert 'role="status"' in page and "1 texte enregistré" in plain(page)
    assert 'id="u-' in page and 'class="unit is-to_revise"' not in page


def test_one_text_comes_in_the_place_of_itself(changed: Path, enter: Enter) -> None:
    client = enter(Role.DIRECTION)
    fields = sent(client.get(PAGE).text)
    name = field(fields, FORMER_NL)
    asked = {**fields, name: NEW_NL, "one": name.removeprefix("text.")}
    answer = client.post(PAGE, data=asked, headers={"HX-Request": "true"})
    assert answer.text.lstrip().startswith("<article") and answer.text.count("<article") == 1
    assert 'role="status"' in answer.text and NEW_NL in answer.text and "is-translated" in answer.text
    assert NEW_NL in changed.read_text(encoding="utf-8")


def test_nothing_typed_changes_nothing(changed: Path, enter: Enter, doors: Doorkeeper) -> None:
    client = enter(Role.TRANSLATOR)
    before = changed.read_bytes()
    fields = sent(client.get(ALL).text)
    assert len([name for name in fields if name.startswith("text.")]) == 50
    assert save(client, fields).headers["location"].endswith("saved=0")
    assert changed.read_bytes() == before and not doors.acts


def test_a_figure_that_is_lost_is_refused_in_words_and_the_text_stays(changed: Path, enter: Enter) -> None:
    client = enter(Role.TRANSLATOR, lang="nl")
    fields = sent(client.get(PAGE).text)
    name = field(fields, FORMER_NL)
    before = changed.read_bytes()
    answer = save(client, {**fields, name: "Een open deur, veel wijken.", f"doubt.{name.removeprefix('text.')}": "1"})
    assert answer.status_code == 409 and changed.read_bytes() == before
    assert "Een cijfer uit het origineel ontbreekt: 3." in plain(answer.text)
    assert sent(answer.text)[name] == "Een open deur, veel wijken."
    assert 'aria-invalid="true"' in answer.text and re.search(r'name="doubt[^>]* checked', answer.text)


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten_in_silence(changed: Path, enter: Enter) -> None:
    mine, theirs = enter(Role.TRANSLATOR), enter(Role.DIRECTION)
    fields = sent(mine.get(PAGE).text)
    name = field(fields, FORMER_NL)
    other = "Altijd een open deur, een hecht team, 3 wijken."
    assert save(theirs, {**sent(theirs.get(PAGE).text), name: other}).status_code == 303
    answer = save(mine, {**fields, name: NEW_NL})
    assert answer.status_code == 409 and "Quelqu’un d’autre a écrit" in plain(answer.text)
    assert other in plain(answer.text) and sent(answer.text)[name] == NEW_NL
    assert other in changed.read_text(encoding="utf-8")
    assert save(mine, sent(answer.text)).status_code == 303
    assert NEW_NL in changed.read_text(encoding="utf-8")


def test_a_source_that_changed_meanwhile_is_shown_with_what_it_was(changed: Path, enter: Enter) -> None:
    client = enter(Role.TRANSLATOR)
    fields = sent(client.get(PAGE).text)
    name = field(fields, FORMER_NL)
    replace_in(changed, NEW_FR, NEW_FR.replace("3 quartiers", "4 quartiers"))
    before = changed.read_bytes()
    answer = save(client, {**fields, name: NEW_NL})
    assert answer.status_code == 409 and changed.read_bytes() == before
    assert "L’original a changé pendant que vous écriviez" in plain(answer.text)
    assert NEW_FR in plain(answer.text) and "4 quartiers à écouter" in plain(answer.text)
    again = sent(answer.text)
    again[field(again, NEW_NL)] = NEW_NL.replace("3", "4")
    assert save(client, again).status_code == 303
    assert NEW_NL.replace("3", "4") in changed.read_text(encoding="utf-8")


def test_a_source_that_is_gone_gives_back_what_was_typed(changed: Path, enter: Enter) -> None:
    client = enter(Role.TRANSLATOR)
    fields = sent(client.get(PAGE).text)
    name = field(fields, FORMER_NL)
    asked = {one.replace(name[5:], "hook~000000000000"): value for one, value in fields.items()}
    asked |= {"place.hook~000000000000": "nowhere 1", "text.hook~000000000000": "<b>Mijn tekst</b>"}
    answer = save(client, asked)
    assert answer.status_code == 409 and "&lt;b&gt;Mijn tekst&lt;/b&gt;" in answer.text
    asked["one"] = "hook~000000000000"
    part = client.post(PAGE, data=asked, headers={"HX-Request": "true"})
    assert "n’a plus d’original" in plain(part.text) and "<html" not in part.text


def test_a_translation_is_not_emptied(changed: Path, enter: Enter) -> None:
    client = enter(Role.TRANSLATOR)
    fields = sent(client.get(PAGE).text)
    answer = save(client, {**fields, field(fields, FORMER_NL): " \r\n "})
    assert answer.status_code == 409 and "ne se vide pas ici" in plain(answer.text)
    assert FORMER_NL in changed.read_text(encoding="utf-8")


def test_where_nothing_waits_the_page_says_so_kindly(offer: Path, enter: Enter) -> None:
    page = plain(enter(Role.TRANSLATOR).get(PAGE).text)
    assert "Tout est traduit" in page and "Merci" in page


@pytest.mark.parametrize(("role", "status"), [(Role.STAFF, 403), (Role.OPERATOR, 403), (Role.TRANSLATOR, 200)])
def test_who_may_translate(changed: Path, enter: Enter, role: Role, status: int) -> None:
    translator, client = enter(Role.TRANSLATOR), enter(role)
    assert client.get(PAGE).status_code == status and client.get(f"{HERE}/translate").status_code == status
    assert (f"{HERE}/translate" in client.get(HERE).text) is (status == 200)
    fields = sent(translator.get(PAGE).text)
    before = changed.read_bytes()
    if status == 403:
        mark = re.search(r'name="mark" value="(\w+)"', client.get("/").text)
        assert mark
        assert save(client, {**fields, field(fields, FORMER_NL): NEW_NL, "mark": mark[1]}).status_code == 403
        assert changed.read_bytes() == before


def test_a_page_that_is_none(changed: Path, enter: Enter) -> None:
    client = enter(Role.TRANSLATOR)
    assert client.get(f"{HERE}/translate/en").status_code == 404
    assert client.get("/dossiers/job_offer/none/translate/nl").status_code == 404
    assert enter(Role.TRANSLATOR, scope=("annual_report/x",)).get(PAGE).status_code == 404
    assert client.get(f"{PAGE}?page=99&section=nowhere&show=x").status_code == 200
