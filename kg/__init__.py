"""Cetu (策图): a knowledge graph of what Chinese policy writing says, with evidence for every statement."""

__version__ = "0.1.0"
