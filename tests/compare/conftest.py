"""Shared by the tests of comparisons: one made-up corpus, large enough for every outlet to say something."""

import pytest

from mediaanalysis.tables import Tables
from synthetic import make_tables


@pytest.fixture(scope="session")
def tables() -> Tables:
    return make_tables(outlets=6, documents=40)
