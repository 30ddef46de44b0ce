"""Every form of input by the ending of its files; what is made is read again before it is believed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from imprimatur.core.blocks import plain
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back import csv, excel, markdown, word, yaml
from imprimatur.translation.write_back.held import Change, Contents, contents, fulfils, resolved
from imprimatur.translation.write_back.interface import Edit, Refused

Changed = Callable[[str, bytes, Sequence[Change]], tuple[bytes, list[tuple[Change, str]]]]
"""Makes changes in one form of file, and gives back those that it has no place for, each with the reason."""

FORMS: Mapping[str, Changed] = {
    ".yaml": yaml.changed,
    ".yml": yaml.changed,
    ".md": markdown.changed,
    ".xlsx": excel.changed,
    ".csv": csv.changed,
    ".docx": word.changed,
}
"""The forms that can be written into."""
_WITHOUT_TONGUES = (".docx", ".dotx", ".xlsx", ".xltx")
"""Forms whose readers do not tell the language of a piece of text."""


def apply_to(
    name: str, content: bytes, edits: Sequence[Edit], *, alone: bool = False
) -> tuple[bytes, tuple[Refused, ...]]:
    """The content of a file of that name with its edits made, and those that were refused.

    What is given back has been read again: it says each new text at its place, and all else as before; or the edits
    `alone`, under the headings that stand there: all other texts go, and cells stay empty. Where one cannot go, every
    edit is refused.
    """
    ending = PurePosixPath(name).suffix.lower()
    form = FORMS.get(ending)
    if form is None:
        return content, tuple(Refused(edit, "no_form") for edit in edits)
    before = contents(name, content)
    changes, misfits = resolved(before, edits)
    refused = [Refused(edit, why) for edit, why in misfits]
    trial = _Trial(name, content, before, form, tongues=ending not in _WITHOUT_TONGUES)
    good = trial.good(changes)
    made = trial.made(good)
    if made is None:
        # Each can be made, not all together.
        trial.reasons |= {id(change): "not_as_asked" for change in changes if id(change) not in trial.reasons}
        good, made = [], content
    elif alone:
        others = _uncovered(before, good)
        gone = trial.good(others, good)
        made = trial.made([*good, *gone]) if len(gone) == len(others) else None
        if made is None:
            trial.reasons |= {id(change): "partial_file" for change in changes if id(change) not in trial.reasons}
            good, made = [], content
    kept = {id(change) for change in good}
    refused += [Refused(one.edit, trial.reasons[id(one)]) for one in changes if id(one) not in kept]
    return made, tuple(refused)


def _uncovered(before: Contents, good: Sequence[Change]) -> list[Change]:
    """What makes every text go that no edit concerns: headings, which name fields in either language, and figures
    stay."""
    covered = {id(one.held) for one in good}
    return [
        Change(Edit(good[0].edit.lang if good else "nl", (), one.sort, at=one.location, was=one.inline), (), one)
        for one in before.texts
        if id(one) not in covered and one.sort is not Sort.HEADING and any(map(str.isalpha, plain(one.inline)))
    ]


class _Trial:
    """Changes tried on one file."""

    def __init__(self, name: str, content: bytes, before: Contents, form: Changed, *, tongues: bool) -> None:
        """Keep what they are tried on; `reasons` grow by the changes that cannot be made."""
        self.name, self.content, self.before, self.form, self.tongues = name, content, before, form, tongues
        self.reasons: dict[int, str] = {}

    def made(self, changes: Sequence[Change]) -> bytes | None:
        """The file with all of the changes; None where it would not say just what it should."""
        if not changes:
            return self.content
        try:
            content, left = self.form(self.name, self.content, changes)
        except (ValueError, KeyError, IndexError, AssertionError):
            return None
        self.reasons |= {id(change): why for change, why in left}
        if left or not fulfils(self.before, contents(self.name, content), changes, tongues=self.tongues):
            return None
        return content

    def good(self, changes: Sequence[Change], others: Sequence[Change] = ()) -> list[Change]:
        """The changes that can be made together with others, found by halves."""
        if self.made([*others, *changes]) is not None:
            return list(changes)
        if len(changes) == 1:
            self.reasons.setdefault(id(changes[0]), "not_as_asked")
            return []
        half = len(changes) // 2
        return [*self.good(changes[:half], others), *self.good(changes[half:], others)]
