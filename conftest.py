"""What the examples in docstrings start from: the packages, the tables of the sample corpus, a folder to write to."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent


@pytest.fixture(scope="session")
def example_names() -> dict[str, Any]:
    import matplotlib as mpl
    import pandas as pd

    import mediaanalysis as ma
    from mediaanalysis import charts, compare

    mpl.use("Agg")
    tables = ma.load_tables(ROOT / "data" / "raw" / "sample")
    return {"ma": ma, "compare": compare, "charts": charts, "pd": pd, "tables": tables}


@pytest.fixture(autouse=True)
def _examples(request: pytest.FixtureRequest) -> Iterator[None]:
    """Names for examples of the package alone; what they draw is closed again."""
    if not isinstance(request.node, pytest.DoctestItem) or "README" in str(request.node.path):
        yield
        return
    folder = request.getfixturevalue("tmp_path")
    request.getfixturevalue("doctest_namespace").update(request.getfixturevalue("example_names"), folder=folder)
    request.getfixturevalue("monkeypatch").chdir(ROOT)
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
