"""What a page for the screen says of itself, in its head: a browser keeps it when it saves the page."""

import re
from dataclasses import replace
from html import escape

from imprimatur.core.artefact import Artefact
from imprimatur.core.identity import Identity

META = re.compile(rb'<meta name="?imprimatur"? content="([^"<>]{1,2000})"', re.IGNORECASE)
_END = b"</head>"


def identified(artefact: Artefact, identity: Identity) -> Artefact:
    """A page that says what it is. Same page, same bytes."""
    said = " ".join((identity.kind, identity.lang, identity.stage, identity.inputs, identity.slug))
    meta = f'<meta name="imprimatur" content="{escape(said)}">'.encode()
    return replace(artefact, content=artefact.content.replace(_END, meta + _END, 1))
