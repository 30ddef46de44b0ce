"""What is shown on the server's pages holds names of anybody, and none of it is taken for markup."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from flows import artifacts
from flows.embedded.environment import OUTPUTS
from imprimatur.core.artefact import Artefact
from imprimatur.core.dossier import Dossier
from imprimatur.project import Project

HOSTILE = "a|`c`<b>[x](http___x)*_d_"


@pytest.mark.parametrize("shown", ["", "/outputs/"])
def test_a_name_is_shown_as_it_is(shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, Any]] = []
    monkeypatch.setattr(artifacts, "create_markdown_artifact", lambda **given: made.append(given))
    monkeypatch.setenv(OUTPUTS, shown)
    project, job = Project(tmp_path), SimpleNamespace(dossier=Dossier("job_offer", HOSTILE))
    folder = project.outputs / "job_offer" / HOSTILE / "draft"
    artifacts.record_files(project, job, folder, [Artefact(f"{HOSTILE}.fr.docx", b"1234", "")])  # type: ignore[arg-type]
    (told,) = made
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(told["markdown"])
    name = HOSTILE.replace("<", "&lt;").replace(">", "&gt;")
    place = f"job_offer/{name}/draft/{name}.fr.docx"
    assert f"job_offer/{name} /" in html and f"job_offer/{name}</p>" in html  # in French, then in Dutch
    assert (f">{place}</a></td>" if shown else f"<td>outputs/{place}</td>") in html
    assert html.count("<td") == 2 and html.count("<a ") == bool(shown)
    assert not any(sign in html for sign in ("<b>", "<code>", "<em>"))
