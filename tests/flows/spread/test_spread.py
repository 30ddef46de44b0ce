"""How a night is cut into batches, and what becomes of one that does not come back; the settings that choose."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from flows import spread
from flows.embedded.database import VARIABLE, database
from flows.runner import Outcome
from flows.settings import BadSettings, section
from flows.spread import batches, cluster, workers
from flows.spread.batches import Batch, asked, packed, rebuilt, unpacked
from flows.spread.night import Night
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.composition import Stage
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project

WANTED = [Parameters(kind="job_offer", slug=slug, today=date(2026, 11, 27)) for slug in "abcde"]


def outcome(one: Parameters) -> Outcome:
    return Outcome(f"{one.kind}/{one.slug}", one.stage)


def test_a_batch_that_does_not_come_back_is_done_again_dossier_by_dossier() -> None:
    """As where a worker is killed for its memory: the guilty dossier alone fails."""
    tried: list[str] = []

    def spread_them(batches: list[Batch]) -> Iterator[tuple[Batch, Sequence[Outcome] | None]]:
        for batch in reversed(batches):  # whichever ends first
            slugs = "".join(one.slug for one in batch)
            tried.append(slugs)
            yield batch, None if "d" in slugs else [outcome(one) for one in batch]

    outcomes = rebuilt(WANTED, 2, spread_them)
    assert tried == ["e", "cd", "ab", "d", "c"]
    assert [(one.dossier[-1], one.broken) for one in outcomes] == [
        ("a", False),
        ("b", False),
        ("c", False),
        ("d", True),
        ("e", False),
    ]
    assert outcomes[3].fault
    assert "brutalement" in outcomes[3].fault.fr


def test_outcomes_that_do_not_fit_their_batch_count_as_lost() -> None:
    outcomes = rebuilt(WANTED[:2], 2, lambda batches: ((batch, [outcome(WANTED[0])]) for batch in batches))
    assert [one.broken for one in outcomes] == [False, True]


def test_outcomes_travel_as_they_are() -> None:
    said = Bilingual("Il manque une date.", "Er ontbreekt een datum.")
    found = Finding("C01", Severity.ERROR, Location("a.xlsx", sheet="Offre", cell="C7"), said, said, "contract.end")
    made = Outcome("job_offer/a", Stage.FINAL, 3, said, (found,), 1, Path("/x/outputs"), ("a.fr.pdf",))
    assert unpacked(packed([made])) == (made,)
    assert unpacked("{}") is None
    assert unpacked(None) is None


def test_a_batch_travels_with_the_day_of_its_night() -> None:
    assert [Parameters.model_validate(one) for one in asked(WANTED)] == WANTED


@pytest.mark.parametrize("more", [{"stage": "final"}, {"asked": {"by": "Somebody else", "how": "form"}}])
def test_a_batch_makes_no_final_version_and_says_for_nobody_that_they_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: dict[str, object]
) -> None:
    built: list[Parameters] = []

    def run(project: Project, parameters: Parameters) -> Outcome:
        built.append(parameters)
        return outcome(parameters)

    monkeypatch.setattr(batches, "run", run)
    first, second = asked(WANTED[:2])
    with pytest.raises(ValueError, match="drafts"):
        batches.build(Project(tmp_path), [first, {**second, **more}])
    assert built == []
    batches.build(Project(tmp_path), [first, second])
    assert built == WANTED[:2]


def test_the_settings_choose_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, file = Project(tmp_path), tmp_path / "imprimatur.toml"

    def way(name: str) -> object:
        return lambda _project, wanted, how: [name, how, wanted[0].today is not None]

    monkeypatch.setattr(spread, "run_all", way("processes"))
    monkeypatch.setattr(workers, "rebuild", way("workers"))
    monkeypatch.setattr(cluster, "rebuild", way("dask"))
    bare = [Parameters(kind="job_offer", slug="a")]
    assert spread.rebuild(project, bare) == ["processes", None, True]
    file.write_text("[night]\nprocesses = 3\n")
    assert spread.rebuild(project, bare) == ["processes", 3, True]
    for name in ("workers", "dask"):
        file.write_text(f'[night]\nspread = "{name}"\nbatch = 7\n')
        assert spread.rebuild(project, bare) == [name, Night(spread=name, batch=7), True]
    assert spread.rebuild(project, []) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('spread = "everywhere"', "dask"),
        ("batch = 0", "night.batch"),
        ("processes = 0", "night.processes"),
        ('scheduler = "10.0.0.5"', "tls://"),
        ('scheduler = "tls://:8786"', "tls://"),
        ('scheduler = "tls://[10.0.0.5"', "tls://"),
        ('scheduler = "https://10.0.0.5:8786"', "tls://"),
        ('scheduler = "tcp://10.0.0.5:8786"', "tls://"),
        ('scheduler = "tcp://10.0.0.5:8786"', "TLS"),
        ('scheduler = "ws://dask.example:8786"', "TLS"),
        ('scheduler = "ucx://127.0.0.1.example:8786"', "TLS"),
        ('scheduler = "tcp://127.0.0.1@10.0.0.5:8786"', "tls://"),
    ],
)
def test_what_the_settings_cannot_mean_is_refused_in_words(tmp_path: Path, said: str, told: str) -> None:
    (tmp_path / "imprimatur.toml").write_text(f"[night]\n{said}\n")
    with pytest.raises(BadSettings) as fault:
        spread.rebuild(Project(tmp_path), WANTED)
    assert told in fault.value.message.fr
    assert told in fault.value.message.nl


@pytest.mark.parametrize(
    "address",
    [
        *("tls://10.0.0.5:8786", "wss://dask.example:443"),
        *("tcp://127.0.0.1:8786", "tcp://localhost:8786", "ws://127.4.0.9:1", "ucx://[::1]:8786"),
    ],
)
def test_a_scheduler_is_taken_with_tls_or_on_this_machine(tmp_path: Path, address: str) -> None:
    (tmp_path / "imprimatur.toml").write_text(f'[night]\nscheduler = "{address}"\n')
    found = section(Project(tmp_path), "night", Night)
    assert found and found.scheduler == address


def test_the_database_is_named_by_the_environment_before_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, file = Project(tmp_path), tmp_path / "imprimatur.toml"
    monkeypatch.delenv(VARIABLE, raising=False)
    assert database(project) is None
    file.write_text('[server]\ndatabase = "postgresql+asyncpg://one"\n')
    assert database(project) == "postgresql+asyncpg://one"
    monkeypatch.setenv(VARIABLE, "postgresql+asyncpg://two")
    assert database(project) == "postgresql+asyncpg://two"
    monkeypatch.delenv(VARIABLE)
    file.write_text('[server]\ndatabase = "mysql://one"\n')
    with pytest.raises(BadSettings) as fault:
        database(project)
    assert "postgresql+asyncpg://imprimatur@" in fault.value.message.fr
