import doctest
import importlib
import pkgutil

import pytest

import kg.resolve

MODULES = [f"kg.resolve.{module.name}" for module in pkgutil.iter_modules(kg.resolve.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
