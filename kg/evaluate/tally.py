"""Counting: what was found, missed and wrong in each family, and the figures that follow."""

from collections.abc import Iterable
from dataclasses import dataclass, field

HEAD = f"{'':28}{'hits':>6}{'missed':>8}{'wrong':>7}{'P':>8}{'R':>8}{'F1':>8}"


@dataclass
class Tally:
    """One family of facts: how many were found, and in words what was missed and what was wrong."""

    hits: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.hits + other.hits, self.missed + other.missed, self.wrong + other.wrong)

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to find and nothing was found."""
        return not (self.hits or self.missed or self.wrong)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found and nothing was to be."""
        found = self.hits + len(self.wrong)
        return self.hits / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        """Share of what was to be found that was; 1 where nothing was to be."""
        wanted = self.hits + len(self.missed)
        return self.hits / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        whole = self.precision + self.recall
        return 2 * self.precision * self.recall / whole if whole else 0.0

    def figures(self) -> dict[str, float]:
        """Return the figures as a table's row or JSON object has them."""
        counts = {"hits": self.hits, "missed": len(self.missed), "wrong": len(self.wrong)}
        return counts | {"precision": self.precision, "recall": self.recall, "f1": self.f1}

    def row(self, name: str) -> str:
        """Return the line of a table under HEAD."""
        counts = f"{self.hits:6}{len(self.missed):8}{len(self.wrong):7}"
        return f"{name:28}{counts}{self.precision:8.3f}{self.recall:8.3f}{self.f1:8.3f}"


@dataclass
class Outcome:
    """The tallies of a page, or of several pooled, by family; `groups` says which families each total sums."""

    families: dict[str, Tally]
    groups: dict[str, list[str]]

    def tally(self, family: str) -> Tally:
        """Return the tally of a family, made empty where there is none."""
        return self.families.setdefault(family, Tally())

    def totals(self) -> dict[str, Tally]:
        """Return the sums of the groups."""
        return {
            name: sum((self.families.get(family, Tally()) for family in members), Tally())
            for name, members in self.groups.items()
        }

    def figures(self) -> dict[str, dict[str, float]]:
        """Return the figures of every family and of every group."""
        return {name: tally.figures() for name, tally in (self.families | self.totals()).items()}

    def table(self) -> str:
        """Return the figures as lines of text; families with nothing in them are left out."""
        rows = (self.families | self.totals()).items()
        return "\n".join([HEAD, *(tally.row(name) for name, tally in rows if not tally.is_empty)])

    def errors(self) -> str:
        """Return what was missed (-) and what was wrong (+), a line each."""
        lines = []
        for name, tally in self.families.items():
            lines += [f"- {name}: {what}" for what in tally.missed]
            lines += [f"+ {name}: {what}" for what in tally.wrong]
        return "\n".join(lines)


def pooled(outcomes: Iterable[Outcome]) -> Outcome:
    """Return one outcome with the counts of all: each fact weighs the same, on whatever page it is."""
    whole = Outcome({}, {})
    for outcome in outcomes:
        whole.groups = outcome.groups
        for family, tally in outcome.families.items():
            whole.families[family] = whole.tally(family) + tally
    return whole
