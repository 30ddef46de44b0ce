"""The fields of Word: what they show is their last result; form fields say what somebody filled in.

A field that shows nothing, an error of Word or its own name is told. Fields run over several paragraphs.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from imprimatur.sources.messages import say
from imprimatur.sources.word.symbols import sign
from imprimatur.sources.word.told import Told
from imprimatur.sources.word.xml import child, number, qn, switched_on, value

_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_MOST_OPEN = 50
"""Fields within fields; the outermost of more than that ends where the next begins."""
_CONTENTS = ("TOC", "INDEX", "TOA")
_SILENT = (
    "XE",
    "TC",
    "TA",
    "RD",
    "SET",
    "ASK",
    "PRIVATE",
    "NEXT",
    "NEXTIF",
    "SKIPIF",
    "ADVANCE",
    "BARCODE",
    "DATABASE",
)
"""Fields that show nothing by their nature."""
_ERROR = re.compile(r"(?:Erreur\s?!|Error!|Fout!|!\w)")
"""How a result begins that Word could not find, in its three languages here, or could not compute."""
_SENTENCE = re.compile(
    r"(?:Erreur\s?!|Error!|Fout!)\s+(?:Source du renvoi|Signet non|Nom de propri|Il n.y a pas de texte"
    r"|R\S+f\S+rence de lien|Reference source|Bookmark not|Unknown document|No text of|Hyperlink reference"
    r"|Not a valid|Verwijzingsbron|Bladwijzer|Onbekende naam|Geen tekst|De hyperlink|Geen geldige)[^.!?]*[.]?"
)
"""The sentences of broken fields, as they stay when fields have been turned into text."""
_NAME = re.compile(r'\s*\w+\s+"?([^"\\]+?)"?\s*(?:\\|$)')
_MERGE_NAME = re.compile(r"«[^\W_]+(?:_[^\W_]+)+»")
_SYMBOL = re.compile(r'\s*SYMBOL\s+(\w+)(?:.*?\\f\s*"?([^"\\]+?)"?\s*(?:\\|$))?', re.IGNORECASE)
_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s*(.*)", re.IGNORECASE | re.DOTALL)

Verdict = tuple[Literal["", "broken", "unfilled", "empty", "prompt"], str]
"""What is wrong with a field that ended, and the words to tell."""


@dataclass(slots=True)
class Field:
    """A field being read: its instruction, whether its result has begun, the result, and the data of a form field."""

    instruction: str = ""
    shows: bool = False
    result: str = ""
    filled: bool = False
    data: Any = None

    @property
    def name(self) -> str:
        """What sort of field it is."""
        return (self.instruction.split() or [""])[0].upper()

    def own_text(self) -> str:
        """What a form field or a symbol shows that has no result of its own."""
        if self.name == "FORMCHECKBOX":
            box = child(self.data, "w:checkBox")
            state = "w:checked" if child(box, "w:checked") is not None else "w:default"
            return "☑" if switched_on(box, state) else "☐"
        if self.name == "FORMDROPDOWN" and not self.result.strip():
            entries = child(self.data, "w:ddList")
            chosen = number(value(entries, "w:result") or value(entries, "w:default"))
            listed = (
                [entry.get(qn("w:val")) or "" for entry in entries.iterchildren(qn("w:listEntry"))]
                if entries is not None
                else []
            )
            return listed[chosen] if 0 <= chosen < len(listed) else ""
        found = _SYMBOL.match(self.instruction) if not self.filled else None
        if found:
            code = int(found[1], 16) if found[1].lower().startswith("0x") else number(found[1])
            return sign(found[2] or "", chr(code)) or "" if 0 < code < 0xD800 else ""
        return ""

    def verdict(self) -> Verdict:
        """What is wrong with it, now that it has ended."""
        result = self.result.strip()
        if self.name == "MACROBUTTON":
            found = _BUTTON.match(self.instruction)
            return "prompt", (found[1] if found else "") or self.instruction
        if _ERROR.match(result):
            return "broken", result
        if self.name == "MERGEFIELD" and (not result or _folded(result) == _folded(self._argument())):
            return "unfilled", result or self._argument()
        if self.name == "FORMTEXT" and not (result or self.filled):
            return "prompt", value(child(self.data, "w:textInput"), "w:default") or value(self.data, "w:name") or "…"
        if not (result or self.filled or self.name in _SILENT or self.name in _CONTENTS or not self.name):
            return "empty", self.instruction
        return "", ""

    def _argument(self) -> str:
        found = _NAME.match(self.instruction)
        return found[1] if found else ""


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of a text, the outermost first."""

    open: list[Field] = field(default_factory=list)

    def begin(self, data: Any = None) -> None:
        """Begin a field; `data` describes a form field."""
        if len(self.open) == _MOST_OPEN:
            del self.open[0]
        self.open.append(Field(data=data))

    def instruct(self, text: str) -> None:
        """More of the instruction of the innermost field."""
        if self.open and not self.open[-1].shows:
            self.open[-1].instruction += text

    def fill(self, text: str) -> None:
        """Something that shows in the results of the open fields."""
        for one in self.open:
            if one.shows:
                one.result += text
                one.filled = one.filled or bool(text.strip()) or not text

    @property
    def visible(self) -> bool:
        """Whether the text here shows: it is no instruction, and no list of contents."""
        return all(one.shows for one in self.open) and not self.contents

    @property
    def contents(self) -> bool:
        """Whether the text here belongs to a list of contents or an index, which is made anew."""
        return any(one.shows and one.name in _CONTENTS for one in self.open)

    @property
    def link(self) -> str:
        """Where the open fields lead to, as it is written; empty for nowhere."""
        links = (_LINK.match(one.instruction) for one in self.open)
        return next((link[1] for link in links if link), "")


def tell(ended: Field, told: Told) -> None:
    """Tell what is wrong with a field that has ended and shows."""
    verdict, text = ended.verdict()
    if verdict == "prompt":
        told.gather("prompt", f"{text} ")
    elif verdict == "unfilled" and not merge_names(text):
        told.add("R23", say["word_merge_field"], text)
    elif verdict == "empty":
        told.add("R23", say["word_field_empty"], text)
    elif verdict == "broken" and not broken_sentences(text):
        told.add("R23", say["word_field_broken"], text)


def broken_sentences(text: str) -> list[str]:
    """What a text holds of the sentences that Word leaves for what it did not find."""
    return _SENTENCE.findall(text)


def merge_names(text: str) -> list[str]:
    """What a text holds of the names of merge fields, in the marks that Word puts around them."""
    return _MERGE_NAME.findall(text)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def is_contents_control(control: Any) -> bool:
    """Whether a content control holds a list of contents that Word made."""
    gallery = value(child(control, "w:sdtPr", "w:docPartObj"), "w:docPartGallery")
    return gallery == "Table of Contents"
