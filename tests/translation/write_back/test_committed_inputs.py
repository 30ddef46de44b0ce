"""Every text of committed inputs of each form, changed at once and read again."""

from dataclasses import replace
from pathlib import Path

import pytest

from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.translation.write_back.held import Held, contents
from imprimatur.translation.write_back.interface import Edit
from imprimatur.translation.write_back.looks import same, settled
from imprimatur.translation.write_back.registry import apply_to

INPUTS = Path(__file__).parents[3] / "inputs"
FILES = (
    "research_synthesis/dernier-guichet/recit.nl.md",
    "research_synthesis/volontariat-action-sociale/recit.nl.docx",
    "research_synthesis/volontariat-action-sociale/synthese.xlsx",
    "research_synthesis/dernier-guichet/chiffres-cles.csv",
    "job_offer/forum-ets-2021/offre.yaml",
    "job_offer/limpide-accueil-2027/textes.nl.docx",
)


def _other(one: Held) -> Inline:
    """The text with a letter put into its first word."""
    first, *others = one.inline
    word = first.text.lstrip()
    return (replace(first, text=f"{word[:1]}x{word[1:]}"), *others) if word else (Run("Xx"), *one.inline)


@pytest.mark.parametrize("name", FILES)
def test_every_text_can_be_replaced_at_once(name: str) -> None:
    content = (INPUTS / name).read_bytes()
    texts = [one for one in contents(name, content).texts if any(map(str.isalpha, plain(one.inline)))]
    assert len(texts) > 10 or name.endswith((".csv", ".xlsx"))
    edits = [
        Edit("fr" if one.lang == "fr" else "nl", _other(one), one.sort, at=one.location, was=one.inline, cell=one.cell)
        for one in texts
    ]
    made, refused = apply_to(name, content, edits)
    assert refused == ()
    again = [one for one in contents(name, made).texts if any(map(str.isalpha, plain(one.inline)))]
    assert len(again) == len(texts)
    assert all(same(now.inline, settled(_other(one)), tongues=False) for one, now in zip(texts, again, strict=True))
