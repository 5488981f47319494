"""What the tab key offers: every public name says what it is and shows it by an example."""

import inspect

import pytest

import mediaanalysis as ma
from mediaanalysis import charts, compare

NAMES = [(package, name) for package in (ma, compare, charts) for name in package.__all__]


@pytest.mark.parametrize(("package", "name"), NAMES, ids=lambda value: getattr(value, "__name__", value))
def test_a_public_name_has_an_example(package, name):
    value = getattr(package, name)
    if callable(value):  # else a constant, with a comment
        assert ">>> " in (inspect.getdoc(value) or ""), f"{package.__name__}.{name}: its docstring has no example"


@pytest.mark.parametrize("package", [ma, compare, charts], ids=lambda p: p.__name__)
def test_the_tab_key_lists_the_public_names(package):
    assert set(package.__all__) <= set(dir(package))
    assert package.__all__ == sorted(set(package.__all__), key=lambda n: (not n.isupper(), n[0].islower(), n))
