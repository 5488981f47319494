"""A page as PDF, where a browser is installed; a clear word where none is."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from mediaanalysis.cli import main
from mediaanalysis.errors import DataError
from mediaanalysis.report import pdf

PAGE = '<!doctype html><html lang="en"><title>T</title><h1>Who said so?</h1><table><tr><th scope="col">a</th></tr></table>'


def test_without_a_browser_nothing_is_run(monkeypatch: pytest.MonkeyPatch, corpus: Path, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    done = CliRunner().invoke(main, ["report", str(corpus), "--out", str(tmp_path / "r"), "--pdf"])
    assert done.exit_code == 2
    assert "none of chromium" in done.output
    assert not (tmp_path / "r").exists()


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium here")
def test_each_page_is_printed_once(tmp_path: Path) -> None:
    for name in ("index", "01-a"):
        (tmp_path / f"{name}.html").write_text(PAGE, encoding="utf-8")
    files = list(pdf.print_pages(tmp_path, pdf.find_browser()))
    assert [f.name for f in files] == ["01-a.pdf", "index.pdf"]
    assert all(f.read_bytes().startswith(b"%PDF") and b"StructTreeRoot" in f.read_bytes() for f in files)
    first = files[0].stat().st_mtime_ns
    assert next(pdf.print_pages(tmp_path, pdf.find_browser())).stat().st_mtime_ns == first
    assert {p.suffix for p in tmp_path.iterdir()} == {".html", ".pdf"}


@pytest.mark.parametrize("browser", ["false", "true"])
def test_a_browser_that_prints_nothing_is_an_error(browser: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    with pytest.raises(DataError, match=r"index\.html: .* could not print it"):
        list(pdf.print_pages(tmp_path, browser))
    assert [p.name for p in tmp_path.iterdir()] == ["index.html"]
