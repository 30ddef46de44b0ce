"""Every class of faults, and the silent ones."""

from bench.faults import (
    claims,
    columns,
    counts,
    dates,
    figures,
    language,
    names,
    order,
    review,
    rows,
    silent,
    unfinished,
    values,
)
from bench.faults.ground import Class
from bench.faults.sentences import classes

_SAID = ("unfinished", "cells", "review", "language", "figures", "dates", "names", "addresses", "private")
_MORE = ("fairness", "values", "silent")
_MADE = (unfinished, review, language, figures, claims, counts, dates, names, order, rows, columns, values, silent)
_ALL = [one for file in (*_SAID, *_MORE) for one in classes(file)] + [one for made in _MADE for one in made.CLASSES]
CLASSES: dict[str, Class] = {one.name: one for one in sorted(_ALL, key=lambda one: (one.is_silent, one.subject))}
"""The classes by name, in the order in which they are listed: by subject, the silent ones last."""
if len(CLASSES) < len(_ALL):
    raise ValueError("two classes of one name")
