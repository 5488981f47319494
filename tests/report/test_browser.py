"""The report opened from disk in a real browser: it asks for nothing, every link leads somewhere, nothing hostile runs."""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from click.testing import CliRunner

from mediaanalysis.cli import main
from mediaanalysis.display.table import table_script

pytestmark = pytest.mark.browser
HOSTILE = "</script><script>alert(1)</script>'\"><img src=x onerror=alert(2)><svg onload=alert(3)>"
SPELLS = [  # what a document may say where a headline, a name or a quotation is expected
    HOSTILE, "=HYPERLINK(\"http://a.b\") &c", "@SUM(A1) +1 -1", "\u202egnihton\u202c \x1b[31m\x1b]0;title\x07",
    "<a href='javascript:alert(6)' onclick=alert(7)>click</a><a href='data:text/html,<script>alert(8)</script>'>b</a>",
]  # fmt: skip
FIGURE = """
import io
from pathlib import Path
import matplotlib.pyplot as plt
from IPython.display import HTML, display
import pandas as pd
import mediaanalysis as ma
titles = ma.load_tables(corpus).documents[["title", "words"]]
fig, ax = plt.subplots(figsize=(8, 3))
ax.set_title(titles.title[0], parse_math=False)
svg = io.StringIO()
fig.savefig(svg, format="svg")
Path(figures, "words.csv").write_text("a")
said = {"name": "words", "alt": "A chart of " + titles.title[0], "caption": "Caption of " + titles.title[0]}
display({"image/svg+xml": svg.getvalue()}, metadata={"mediaanalysis": said}, raw=True)
plt.close(fig)
"""
SHOW = 'titles["href"] = "javascript:alert(4)"\ntitles'
RAW = "print(titles.title[0])\nHTML(titles.title[0] + '<a href=\"javascript:alert(5)\">link</a>')"
CONTRAST = """() => {
  const rgba = s => { const [r, g, b, a = 1] = s.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                       return .2126 * r + .7152 * g + .0722 * b; };
  const behind = e => e ? over(rgba(getComputedStyle(e).backgroundColor), behind(e.parentElement)) : [255, 255, 255];
  const weak = [];
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [light(rgba(getComputedStyle(e).color).slice(0, 3)), light(behind(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) weak.push(e.tagName + ": " + e.textContent.slice(0, 40));
  }
  return weak;
}"""


@pytest.fixture(scope="module")
def hostile_report(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on a corpus whose every title and note tries something."""
    folder = tmp_path_factory.mktemp("hostile")
    corpus, notebooks = _write_hostile(folder, root)
    done = CliRunner().invoke(main, ["report", str(corpus), "--out", str(folder / "r"), "--notebooks", str(notebooks)])
    assert done.exit_code == 0, done.output
    return folder / "r" / "latest"


@pytest.fixture(scope="module", params=["hostile_report", "sample_report"])
def report(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


@pytest.fixture
def seen(chromium: Any) -> Iterator[tuple[Any, list[str]]]:
    """A page, and all that it did which a report may not do."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda r: r.url.startswith(("file:", "data:")) or wrong.append(f"request {r.url}"))
    page.on("requestfailed", lambda r: wrong.append(f"failed {r.url}"))
    page.on("console", lambda m: wrong.append(f"console {m.text}"))
    page.on("pageerror", lambda e: wrong.append(f"error {e}"))
    page.on("dialog", lambda d: (wrong.append(f"dialog {d.message}"), d.dismiss()))
    yield page, wrong
    context.close()


def test_it_asks_for_nothing_and_runs_nothing(report: Path, seen: tuple[Any, list[str]]) -> None:
    page, wrong = seen
    for file in sorted(report.glob("*.html")):
        page.goto(file.as_uri())
        page.wait_for_timeout(100)
        assert page.locator("iframe, object, embed, form, link[rel=stylesheet], script[src]").count() == 0
        assert page.locator("script").all_text_contents() == [table_script()]  # no other is allowed to run
        assert page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)")
    assert wrong == []


