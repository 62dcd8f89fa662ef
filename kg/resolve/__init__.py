"""Names to entities: what extractions call things, brought to one id a thing."""

from kg.resolve.resolve import Resolution, resolve

__all__ = ["Resolution", "resolve"]
