"""The text of a Word paragraph: runs, links, notes and drawings, and what revision has left in it.

The text is the original one: tracked insertions are left out, tracked deletions are kept, as long as nobody has
accepted them. Fields show their last result. Hidden and struck text and the prompts of empty fields are left out and
told. Every element is known, or told: see `vocabulary`.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from imprimatur.core.blocks import Figure, Paragraph, Run, plain
from imprimatur.core.location import Location
from imprimatur.sources.messages import say
from imprimatur.sources.plain_text.characters import clean
from imprimatur.sources.plain_text.inline import add_note, safe_link
from imprimatur.sources.word.drawings import drawn_blocks
from imprimatur.sources.word.equations import equation
from imprimatur.sources.word.fields import Field, Fields, broken_sentences, merge_names, tell
from imprimatur.sources.word.found import At, Found, tidied
from imprimatur.sources.word.opc import Part
from imprimatur.sources.word.styles import Styles
from imprimatur.sources.word.symbols import sign
from imprimatur.sources.word.told import Told, saying
from imprimatur.sources.word.vocabulary import APART, BREAKS, DELETED, FORMAT_CHANGES, INSERTED, NOTHING, THROUGH
from imprimatur.sources.word.words import branch, is_placeholder, is_unchosen, words
from imprimatur.sources.word.xml import child, elements, kind, qn


@dataclass(slots=True)
class InlineReader:
    """Reads the paragraphs of one document in order; fields may run over several of them."""

    part: Part
    styles: Styles
    notes: dict[tuple[str, str], Any]
    comments: dict[str, str]
    note_parts: dict[str, Part] = field(default_factory=dict)
    told: Told = field(default_factory=Told)
    fields: Fields = field(default_factory=Fields)

    def read(self, paragraph: Any, place: Location) -> Found:
        """What a paragraph holds; what is not printed as it stands becomes findings at its place."""
        self.told.place = place
        found = Found()
        made: list[Run] = []
        self._form_changes(paragraph)
        for open_field in [one for one in self.fields.open if not one.shows]:
            # Without an end of its instruction a field would hide all that follows.
            open_field.shows = True
            self.told.add("R23", say["word_field_open"], open_field.instruction)
        self._walk(paragraph, At(found, made, paragraph))
        self.told.close()
        lead = "".join(run.text for run in made)
        found.indent = sum(6 if char == "\t" else 1 for char in lead[: len(lead) - len(lead.lstrip())])
        found.text = tidied(made)
        for sentence in dict.fromkeys(broken_sentences(plain(found.text))):
            self.told.add("R23", say["word_field_broken"], sentence)
        for name in dict.fromkeys(merge_names(plain(found.text))):
            self.told.add("R23", say["word_merge_field"], name)
        return found

    def _form_changes(self, paragraph: Any) -> None:
        """Gather the tracked changes of a paragraph's mark and of its form."""
        properties = child(paragraph, "w:pPr")
        for mark in ("w:ins", "w:del", "w:moveFrom", "w:moveTo"):
            if child(properties, "w:rPr", mark) is not None:
                self.told.gather(mark, "")
        numbered = child(properties, "w:numPr", "w:ins") is not None
        changes = properties.iter(*map(qn, FORMAT_CHANGES)) if properties is not None else ()
        if numbered or any(True for _ in changes):
            self.told.gather("format", f"{words(paragraph)} ")

    def _walk(self, element: Any, at: At) -> None:
        for node in elements(element):
            self._node(node, at)

    def _node(self, node: Any, at: At) -> None:
        name = kind(node)
        if name in INSERTED:
            self.told.gather(name, f"{words(node)} ")
        elif name in DELETED:
            self.told.gather(name, f"{words(node)} ")
            self._walk(node, at)
        elif name in THROUGH:
            self._walk(node, at)
        elif name in APART:
            self._say(" ", at)
            self._walk(node, at)
            self._say(" ", at)
        elif name in BREAKS:
            self._say(BREAKS[name], at)
        elif name not in NOTHING:
            self._known(name, node, at)

    def _known(self, name: str, node: Any, at: At) -> None:
        match name:
            case "w:r":
                self._run(node, at)
            case "w:t" | "w:delText":
                self._text(re.sub(r"[\r\n\t]", " ", node.text or ""), at)
            case "w:sym":
                code = int(node.get(qn("w:char")) or "0", 16)
                look = replace(at.look, font=node.get(qn("w:font")) or "")
                self._text(
                    chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x10000 else "", replace(at, look=look)
                )
            case "w:hyperlink":
                self._walk(node, replace(at, link=self._target(node) or at.link))
            case "w:sdt":
                self._control(node, at)
            case "w:fldSimple" | "w:fldChar" | "w:instrText":
                self._field(name, node, at)
            case "mc:AlternateContent":
                taken = branch(node)
                if taken is not None:
                    self._walk(taken, at)
            case "m:oMath" | "m:oMathPara":
                self._equation(node, at)
            case "w:drawing" | "w:pict" | "w:object" | "w:contentPart":
                self._drawing(node, at)
            case "w:footnoteReference" | "w:endnoteReference":
                self._note(name[2:].removesuffix("Reference"), node.get(qn("w:id")) or "", at)
            case "w:commentReference":
                comment = self.comments.pop(node.get(qn("w:id")) or "", None)
                if comment is not None:
                    self.told.add("R06", say["word_comment"], comment)
            case _:
                self._unknown(name, node, at)

    def _unknown(self, name: str, node: Any, at: At) -> None:
        """An element that nobody thought of: told, its text kept."""
        self.told.gather(name, f"{words(node)} ")
        self._say(node.text or "", at)
        for one in elements(node):
            self._node(one, at)
            self._say(one.tail or "", at)

    def _target(self, hyperlink: Any) -> str:
        relation = self.part.relations.get(hyperlink.get(qn("r:id")) or "")
        return self._followed(relation.address) if relation is not None else ""

    def _followed(self, address: str) -> str:
        """The address that a link may keep; one that no reader can follow is told, once at a place."""
        link = safe_link(address)
        if address and not link:
            self.told.astray(address)
        return link

    def _run(self, run: Any, at: At) -> None:
        look = self.styles.type_of(run, at.paragraph)
        if child(run, "w:rPr", "w:rPrChange") is not None:
            self.told.gather("format", f"{words(run)} ")
        self._walk(run, replace(at, look=look))

    def _text(self, text: str, at: At) -> None:
        """Text of a run, the signs of symbol fonts as the characters that they show."""
        shown = ""
        for char in text:
            character = sign(at.look.font, char)
            if character is None:
                self.told.gather("sign", f"{at.look.font or 'Word'} U+{ord(char):04X} ")
            shown += "?" if character is None else character
        self._say(clean(shown), at)

    def _say(self, text: str, at: At, verbatim: bool = False) -> None:
        """Text that is printed, unless where it stands leaves it out."""
        if not text:
            return
        if self.fields.contents:
            at.found.contents += text
        if not self.fields.visible:
            return
        self.fields.fill(text)
        look = at.look
        if look.left:
            self.told.gather(look.left, text)
            # What is left out never glues its neighbours.
            text = " " if text[0].isspace() or text[-1].isspace() else ""
        elif (look.marked or look.red) and text.strip():
            self.told.gather("marked" if look.marked else "red", text)
        if text:
            at.found.types |= {look} if text.strip() and look.size else set()
            link = at.link or self._followed(self.fields.link)
            at.made.append(Run(text, look.bold, look.italic, link, verbatim=verbatim, raised=look.raised))

    def _control(self, control: Any, at: At) -> None:
        """A content control: what somebody put into it; a prompt that is still there is told."""
        content = child(control, "w:sdtContent")
        if content is None:
            return
        if is_placeholder(control) or is_unchosen(control):
            self.told.gather("prompt", f"{words(content) or '…'} ")
            self._say(" ", at)
            return
        box = child(control, "w:sdtPr", "w14:checkbox")
        if box is not None and not words(content) and not any(kind(one) == "w:sym" for one in content.iter("{*}sym")):
            checked = child(box, "w14:checked")
            self._say("☑" if checked is not None and checked.get(qn("w14:val")) in ("1", "true") else "☐", at)
        self._walk(content, at)

    def _field(self, name: str, node: Any, at: At) -> None:
        sort = node.get(qn("w:fldCharType"))
        if name == "w:instrText":
            self.fields.instruct(node.text or "")
        elif name == "w:fldSimple":
            self.fields.begin()
            self.fields.instruct(node.get(qn("w:instr")) or "")
            self.fields.open[-1].shows = True
            self._walk(node, at)
            self._ended(self.fields.open.pop(), at)
        elif sort == "begin":
            self.fields.begin(child(node, "w:ffData"))
        elif sort == "separate" and self.fields.open:
            self.fields.open[-1].shows = True
        elif sort == "end" and self.fields.open:
            self._ended(self.fields.open.pop(), at)

    def _ended(self, ended: Field, at: At) -> None:
        """A field has ended: what it shows by itself, and what is wrong with it."""
        own = ended.own_text()
        if own:
            ended.filled = True
            self._say(own, at)
        if self.fields.visible:
            tell(ended, self.told)

    def _equation(self, node: Any, at: At) -> None:
        others: list[Any] = []
        for run in equation(node, others):
            self._say(run.text, replace(at, look=replace(at.look, raised=run.raised)), verbatim=True)
        for one in others:
            self._node(one, at)

    def _drawing(self, node: Any, at: At) -> None:
        self.fields.fill("")
        if at.look.left:
            self.told.gather(at.look.left, f" {words(node)} ")
            return
        at.found.after.extend(drawn_blocks(node, self.part, self.told))

    def _note(self, sort: str, identity: str, at: At) -> None:
        """Hang a note on the run that calls it; one in another note, or without a text, is told."""
        self.fields.fill("")
        if at.look.left or not self.fields.visible:
            # What is left out takes its note with it, which is told among those that nothing calls.
            return
        note = self.notes.pop((sort, identity), None)
        if at.in_note:
            self.told.add("R12", saying(say["word_note_in_note"], words(note) if note is not None else ""))
            return
        inside = Found()
        made: list[Run] = []
        # The links and pictures of notes are relations of the part of the notes.
        here, self.part = self.part, self.note_parts.get(sort, self.part)
        around, self.fields = self.fields, Fields()
        if note is not None:
            self._walk(note, At(inside, made, None, in_note=True))
        for one in inside.after:
            if isinstance(one, Figure):
                self.told.add("R12", say["word_picture_in_note"])
            elif isinstance(one, Paragraph):
                made += [Run(" "), *one.text]
            else:
                self._walk(one, At(inside, made, None, in_note=True))
        self.fields, self.part = around, here
        text = tidied(made, " ")
        if text:
            add_note(at.made, text)
        else:
            self.told.add("R28", say["word_note"])
