"""One page for the board: the question, the scenario that stands out, costs, votes, conditions, what comes next.

It repeats what its chapters say in full, and nothing else: what is missing is not there, and what is too long for one
page is counted here and read there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from imprimatur.core.blocks import Blocks, Contents, Facts, Figure, Inline, Item, List, Paragraph, Run, plain, runs
from imprimatur.core.walking import inlines
from imprimatur.documents.feasibility_report.decisions import VOICES, counts, result
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.feasibility_report.scenarios import marked, named
from imprimatur.documents.feasibility_report.weighing import adopted, sum_of, weighted
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import joined
from imprimatur.language.formatting import format_date, format_decimal, format_money
from imprimatur.language.parsing import fold

ROOM = 900
"""Characters that the question, a list, or the decision that is asked for may take on the page."""
LESS = 100
"""By how many characters the room of each is cut until the page holds them all."""
PAGE = 46
"""Lines of the page, which the contents may share."""
SHORTEST = 300
"""Characters up to which the question always stands on the page."""
NEXT = 3
"""How many of the next steps stand on the page."""


def board(writing: Writing, report: FeasibilityReport) -> dict[str, Blocks]:
    """The parts of the page by name; to be asked once the chapters are numbered, to which it refers.

    Each has less room the more there is to say, so that they never take a second page.
    """
    for room in range(ROOM, -1, -LESS):
        parts = _parts(writing, report, room)
        if _height(parts) <= PAGE:
            break
    return {name: writing.numbering.resolved(blocks) for name, blocks in parts.items()}


def leaves_room(parts: Mapping[str, Blocks], contents: Blocks) -> bool:
    """Whether the contents fit on the page for the board, which is then not half empty."""
    entries = sum(1.2 * len(block.entries) for block in contents if isinstance(block, Contents))
    return any(parts.values()) and _height(parts) + 3 + entries <= PAGE


def _parts(writing: Writing, report: FeasibilityReport, room: int) -> dict[str, Blocks]:
    return {
        "board_question": _question(writing, report, room),
        "board_choice": _choice(writing, report),
        "board_figures": _figures(writing, report),
        "board_requested": _requested(writing, report, room),
        "board_votes": _votes(writing, report, room),
        "board_conditions": _conditions(writing, report, room),
        "board_next": _next(writing, report, room),
    }


def _height(parts: Mapping[str, Blocks]) -> float:
    """How many lines the page takes, roughly: what stands over its whole width, then the longer of two columns."""
    question, choice, figures = (parts[f"board_{name}"] for name in ("question", "choice", "figures"))
    left = _lines(parts["board_requested"], 48) + _lines(parts["board_votes"], 48)
    right, after = _lines(parts["board_conditions"], 48), _lines(parts["board_next"], 48)
    columns = max(left + after, right) if right else max(left, after)
    further = sum(len(plain(inline)) // 60 for inline, _ in inlines(choice))
    head = 4 + 1.5 * _lines(question, 72) + 5 * bool(choice) + 1.5 * further + 4 * bool(figures)
    return head + columns


def _lines(blocks: Blocks, width: int) -> float:
    """About how many lines some blocks take below their heading, of so many characters each."""
    texts = [plain(inline) for inline, _ in inlines(blocks)]
    return sum(-(-len(text) // width) + 0.3 for text in texts) + 1.5 * bool(texts)


def choice_word(writing: Writing, report: FeasibilityReport) -> Inline:
    """What the scenario that stands out is: adopted by a vote, or of the best mean."""
    if marked(report) is None:
        return ()
    return runs(writing.composer.word("choice_best" if adopted(report) is None else "choice_adopted"))


def cover_picture(summary: Blocks) -> tuple[Blocks, Blocks]:
    """The first picture of the summary with its caption, which stand on the cover, and the summary without them."""
    picture = next((block for block in summary if isinstance(block, Figure)), None)
    if picture is None:
        return (), summary
    caption = (Paragraph(picture.caption, role="cover-caption"),) if picture.caption else ()
    return (replace(picture, caption=()), *caption), tuple(block for block in summary if block is not picture)


def _question(writing: Writing, report: FeasibilityReport, room: int) -> Blocks:
    """The question; where it is long, the chapter that says it."""
    said = writing.inline(report.mandate.question, "mandate.question") if report.mandate.question else ()
    if len(plain(said)) > max(room, SHORTEST):
        return _pointer(writing, "board_see", "mandate")
    return (Paragraph(said, role="question"),) if said else ()


def _choice(writing: Writing, report: FeasibilityReport) -> Blocks:
    """The scenario that stands out, its legal form, and its weighted mean."""
    place = marked(report)
    if place is None:
        return ()
    one, mean = report.scenarios[place], weighted(report, report.scenarios[place].code)
    form = writing.inline(one.legal_form, f"scenarios.{place}.legal_form") if one.legal_form else ()
    said = format_decimal(mean, writing.composer.lang) if mean is not None else ""
    score = runs(writing.composer.word("board_score", score=said)) if said else ()
    below = joined([form, score], " · ")
    title = Paragraph(named(writing, report, place), role="choice")
    return (title, Paragraph(below, role="choice-form")) if below else (title,)


def _figures(writing: Writing, report: FeasibilityReport) -> Blocks:
    """Costs and funding: of the scenario that stands out where there is one, else of the whole project."""
    composer, place = writing.composer, marked(report)
    if place is None:
        once = sum_of([row.amount for row in report.costs if not row.yearly])
        yearly = sum_of([row.amount for row in report.costs if row.yearly])
    else:
        once, yearly = report.scenarios[place].cost_once, report.scenarios[place].cost_yearly
    plan = sum_of([row.amount for row in report.funding_plan])
    told = (("figure_once", once), ("figure_yearly", yearly), ("figure_funding", plan))
    rows = tuple(
        (runs(composer.word(key)), runs(format_money(amount, composer.lang))) for key, amount in told if amount
    )
    return (Facts(rows),) if rows else ()


def _requested(writing: Writing, report: FeasibilityReport, room: int) -> Blocks:
    """The decision that is asked for; where it is long, the chapter that says it."""
    if not report.decision_requested:
        return ()
    blocks = writing.text(report.decision_requested, "decision_requested", 3)
    plainly = all(isinstance(block, Paragraph | List) for block in blocks)
    short = sum(len(plain(inline)) for inline, _ in inlines(blocks)) <= room
    return blocks if plainly and short else _pointer(writing, "board_see", "requested")


def _votes(writing: Writing, report: FeasibilityReport, room: int) -> Blocks:
    """Each vote on a line: body, date, result, counts."""
    rows = writing.tables.rows("votes", {})
    lines = []
    for i, row in rows.rows:
        when = runs(format_date(row.date, writing.composer.lang)) if row.date else ()
        body = _strong(writing.inline(row.body, f"votes.{i}.body")) if row.body else ()
        outcome = result(writing, rows, i, row) if row.result else ()
        given = tuple(name for name in VOICES if getattr(row, name) is not None)
        voices = counts(writing, rows, i, row, given)
        lines.append(_labelled(writing, joined([body, when]), joined([outcome, voices])))
    return _listed(writing, lines, "decisions", room)


def _conditions(writing: Writing, report: FeasibilityReport, room: int) -> Blocks:
    lines = [
        joined([_strong(runs(one.code or "")), writing.inline(one.condition, f"conditions.{i}.condition")], " ")
        for i, one in enumerate(report.conditions)
        if one.condition
    ]
    return _listed(writing, lines, "decisions", room)


def _next(writing: Writing, report: FeasibilityReport, room: int) -> Blocks:
    """The first of the next steps: by when, what, who."""
    start = report.date.first_day() if report.date else None
    due = [
        (one.due, i, one)
        for i, one in enumerate(report.next_steps)
        if one.due and (one.due.is_calendar or one.due.delay) and one.step
    ]
    dated = [(last, *one) for one in due if (last := one[0].last_day()) and (start is None or last >= start)]
    coming = [one[1:] for one in sorted(dated, key=lambda one: one[:1])]
    lines = []
    for date, i, one in coming[:NEXT]:
        step = writing.inline(one.step, f"next_steps.{i}.step")
        owner = (Run(" ("), *writing.inline(one.owner, f"next_steps.{i}.owner"), Run(")")) if one.owner else ()
        lines.append(_labelled(writing, _strong(runs(format_date(date, writing.composer.lang))), (*step, *owner)))
    return _listed(writing, lines, "next", room)


def _labelled(writing: Writing, label: Inline, value: Inline) -> Inline:
    return joined([label, value], writing.composer.word("run_in") + " ")


def _strong(inline: Inline) -> Inline:
    return tuple(Run(run.text, bold=True, lang=run.lang, gap=run.gap, verbatim=run.verbatim) for run in inline)


def _listed(writing: Writing, lines: Sequence[Inline], chapter: str, room: int) -> Blocks:
    """Lines as a list; those beyond the room are counted, with the chapter that says them."""
    ends = accumulate(len(plain(line)) for line in lines)
    kept = [Item(line) for line, end in zip(lines, ends, strict=True) if end <= room]
    left = len(lines) - len(kept)
    if left and not kept:
        return _pointer(writing, "board_see", chapter)
    more = _pointer(writing, "board_more_one" if left == 1 else "board_more", chapter, count=str(left)) if left else ()
    return ((List(tuple(kept)), *more)) if kept else ()


def _pointer(writing: Writing, key: str, heading: str, **values: str) -> Blocks:
    """A line that leads to a heading of the labels by its number."""
    number, anchor = writing.numbering.targets[fold(writing.composer.word(heading))]
    before = runs(writing.composer.word(key, **values) + " ")
    return (Paragraph((*before, Run(number, target=anchor, verbatim=True)), role="small"),)
