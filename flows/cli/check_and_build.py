"""`imprimatur check` and `imprimatur build`: dossiers in a row, none harming the next, and a table at the end."""

import json
from collections.abc import Callable, Sequence

from flows import runner
from flows.cli.output import console, findings, progress, table
from flows.messages import Words
from flows.project_lookup import resolve
from flows.runner import STEPS, Outcome, end_of_fault
from flows.side_by_side import at_once
from flows.who_asks import at_keyboard
from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.finding import Finding
from imprimatur.core.parameters import Format, Parameters
from imprimatur.findings.record import document
from imprimatur.project import SHARED, Project

Work = Callable[[Project, Parameters, Callable[[], None]], Outcome]


def check(
    project: Project,
    words: Words,
    names: Sequence[str],
    languages: tuple[Lang, ...] | None = None,
    *,
    as_json: bool = False,
) -> int:
    """Show the findings of the dossiers named, or of all. The exit code is 3 when a final version would be refused."""
    show = _as_data if as_json else _as_text
    return _each(project, words, names, runner.examined, {"stage": Stage.FINAL, "languages": languages}, show)


def build(
    project: Project,
    words: Words,
    names: Sequence[str],
    stage: Stage,
    languages: tuple[Lang, ...] | None,
    formats: tuple[Format, ...],
    by: str | None = None,
) -> int:
    """Build the dossiers named, or all; `by` is who asks, without it the account."""
    asked = at_keyboard(by)
    wanted: dict[str, object] = {"stage": stage, "languages": languages, "formats": formats, "asked": asked}
    with at_once():
        return _each(project, words, names, runner.run, wanted, _as_text)


def _each(
    project: Project,
    words: Words,
    names: Sequence[str],
    work: Work,
    wanted: dict[str, object],
    show: Callable[[Project, Words, list[Outcome], tuple[Finding, ...]], None],
) -> int:
    for stray in project.strays() if not names else ():
        console(error=True).print(words.of(stray.message), soft_wrap=True)
    chosen, outcomes = _chosen(project, names, Stage(str(wanted["stage"])))
    if not chosen and not outcomes:
        console(error=True).print(words("no_dossier"))
        return 0
    with progress(len(chosen) * STEPS) as bar:
        for position, (kind, slug) in enumerate(chosen):
            bar.begin(slug, position * STEPS)
            parameters = Parameters.model_validate({"kind": kind, "slug": slug, **wanted})
            outcomes.append(work(project, parameters, bar.advance))
    # Every dossier was looked at: what none of them draws on is said once, here.
    registers = runner.of_nobody(project, chosen[0][0], outcomes) if chosen and not names else ()
    show(project, words, outcomes, registers)
    return max(outcome.exit_code for outcome in outcomes)


def _as_data(_: Project, words: Words, outcomes: list[Outcome], registers: tuple[Finding, ...]) -> None:
    """The findings of each dossier as `findings.json` holds them, in a list; what stopped one goes to the errors.

    Faults of the registers that concern no dossier come last, under the name of their folder.
    """
    told = []
    for outcome in outcomes:
        if outcome.fault:
            console(error=True).print(words.of(outcome.fault), soft_wrap=True)
        else:
            told.append(document(outcome.dossier, outcome.findings))
    if registers:
        told.append(document(SHARED, registers))
    print(json.dumps(told, ensure_ascii=False, indent=2))


def _as_text(project: Project, words: Words, outcomes: list[Outcome], registers: tuple[Finding, ...]) -> None:
    out = console()
    for outcome in outcomes:
        _show(project, words, outcome)
    if registers:
        out.print(f"\n{words('registers_of_nobody')}", style="bold")
        findings(out, registers, words)
    columns = ["dossier", "stage", "state", "blocking", "other"]
    columns += ["place"] if any(outcome.folder for outcome in outcomes) else []
    rows = (_row(project, words, outcome)[: len(columns)] for outcome in outcomes)
    table(out, [words(f"col_{name}") for name in columns], rows)


def _chosen(project: Project, names: Sequence[str], stage: Stage) -> tuple[list[tuple[str, str]], list[Outcome]]:
    """The dossiers meant, each once, and an outcome for every name that means none."""
    if not names:
        return list(project.dossiers()), []
    chosen: dict[tuple[str, str], None] = {}
    unknown = []
    for name in names:
        try:
            chosen[resolve(project, name)] = None
        except UnknownDossier as fault:
            unknown.append(Outcome(name, stage, fault.exit_code, fault.message, end=end_of_fault(fault)))
    return list(chosen), unknown


def _show(project: Project, words: Words, outcome: Outcome) -> None:
    out, error = console(), console(error=True)
    if outcome.findings or not outcome.fault:
        out.print(f"\n{outcome.dossier}", style="bold")
    if outcome.findings:
        findings(out, outcome.findings, words)
    elif not outcome.fault:
        out.print(f"  {words('nothing_found')}")
    if outcome.fault:
        error.print(f"\n{words.of(outcome.fault)}")


def _row(project: Project, words: Words, outcome: Outcome) -> list[str]:
    if outcome.refused:
        state = "state_refused" if outcome.fault else "state_incomplete"
    elif outcome.fault:
        state = "state_stopped"
    else:
        state = "state_built" if outcome.folder else "state_ready"
    place = outcome.folder.relative_to(project.root).as_posix() if outcome.folder else ""
    stage = words(f"col_{outcome.stage.value}")
    if outcome.number:
        stage = words("final_numbered_again" if outcome.again else "final_numbered", number=outcome.number)
    if state == "state_stopped":
        counts = ["–", "–"]  # nothing was checked: no number would be true
    else:
        others = sum(one.waiver is None for one in outcome.findings) - outcome.blocking
        counts = [str(outcome.blocking), str(others)]
    return [outcome.dossier, stage, words(state), *counts, place]
