"""`imprimatur new`: an empty dossier, the registers, or a dossier that begins as a former one."""

import re
from collections.abc import Mapping
from pathlib import Path

from flows.cli.exit_codes import USAGE
from flows.cli.output import console
from flows.messages import Words
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.location import Location
from imprimatur.core.writing import write_file, write_folder
from imprimatur.kit.likewise import likewise
from imprimatur.kit.new_dossier import new_dossier
from imprimatur.kit.next_year import KIND, succeed
from imprimatur.kit.ready_kits import KITS, renew_kits
from imprimatur.kit.registers import REGISTERS, register_workbook
from imprimatur.kit.wanted import offered, wishes
from imprimatur.project import Project

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A name that stands in addresses, file names and artifact keys as it is."""


def new(
    project: Project,
    words: Words,
    kind: str,
    slug: str,
    languages: tuple[Lang, ...] | None = None,
    contract: str | None = None,
    parts: tuple[str, ...] = (),
) -> int:
    """Write the folder of an empty dossier, for all languages or some; a dossier that exists is never touched.

    `contract` is that of an offer, `parts` are the modules and tables that the document has a use for, in words.
    """
    if _is_refused(project, words, kind, slug):
        return USAGE
    wanted, unknown = wishes(project.templates, kind).read(contract, parts)
    if contract in unknown:
        contracts = wishes(project.templates, "job_offer").contracts
        console(error=True).print(words("new_no_contract", contracts=", ".join(contracts)), soft_wrap=True)
        return USAGE
    if unknown:
        known = ", ".join(offered(project.templates, kind, words.lang))
        console(error=True).print(words("new_no_part", names=", ".join(unknown), known=known), soft_wrap=True)
        return USAGE
    folder = project.inputs / kind / slug
    made = new_dossier(project.templates, kind, words.lang, languages or LANGS, wanted)
    write_folder(folder, {Path(name): content for name, content in made.items()})
    path = folder.relative_to(project.root).as_posix()
    console().print(words("new_made", path=path, files=", ".join(made), slug=slug), soft_wrap=True)
    return 0


def _is_refused(project: Project, words: Words, kind: str, slug: str) -> bool:
    """Whether a name cannot be given, or is taken; it is said."""
    if not _SLUG.fullmatch(slug):
        console(error=True).print(words("new_bad_name", name=slug))
        return True
    if (kind, slug) in set(project.dossiers()) or (project.inputs / kind / slug).exists():
        console(error=True).print(words("new_exists", name=f"{kind}/{slug}"))
        return True
    return False


def is_idle(words: Words, company: str, options: Mapping[str, object]) -> bool:
    """Whether options were given that do nothing in their company; it is said, and nothing is done."""
    idle = [name for name, value in options.items() if value]
    if idle:
        console(error=True).print(words("new_idle", options=", ".join(idle), company=company), soft_wrap=True)
    return bool(idle)


def registers(project: Project, words: Words) -> int:
    """Write the workbooks of the registers; one that exists is never touched."""
    code = 0
    for register in REGISTERS:
        target = project.inputs / "_shared" / f"{register}.xlsx"
        path = target.relative_to(project.root).as_posix()
        if target.exists():
            console(error=True).print(words("new_exists", name=path))
            code = USAGE
            continue
        write_file(target, register_workbook(project.templates, register, words.lang))
        console().print(words("new_register_made", path=path), soft_wrap=True)
    return code


def kits(project: Project, words: Words) -> int:
    """Write the empty kits that lie ready to be copied anew; what somebody wrote in one stays."""
    left = renew_kits(project, again=True)
    for one in left:
        console(error=True).print(words.of(one.message), soft_wrap=True)
    console().print(words("new_kits_made", path=(project.inputs / KITS).relative_to(project.root).as_posix()))
    return 0


def follow(project: Project, words: Words, kind: str, slug: str | None, old: str | None, year: int | None) -> int:
    """Write a dossier after a former one: a report's next year, or another of its kind. None that exists is touched."""
    if old is None or (kind == KIND and year is None) or (kind != KIND and (slug is None or year)):
        console(error=True).print(words("new_from_and_year"))
        return USAGE
    name = old.removeprefix(f"{kind}/")
    lost: tuple[str, ...] = ()
    left: tuple[Location, ...] = ()
    if slug and _is_refused(project, words, kind, slug):
        return USAGE
    if kind == KIND:
        folder, lost = succeed(project, name, year or 0, slug or "")
    else:
        folder, left = likewise(project, kind, name, slug or "")
    path = folder.relative_to(project.root).as_posix()
    said = "new_followed" if kind == KIND else "new_likewise"
    console().print(words(said, path=path, name=name, slug=folder.name), soft_wrap=True)
    if lost:
        console().print(words("new_not_taken", files=", ".join(lost)), soft_wrap=True)
    for place in left:
        console().print(words("new_left", place=str(place)), soft_wrap=True)
    return 0
