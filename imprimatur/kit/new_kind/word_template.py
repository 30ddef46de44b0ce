"""The blank Word template of a new kind: the styles, header and footer of one that exists, under a body of its own."""

import re
from pathlib import Path
from string import Template

from imprimatur.rendering.package import members, pack

MODEL = "templates/research_synthesis/template.docx"
"""The template that is followed: its band at the head of the first page is that of `templates/_shared/band.css`."""
_BODY = Path(__file__).with_name("body.xml")
"""What the template places, in the styles of the one it follows; `$wordmark` is the picture of the organisation."""
_DOCUMENT, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_SECTION = re.compile(r"<w:sectPr>.*?</w:sectPr>", re.DOTALL)
"""The first section: the following ones go on from it, without header and footer of their own."""
_PICTURE = re.compile(r'<Relationship Id="(\w+)" Type="[^"]*/image"')


def word_template(model: bytes) -> bytes:
    """A template with the looks of the template `model`; the same model, the same bytes.

    Raises ValueError for a model that has no body with a section at its end, or no picture.
    """
    content = members(model)
    picture = _PICTURE.search(content[_RELATIONS].decode())
    opened, begun, rest = content[_DOCUMENT].decode().partition("<w:body>")
    section = _SECTION.search(rest)
    if picture is None or not begun or section is None:
        raise ValueError("the template to follow has no body with a section, or no picture")
    body = Template("".join(_BODY.read_text(encoding="utf-8").splitlines())).substitute(wordmark=picture[1])
    return pack(content | {_DOCUMENT: f"{opened}{begun}{body}{section[0]}</w:body></w:document>".encode()})
