import doctest
import importlib
import pkgutil

import pytest

import kg.layout
import kg.read

MODULES = [
    f"{package.__name__}.{module.name}"
    for package in (kg.layout, kg.read)
    for module in pkgutil.iter_modules(package.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
