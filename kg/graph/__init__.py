"""Statements to RDF."""
