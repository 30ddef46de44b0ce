"""What the chapters of an annual report may place: its tables and lists, each in the form that suits it."""

from collections.abc import Callable

from imprimatur.core.blocks import Blocks
from imprimatur.documents.annual_report.charts import charts
from imprimatur.documents.annual_report.ledger import LEDGERS, table
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.annual_report.organisation import organisation
from imprimatur.documents.annual_report.references import bibliography, talks
from imprimatur.documents.annual_report.team import team
from imprimatur.documents.annual_report.thanks import thanks
from imprimatur.documents.annual_report.trends import trends
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.expressions import NAMES, Placed


def placed(writing: Writing, report: AnnualReport) -> dict[str, Placed]:
    """The functions that place blocks, under their French and Dutch names."""
    tables, composer = writing.tables, writing.composer

    def listed(name: str, make: Callable[[], Blocks]) -> Placed:
        """A table placed whole, in a form of its own."""

        def place(*_: object) -> Blocks:
            tables.told.add(name)
            return make()

        return place

    def chosen(name: str, *columns: str, titre: str = "", titel: str = "", **filters: object) -> Blocks:
        """A table of money with its totals; of another, the columns named: the others are not printed elsewhere."""
        rows = tables.rows(name, filters)
        if rows.path in LEDGERS and not columns and not filters:
            tables.told.add(rows.path)
            return (table(writing, LEDGERS[rows.path], report.year, titre or titel),)
        said = writing.evaluator.table(name, *columns, titre=titre, titel=titel, **filters)
        if columns:
            others = [spec.path for spec in specs(rows.model) if not spec.check_only]
            cells = {f"{rows.path}.{place}.{column}" for place, _ in rows.rows for column in others}
            writing.left_out |= cells
        return said

    return {
        **charts(tables),
        **dict.fromkeys(NAMES["table"], chosen),
        **dict.fromkeys(
            ("bibliographie", "bibliografie"), listed("publications", lambda: bibliography(report, composer))
        ),
        **dict.fromkeys(("interventions", "lezingen"), listed("talks", lambda: talks(report, composer))),
        **dict.fromkeys(("remerciements", "dank"), listed("thanks", lambda: thanks(tables))),
        **dict.fromkeys(("equipe", "team"), lambda *_: team(tables, composer)),
        **dict.fromkeys(("organigramme", "organigram"), lambda *_: organisation(tables, composer)),
        **dict.fromkeys(("evolution", "evolutie"), lambda *_: trends(tables, composer)),
    }
