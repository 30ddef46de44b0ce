"""Follow docs/new-kind.md in a copy of the project: a fifth kind is one stem in every room and one name in a list."""

import json
import re
import shutil
import subprocess
import sys

from tests.dossiers import ROOT
from tests.rendering.docx_reading import template

ROOMS = {
    "imprimatur/documents/minutes/__init__.py": '''"""Minutes of a meeting."""

from imprimatur.documents.kind import Kind
from imprimatur.documents.minutes.composition import write
from imprimatur.documents.minutes.model import Minutes, publisher

KIND = Kind("minutes", Minutes, write, publisher)
''',
    "imprimatur/documents/minutes/model.py": '''"""The model of minutes."""

from imprimatur.documents.schema.document import Document, Group
from imprimatur.documents.schema.fields import Date, Need, given, rows, text
from imprimatur.documents.schema.records import Organisation
from imprimatur.core.text import Text


class Decision(Group):
    """A decision."""

    decision: Text = text(Need.REQUIRED)


class Minutes(Document):
    """The minutes of one meeting."""

    organisation: Organisation | None = given(Need.REQUIRED)
    title: Text = text(Need.REQUIRED)
    date: Date | None = given(Need.REQUIRED)
    decisions: tuple[Decision, ...] = rows(Need.REQUIRED)


def publisher(minutes: Minutes) -> Organisation | None:
    """The organisation that met."""
    return minutes.organisation
''',
    "imprimatur/documents/minutes/composition.py": '''"""What minutes say."""

from imprimatur.core.blocks import plain
from imprimatur.core.composition import Properties
from imprimatur.documents.writing.composer import Composer
from imprimatur.documents.writing.chapters import Writing
from imprimatur.language.formatting import format_date


def write(document, about, labels, lang, gaps=None):
    """One language of the minutes."""
    composer = Composer(document, about, labels, lang, gaps)
    writing = Writing(composer)
    date = format_date(document.date, lang, weekday=True) if document.date else ""
    decisions = writing.tables.rows("decisions", {})
    written = (
        {
            "title": composer.inline(document.title, "title"),
            "date": composer.value(date, "date"),
            "footer": composer.footer(document.organisation),
            "notice": composer.notice(),
        },
        {"decisions": writing.tables.list(decisions, ()) or writing.missing("decisions")},
    )
    lines, parts = composer.finished(*written, None)
    properties = Properties(plain(lines["title"]), "CBCS")
    return writing.manuscript(composer.composition(lines, parts, properties, document.organisation), *written)
''',
    "templates/minutes/labels.yaml": """fields:
  organisation: {fr: Organisation, nl: Organisatie}
  title: {fr: Titre, nl: Titel}
  date: {fr: Date, nl: Datum}
  decisions: {fr: Décisions, nl: Beslissingen}
  decisions.decision: {fr: Décision, nl: Beslissing}
words:
  kind: {fr: Procès-verbal, nl: Verslag}
  decisions: {fr: Décisions, nl: Beslissingen}
""",
    "templates/minutes/body.html": """{% extends "page.html" %}
{% from "blocks.html" import section %}
{% block opening %}<h1>{{ line.title }}</h1><p>{{ line.date }}</p>{% endblock %}
{% block content %}{{ section(label.decisions, part.decisions) }}{% endblock %}
""",
    "templates/minutes/style.css": "h1 { margin-bottom: 6pt }\n",
    "validators/minutes/__init__.py": '''"""The checks of minutes, beyond completeness and the two languages."""


def check(examined):
    """Nothing of its own yet."""
    return iter(())
''',
    "flows/minutes.py": (ROOT / "flows" / "job_offer.py")
    .read_text(encoding="utf-8")
    .replace("job_offer", "minutes")
    .replace("job-offer", "minutes"),
    "inputs/minutes/ca-novembre/pv.yaml": """organisation: CBCS
titre: {fr: Conseil d’administration, nl: Raad van bestuur}
date: jeudi 26 novembre 2026
décisions:
  - {décision: {fr: Le budget est adopté., nl: De begroting is goedgekeurd.}}
  - {décision: {fr: La direction engage., nl: De directie werft aan.}}
""",
}
BODY = (
    "<w:p><w:r><w:t>{{r line.title }}</w:t></w:r></w:p><w:p><w:r><w:t>{{r line.date }}</w:t></w:r></w:p>"
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{{ label.decisions }}</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>{{p part.decisions }}</w:t></w:r></w:p>"
)


def test_the_page_on_a_fifth_kind_is_true(tmp_path):
    """Every room gets its stem, one list a name; then the command line builds its sample in both languages."""
    ignored = shutil.ignore_patterns("__pycache__", "job_offer", "annual_report", "feasibility_report", "research_*")
    for room in ("imprimatur", "validators", "flows"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copytree(ROOT / "inputs", tmp_path / "inputs", ignore=ignored)
    for file in ("pyproject.toml", "prefect.yaml"):
        shutil.copy(ROOT / file, tmp_path)
    for name, content in ROOMS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "made").mkdir()
    made = template(tmp_path / "made", BODY, ("word/header1.xml", "{{r line.mention }}", ""))
    shutil.copy(made / "job_offer" / "template.docx", tmp_path / "templates" / "minutes")
    listed = tmp_path / "imprimatur" / "kinds.py"
    text = listed.read_text(encoding="utf-8")
    listed.write_text(re.sub(r"(KINDS: tuple\[str, \.\.\.\] = \()", r'\1"minutes", ', text), encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-m", "flows.cli.main", "build", "minutes/ca-novembre", "--lang", "fr"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={"PATH": "", "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    folder = tmp_path / "outputs" / "minutes" / "ca-novembre" / "draft"
    assert run.returncode == 0, run.stdout + run.stderr
    names = {f"ca-novembre.{lang}.{suffix}" for lang in ("fr", "nl") for suffix in ("docx", "pdf")}
    assert names <= {path.name for path in folder.iterdir()}
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    blocking = {finding["path"] for finding in manifest["findings"] if finding["severity"] == "error"}
    assert blocking - {"organisations.email"} == {"approvals.fr", "approvals.nl"}


def test_the_page_names_every_room():
    """The page speaks of each file that the test above had to make."""
    page = (ROOT / "docs" / "new-kind.md").read_text(encoding="utf-8")
    for name in ("imprimatur/documents/minutes", "labels.yaml", "template.docx", "body.html", "style.css",
                 "validators/minutes", "flows/minutes.py", "inputs/minutes", "KINDS", "prefect.yaml"):  # fmt: skip
        assert name in page, name
