"""What every composition needs: texts in the language asked, gaps marked where they stand, typography applied once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from imprimatur.core.bilingual import Lang, State, other
from imprimatur.core.blocks import (
    Blocks,
    Gap,
    Inline,
    Paragraph,
    Run,
    plain,
    runs,
)
from imprimatur.core.composition import Composition, Properties, Stage
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.place import said
from imprimatur.core.text import Text, Wording
from imprimatur.core.theme import Theme
from imprimatur.core.walking import inlines, mapped
from imprimatur.documents.schema.document import Document, Provenance
from imprimatur.documents.schema.records import Organisation
from imprimatur.documents.writing.additions import Additions
from imprimatur.documents.writing.blanks import blanks_marked
from imprimatur.documents.writing.compact import in_columns
from imprimatur.documents.writing.drawing import settled
from imprimatur.documents.writing.foreign import told, told_blocks
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.documents.writing.revising import WAITING, revised
from imprimatur.documents.writing.typed_tables import figures_set, laid_out, unnumbered
from imprimatur.findings.blocking import concerning
from imprimatur.findings.grouping import mark_of
from imprimatur.language.formatting import format_address
from imprimatur.language.labels import Labels
from imprimatur.language.prose import begun
from imprimatur.language.typography import typeset, typeset_blocks, typeset_inline
from imprimatur.language.typography.inclusive import InclusiveStyle
from imprimatur.language.typography.settings import DEFAULT

_POSITION = re.compile(r"\.\d+(?=\.|$)")
"""The position of a row in a path: the rows of a table share the names of its columns."""

NEUTRAL = Theme("neutral", "#3d4451", "#3d4451", "#f0f1f3", "#6b7280")
"""The looks of a document whose organisation is unknown or has no colours yet."""


class Composer:
    """Composes one language of one document. Says nothing that the document does not say."""

    def __init__(
        self, document: Document, about: Provenance, labels: Labels, lang: Lang, gaps: Gaps | None = None
    ) -> None:
        """Index the findings that leave a gap in this language by the path they concern; without `gaps`, none does."""
        self.document = document
        self.about = about
        self.labels = labels
        self.lang: Lang = lang
        self.stage = Stage.FINAL if gaps is None else Stage.DRAFT
        self.gaps = gaps or Gaps()
        self.additions = Additions(document.added_sections, self.blocks, self.inline)
        self._by_path: dict[str, Finding] = {}
        self._waiting: dict[str, dict[Location, Finding]] = {}
        self._marked: set[str] = set()
        for finding in concerning(self.gaps.findings, (lang,)):
            self._by_path.setdefault(finding.path, finding)
            if finding.code in WAITING:
                self._waiting.setdefault(finding.path, {})[finding.location] = finding

    def word(self, key: str, **values: str) -> str:
        """A fixed word in the language, its places filled."""
        text = self.labels.word(key, self.lang)
        return text.format(**values) if values else text

    def listed(self, names: Sequence[Inline]) -> Inline:
        """Names one after the other, `et` or `en` before the last."""
        return joined([joined(names[:-1]), *names[-1:]], f" {self.word('and')} ")

    def choice(self, value: object) -> str:
        """The word of a choice."""
        return self.labels.choice(type(value).__name__, str(value), self.lang)

    def gap(self, path: str, lang: Lang | None = None) -> Inline:
        """The mark of what is missing at a path; nothing where no finding asks for it."""
        finding = self._asked(path)
        if finding is None:
            return ()
        self._marked.add(path)
        field = self.labels.field(_POSITION.sub("", path)).of(lang or self.lang)
        label = self.word("gap", field=field[:1].lower() + field[1:] if field[1:2].islower() else field)
        return (Run(label, gap=Gap(finding.code, label, self._note(finding), mark=mark_of(finding))),)

    def _asked(self, path: str) -> Finding | None:
        """The finding that asks for a path, or for the whole column in which it stands."""
        return self._by_path.get(path) or self._by_path.get(_POSITION.sub("", path))

    def _note(self, finding: Finding) -> str:
        place = self.word("gap_at", place=said(finding.location).of(self.lang))
        sentences = [finding.message.of(self.lang), finding.remedy.of(self.lang), place]
        if finding.owner:
            sentences.append(self.word("gap_from", owner=finding.owner))
        return " ".join(sentences)

    def _mark(self, path: str, key: str) -> Inline:
        """A mark before a text that is shown but not settled: to confirm, or not translated."""
        return self._marking(key, self._asked(path))

    def _marking(self, key: str, finding: Finding | None) -> Inline:
        label = self.word(key)
        note = self._note(finding) if finding else label
        code, mark = (finding.code, mark_of(finding)) if finding else ("", "")
        return (Run(f"[{label}]", gap=Gap(code, label, note, False, mark)), Run(" "))

    def _waits(self, path: str, wording: Wording) -> Blocks:
        """What a language says, each passage marked that a person must read again."""
        found = self._waiting.get(path)
        if not found:
            return wording.blocks
        self._marked.add(path)
        return revised(wording.blocks, wording.location, found, lambda one: self._marking("gap_revise", one))

    def inline(self, text: Text, path: str) -> Inline:
        """A short text: in the language, else the other one marked and tagged, else a gap if one is asked for."""
        wording = text.wording(self.lang)
        if wording:
            mark = self._mark(path, "gap_confirm") if wording.state is State.DRAFT else ()
            if path in self._waiting:
                marked = replace(wording, blocks=self._waits(path, wording))
                text = Text(marked) if self.lang == "fr" else Text(nl=marked)
            return (*mark, *text.inline(self.lang))
        if text.wording(other(self.lang)):
            return (*self._mark(path, "gap_untranslated"), *foreign(text.inline(other(self.lang)), other(self.lang)))
        return self.gap(path)

    def blocks(self, text: Text, path: str) -> Blocks:
        """A narrative or a list, by the same rules."""
        wording = text.wording(self.lang)
        if wording:
            mark = self._mark(path, "gap_confirm")[:1] if wording.state is State.DRAFT else ()
            return (*((Paragraph(mark, role="small"),) if mark else ()), *self._waits(path, wording))
        left = text.wording(other(self.lang))
        if left:
            notice = Paragraph(self._mark(path, "gap_untranslated")[:1], role="small")
            return (notice, *foreign_blocks(left.blocks, other(self.lang)))
        missing = self.gap(path)
        return (Paragraph(missing),) if missing else ()

    def value(self, inline: Inline | str, path: str) -> Inline:
        """A formatted value, or the gap in its place."""
        return (runs(inline) if isinstance(inline, str) else inline) or self.gap(path)

    def asks(self, path: str) -> bool:
        """Whether a finding asks for a gap at a path."""
        return self._asked(path) is not None

    def rest(self, *paths: str) -> Inline:
        """The gaps at and below some paths that are marked nowhere yet, for what is composed from several values."""
        below = tuple(f"{path}." for path in paths)
        left = [one for one in self._by_path if (one in paths or one.startswith(below)) and one not in self._marked]
        return joined([self.gap(one) for one in left])

    def missing(self, value: object, path: str) -> Inline:
        """The gap of a value that is not there, beside others that are; nothing for one that is."""
        return self.gap(path) if value in (None, ()) else ()

    def notice(self) -> Inline:
        """How many points a draft still has open, in the languages counted; nothing in a final document."""
        if self.stage is Stage.FINAL:
            return ()
        count = len(self.gaps.findings)
        key = {0: "draft_notice_none", 1: "draft_notice_one"}.get(count, "draft_notice")
        if count > 1 and len(self.gaps.langs) == 1:
            key = "draft_notice_alone"
        return runs(self.word(key, count=str(count)))

    def footer(self, organisation: Organisation | None) -> Inline:
        """Who publishes: name and legal form, address, site."""
        if organisation is None:
            return ()
        name = organisation.printed(self.lang)
        form = organisation.legal_form
        if form and form.value in ("nonprofit", "international", "foundation"):
            name += f" {self.choice(form)}"
        pieces = [name, self.address(organisation), (organisation.site or "").removeprefix("https://").rstrip("/")]
        return runs(" · ".join(piece for piece in pieces if piece))

    def address(self, organisation: Organisation) -> str:
        """The address on one line, empty when it is not whole."""
        address = organisation.address
        street, commune = address.street.plain(self.lang), address.commune.plain(self.lang)
        if not (street and address.number and address.postcode and commune):
            return ""
        return format_address(street, address.number, address.postcode, commune)

    def finished(
        self, lines: Mapping[str, Inline], parts: Mapping[str, Blocks], style: InclusiveStyle | None
    ) -> tuple[dict[str, Inline], dict[str, Blocks]]:
        """The lines and parts, what is foreign in them told; typography is applied here and nowhere else.

        Charts whose numbers stand in a table of the document point to it (`documents.writing.drawing`).
        """
        names = self.about.names
        placed = {
            name: told_blocks(self._set(part), self.lang, names)
            for name, part in settled(parts, self.labels, self.lang).items()
        }
        said = {name: told(line, self.lang, names) for name, line in lines.items()}
        return (
            {name: typeset_inline(line, self.lang, DEFAULT, style) for name, line in said.items()},
            {name: typeset_blocks(part, self.lang, DEFAULT, style) for name, part in placed.items()},
        )

    def _set(self, part: Blocks) -> Blocks:
        """A part with what its authors typed set as what it is."""
        return blanks_marked(in_columns(figures_set(unnumbered(laid_out(part)), self.lang)))

    def composition(
        self,
        lines: Mapping[str, Inline],
        parts: Mapping[str, Blocks],
        properties: Properties,
        publisher: Organisation | None,
        *,
        words: Mapping[str, str] | None = None,
        flags: Mapping[str, bool] | None = None,
        posting: Mapping[str, Any] | None = None,
    ) -> Composition:
        """The composition of lines and parts already typeset; `words` replace fixed words, `flags` are added."""
        fixed = {key: typeset(word, self.lang, DEFAULT) for key, word in self.labels.in_language(self.lang).items()}
        return Composition(
            self.about.kind,
            self.about.slug,
            self.lang,
            self.stage,
            properties,
            (publisher.theme if publisher else None) or NEUTRAL,
            lines,
            parts,
            {**fixed, **(words or {})},
            {"draft": self.stage is Stage.DRAFT, **(flags or {})},
            posting or {},
        )


def joined(pieces: Sequence[Inline], separator: str = ", ") -> Inline:
    """Inlines one after the other, empty ones left out."""
    filled = [piece for piece in pieces if piece]
    return tuple(run for place, piece in enumerate(filled) for run in ((Run(separator), *piece) if place else piece))


def capitalised(inline: Inline) -> Inline:
    """The inline with its first letter as a capital (`Eén` in Dutch); verbatim text and marks are left as they are."""
    if not inline or inline[0].verbatim or inline[0].gap:
        return inline
    first = inline[0]
    return (replace(first, text=begun(first.text)), *inline[1:])


def enumerated(blocks: Blocks, separator: str = ", ") -> Inline:
    """Everything that blocks say in one line, sentences ended as they are: items of lists, paragraphs, cells."""
    line: Inline = ()
    for inline, _ in inlines(blocks):
        line = joined([line, inline], " " if plain(line).rstrip().endswith((".", "!", "?", "…")) else separator)
    return line


def foreign(inline: Inline, lang: Lang) -> Inline:
    """An inline of the other language, tagged as such; its notes are in that language too."""
    return tuple(replace(run, lang=run.lang or lang, note=foreign(run.note, lang)) for run in inline)


def foreign_blocks(blocks: Blocks, lang: Lang) -> Blocks:
    """Blocks of the other language, tagged as such."""
    return mapped(blocks, lambda inline, _: foreign(inline, lang))


__all__ = ["NEUTRAL", "Composer", "capitalised", "enumerated", "foreign", "foreign_blocks", "joined", "plain"]
