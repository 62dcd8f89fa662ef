"""How sure a rule is of what it finds: one table, so that no figure hides in the code."""

from functools import cache

from kg.data import listed, rows


@cache
def _table() -> dict[str, float]:
    return {row.fields["rule"]: float(row.fields["confidence"]) for row in rows("rules.tsv")}


@cache
def confidence(rule: str) -> float:
    """Return the confidence of a rule, 0 to 1: its own, or that of the longest listed prefix of its name.

    >>> confidence("gazetteer") > confidence("list-item")
    True
    """
    table = _table()
    return table.get(listed(rule, table), table["default"])
