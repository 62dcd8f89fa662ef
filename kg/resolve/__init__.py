"""Names to entities."""
