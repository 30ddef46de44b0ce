"""Beginning a dossier: with a form alone, with the kit to fill in, or as a former one.

Nothing that exists is touched: a name that is taken is refused, whoever took it, in whatever capitals.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.errors import ImprimaturError, NotWritten
from imprimatur.core.found_files import key
from imprimatur.core.location import Location
from imprimatur.core.writing import reason_of, write_folder
from imprimatur.documents.kind import load_kind
from imprimatur.kit.likewise import likewise
from imprimatur.kit.new_dossier import new_dossier
from imprimatur.kit.next_year import KIND as YEARLY
from imprimatur.kit.next_year import succeed
from imprimatur.kit.outline import ALL, Wanted
from imprimatur.kit.wanted import wishes
from imprimatur.language.folding import fold_words
from imprimatur.language.labels import load_labels
from imprimatur.project import Project
from web.forms.messages import say
from web.forms.saving import Outcome, Typed, save

LONGEST = 60
"""Characters of a name that is proposed."""
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def proposed(title: str, year: int | None = None) -> str:
    """The name of a dossier as its title proposes it: its words without accents, cut at a word, then a year."""
    words = re.findall(r"[a-z0-9]+", fold_words(title.replace("·", "")))
    name = ""
    for word in words:
        longer = f"{name}-{word}".strip("-")
        if len(longer) > LONGEST:
            break
        name = longer
    name = name or (words[0][:LONGEST] if words else "")
    return f"{name}-{year}" if name and year and str(year) not in words else name


def refusal(project: Project, kind: str, slug: str) -> Bilingual | None:
    """Why a dossier cannot bear a name; None where it can."""
    if not _NAME.fullmatch(slug) or len(slug) > 2 * LONGEST or slug == "findings":
        return say("bad_name")
    taken = {key(one) for other, one in project.dossiers() if other == kind}
    if key(slug) in taken or (project.inputs / kind / slug).exists():
        return say("name_taken", name=slug, other=free(project, kind, slug))
    return None


def free(project: Project, kind: str, slug: str) -> str:
    """A name that nobody took: this one, or it with a number."""
    taken = {key(one) for other, one in project.dossiers() if other == kind}
    home = project.inputs / kind
    names = (slug, *(f"{slug}-{number}" for number in range(2, 1000)))
    return next((one for one in names if key(one) not in taken and not (home / one).exists()), slug)


def from_form(project: Project, kind: str, slug: str, fields: Mapping[str, str], lang: Lang) -> Outcome:
    """Begin a dossier in the page, with the first fields typed.

    Raises ImprimaturError where the name cannot be given, NotWritten. Where what is typed is refused, nothing is made.
    """
    _given(project, kind, slug)
    folder = project.inputs / kind / slug
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
    except FileExistsError as fault:
        raise ImprimaturError(say("name_taken", name=slug, other=free(project, kind, slug))) from fault
    except OSError as fault:
        raise NotWritten(say("not_begun", name=slug, reason=reason_of(fault))) from fault
    try:
        outcome = save(project, kind, slug, Typed(fields), lang)
    except BaseException:
        _undone(folder)
        raise
    if not outcome.is_saved or not outcome.files:
        _undone(folder)
    return outcome


def _undone(folder: Path) -> None:
    """Remove the folder of a dossier that did not begin; one that somebody put something in stays."""
    with suppress(OSError):
        folder.rmdir()


def cases(project: Project, kind: str, lang: Lang) -> dict[str, str]:
    """What a document of a kind may be, by value, in words: the contracts of an offer; nothing for other kinds."""
    wish = wishes(project.templates, kind)
    if wish.case is None or wish.case.many:
        return {}
    labels = load_labels(project.templates, kind)
    return {str(one): labels.choice(wish.case.type.__name__, one, lang) for one in wish.case.type}


def from_kit(
    project: Project, kind: str, slug: str, lang: Lang, languages: Sequence[Lang], case: str = ""
) -> tuple[str, ...]:
    """Begin a dossier with the files to fill in, for one case where one is told; returns their names.

    Raises ImprimaturError where the name cannot be given or the case is none, NotWritten.
    """
    _given(project, kind, slug)
    load_kind(kind)
    known = cases(project, kind, lang)
    if case and case not in known:
        raise ImprimaturError(say("no_case"))
    made = new_dossier(project.templates, kind, lang, languages, Wanted((case,)) if case else ALL)
    write_folder(project.inputs / kind / slug, {Path(name): content for name, content in made.items()})
    return tuple(made)


def from_former(project: Project, kind: str, old: str, slug: str, year: int | None = None) -> tuple[str, ...]:
    """Begin a dossier as a former one, an annual report as that of `year`; returns what was not taken over.

    These are the files that nothing is taken of, or the places where a value of the former one is left. Raises
    UnknownDossier, UnsafeInput, ImprimaturError, NotWritten.
    """
    _given(project, kind, slug)
    if kind == YEARLY:
        if year is None:
            raise ImprimaturError(say("no_year_told"))
        return succeed(project, old, year, slug)[1]
    left: tuple[Location, ...] = likewise(project, kind, old, slug)[1]
    return tuple(map(str, left))


def _given(project: Project, kind: str, slug: str) -> None:
    """Raises ImprimaturError where a name cannot be given."""
    why = refusal(project, kind, slug)
    if why is not None:
        raise ImprimaturError(why)
