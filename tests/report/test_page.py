from pathlib import Path
from typing import Any

import pytest

from mediaanalysis.report.page import Block, Page, clean, make_page

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def _page(tmp_path: Path, *cells: dict[str, Any]) -> Page:
    return make_page("01-x", list(cells), tmp_path)


def _prose(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": source}


def _shown(data: dict[str, Any], metadata: dict[str, Any] | None = None) -> dict[str, Any]:
    output = {"output_type": "display_data", "data": data, "metadata": metadata or {}}
    return {"cell_type": "code", "source": "secret = 1", "metadata": {}, "outputs": [output]}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b onclick='x()'>bold</b>", "<b>bold</b>"),
        ("a<script>x()</script>b", "ab"),
        ("<style>*{display:none}</style>a", "a"),
        ('<a href="javascript:x()">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="data:text/html,x">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="#s3">a</a>', '<a href="#s3" rel="noopener noreferrer">a</a>'),
        ("<iframe src='http://x.org'></iframe><object></object><svg onload=x()></svg>", ""),
        ('<img src="http://x.org/a.png">', ""),
        ("<form action=x><input></form>", ""),
        ('<p style="position:fixed;color:red">a</p>', '<p style="color:red">a</p>'),
        ('<p style="background-image:url(http://x.org/a)">a</p>', '<p style="">a</p>'),
        ('<mark class="quoted" title="who says so">a</mark>', '<mark class="quoted" title="who says so">a</mark>'),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)
def test_only_harmless_html_is_let_through(html: str, expected: str) -> None:
    assert clean(html) == expected


def test_tables_say_what_heads_what_and_which_columns_hold_numbers() -> None:
    table = clean(
        "<table><thead><tr><th>outlet</th><th>words</th></tr></thead>"
        "<tbody><tr><th>A</th><td>1,200</td></tr><tr><th>B</th><td>−3.5%</td></tr></tbody></table>"
    )
    assert '<th data-kind="name" scope="col">outlet</th>' in table
    assert '<th data-kind="number" scope="col">words</th>' in table
    assert '<th data-kind="name" scope="row">A</th><td data-kind="number">1,200</td>' in table


def test_title_and_question_come_from_the_first_cell(tmp_path: Path) -> None:
    page = _page(tmp_path, _prose("# Who *said* it?\n\nWhose words does each outlet carry?\n\nMore."), _prose("## Part"))
    assert page.title == "Who said it?"
    assert page.question == "Whose words does each outlet carry?"
    assert "<h1" not in "".join(b.html for b in page.blocks)
    assert [(h.level, h.anchor) for h in page.headings] == [(2, "part")]


def test_headings_of_one_name_have_anchors_of_their_own(tmp_path: Path) -> None:
    page = _page(tmp_path, _prose("# T"), _prose("## Chart\n\n# Chart\n\n## <b>"))
    assert [h.anchor for h in page.headings] == ["chart", "chart-2", "section"]
    assert '<h2 id="chart-2">Chart</h2>' in page.blocks[0].html


def test_code_comes_after_what_it_shows_and_parameters_stay_out(tmp_path: Path) -> None:
    parameters = {"cell_type": "code", "source": "x = 1", "metadata": {"tags": ["parameters"]}, "outputs": []}
    page = _page(tmp_path, _prose("# T"), parameters, _shown({"text/plain": "42"}))
    assert page.blocks == (Block("text", text="42"), Block("code", text="secret = 1"))


def test_a_figure_keeps_its_description_and_its_files(tmp_path: Path) -> None:
    (tmp_path / "figures" / "01-x").mkdir(parents=True)
    for suffix in ("svg", "csv"):
        (tmp_path / "figures" / "01-x" / f"tolls.{suffix}").write_text("x")
    said = {"mediaanalysis": {"name": "tolls", "alt": "Six bars.", "caption": "Tolls by outlet."}}
    (figure,) = _page(tmp_path, _shown({"image/png": "AAAA", "image/svg+xml": "<svg/>"}, said)).figures
    assert figure.source == "data:image/svg+xml;base64,PHN2Zy8+"
    assert (figure.alt, figure.caption) == ("Six bars.", "Tolls by outlet.")
    assert [d.href for d in figure.downloads] == ["figures/01-x/tolls.svg", "figures/01-x/tolls.csv"]


def test_a_figure_of_any_library_may_describe_itself(tmp_path: Path) -> None:
    (figure,) = _page(tmp_path, _shown({"image/png": "AA\nAA\n"}, {"image/png": {"alt": "A line."}})).figures
    assert (figure.source, figure.alt) == ("data:image/png;base64,AAAA", "A line.")


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", HOSTILE])
def test_a_figure_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    (figure,) = _page(tmp_path, _shown({"image/png": "AAAA"}, {"mediaanalysis": {"name": name}})).figures
    assert figure.downloads == ()


@pytest.mark.parametrize("kind", ["text/html", "text/markdown"])
def test_hostile_text_is_inert_whatever_it_comes_as(tmp_path: Path, kind: str) -> None:
    page = _page(tmp_path, _prose("# T"), _shown({kind: HOSTILE}))
    assert "<script" not in page.blocks[0].html
    assert "onerror=" not in page.blocks[0].html


def test_terminal_escapes_do_not_reach_the_page(tmp_path: Path) -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": "\x1b[31mred\x1b[0m\x1b]0;title\x07"}
    cell = {"cell_type": "code", "source": "", "outputs": [stream]}
    assert "\x1b" not in _page(tmp_path, _prose("# T"), cell).blocks[0].text


def test_links_between_notebooks_become_links_between_pages(tmp_path: Path) -> None:
    page = _page(tmp_path, _prose("# T\n\nSee [figures](02-figures.ipynb#chart)."))
    assert 'href="02-figures.html#chart"' in page.blocks[0].html
