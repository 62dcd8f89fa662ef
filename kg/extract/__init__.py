"""What the text names and says: the components of the spaCy pipeline, and the claims drawn from their mentions."""
