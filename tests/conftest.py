"""Shared by all tests: where the sample corpus and, if there, the five real articles lie."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    return ROOT / "data" / "raw" / "sample"


@pytest.fixture(scope="session")
def real_corpus() -> Path:
    folder = os.environ.get("MEDIAANALYSIS_REAL_CORPUS")
    if not folder:
        pytest.skip("MEDIAANALYSIS_REAL_CORPUS is not set")
    return Path(folder)
