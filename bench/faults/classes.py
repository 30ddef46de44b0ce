"""Every class of faults, and the silent ones."""

from collections import Counter

from bench.faults import dates, figures, language, names, offers, review, silent, structure, unfinished
from bench.faults.ground import Class

_MODULES = (unfinished, review, language, figures, dates, names, offers, structure, silent)
CLASSES: dict[str, Class] = {one.name: one for module in _MODULES for one in module.CLASSES}
"""The classes by name, in the order in which they are listed."""

_TWICE = [
    name for name, count in Counter(one.name for module in _MODULES for one in module.CLASSES).items() if count > 1
]
assert not _TWICE, _TWICE