def test_no_cell_of_a_csv_file_is_a_formula(hostile_report: Path) -> None:
    files = list(hostile_report.rglob("*.csv"))
    assert len(files) > 10
    for file in files:
        with file.open(encoding="utf-8", newline="") as rows:
            cells = [cell for row in csv.reader(rows) for cell in row]
        runs = [c for c in cells if re.match(r"\s*[=+@-]", c) and not re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", c)]
        assert not runs, (file.name, runs[:3])


def test_no_terminal_escape_or_turn_of_writing_reaches_a_page(hostile_report: Path) -> None:
    for file in hostile_report.glob("*.html"):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", file.read_text(encoding="utf-8")), file.name


def test_every_link_leads_somewhere(report: Path, seen: tuple[Any, list[str]]) -> None:
    page, _ = seen
    anchors: dict[str, set[str]] = {}
    links: set[str] = set()
    for file in sorted(report.glob("*.html")):
        page.goto(file.as_uri())
        anchors[file.as_uri()] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
        hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map(e => e.getAttribute('href'))")
        links |= {urljoin(file.as_uri(), h) for h in hrefs}
    assert any(link.endswith(".csv") for link in links)
    for link in links:
        target, anchor = urldefrag(link)
        assert urlsplit(target).scheme == "file"
        assert Path(unquote(urlsplit(target).path)).is_file(), link
        assert not anchor or anchor in anchors[target], link


def test_a_download_is_the_file(report: Path, seen: tuple[Any, list[str]]) -> None:
    page, _ = seen
    page.goto(next(report.glob("01-*.html")).as_uri())
    link = page.get_by_role("link", name="CSV of this figure").first
    with page.expect_download() as download:
        link.click()
    assert Path(download.value.path()).read_bytes() == (report / link.get_attribute("href")).read_bytes()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_can_be_read_by_everyone(
    report: Path, seen: tuple[Any, list[str]], scheme: str, width: int
) -> None:
    page, _ = seen
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for file in sorted(report.glob("*.html")):
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.lang") == "en"
        assert page.title()
        assert page.locator("h1").count() == page.locator("main").count() == 1
        assert page.evaluate("[...document.querySelectorAll('img')].every(i => i.alt || i.closest('[aria-hidden]'))")
        assert page.evaluate("[...document.querySelectorAll('th')].every(t => t.scope)")
        assert page.evaluate("[...document.querySelectorAll('a')].every(a => a.textContent.trim())")
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), levels
        assert page.evaluate(CONTRAST) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_no_serious_fault(report: Path, seen: tuple[Any, list[str]], scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page, wrong = seen
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for file in sorted(report.glob("*.html")):
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = axe.run(page).response["violations"]
        serious = [v for v in found if v["impact"] in ("serious", "critical")]
        assert not serious, [(file.name, v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in serious]
    assert wrong == []


def test_a_header_sorts_by_the_keyboard_and_says_so(sample_report: Path, seen: tuple[Any, list[str]]) -> None:
    page, _ = seen
    page.goto(next(sample_report.glob("01-*.html")).as_uri())
    button = page.locator("table").first.locator("th button").last
    column = button.evaluate("b => b.closest('th').cellIndex")
    cells = f"[...document.querySelector('table').tBodies[0].rows].map(r => parseFloat(r.cells[{column}].textContent.replaceAll(',', '')))"
    given = page.evaluate(cells)
    button.focus()
    seen_orders = []
    for turn in ("ascending", "descending", None):
        page.keyboard.press("Enter")
        assert button.evaluate("b => b.closest('th').ariaSort") == turn
        seen_orders.append(page.evaluate(cells))
    assert seen_orders == [sorted(given), sorted(given, reverse=True), given]


@pytest.mark.parametrize("script", [True, False])
def test_a_number_opens_as_many_sentences(sample_report: Path, chromium: Any, script: bool) -> None:
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(next(sample_report.glob("03-*.html")).as_uri())
    number = page.locator("td a[href^='#of-']").nth(2)
    opened = page.locator(number.get_attribute("href"))
    assert not opened.is_visible()
    number.click()
    opened.wait_for(state="visible")
    assert opened.locator("li").count() == int(number.text_content())
    assert opened.locator("li mark").count() == int(number.text_content())
    context.close()


def test_a_number_of_an_outlet_leaves_the_rows_of_that_outlet(sample_report: Path, seen: tuple[Any, list[str]]) -> None:
    page, errors = seen
    page.goto(next(sample_report.glob("01-*.html")).as_uri())
    number = page.locator("#sizes td a").first
    every = page.locator("#documents tbody tr:visible").count()
    number.click()
    assert page.locator("#documents tbody tr:visible").count() == int(number.text_content()) < every
    page.locator("p a[href='#documents']").first.click()
    assert page.locator("#documents tbody tr:visible").count() == every
    assert errors == []


def test_without_a_script_a_table_is_plain_and_whole(sample_report: Path, chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(next(sample_report.glob("01-*.html")).as_uri())
    assert page.locator("td").count()
    assert page.locator("th button, select").count() == 0
    context.close()


def test_a_list_leaves_the_rows_of_one_outlet(sample_report: Path, seen: tuple[Any, list[str]]) -> None:
    page, _ = seen
    page.goto(next(sample_report.glob("03-*.html")).as_uri())
    before = page.locator("tbody tr:visible").count()
    page.get_by_label("outlet", exact=True).last.select_option(index=1)
    assert 0 < page.locator("tbody tr:visible").count() < before
    assert page.locator(".tools output").last.text_content()


def test_the_keyboard_reaches_the_content_first(report: Path, seen: tuple[Any, list[str]]) -> None:
    page, _ = seen
    page.goto(next(report.glob("01-*.html")).as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator(":focus").bounding_box()["x"] >= 0


def _write_hostile(folder: Path, root: Path) -> tuple[Path, Path]:
    """A corpus in which all that a study does not control is hostile, the notebooks of the suite, and two careless ones."""
    corpus, notebooks = folder / "corpus", folder / "notebooks"
    corpus.mkdir()
    notebooks.mkdir()
    quoted = HOSTILE.replace('"', '\\"')
    event = f'[[event]]\nid = "raid"\nname = "{quoted}"\naliases = ["{quoted}"]\n'
    (corpus / "corpus.toml").write_text(f'[corpus]\nname = "{quoted}"\nnote = "{quoted}"\n{event}', encoding="utf-8")
    for i, spell in enumerate(SPELLS):
        said = f"At least 4{i} people were killed by mistake, {spell} claimed. “We deeply regret {spell} in the valley,” said Ada Roe."
        record = {"id": f"{i}{spell}", "outlet": f"{spell} {i}", "title": spell, "text": said, "event": "raid", "published": f"2016-09-1{i}"}
        with (corpus / "all.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")
    for path in (root / "notebooks").glob("0[2-5]-*.ipynb"):
        shutil.copy(path, notebooks)
    for name in ("01-first", "09-second"):
        _write_notebook(notebooks / f"{name}.ipynb", FIGURE, SHOW, RAW)
    return corpus, notebooks


def _write_notebook(path: Path, *code: str) -> None:
    import nbformat

    parameters = nbformat.v4.new_code_cell("corpus: str = 'x'\nfigures: str = 'y'", metadata={"tags": ["parameters"]})
    cells = [nbformat.v4.new_markdown_cell("# Title\n\nWhat?\n\n## One\n\n## Two"), parameters]
    cells += [nbformat.v4.new_code_cell(source) for source in code]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
