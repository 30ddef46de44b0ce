"""The dossiers of a night over processes, workers or a Dask cluster, as `imprimatur.toml` says; see docs/adr/0035.

Whatever the way, the same dossiers give the same bytes, the outcomes come in the order asked for, and what dies on the
way fails its own dossier only.
"""

from collections.abc import Sequence

from flows.clock import on_this_day
from flows.parallel import run_all
from flows.runner import Outcome
from flows.settings import section
from flows.spread.night import Night
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project


def rebuild(project: Project, wanted: Sequence[Parameters]) -> list[Outcome]:
    """Build dossiers as the section `[night]` of the project says; without it, on processes of this machine.

    Raises BadSettings for a section that cannot be understood, NoCluster where its cluster cannot be reached.
    """
    night = section(project, "night", Night) or Night()
    if not wanted:
        return []
    # One night has one day, whatever the clock of a machine says.
    dated = [on_this_day(parameters) for parameters in wanted]
    match night.spread:
        case "workers":
            from flows.spread import workers

            return workers.rebuild(project, dated, night)
        case "dask":
            from flows.spread import cluster

            return cluster.rebuild(project, dated, night)
        case _:
            return run_all(project, dated, night.processes)
