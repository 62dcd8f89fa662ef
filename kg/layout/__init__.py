"""SourceText to Articles."""
