"""Drafts of small samples, made once; and pages written for a test."""

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import weasyprint

from imprimatur import pipeline
from imprimatur.core.blocks import runs
from imprimatur.core.edition import Edition, Passage, PassageSort
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.dossiers import ROOT
from validators import check

OFFER = ("job_offer", "forum-ets-2021")
"""A real offer with a table, and marks of what is missing."""

_FOLDER = tempfile.TemporaryDirectory(prefix="sheets-")
"""Removed with the process."""


WORKBOOK = ("job_offer", "smes-connect-2022")
"""A real offer that is one workbook."""


@cache
def project(kind: str = OFFER[0], slug: str = OFFER[1]) -> Project:
    """A project in which the draft of an offer was made, as PDF."""
    made = Project(Path(_FOLDER.name) / slug)
    shutil.copytree(ROOT / "templates", made.templates)
    shutil.copytree(ROOT / "inputs" / "_shared", made.inputs / "_shared")
    for found in (ROOT / "inputs" / kind).glob(f"*{slug}*"):
        (shutil.copytree if found.is_dir() else _copied)(found, made.inputs / kind / found.name)
    pipeline.run(made, Parameters(kind=kind, slug=slug, formats=("pdf",)), check)
    return made


def _copied(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, to)


def draft() -> Path:
    """Where that draft stands."""
    return project().outputs.joinpath(*OFFER, "draft")


def pdf(body: str, style: str = "") -> bytes:
    """A tagged PDF of a page written for a test."""
    look = f"<style>@page {{ size: 100mm 120mm; margin: 10mm }} body {{ font-size: 10pt }} {style}</style>"
    html = f"<html lang=fr><head><title>t</title>{look}</head><body>{body}</body></html>"
    content: bytes = weasyprint.HTML(string=html).write_pdf(pdf_tags=True)
    return content


def edition(*passages: Passage, **more: Any) -> Edition:
    """An edition that says so many passages."""
    return Edition("job_offer", "test", "fr", "Titre", passages, **more)


def said(text: str, sort: PassageSort = PassageSort.PARAGRAPH) -> Passage:
    """A passage; the cells of a row are parted by a bar."""
    return Passage(sort, tuple(map(runs, text.split(" | "))))


def row(text: str) -> Passage:
    """A row of a table."""
    return said(text, PassageSort.ROW)
