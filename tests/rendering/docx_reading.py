"""What the tests of Word documents read, and templates made for one test."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from imprimatur.core.blocks import Blocks, Inline
from imprimatur.core.composition import Composition, Stage
from imprimatur.documents.job_offer.composition import wide_parts
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.docx.xml import NS, name
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.package import members, pack
from tests.rendering.sample import TEMPLATES, sample

DOCUMENT = "word/document.xml"
NUMBERS = "word/numbering.xml"


class Word:
    """A Word document: its members, parsed on demand, and XPath over them."""

    def __init__(self, content: bytes) -> None:
        self.members = members(content)

    def root(self, part: str = DOCUMENT) -> Any:
        return etree.fromstring(self.members[part])

    def find(self, path: str, part: str = DOCUMENT) -> list[Any]:
        found: list[Any] = self.root(part).xpath(path, namespaces=NS)
        return found

    def values(self, path: str, part: str = DOCUMENT) -> list[str]:
        return [str(value) for value in self.find(path, part)]

    def paragraphs(self, style: str = "") -> list[str]:
        held = f"[w:pPr/w:pStyle/@w:val='{style}']" if style else ""
        return [text_of(p) for p in self.find(f"//w:p{held}")]

    def headings(self) -> list[tuple[int, str, str]]:
        """The level, the number that a list prints (ECMA-376 part 1, 17.9) and the words of each heading."""
        counters, found = [0] * 9, []
        for one in self.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]"):
            style = one.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NS)
            if not style.removeprefix("Heading").isdigit():
                continue
            base = f"//w:style[@w:styleId='{style}']/w:pPr/w:numPr"
            numbers = one.xpath("w:pPr/w:numPr", namespaces=NS) or self.find(base, "word/styles.xml")
            number = numbers[0].xpath("string(w:numId/@w:val)", namespaces=NS) if numbers else "0"
            printed = ""
            if number != "0":
                level = int(numbers[0].xpath("string(w:ilvl/@w:val)", namespaces=NS) or 0)
                counters[level] += 1
                counters[level + 1 :] = [0] * (8 - level)
                (lists,) = self.values(f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", NUMBERS)
                path = f"//w:abstractNum[@w:abstractNumId='{lists}']/w:lvl[@w:ilvl='{level}']/w:lvlText/@w:val"
                printed = re.sub(r"%(\d)", lambda m: str(counters[int(m[1]) - 1]), self.values(path, NUMBERS)[0])
            found.append((int(style.removeprefix("Heading")), printed, text_of(one)))
        return found


def text_of(element: Any) -> str:
    """The text below an element; the hyphen that holds a word together is a hyphen."""
    return "".join(
        one.text or "" if one.tag == name("t") else "-" for one in element.iter(name("t"), name("noBreakHyphen"))
    )


def render(composition: Composition, root: Path = TEMPLATES) -> Word:
    return Word(DOCX(composition, Templates(root)).content)


@cache
def offer(lang: str = "fr", stage: Stage = Stage.DRAFT) -> Word:
    return render(sample(lang, stage))  # type: ignore[arg-type]


def with_parts(**parts: Blocks) -> Composition:
    """The final sample with nothing but these parts."""
    made = sample("fr", Stage.FINAL)
    return replace(made, parts=dict.fromkeys(made.parts, ()) | parts, flags={**made.flags, **wide_parts(parts)})


def with_lines(**lines: Inline) -> Composition:
    made = sample("fr", Stage.FINAL)
    return replace(made, lines=dict(made.lines) | lines, parts=dict.fromkeys(made.parts, ()))


def template(folder: Path, body: str, *changes: tuple[str, str, str]) -> Path:
    """A templates folder whose Word template has this body; each change is a member, a text in it and another."""
    content = members((TEMPLATES / "job_offer" / "template.docx").read_bytes())
    document = content[DOCUMENT].decode()
    body = re.sub(r"<w:body>.*(?=<w:sectPr>)", lambda _: f"<w:body>{body}", document, flags=re.DOTALL)
    content[DOCUMENT] = body.encode()
    for member, old, new in changes:
        assert old.encode() in content[member]
        content[member] = content[member].replace(old.encode(), new.encode())
    (folder / "job_offer").mkdir(exist_ok=True)
    (folder / "job_offer" / "template.docx").write_bytes(pack(content))
    return folder


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"
