"""Shared by all tests: where the sample corpus and, if there, the five real articles lie."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from filelock import FileLock
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
def sample_report(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report that `make report` makes, made once for all tests and processes that look at it."""
    from mediaanalysis.cli import main

    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "sample-report"
    command = ["report", str(root / "data/raw/sample"), "--out", str(folder), "--notebooks", str(root / "notebooks")]
    with FileLock(f"{folder}.lock"):  # for the second process nothing has changed
        done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    return folder / "latest"


@pytest.fixture(scope="session")
def real_corpus() -> Path:
    folder = os.environ.get("MEDIAANALYSIS_REAL_CORPUS")
    if not folder:
        pytest.skip("MEDIAANALYSIS_REAL_CORPUS is not set")
    return Path(folder)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's chromium, driven by Playwright."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs chromium for the browser tests")
        pytest.skip("no chromium here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        )
        yield browser
        browser.close()
