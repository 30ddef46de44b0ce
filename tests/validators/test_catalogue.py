"""The catalogues and the page made from them."""

import re
from string import Formatter

import pytest

from imprimatur.findings.catalogue import catalogue
from tests.dossiers import ROOT
from validators.catalogue_doc import PAGE, page
from validators.catalogues import FILES, all_sorts

ALL = all_sorts().values()


def test_the_page_is_up_to_date():
    """Else: python -m validators.catalogue_doc."""
    assert PAGE.read_text(encoding="utf-8") == page()
    assert ROOT / "docs" / "findings.md" == PAGE


def test_codes_are_unique_across_the_catalogues():
    """People quote them on the telephone."""
    assert sum(len(catalogue(file)) for file in FILES) == len(ALL)
    assert all(re.fullmatch(r"[A-Z]\d\d", sort.code) for sort in ALL)


@pytest.mark.parametrize("sort", ALL, ids=lambda sort: sort.code)
def test_both_languages_name_the_same_things(sort):
    """A place of the message filled in one language and forgotten in the other would be lost."""

    def names(template):
        return {name for _, name, _, _ in Formatter().parse(template) if name}

    assert names(sort.message.fr) == names(sort.message.nl)
    assert {*names(sort.remedy.fr), "place"} >= names(sort.remedy.nl)
    for text in (sort.title, sort.message, sort.remedy, sort.explanation):
        assert text.fr.strip()
        assert text.nl.strip()
        assert "«" not in text.nl
        assert "‘" not in text.fr
