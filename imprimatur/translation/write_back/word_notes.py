"""The notes of a Word text: those that a new text still calls stay, or say something else; the others go."""

from copy import deepcopy
from typing import Any

from imprimatur.core.blocks import Inline
from imprimatur.sources.word.opc import Part
from imprimatur.sources.word.xml import child, elements, kind, qn
from imprimatur.translation.write_back.looks import same
from imprimatur.translation.write_back.package import xml_bytes
from imprimatur.translation.write_back.word_runs import fault_of, rewrite


class Notes:
    """The parts of the footnotes and endnotes of one document."""

    def __init__(self, main: Part) -> None:
        """Find them; a document may have neither."""
        parts = {sort: main.related(f"{sort}s") for sort in ("footnote", "endnote")}
        self._parts = {sort: part for sort, part in parts.items() if part is not None}
        self._changed: set[str] = set()

    def calls(self, runs: list[Any], former: list[Inline], wanted: list[Inline]) -> list[Any] | None:
        """The runs that call the notes that a paragraph shall have, in order; None where one cannot be had."""
        if len(runs) != len(former) or (len(wanted) > len(runs) and not runs):
            return None if wanted or runs else []
        kept = list(runs[: len(wanted)])
        while len(kept) < len(wanted):
            kept.append(self._another(runs[-1]))
        for place, (run, text) in enumerate(zip(kept, wanted, strict=True)):
            unchanged = place < len(former) and same(former[place], text, tongues=False)
            if not unchanged and not self._say(run, text):
                return None
        for run in runs[len(wanted) :]:
            sort, note = self._note(run)
            note.getparent().remove(note)
            self._changed.add(sort)
        return kept

    def _note(self, run: Any) -> tuple[str, Any]:
        call = next(one for one in elements(run) if kind(one).endswith("noteReference"))
        sort = kind(call)[2:].removesuffix("Reference")
        identity = call.get(qn("w:id"))
        notes = self._parts[sort].root.iterchildren(qn(f"w:{sort}"))
        return sort, next(one for one in notes if one.get(qn("w:id")) == identity)

    def _another(self, model: Any) -> Any:
        """A call like another one, of a note like its own."""
        sort, note = self._note(model)
        known = [int(one.get(qn("w:id"), "0")) for one in self._parts[sort].root]
        made, run = deepcopy(note), deepcopy(model)
        made.set(qn("w:id"), str(max(known) + 1))
        note.getparent().append(made)
        call = next(one for one in elements(run) if kind(one).endswith("noteReference"))
        call.set(qn("w:id"), str(max(known) + 1))
        return run

    def _say(self, run: Any, text: Inline) -> bool:
        """Write what a note says; one of several paragraphs, or with a link that no note has yet, is left."""
        sort, note = self._note(run)
        lines = list(note.iterchildren(qn("w:p")))
        links = {one.address: key for key, one in self._parts[sort].relations.items() if one.address}
        if len(lines) != 1 or fault_of(lines[0]) or any(one.note or one.link not in {"", *links} for one in text):
            return False
        marked = [one for one in elements(lines[0]) if child(one, f"w:{sort}Ref") is not None]
        rewrite(lines[0], text, links.__getitem__, [])
        if marked:
            words = next((one for one in elements(lines[0]) if one.tag == qn("w:r") and one not in marked), None)
            said = words.find(qn("w:t")) if words is not None else None
            if said is not None and said.text and not said.text.startswith(" "):
                said.text = f" {said.text}"
        self._changed.add(sort)
        return True

    def members(self) -> dict[str, bytes]:
        """The parts that changed."""
        return {self._parts[sort].name: xml_bytes(self._parts[sort].root) for sort in sorted(self._changed)}
