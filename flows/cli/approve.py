"""`imprimatur approve`: a person signs the texts of a language as they stand."""

from collections.abc import Sequence

from flows.approving import Refused, Signing, day_said, in_sections
from flows.approving import approve as approve_texts
from flows.cli.exit_codes import USAGE
from flows.cli.output import console
from flows.messages import Words
from imprimatur.core.bilingual import Lang
from imprimatur.core.errors import GateRefused
from imprimatur.project import Project


def approve(
    project: Project, words: Words, name: str, lang: Lang, by: str, on: str | None, sections: Sequence[str]
) -> int:
    """Sign the texts of a language, all or those of some sections, as they stand; what refuses it is said."""
    done = approve_texts(project, name, Signing(lang, by, in_sections(sections), on, ", ".join(sections)))
    if isinstance(done, Refused):
        console(error=True).print(done.said(words), soft_wrap=True)
        return GateRefused.exit_code if done.is_for_the_day else USAGE
    said = {"count": done.count, "by": done.by, "on": day_said(done.on, words)}
    console().print(words("approved_one" if done.count == 1 else "approved", **said), soft_wrap=True)
    return 0
