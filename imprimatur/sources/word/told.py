"""What a Word paragraph holds that is not printed as it stands: gathered while it is read, told at its place."""

from dataclasses import dataclass, field

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.findings.catalogue import finding
from imprimatur.sources.messages import say
from imprimatur.sources.plain_text.characters import tidy

EXCERPT = 300
"""Characters of what is told that are quoted."""

_GATHERED = {
    "w:ins": ("R06", "word_insertion"),
    "w:del": ("R06", "word_deletion"),
    "w:moveTo": ("R06", "word_move"),
    "w:moveFrom": ("R06", "word_move"),
    "format": ("R06", "word_format"),
    "hidden": ("R21", "word_hidden"),
    "struck": ("R21", "word_struck"),
    "marked": ("R22", ""),
    "red": ("R47", ""),
    "prompt": ("R24", ""),
    "sign": ("R27", ""),
}
"""What is told once a paragraph, with all its words: the code, and what it is called there."""


def excerpt(text: str) -> str:
    """The words as a finding quotes them."""
    text = tidy(text)
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"


def saying(what: Bilingual, words: str) -> Bilingual:
    """A thing, with the words that it holds where it holds any."""
    return say("word_saying", what=what, words=excerpt(words)) if words.strip() else what


@dataclass(slots=True)
class Told:
    """The findings of one document, and what the paragraph at hand is gathering for its own."""

    findings: list[Finding] = field(default_factory=list)
    place: Location = field(default=Location(""))
    _gathered: dict[str, str] = field(default_factory=dict)

    def gather(self, sort: str, text: str) -> None:
        """Keep more words of a sort: `w:ins`, `hidden` and so on, or the name of an element that is not known."""
        before = self._gathered.get(sort, "")
        self._gathered[sort] = f"{before}{text}"

    def close(self) -> None:
        """End a paragraph: tell what it gathered."""
        for sort, text in self._gathered.items():
            code, called = _GATHERED.get(sort, ("R20", ""))
            if code == "R20":
                self.add(code, saying(say("word_unknown", name=sort.partition(":")[2]), text))
            elif called:
                self.add(code, say[called], text.strip() or "¶")
            else:
                self.add(code, text=text)
        self._gathered = {}

    def astray(self, address: str) -> None:
        """A link that nobody can follow, which Word may keep in several pieces."""
        found = finding("P31", self.place, {"excerpt": excerpt(address)})
        if found not in self.findings:
            self.findings.append(found)

    def add(self, code: str, what: Bilingual | str | None = None, text: str | None = None) -> None:
        """A finding at the place at hand, of a thing, of words, or of both."""
        values: dict[str, str | int | Bilingual] = {}
        if what is not None:
            values["what"] = what
        if text is not None:
            values["excerpt"] = excerpt(text)
        self.findings.append(finding(code, self.place, values))
