import pytest

from flows.messages import Words, both, choose_language, locale_language, one_of_both
from imprimatur.core.bilingual import LANGS, Bilingual
from imprimatur.core.errors import Busy


@pytest.mark.parametrize(
    ("environ", "tongue"),
    [
        ({}, "en"),
        ({"LANG": "fr_BE.UTF-8"}, "fr"),
        ({"LANG": "nl_BE"}, "nl"),
        ({"LANG": "de_BE"}, "en"),
        ({"LANG": "nl_BE", "LC_ALL": "C"}, "en"),
        ({"LANG": "nl_BE", "LC_ALL": "", "LC_MESSAGES": "fr_FR"}, "fr"),
        ({"LC_ALL": "fr_BE", "LC_MESSAGES": "nl_BE"}, "fr"),
    ],
)
def test_the_locale_decides(environ: dict[str, str], tongue: str) -> None:
    assert locale_language(environ) == tongue


def test_lang_may_stand_anywhere_before_a_double_dash() -> None:
    environ = {"LANG": "fr_BE"}
    assert choose_language(["build", "x", "--lang", "nl"], environ) == ("nl", ["build", "x"])
    assert choose_language(["--lang=en", "build"], environ) == ("en", ["build"])
    assert choose_language(["build", "--", "--lang"], environ) == ("fr", ["build", "--", "--lang"])
    assert choose_language(["build", "--lang"], environ) == ("?", ["build"])
    assert choose_language(["--lang", "de"], environ) == ("de", [])


def test_messages_have_the_typography_of_their_language() -> None:
    assert Words("fr")("usage") == "Usage\u00a0:"
    assert Words("nl")("usage") == "Gebruik:"
    assert Words("en").lang == "fr"


def test_what_a_place_is_filled_with_stays_as_it_is() -> None:
    """Names and paths are no prose: no space is added before their colons."""
    assert Words("fr")("demo_stopped", name="C:", reason="a;b") == "C:\u00a0: a;b"


def test_what_staff_read_shows_in_english_where_it_has_it() -> None:
    assert Words("en").of(Bilingual("Trop tard : non", "Te laat", "Too late: no")) == "Too late: no"
    assert Words("en").of(Bilingual("Trop tard : non", "Te laat")) == "Trop tard\u00a0: non"
    assert Words("nl").fault(Busy(Bilingual("Trop tard", "Te laat", "Too late"))) == "Te laat"


@pytest.mark.parametrize(("fr", "nl"), [("oui", "ja"), ("a / b", "c / d"), ("1 / 2 / 3", "4 / 5 / 6")])
def test_one_of_both_is_what_was_said(fr: str, nl: str) -> None:
    said = both(Bilingual(fr, nl))
    assert [one_of_both(said, lang).replace("\u00a0", " ") for lang in LANGS] == [fr, nl]


def test_what_is_a_part_of_what_was_said_stays_there() -> None:
    assert one_of_both("a / b / c / d", "nl") == "c / d"


@pytest.mark.parametrize("same", ["", "inputs/x", "a / b / c"])
def test_what_was_said_once_is_said_whole(same: str) -> None:
    assert one_of_both(same, "nl") == same
