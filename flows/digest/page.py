"""The digest as a page in each language, self-contained, kept below `outputs/_digest/`: of each day, and the latest.

Beside the pages of each day stands the same as data (`kept.py`).
"""

import re
from pathlib import Path

import jinja2
from jinja2 import FileSystemLoader

from flows.digest.kept import dumped
from flows.digest.messages import Words
from flows.digest.model import Digest
from flows.digest.said import counted
from flows.digest.view import view
from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.writing import write_file
from imprimatur.project import Project
from imprimatur.publishing.sets import told
from imprimatur.rendering.sandbox import fault, sandbox

FOLDER = "_digest"
"""Below `outputs/` and `templates/`: no kind of document has such a name."""
KEPT = 100
"""Days whose pages are kept."""
_OF_A_DAY = re.compile(r"\d{4}-\d\d-\d\d\.(?:(?:fr|nl)\.html|json)")
MEDIA = "text/html; charset=utf-8"
_FIXED = (
    "changes",
    "column_deadline",
    "column_document",
    "column_state",
    "complete",
    "complete_documents",
    "faults",
    "hello",
    "mark_fresh",
    "missing",
    "news",
    "people",
    "product",
    "states",
    "waiting",
    "why_person",
    "why_whole",
    "yours",
)
"""The words that the templates call `say.…`: those that ask for no value."""


def pages(project: Project, digest: Digest) -> tuple[Artefact, ...]:
    """`<date>.<lang>.html` and `latest.<lang>.html` in each language. Raises TemplateFault."""
    made = []
    for lang in LANGS:
        content = page(project, digest, lang)
        made += [Artefact(f"{day}.{lang}.html", content, MEDIA) for day in (digest.today.isoformat(), "latest")]
    return tuple(made)


def page(project: Project, digest: Digest, lang: Lang) -> bytes:
    """The page of one language. Raises TemplateFault."""
    words, two = Words(lang), other(lang)
    context = {
        "view": view(digest, lang),
        "other": {
            "lang": two,
            "href": f"{digest.today.isoformat()}.{two}.html",
            "said": Words(two)(f"language_{two}"),
        },
        "more": lambda count: counted(words, "more", count),
    }
    return rendered(project, "digest.html", lang, context)


def rendered(project: Project, name: str, lang: Lang, context: dict[str, object]) -> bytes:
    """A template of the digest, filled; `say` has the words that ask for no value. Raises TemplateFault."""
    home = project.templates / FOLDER
    words = Words(lang)
    fixed = {key: words(key) for key in _FIXED}
    try:
        template = sandbox(FileSystemLoader([home, project.templates / "_shared"])).get_template(name)
        text = template.render({"say": fixed, **context})
    except (jinja2.TemplateError, OSError, TypeError, ValueError) as error:
        raise fault(home / name, error) from error
    return (text.rstrip() + "\n").encode()


def _prune(home: Path, today: str) -> None:
    """Take away the pages of days long past, never today's: the clock may have been ahead when others were made.

    A file of another name is not ours to take.
    """
    days = sorted({path.name[:10] for path in home.iterdir() if _OF_A_DAY.fullmatch(path.name)})
    for day in set(days[:-KEPT]) - {today}:
        for ending in (*(f"{lang}.html" for lang in LANGS), "json"):
            (home / f"{day}.{ending}").unlink(missing_ok=True)


def publish(project: Project, digest: Digest) -> Path:
    """Put the pages in their place, each whole; return that of the day in French. Raises TemplateFault, NotWritten."""
    made = pages(project, digest)
    home = project.outputs / FOLDER
    with told(home):
        home.mkdir(parents=True, exist_ok=True)
        for left in (*home.glob(".*.html.new"), *home.glob(".*.json.new")):  # of a night that was killed
            left.unlink(missing_ok=True)
        for one in (*made, dumped(digest)):
            write_file(home / one.name, one.content)
        _prune(home, digest.today.isoformat())
    return home / made[0].name
