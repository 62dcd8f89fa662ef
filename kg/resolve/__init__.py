"""Names to entities: what extractions call things, brought to one id a thing, and to codes."""

from kg.resolve.classification import Classification, classifications, with_industries
from kg.resolve.codes import Linked, link
from kg.resolve.resolve import Resolution, resolve

__all__ = ["Classification", "Linked", "Resolution", "classifications", "link", "resolve", "with_industries"]
