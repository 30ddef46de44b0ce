"""The kinds of document. A kind is one folder of the same name in every room: documents, checks, templates, inputs."""

KINDS: tuple[str, ...] = ("job_offer", "annual_report", "feasibility_report", "research_synthesis")
"""The one list of kinds."""
