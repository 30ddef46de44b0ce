"""The embedded default: a Prefect server of the project's own, its worker and its processes."""
