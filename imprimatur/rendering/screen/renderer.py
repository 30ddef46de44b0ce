"""HTML for the screen: the page of a Composition, all inside, that a browser shows without script or network."""

from dataclasses import dataclass

from imprimatur.core.artefact import Artefact
from imprimatur.core.composition import Composition
from imprimatur.rendering.html.page import BODY, render_html
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.sandbox import UnusableTemplate, fault
from imprimatur.rendering.screen.embedding import Files, embed
from imprimatur.rendering.screen.guard import refuse
from imprimatur.rendering.screen.head import complete
from imprimatur.rendering.screen.notes import endnotes
from imprimatur.rendering.screen.regions import arrange
from imprimatur.rendering.screen.tree import Tree

MEDIA = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class HtmlRenderer:
    """HTML documents, from `<kind>/body.html` in the page of `_shared/screen/`, with the looks that stand there."""

    suffix: str = ".html"

    def __call__(self, composition: Composition, templates: Templates) -> Artefact:
        """Render the composition. Raises TemplateFault, UnsafeInput."""
        page = render_html(composition, templates, screen=True)
        tree = Tree(page.html)
        try:
            refuse(tree)
            embed(tree, Files(templates.root, composition.kind, page.pictures))
        except UnusableTemplate as error:
            raise fault(templates.root / composition.kind / BODY, error) from error
        endnotes(tree, composition.labels)
        arrange(tree, composition.labels)
        complete(tree, composition.posting)
        return Artefact(f"{composition.slug}.{composition.lang}{self.suffix}", tree.html().encode(), MEDIA)


HTML = HtmlRenderer()
