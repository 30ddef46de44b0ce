"""Which characters the fonts of the project can print."""

from pathlib import Path

import pytest

from imprimatur.rendering.characters import unprintable
from imprimatur.rendering.interface import Templates
from tests.rendering.sample import TEMPLATES


def test_the_characters_of_french_and_dutch_are_all_there() -> None:
    text = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ àâæçéèêëîïôœùûüÿ · • – — → « » ‘ ’ “ ” … € ° ½ ¶ § \u00a0\u202f\u00ad\n\t"
    assert unprintable(text, Templates(TEMPLATES)) == ""


def test_what_is_missing_is_named_once_in_order() -> None:
    assert unprintable("Équipe 😀 سلام 😀 !", Templates(TEMPLATES)) == "😀سلام"


def test_a_project_without_fonts_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        unprintable("a", Templates(tmp_path))
