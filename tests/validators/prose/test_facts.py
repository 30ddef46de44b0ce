"""Figures and dates in prose: each fault is quoted at its place by one finding, and what is right is left in peace."""

import pytest

from tests.validators.dossiers import first_of_each
from tests.validators.prose import facts_of_texts


@pytest.mark.parametrize("case", first_of_each(facts_of_texts.ALL, "kind", "lang"))
def test_says_what_cannot_be_and_nothing_else(case):
    """One finding about dates and figures, in the language of the sentence, or none."""
    found = [one for one in case.kind(case.text, case.lang) if one.code.startswith("D")]
    assert [(one.code, one.values["value"], one.lang) for one in found] == (
        [(case.code, case.value, case.lang)] if case.code else []
    )
    assert all(one.location.line or one.location.cell for one in found)
