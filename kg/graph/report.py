"""What a check found, said in the terms of the data: the thing, the file, the words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.graph.owl import OwlReport


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault."""

    message: str
    label: str  # of the thing, or of the statement: 条例 —促进→ 先进制造业
    value: str = ""  # what is wrong about it
    file: str = ""
    quote: str = ""

    def __str__(self) -> str:
        what = f"{self.label}: {self.value}" if self.value else self.label
        where = f" [{self.file}: “{self.quote}”]" if self.quote else ""
        return f"{self.message}: {what}{where}"


@dataclass(slots=True)
class Report:
    """All that a check found, and what it could not look at."""

    graph: Path
    findings: list[Finding] = field(default_factory=list)
    quotes: int | None = None  # quotes compared with their source; None where no sources were given
    owl: OwlReport | None = None
    owl_missing: str = ""  # why the OWL API was not asked
    unlinked: dict[str, list[str]] = field(default_factory=dict)  # names without a code, by class

    @property
    def conforms(self) -> bool:
        """Tell whether there is no fault."""
        return not self.findings and not (self.owl and self.owl.faults)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.graph}: {'conforms' if self.conforms else f'{len(self.findings)} faults'}"
        yield from (f"- {finding}" for finding in self.findings)
        yield f"quotes: {'not compared, no sources given' if self.quotes is None else f'{self.quotes} compared'}"
        yield f"OWL 2 DL: {self._owl()}"
        for kind, names in self.unlinked.items():
            yield f"without a code: {kind} {len(names)}: {'、'.join(names)}"

    def _owl(self) -> str:
        if self.owl is None:
            return f"not checked, {self.owl_missing}"
        return "; ".join(self.owl.faults) or f"yes, {sum(self.owl.axioms.values())} axioms, consistent"
