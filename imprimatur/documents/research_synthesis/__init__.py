"""The research synthesis: the model and its composition."""

from imprimatur.documents.research_synthesis.composition import compose
from imprimatur.documents.research_synthesis.model import ResearchSynthesis

MODEL = ResearchSynthesis

__all__ = ["MODEL", "ResearchSynthesis", "compose"]
