"""Bytes to SourceText."""
