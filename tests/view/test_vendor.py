"""The vendored libraries are what the lock file says, with their licences."""

import hashlib
import json

import pytest

from kg.view.assets import STATIC, licences

VENDOR = STATIC / "vendor"
LOCK = json.loads((VENDOR / "vendor.lock.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(LOCK["files"]))
def test_files_are_as_recorded(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == LOCK["files"][name]


def test_every_file_is_recorded() -> None:
    assert {item.name for item in VENDOR.iterdir()} == set(LOCK["files"]) | {"vendor.lock.json", "licences"}


@pytest.mark.parametrize("package", LOCK["packages"], ids=lambda package: package["name"])
def test_every_package_is_permissive_and_brings_its_licence(package: dict[str, object]) -> None:
    assert "MIT" in str(package["licence"])
    assert str(package["integrity"]).startswith("sha512-")
    assert package["licenceFiles"]
    assert any(str(name) in licences() for name in package["licenceFiles"])


def test_the_script_cannot_close_its_element() -> None:
    assert not any("</script" in (VENDOR / name).read_text("utf-8") for name in LOCK["files"] if name.endswith(".js"))
