"""Every case of `cases.yaml`: what people type, and what is printed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from imprimatur.core.blocks import plain, runs
from imprimatur.language.typography import typeset_inline
from imprimatur.language.typography.inclusive import InclusiveStyle
from imprimatur.sources.plain_text.inline import inline

CASES = [
    pytest.param(case, id=f"{topic}: {case['lang']} {case['typed']}")
    for topic, cases in yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8")).items()
    for case in cases
]
SECOND = {"14h30", "20k €", "d’un·e collègue", "art. 3:12 WVV"}
"""The cases of which the second answer is given: nothing tells what unit is meant, or the second is as good."""


@pytest.mark.parametrize("case", CASES)
def test_what_people_type(case: dict[str, Any]) -> None:
    style = InclusiveStyle(case["inclusive"]) if "inclusive" in case else None
    typed = inline(case["typed"]) if case.get("markdown") else runs(case["typed"])
    once = typeset_inline(typed, case["lang"], inclusive=style)
    printed = plain(once).replace("\u00a0", "~").replace("\u202f", "^")
    assert printed == case["printed"][int(case["typed"] in SECOND)]
    assert plain(typeset_inline(once, case["lang"], inclusive=style)) == plain(once)
