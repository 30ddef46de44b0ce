"""Guides as tests read them: numbered steps, each with what is done, and the words that a reader is told to see.

A step begins `3. <!-- fill -->`: the comment, invisible to readers, names what a test does there. In its text `code`
is the name of a file or folder, **bold** words stand on the screen, a `> ` line is a message to the letter, *italics*
are the menus of Word and Excel; a table holds what the reader types.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.bilingual import Lang

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "docs" / "guides"
_STEP = re.compile(r"^(\d+)\. (?:<!-- ([a-z-]+) --> )?(.*)$")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Step:
    """A numbered step: what a test does there, and its lines."""

    page: str
    number: int
    verb: str
    lines: tuple[str, ...]

    @property
    def prose(self) -> str:
        """The text, tables and quotations aside."""
        return "\n".join(line for line in self.lines if not line.startswith(("|", ">")))

    @property
    def bold(self) -> list[str]:
        """What the reader sees on the screen."""
        return re.findall(r"\*\*([^*]+)\*\*", self.prose)

    @property
    def names(self) -> list[str]:
        """The names of files and folders."""
        return re.findall(r"`([^`]+)`", self.prose)

    @property
    def quotes(self) -> list[str]:
        """The messages that the reader finds, to the letter."""
        return [line.removeprefix(">").strip() for line in self.lines if line.startswith(">")]

    @property
    def table(self) -> list[list[str]]:
        """What the reader types: the heads of the columns, then the rows."""
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in self.lines if line.startswith("|")]
        return [row for row in rows if not all(set(cell) <= set(":-") for cell in row)]


@dataclass(frozen=True)
class Guide:
    """A page of the guides."""

    path: Path
    text: str

    @property
    def number(self) -> str:
        """What its name begins with: the same in both languages."""
        return self.path.name.partition("-")[0]

    @property
    def in_browser(self) -> bool:
        """Whether it is followed in the browser, by a visitor of the pages, rather than in files."""
        return self.text.startswith("<!-- in the browser -->")

    @property
    def after(self) -> str:
        """The number of the guide that this one goes on from; empty for one that begins anew."""
        found = re.search(r"^<!-- after: (\d+) -->", self.text, re.MULTILINE)
        return found[1] if found else ""

    @property
    def headings(self) -> list[str]:
        """The marks of its headings, in order."""
        return re.findall(r"^(#+) ", self.text, re.MULTILINE)

    @property
    def pictures(self) -> list[tuple[str, str]]:
        """The alternative text and the address of every picture."""
        return PICTURE.findall(self.text)

    @property
    def links(self) -> list[str]:
        """The addresses of its links."""
        return [address for _, address in _LINK.findall(self.text)]

    @property
    def steps(self) -> list[Step]:
        """Its steps, in order."""
        found: list[tuple[int, str, list[str]]] = []
        inside = False
        for line in self.text.splitlines():
            begun = _STEP.match(line)
            if begun:
                found.append((int(begun[1]), begun[2] or "", [begun[3]]))
            elif line.startswith("   ") or not line:
                if inside and found:
                    found[-1][2].append(line.strip())
                continue
            inside = bool(begun)
        return [Step(self.path.name, number, verb, tuple(lines)) for number, verb, lines in found]


def guides(lang: Lang) -> list[Guide]:
    """The pages of a language, in order, its index aside."""
    paths = [path for path in (HOME / lang).glob("*.md") if path.name[0].isdigit()]
    return [Guide(path, path.read_text(encoding="utf-8")) for path in sorted(paths, key=_number)]


def _number(path: Path) -> int:
    return int(path.name.partition("-")[0])


def index(lang: Lang) -> Guide:
    """The page that leads to the others."""
    path = HOME / lang / "README.md"
    return Guide(path, path.read_text(encoding="utf-8"))


def ways(lang: Lang, in_browser: bool = False) -> list[list[Guide]]:
    """The guides in the order that they are followed in: each way begins anew."""
    found: list[list[Guide]] = []
    for guide in (one for one in guides(lang) if one.in_browser == in_browser):
        way = next((one for one in found if guide.after and one[-1].number == guide.after), None)
        assert way is not None or not guide.after, f"{guide.path.name} goes on from a guide that another follows"
        if way is None:
            found.append([guide])
        else:
            way.append(guide)
    return found
