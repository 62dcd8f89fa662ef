"""What the package needs at runtime: pinned with hashes, and none of it under the GPL or LGPL alone."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def needed(name: str = "cetu", seen: set[str] | None = None) -> set[str]:
    """The names of all distributions that one needs, itself left out, on this machine."""
    found = seen if seen is not None else set()
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        required = canonicalize_name(requirement.name)
        if required in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found.add(required)
        try:
            needed(required, found)
        except PackageNotFoundError:
            found.discard(required)
    return found


def licence(name: str) -> str:
    metadata = distribution(name).metadata
    stated = metadata.get("License-Expression") or ""
    classifiers = [text for text in metadata.get_all("Classifier") or () if text.startswith("License ::")]
    return " OR ".join(
        [stated, *classifiers] if stated or classifiers else [(metadata.get("License") or "").splitlines()[0]]
    )


@pytest.mark.parametrize("name", sorted(needed()))
def test_no_dependency_is_under_the_gpl_alone(name: str) -> None:
    offered = re.split(r" OR | AND |;", licence(name))
    assert any(text.strip() and "GPL" not in text and "General Public" not in text for text in offered), licence(name)


def test_lock_pins_every_dependency_with_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.findall(
        r"^([\w.-]+)==\S+(?: ; [^\\]+)? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE
    )
    assert needed() <= {canonicalize_name(name) for name, _ in pins}
    assert len(pins) == len(re.findall(r"^\w", text, re.MULTILINE))
    assert "://" not in text
