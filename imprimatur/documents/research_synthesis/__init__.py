"""Research syntheses: the model, and how one is written."""

from imprimatur.documents.kind import Kind
from imprimatur.documents.research_synthesis.composition import write
from imprimatur.documents.research_synthesis.model import ResearchSynthesis, neighbours, publisher

KIND = Kind("research_synthesis", ResearchSynthesis, write, publisher, neighbours=neighbours, deadlines=("date",))

__all__ = ["KIND", "ResearchSynthesis", "write"]
