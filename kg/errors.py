"""What can go wrong, said in sentences: the file, the place, what is allowed."""


class KgError(Exception):
    """A fault that the user can mend; its text is the whole message."""


class UnreadableFile(KgError):
    """A file that cannot be decoded or parsed; the rest of a build goes on without it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        """Let it cross from one process to another."""
        return type(self), (self.name, self.reason)


class DataFileError(KgError):
    """A row of a gazetteer, pattern or decisions file that says what it may not say."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(f"{name}:{line}: {reason}")
        self.place = (name, line, reason)

    def __reduce__(self) -> tuple[type, tuple[str, int, str]]:
        """Let it cross from one process to another."""
        return type(self), self.place


def not_one_of(what: str, value: object, allowed: object) -> str:
    """Return the sentence for a value outside its list.

    >>> not_one_of("type", "Persn", ["Person", "Region"])
    "unknown type 'Persn' (one of Person, Region)"
    """
    names = ", ".join(str(x) for x in allowed) if isinstance(allowed, list | tuple | set | frozenset) else str(allowed)
    return f"unknown {what} {value!r} (one of {names})"
