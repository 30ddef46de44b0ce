"""The forms that files have: what can be changed in them, and how it is written back."""

from collections.abc import Callable, Iterable

from bench.faults.forms import csv, docx, markdown, xlsx, yaml
from bench.faults.spots import Edit, Files, Spot

_FORMS = {"md": markdown, "docx": docx, "xlsx": xlsx, "csv": csv, "yaml": yaml}


def spots_of(name: str, content: bytes) -> list[Spot]:
    """Every text of a file that can be changed."""
    form = _FORMS.get(name.rpartition(".")[2])
    return form.spots(name, content) if form else []


def changed(files: Files, edits: Iterable[Edit]) -> Files:
    """A dossier with changes carried out, in order."""
    made = dict(files)
    # The places of YAML are counted in signs: from the last to the first, so that one change moves no other.
    ordered = sorted(
        edits, key=lambda one: -int(one.at[0]) if one.how == "replace" and one.file.endswith(".yaml") else 0
    )
    for edit in ordered:
        if edit.how == "remove file":
            del made[edit.file]
        elif edit.how == "add file":
            made[edit.file] = edit.text.encode()
        else:
            form = _FORMS[edit.file.rpartition(".")[2]]
            changes: dict[str, Callable[[bytes, Edit], bytes]] = form.CHANGES
            made[edit.file] = changes[edit.how](made[edit.file], edit)
    return made
