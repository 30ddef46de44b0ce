"""The drop folder: what is put into `inputs/` is checked at once, then drafted (docs/adr/0031).

Run as `python -m flows.drop_folder`. What settled last is checked first, in a copy of a warm process; its draft
follows, as a run of the kind's deployment where a Prefect server is at hand (PREFECT_API_URL), else in a copy too.
"""

from flows.drop_folder.dossiers import Dossier, stale
from flows.drop_folder.working import rebuilder

__all__ = ["Dossier", "rebuilder", "stale"]
