"""The signs by which the kit knows its own words: any change to an example shows."""

import pytest

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.own_marks import EXAMPLES, example, is_signed, is_untouched


@pytest.mark.parametrize("lang", LANGS)
def test_an_example_is_known_as_it_was_written(lang: Lang) -> None:
    text = example("Marie\u00a0Dupont", lang)
    assert text.startswith(EXAMPLES[lang == "nl"])
    assert text.split() == [*EXAMPLES[lang == "nl"].split(), "Marie", "Dupont"]
    assert is_untouched(text)
    # A program may keep another space in the place of one that holds.
    assert is_untouched(text.replace("\u00a0", " "))
    assert is_signed(text) and is_signed(f"une personne\n{text}")


def test_words_changed_are_seen() -> None:
    text = example("Marie Dupont", "fr")
    changed = [text.replace("Dupont", "Durant"), text + "s", text[:-1], "ex. → Marie Dupont"]
    assert [is_untouched(one) for one in changed] == [False] * 4
    assert [is_signed(one) for one in changed] == [True, True, True, False]
