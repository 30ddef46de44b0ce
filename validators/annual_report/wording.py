"""The words that the checks of an annual report read by: `wording.yaml`, compiled once."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_WORDS = Path(__file__).with_name("wording.yaml")


@cache
def words() -> Mapping[str, Any]:
    """The lists, by name and language."""
    return dict(YAML(typ="safe", pure=True).load(_WORDS.read_text(encoding="utf-8")))


@cache
def pattern(*keys: str) -> re.Pattern[str]:
    """The words of a list as one expression, of whole words and straight apostrophes, whatever the case."""
    found: Any = words()
    for key in keys:
        found = found[key]
    choices = found if isinstance(found, list) else found.strip().splitlines()
    either = "|".join(choice.replace("’", "'") for choice in choices)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
