"""Files for papers: all there, the same bytes each time, and nothing in them that runs."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from gallery import CHARTS
from mediaanalysis import DataError, charts, compare
from mediaanalysis.charts.export import csv_text
from synthetic import make_tables

mpl.use("Agg")
WORDS = {"caption": "A caption: 50% & more, “≥80”.", "alt": "Two bars."}


@pytest.fixture
def figure():
    sizes = compare.outlet_sizes(make_tables(4, 12))
    with charts.theme():
        yield charts.sizes_figure(sizes, note="A note")
    plt.close("all")


@pytest.fixture
def data():
    return compare.outlet_sizes(make_tables(4, 12))


def test_all_files_are_there_and_the_figure_keeps_its_size(figure, data, tmp_path):
    size = figure.get_size_inches().tolist()
    files = charts.export(figure, "sizes", folder=tmp_path, data=data, width="column", **WORDS)
    assert [f.name for f in files] == [f"sizes.{form}" for form in ("pdf", "svg", "png", "csv", "txt", "tex")]
    assert figure.get_size_inches().tolist() == size


@pytest.mark.parametrize(("width", "mm"), [("column", 89), ("page", 183), (120, 120)])
def test_widths_are_those_of_journals(figure, data, tmp_path, width, mm):
    charts.export(figure, "f", folder=tmp_path, data=data, width=width, formats=["png"], **WORDS)
    picture = Image.open(tmp_path / "f.png")
    assert picture.width == pytest.approx(mm / 25.4 * 300, abs=1)
    assert picture.info["dpi"][0] == pytest.approx(300, abs=0.1)


def test_equal_figures_are_equal_files(data, tmp_path):
    for run in ("one", "two"):
        with charts.theme():
            figure = charts.sizes_figure(data, note="A note")
        charts.export(figure, "f", folder=tmp_path / run, data=data, **WORDS)
        plt.close(figure)
    for one in (tmp_path / "one").iterdir():
        assert one.read_bytes() == (tmp_path / "two" / one.name).read_bytes(), one.name


@pytest.mark.parametrize("width", ["page", "column"])
@pytest.mark.parametrize("chart", ["map", "names", "tolls"])  # whose layout takes more than one draw to come to rest
def test_a_figure_that_was_drawn_before_is_saved_the_same(tmp_path, chart, width):
    with charts.theme():
        figure = CHARTS[chart](make_tables(5, 15))
        for draws in (0, 1, 2):
            for _ in range(draws):
                figure.canvas.draw()
            given = {"data": pd.DataFrame(), "width": width, "formats": ["svg"]}
            charts.export(figure, "f", folder=tmp_path / str(draws), **given, **WORDS)
    assert len({(tmp_path / str(draws) / "f.svg").read_bytes() for draws in (0, 1, 2)}) == 1
    plt.close("all")


def test_a_date_is_only_in_files_that_are_given_one(figure, data, tmp_path, monkeypatch):
    charts.export(figure, "f", folder=tmp_path, data=data, **WORDS)
    assert b"CreationDate" not in (tmp_path / "f.pdf").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1474113600")
    charts.export(figure, "f", folder=tmp_path, data=data, **WORDS)
    assert b"D:20160917" in (tmp_path / "f.pdf").read_bytes()
    assert "2016-09-17" in (tmp_path / "f.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(("chart", "journal", "width"), [
    ("sizes", "plos", "page"), ("anonymity", "nature", "column"), ("voices", "springer", "page"), ("timeline", "", 100),
])  # fmt: skip
def test_a_figure_is_laid_out_anew_for_a_journal_and_stays_as_it_was(tmp_path, chart, journal, width):
    with charts.theme():
        figure = CHARTS[chart](make_tables(5, 15))
        before = _pixels(figure)
        charts.export(figure, "f", folder=tmp_path, data=pd.DataFrame(), width=width, journal=journal, formats=["png"], **WORDS)
        assert (_pixels(figure) == before).all()
    preset = charts.JOURNALS[journal]
    wide = {"column": preset.column, "page": preset.page}.get(width, width)
    assert Image.open(tmp_path / "f.png").width == pytest.approx(wide / 25.4 * preset.dpi, abs=1)
    plt.close("all")


def test_type_is_no_smaller_than_a_journal_asks_for(tmp_path, monkeypatch):
    sizes = []
    monkeypatch.setattr(Figure, "savefig", lambda figure, *_, **__: sizes.extend(
        text.get_fontsize() for text in figure.findobj(Text) if text.get_text()))  # fmt: skip
    with charts.theme():
        figure = CHARTS["voices"](make_tables(5, 15))
    charts.export(figure, "f", folder=tmp_path, data=pd.DataFrame(), journal="plos", formats=["png"], **WORDS)
    assert min(sizes) >= charts.JOURNALS["plos"].least - 0.01
    plt.close("all")


def test_a_figure_that_does_not_fit_is_not_written(tmp_path):
    with charts.theme():
        figure = CHARTS["matrix"](make_tables(5, 15))
    with pytest.raises(DataError, match=r'labels do not fit into 60 mm; write width="page" \(183 mm\) or draw fewer than its 5 rows'):
        charts.export(figure, "f", folder=tmp_path, data=pd.DataFrame(), width=60, **WORDS)
    assert not list(tmp_path.iterdir())
    plt.close("all")


def test_a_tiff_is_flat_and_described(figure, data, tmp_path):
    charts.export(figure, "f", folder=tmp_path, data=data, formats=["tiff"], **WORDS)
    picture = Image.open(tmp_path / "f.tiff")
    assert (picture.mode, picture.info["compression"], picture.tag_v2[270]) == ("RGB", "tiff_lzw", "Two bars.")
    assert picture.info["dpi"] == (300, 300)


def test_pdf_fonts_are_truetype_and_alt_text_travels(figure, data, tmp_path):
    charts.export(figure, "f", folder=tmp_path, data=data, **WORDS)
    pdf = (tmp_path / "f.pdf").read_bytes()
    assert b"/Type3" not in pdf
    assert b"/CIDFontType2" in pdf
    assert Image.open(tmp_path / "f.png").info["Description"] == "Two bars."
    assert "Two bars." in (tmp_path / "f.svg").read_text(encoding="utf-8")
    assert (tmp_path / "f.txt").read_text(encoding="utf-8") == WORDS["caption"] + "\n\nAlt text: Two bars.\n"


def test_the_latex_snippet_is_escaped(figure, data, tmp_path):
    charts.export(figure, "my_figure", folder=tmp_path, data=data, formats=["pdf"], **WORDS)
    snippet = (tmp_path / "my_figure.tex").read_text(encoding="utf-8")
    assert r"50\% \& more, “$\geq$80”" in snippet
    assert r"\includegraphics[width=\linewidth, alt={Two bars.}]{my_figure.pdf}" in snippet


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"caption": " "}, "caption is empty"),
        ({"alt": ""}, "alt is empty"),
        ({"width": "wide"}, "width='wide'"),
        ({"width": 0.01}, "20 to 1,000 mm"),
        ({"journal": "elsewhere"}, "there are elsevier, nature"),
        ({"formats": ["eps"]}, r"formats \['eps'\]"),
        ({"name": "../../etc/passwd"}, "name '../../etc/passwd'"),
    ],
)
def test_what_cannot_be_exported_says_why(figure, data, tmp_path, wrong, message):
    given = {"name": "f", "folder": tmp_path, "data": data, **WORDS} | wrong
    with pytest.raises(DataError, match=message):
        charts.export(figure, given.pop("name"), **given)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1 dead", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_cells_that_a_spreadsheet_would_run_are_defused(cell):
    assert csv_text(pd.DataFrame({"words": [cell]})).split("\n")[1].lstrip('"').startswith("'")


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), min_size=1, max_size=5))
def test_no_text_makes_a_formula(cells):
    frame = pd.DataFrame({"words": cells, "n": range(len(cells))})
    for cell in pd.read_csv(pd.io.common.StringIO(csv_text(frame)), keep_default_na=False, dtype=str)["words"]:
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_numbers_stay_numbers():
    assert csv_text(pd.DataFrame({"n": [-1, 2], "x": [-0.5, None]})) == "n,x\n-1,-0.5\n2,\n"


def _pixels(figure):
    for _ in range(3):  # a layout may take more than one draw to come to rest
        figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba()).copy()
