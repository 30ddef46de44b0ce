"""Catalogues of words: how one is read, filled, and refused."""

import pickle
from pathlib import Path

import pytest

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.catalogues import Messages, fill, places
from imprimatur.core.errors import Busy, UnsafeInput


def catalogue(folder: Path, text: str) -> Messages:
    (folder / "messages.yaml").write_text(text, encoding="utf-8")
    return Messages.beside(str(folder / "messages.py"))


def test_places_are_filled_by_name_in_every_language(tmp_path: Path) -> None:
    say = catalogue(tmp_path, 'late: {en: "{n} days, {who}", fr: "{n} jours, {who}", nl: "{who}, {n} dagen"}')
    said = say("late", n=3, who=Bilingual("hier", "gisteren"))
    assert said == Bilingual("3 jours, hier", "gisteren, 3 dagen", "3 days, hier")
    assert say["late"].of("nl") == "{who}, {n} dagen"


def test_other_braces_stay_as_they_are() -> None:
    text = '{{ champ("{label}") }} {{p part.… }} {} {A} {a b}'
    assert places(text) == {"label"}
    assert fill(text, {"label": "{n}"}, "fr") == '{{ champ("{n}") }} {{p part.… }} {} {A} {a b}'


def test_a_missing_key_or_value_is_a_programming_fault(tmp_path: Path) -> None:
    say = catalogue(tmp_path, 'late: {fr: "{n} jours", nl: "{n} dagen"}')
    with pytest.raises(KeyError, match="n"):
        say("late")
    with pytest.raises(KeyError, match="early"):
        say("early")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("late: {fr: tard}", "late: has fr; asked are fr and nl"),
        ('late: {fr: tard, nl: ""}', "late: has fr; asked are fr and nl"),
        ("late: {en: late, fr: tard}", "late: has fr, en; asked are fr and nl"),
        ('late: {fr: "{n}", nl: "{m}"}', "late: its languages name different places"),
        ('late: {en: late, fr: "{n}", nl: "{n}"}', "late: its languages name different places"),
        ("late: {fr: tard, nl: laat}\nnow: {en: now, fr: là, nl: nu}", "not every message has the same languages"),
    ],
)
def test_a_broken_catalogue_is_refused_whole(tmp_path: Path, text: str, fault: str) -> None:
    say = catalogue(tmp_path, text)
    with pytest.raises(ValueError, match=fault):
        say["late"]


def test_what_has_no_english_shows_in_french() -> None:
    assert [Bilingual("tard", "laat").of(tongue) for tongue in ("en", "fr", "nl")] == ["tard", "tard", "laat"]
    assert Bilingual("tard", "laat", "late").of("en") == "late"


def test_an_error_reaches_another_process_whole() -> None:
    busy = pickle.loads(pickle.dumps(Busy(Bilingual("occupé", "bezet"))))
    assert (busy.message, str(busy)) == (Bilingual("occupé", "bezet"), "occupé")
    unsafe = pickle.loads(pickle.dumps(UnsafeInput("a.xlsx", Bilingual("macros", "macro’s"))))
    assert (unsafe.file, unsafe.reason) == ("a.xlsx", Bilingual("macros", "macro’s"))
    assert unsafe.message == Bilingual("a.xlsx : macros", "a.xlsx: macro’s")
