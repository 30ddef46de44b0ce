"""The form of each kind, as the JSON schema that the server's page draws it from, its dossiers in a list.

The list is a help, not a gate (ADR 32): a dossier dropped a moment ago and the machine's own values are taken as well.
"""

from collections.abc import Iterator
from typing import Any

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import DeploymentUpdate
from prefect.exceptions import ObjectNotFound

from flows.deployments import of_kind
from flows.forms.choices import BETWEEN, formats, languages, stages
from flows.forms.messages import shown
from imprimatur.core.composition import Stage
from imprimatur.core.opening import content_of
from imprimatur.editions import Unreadable, loaded
from imprimatur.kinds import KINDS
from imprimatur.language.typography import typeset
from imprimatur.project import Listed, Project
from imprimatur.publishing.changes import set_folder

EDITION = "edition.json"
REPORT = "annual_report"
"""The kind whose dossiers may be named by their organisation and their year."""
LONGEST = 90
"""Characters of a title that a list shows."""
MOST_BYTES = 20 * 1024 * 1024
"""The largest edition that is opened for the title of its document."""

Form = dict[str, Any]


def form(project: Project, kind: str) -> Form:
    """The form of a kind."""
    dossiers, report = list(choices(project, kind)), kind == REPORT
    fields: dict[str, Form] = {
        "slug": {"type": "string", **({"enum": dossiers} if dossiers else {})},
        **(_of_year() if report else {}),
        "stage": {"type": "string", "enum": list(stages()), "default": shown(f"stage_{Stage.DRAFT}")},
        "languages": {"type": "array", "items": {"type": "string", "enum": list(languages())}, "default": []},
        "formats": {"type": "array", "items": {"type": "string", "enum": list(formats())}, "default": []},
        "asked_by": {"type": "string", "default": ""},
    }
    return {
        "type": "object",
        "title": shown("form_title"),
        "properties": {name: _titled(name, place, told) for place, (name, told) in enumerate(fields.items())},
        "required": [] if report else ["slug"],
    }


def _of_year() -> dict[str, Form]:
    """An annual report may be named by its organisation and its year as well."""
    return {"organisation": {"type": "string", "default": ""}, "year": {"type": "integer"}}


def _titled(name: str, place: int, told: Form) -> Form:
    key = {"slug": "dossier"}.get(name, name)
    return {**told, "title": shown(key), "description": shown(f"{key}_about"), "position": place}


def choices(project: Project, kind: str) -> Iterator[str]:
    """The dossiers of a kind, each with the title that its last draft bore."""
    for one, slug in project.dossiers():
        if one == kind:
            title = _title(project, kind, slug)
            yield f"{slug}{BETWEEN}{title}" if title else slug


def _title(project: Project, kind: str, slug: str) -> str:
    path = set_folder(project, kind, slug, Stage.DRAFT) / EDITION
    try:
        content = content_of(path, MOST_BYTES)
        editions = loaded(content) if len(content) <= MOST_BYTES else ()
    except (OSError, Unreadable):
        return ""
    titles = dict.fromkeys(typeset(" ".join(one.title.split()), one.lang) for one in editions if one.title)
    said = " / ".join(titles)
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"


def refresh(client: SyncPrefectClient, project: Project) -> int:
    """Bring the lists of the forms up to date; how many forms changed. A server without our deployments has none."""
    listed, changed = Listed(project.root), 0
    for kind in KINDS:
        try:
            deployment = client.read_deployment_by_name(of_kind(kind))
        except ObjectNotFound:
            continue
        wanted = form(listed, kind)
        if deployment.parameter_openapi_schema != wanted:
            client.update_deployment(deployment.id, DeploymentUpdate(parameter_openapi_schema=wanted))
            changed += 1
    return changed
