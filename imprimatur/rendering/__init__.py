"""Rendering: one file a format, one interface. All are given the same Composition."""

from importlib import import_module
from typing import cast

from imprimatur.rendering.interface import Renderer

_WHERE = {
    "docx": ("imprimatur.rendering.docx.renderer", "DOCX"),
    "pdf": ("imprimatur.rendering.pdf.renderer", "PDF"),
    "html": ("imprimatur.rendering.screen.renderer", "HTML"),
}


def renderer(name: str) -> Renderer:
    """The renderer of a format, imported when it is first asked for: a mere check loads no layout engine."""
    module, instance = _WHERE[name]
    return cast("Renderer", getattr(import_module(module), instance))
