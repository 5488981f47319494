"""Each notebook opened by hand: JupyterLab in a real browser, Run All, no error, the charts there."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
NOTEBOOKS = sorted(p.name for p in (Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
SECONDS = 120
READY = """() => globalThis.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === "idle" """
# Of each code cell: null while it has no number, then its outputs. Lab draws only the cells in view, so ask its model.
CELLS = """() => [...jupyterapp.shell.currentWidget.content.model.cells]
  .filter(c => c.type === "code" && c.sharedModel.source.trim())
  .map(c => c.executionCount === null ? null : c.outputs.toJSON().map(
    o => ({type: o.output_type, name: o.name ?? "", mimes: Object.keys(o.data ?? {})})))"""


@pytest.fixture(scope="module")
def lab(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of JupyterLab over a copy of the notebooks and the sample, laid out as they are here."""
    pytest.importorskip("jupyterlab")
    copy = tmp_path_factory.mktemp("study")
    shutil.copytree(root / "notebooks", copy / "notebooks", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(root / "data" / "raw" / "sample", copy / "data" / "raw" / "sample")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}", "--port-retries=0",
               "--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=", f"--notebook-dir={copy / 'notebooks'}"]  # fmt: skip
    with (copy / "lab.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(SECONDS):
            try:
                urllib.request.urlopen(f"{address}/api/status").close()
                break
            except OSError:
                assert server.poll() is None, (copy / "lab.log").read_text()[-2000:]
                time.sleep(1)
        yield address
    finally:
        server.terminate()
        server.wait(20)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_by_hand(lab: str, chromium: Any, name: str) -> None:
    page = chromium.new_page()
    try:
        page.goto(f"{lab}/lab/workspaces/{name[:2]}/tree/{name}?reset")
        page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=SECONDS * 1000)
        page.wait_for_function(READY, timeout=SECONDS * 1000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name=re.compile("^Run All Cells")).click()
        deadline = time.monotonic() + SECONDS
        while None in (cells := page.evaluate(CELLS)):
            assert not page.locator(".jp-Dialog").count(), page.locator(".jp-Dialog").text_content()
            assert time.monotonic() < deadline, cells
            page.wait_for_timeout(250)
        outputs = [output for cell in cells for output in cell]
        assert not [o for o in outputs if o["type"] == "error" or o["name"] == "stderr"]
        assert any("image/svg+xml" in o["mimes"] or "text/html" in o["mimes"] for o in outputs)
        page.locator(".jp-OutputArea-output").first.scroll_into_view_if_needed()
        assert page.locator(".jp-OutputArea-output").first.is_visible()
        if any("image/svg+xml" in output["mimes"] for output in outputs):
            picture = _scroll_to(page, ".jp-OutputArea-output figure img")
            assert picture.evaluate("i => i.complete && i.naturalWidth > 0 && i.alt.length > 40")
        for see in LOOKS.get(name[:2], ()):
            see(page)
    finally:
        page.close()


def _scroll_to(page: Any, selector: str) -> Any:
    """The first element that matches; JupyterLab draws a cell when it comes into view, so the notebook is paged through."""
    panel = page.locator(".jp-WindowedPanel-outer").first
    panel.evaluate("p => p.scrollTo(0, 0)")
    for _ in range(200):
        if page.locator(selector).count():
            page.locator(selector).first.scroll_into_view_if_needed()
            return page.locator(selector).first
        panel.evaluate("p => p.scrollBy(0, p.clientHeight / 2)")
        page.wait_for_timeout(50)
    raise AssertionError(f"nothing matches {selector}")


def _reading_shows_voices(page: Any) -> None:
    voiced = _scroll_to(page, ".jp-OutputArea-output span.paraphrased")
    assert voiced.get_attribute("title").startswith("paraphrased: ")
    assert voiced.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def _table_sorts_and_filters(page: Any) -> None:
    chosen = _scroll_to(page, ".jp-OutputArea-output select[aria-label=outlet]")
    table = chosen.locator("xpath=ancestor::div[@class='tools']/following-sibling::table")
    chosen.select_option(index=1)
    outlet = chosen.evaluate("s => s.selectedOptions[0].textContent")
    shown = table.locator("tbody tr:not([hidden])")
    assert 0 < shown.count() < table.locator("tbody tr").count()
    assert all(outlet in row for row in shown.all_text_contents())
    table.locator("thead button").first.click()
    assert table.locator("thead th").first.get_attribute("aria-sort") == "ascending"


LOOKS: dict[str, tuple[Callable[[Any], None], ...]] = {
    "00": (_reading_shows_voices,),
    "02": (_table_sorts_and_filters,),
    "04": (_reading_shows_voices,),
    "05": (_reading_shows_voices,),
}
