"""Rows and columns of values: what a sheet of a workbook, a CSV file and a Word table have in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from imprimatur.core.dossier import Cell
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.folding import fold_words
from imprimatur.sources.messages import say
from imprimatur.sources.plain_text.characters import clean, tidy
from imprimatur.sources.plain_text.inline import cell

NAMES = frozenset({"champ", "veld", "rubrique", "rubriek", "field", "information", "informatie"})
STATES = frozenset({"statut", "status", "etat", "state"})
OWNERS = frozenset({"responsable", "verantwoordelijke", "owner"})
NEUTRAL = frozenset({"valeur", "waarde", "value", "reponse", "antwoord"})
_TEXTS = ("", *sorted(NEUTRAL), "texte", "tekst", "text")
_LONGEST_ROLE = 60
"""Characters beyond which a text is no title of a column of entries."""
_LANGUAGES = {"fr": ("fr", "francais", "frans", "french"), "nl": ("nl", "neerlandais", "nederlands", "dutch")}
REMARKS = frozenset("remarque remarques opmerking opmerkingen commentaire commentaires commentaar".split())
"""Columns that are for those who fill in: never printed, and told once."""
HELP = frozenset(
    "aide hulp uitleg exemple exemples voorbeeld voorbeelden explication toelichting obligatoire verplicht".split()
)
"""Columns of the templates that explain the others."""
LONGEST = 600
"""Characters of what is not read that a finding repeats."""


Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """Values by row and column, None where nothing stands. `place` gives the location of a row and column.

    `rich`, where given, makes the cell of a value; by default typed text is read for paragraphs and lists. `covered`
    leads from the empty cells of a merged range to the cell that shows; `bold` are the cells set in bold, `sums` those
    that hold a sum of others, `totals` the rows that a workbook itself calls totals.
    """

    name: str
    rows: Sequence[Sequence[object]]
    place: Callable[[int, int], Location]
    location: Location
    rich: Callable[[int, int], Cell] | None = None
    covered: Mapping[Place, Place] = field(default_factory=dict)
    bold: frozenset[Place] = frozenset()
    sums: frozenset[Place] = frozenset()
    totals: frozenset[int] = frozenset()

    def value(self, row: int, column: int) -> object:
        """The value at a place, text trimmed; None outside the grid."""
        found = self.rows[row][column] if column < len(self.rows[row]) else None
        return (clean(found).strip() or None) if isinstance(found, str) else found

    def cell(self, row: int, column: int) -> Cell:
        """The value at a place as a cell."""
        if self.rich:
            return self.rich(row, column)
        found = self.rows[row][column] if column < len(self.rows[row]) else None
        return cell(found, self.place(row, column))

    def name_at(self, row: int, column: int) -> str:
        """The value at a place as a name."""
        found = self.value(row, column)
        return "" if found is None else tidy(str(found))

    def filled(self, row: int) -> set[int]:
        """The columns where a row has something of its own."""
        return {column for column, value in enumerate(self.rows[row]) if not _empty(value)}

    def shown(self, row: int, column: int) -> str:
        """What a person sees at a place, on one line."""
        found = self.cell(row, column)
        return found.shown or ("" if found.value is None else tidy(str(found.value)))

    def words(self, rows: Iterable[int]) -> str:
        """What a person sees in some rows, as long as a finding can repeat it."""
        return listed(self.shown(row, column) for row in rows for column in sorted(self.filled(row)))

    def spread(self, row: int, column: int, first: int) -> Cell:
        """The cell at a place of the rows from `first` on: that of its merged range where it is empty itself."""
        origin = self.covered.get((row, column))
        if origin is None or origin[0] < first:
            return self.cell(row, column)
        return replace(self.cell(*origin), location=self.place(row, column))


def in_frame(found: Cell) -> object:
    """What the frame of a table holds for a cell: its value, or the cell itself where it says more than its value."""
    return found if found.blocks or found.shown else found.value


def listed(texts: Iterable[str]) -> str:
    """Texts one after the other, as long as a finding can repeat them."""
    text = " · ".join(text for text in texts if text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _roles() -> dict[str, tuple[str, str]]:
    plain = {"name": NAMES, "state": STATES, "owner": OWNERS, "value": NEUTRAL, "remark": REMARKS, "help": HELP}
    found = {word: (sort, "") for sort, words in plain.items() for word in words}
    for lang, words in _LANGUAGES.items():
        for word in words:
            found |= {f"{text} {word}".strip(): ("value", lang) for text in _TEXTS}
            found |= {f"{text} {word}": ("state", lang) for text in STATES}
    return found


_ROLES = _roles()


def role(header: str) -> tuple[str, str] | None:
    """What a column holds (name, value, state, owner, remark, help) and in which language; None if unknown."""
    return _ROLES.get(fold_words(header)) if len(header) <= _LONGEST_ROLE else None


def is_entries_header(names: Sequence[str]) -> bool:
    """Whether a row of names heads entries: a column of fields and a column of values."""
    roles = {found[0] for name in names if (found := role(name))}
    return {"name", "value"} <= roles


def headers(grid: Grid, header: int, below: Sequence[int]) -> tuple[dict[int, str], list[Finding]]:
    """The usable columns by position, and what is wrong with the others: all that stands in them is told."""
    columns: dict[int, str] = {}
    findings = []
    for column in range(max(len(grid.rows[row]) for row in (header, *below))):
        name = grid.name_at(header, column)
        if name and fold_words(name) not in {fold_words(other) for other in columns.values()}:
            columns[column] = name
            continue
        strays = [row for row in below if grid.value(row, column) is not None]
        values = (grid.shown(row, column) for row in strays)
        if name:
            about: Values = {"reason": say("repeated"), "value": listed((name, *values))}
            findings.append(finding("R10", grid.place(header, column), about))
        elif strays:
            about = {"reason": say("untitled"), "value": listed(values)}
            findings.append(finding("R10", grid.place(strays[0], column), about))
    return columns, findings


def remarks(grid: Grid, header: int, column: int, below: Sequence[int]) -> list[Finding]:
    """That a column of remarks is not printed; nothing where it is empty."""
    words = listed(grid.shown(row, column) for row in below)
    about = {"field": grid.name_at(header, column), "value": words}
    return [finding("T23", grid.place(header, column), about)] if words else []
