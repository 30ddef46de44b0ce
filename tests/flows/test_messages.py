import string

import pytest

from flows.messages import TONGUES, Words, choose_language, locale_language, messages


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", list(messages()))
def test_every_message_exists_in_the_three_languages_with_the_same_places(key: str) -> None:
    message = messages()[key]
    assert set(message) == set(TONGUES)
    assert all(text.strip() for text in message.values())
    assert len({frozenset(places(text)) for text in message.values()}) == 1


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
