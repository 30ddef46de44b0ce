"""A Composition placed by the HTML template of its kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from imprimatur.core.bilingual import TAGS
from imprimatur.core.composition import Composition
from imprimatur.core.errors import ImprimaturError, UnsafeInput
from imprimatur.core.theme import Theme
from imprimatur.rendering.html.blocks import Writer
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.messages import say
from imprimatur.rendering.sandbox import fault, sandbox

BODY = "body.html"
SHARED = "_shared"
SCREEN = "_shared/screen"
"""What the edition for the screen has of its own: above all a `page.html`, which the bodies of all kinds extend."""
LAST_WORD = re.compile(r"(|.* )([^<> ]+)", re.DOTALL)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Page:
    """The HTML of a document, and its pictures (bytes, media type) by the address that the HTML gives them."""

    html: str
    pictures: Mapping[str, tuple[bytes, str]]


def render_html(composition: Composition, templates: Templates, *, screen: bool = False) -> Page:
    """Place the composition by `<kind>/body.html`, for print or the screen. Raises TemplateFault, UnsafeInput."""
    writer = Writer(composition.theme, composition.lang, composition.labels)
    html = page_of(context(composition, writer), composition.kind, templates, screen=screen)
    return Page(html, writer.pictures)


def page_of(names: Mapping[str, Any], kind: str, templates: Templates, *, screen: bool = False) -> str:
    """What `<kind>/body.html` makes of the names that it is given. Raises TemplateFault, UnsafeInput."""
    try:
        return _environment(templates.root, kind, screen).get_template(BODY).render(names)
    except ImprimaturError:
        raise
    except Exception as error:
        # Whatever a template makes Jinja or Python raise is a fault of that template.
        raise fault(*_place(error, templates.root, templates.root / kind / BODY)) from error


def context(composition: Composition, writer: Writer) -> dict[str, Any]:
    """What a template may name: line, part, label, flag, theme, lang, tag, properties, size. Raises UnsafeInput."""
    return {
        "line": SimpleNamespace(**{name: writer.inline(line) for name, line in composition.lines.items()}),
        "part": SimpleNamespace(**{name: writer.part(part) for name, part in composition.parts.items()}),
        "label": SimpleNamespace(**composition.labels),
        "flag": SimpleNamespace(**composition.flags),
        "theme": _theme(composition.theme, writer),
        "lang": composition.lang,
        "tag": TAGS[composition.lang],
        "properties": composition.properties,
        "size": composition.sizes[0] if composition.sizes else 10,
    }


def _theme(theme: Theme, writer: Writer) -> SimpleNamespace:
    colours = {name: getattr(theme, name) for name in ("primary", "dark", "tint", "accent")}
    for name, colour in colours.items():
        if not COLOUR.fullmatch(colour):
            raise UnsafeInput(theme.name, say("colour", name=name, colour=colour))
    wordmark = writer.picture(theme.wordmark_svg, "image/svg+xml") if theme.wordmark_svg else ""
    return SimpleNamespace(name=theme.name, alt=theme.alt or theme.name, wordmark=wordmark, **colours)


class _Loader(FileSystemLoader):
    """Templates of a kind and the shared ones; a link that leads out of the templates folder is not followed."""

    def __init__(self, root: Path, kind: str, screen: bool) -> None:
        super().__init__([*([root / SCREEN] if screen else []), root / kind, root / SHARED])
        self.root = root.resolve()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        source, name, current = super().get_source(environment, template)
        if not Path(name).resolve().is_relative_to(self.root):
            raise TemplateNotFound(template)
        return source, name, current


@lru_cache(maxsize=16)
def _environment(root: Path, kind: str, screen: bool) -> ImmutableSandboxedEnvironment:
    made = sandbox(_Loader(root, kind, screen))
    made.filters["last_word"] = last_word
    return made


def last_word(html: Markup) -> tuple[Markup, Markup]:
    """A line cut before its last word, to which a template may bind what must not stand alone on the next one.

    A last word that is marked up stays with the rest, and the second piece is empty.
    """
    found = LAST_WORD.fullmatch(html)
    return (Markup(found[1]), Markup(found[2])) if found else (html, Markup())


def _place(error: Exception, root: Path, body: Path) -> tuple[Path, Exception, int]:
    """The template that raised `error`, the error and the line, as far as they are known."""
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename) if error.filename else body, error, error.lineno
    if isinstance(error, TemplateNotFound):
        return root / body.parent.name / (error.name or BODY), error, 0
    place = (body, 0)
    for frame, line in walk_tb(error.__traceback__):
        name = Path(frame.f_code.co_filename)
        if name.suffix == ".html" and name.is_relative_to(root):
            place = (name, line)
    return place[0], error, place[1]
