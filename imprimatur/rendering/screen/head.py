"""The head of a page: its policy, what search engines are told, and the offer as data."""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from imprimatur.rendering.screen.posting import described
from imprimatur.rendering.screen.tree import Tree, looks, made, text_of

LONGEST = 160
"""Characters of a description that search engines show, about."""
SHORTEST = 40
"""Characters below which a paragraph says too little to describe a document."""
NOTICE = "notice"
"""The look of what a draft says of itself, not of its subject."""


def complete(tree: Tree, posting: Mapping[str, Any]) -> None:
    """Add the description and the data of an offer, and last the policy, which vouches for the styles as they are."""
    if description := _description(tree):
        tree.head.append(made("meta", name="description", content=description))
    if posting:
        script = made("script", _json({**posting, "description": described(tree.main)}), type="application/ld+json")
        tree.head.append(script)
    # Right after the encoding, before anything that it governs.
    tree.head.insert(1, made("meta", http_equiv="Content-Security-Policy", content=_policy(tree)))


def _policy(tree: Tree) -> str:
    """Nothing is loaded, run or sent; pictures and fonts come from the page itself, styles are the ones it was made
    with (Content Security Policy Level 3, 2.3.1 and 8.4).
    """
    styles = " ".join(f"'sha256-{_hash(one)}'" for one in tree.all("style"))
    return (
        f"default-src 'none'; style-src {styles or chr(39) + 'none' + chr(39)}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(sheet: Element) -> str:
    return base64.b64encode(hashlib.sha256((sheet.text or "").encode()).digest()).decode()


def _json(data: Mapping[str, Any]) -> str:
    """JSON that ends no script element, whatever it says (HTML, 4.12.1.3)."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return "\n" + text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def _description(tree: Tree) -> str:
    """The headline where there is one, and the first paragraph that says something, up to what is shown."""
    headlines = [text_of(one) for one in tree.body.iter("p") if {"headline", "subtitle"} & set(looks(one))]
    texts = [text_of(one) for one in tree.main.iter("p") if NOTICE not in looks(one)]
    first = next((text for text in texts if len(text) >= SHORTEST), "")
    return _shortened(" – ".join(text for text in (*headlines[:1], first) if text))


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(" ,;:–-") + "…"
