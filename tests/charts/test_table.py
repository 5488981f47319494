"""Tables for papers: escaped in each notation, with sensible digits, the same bytes each time."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mediaanalysis import DataError, charts

FRAME = pd.DataFrame({
    "outlet": ["BBC & co_50%", "=SUM(A1)", "<script>x</script>"], "per_1000": [1.25, None, 0.0004], "hits": [1200, 3, -4],
    "sentence": pd.Series([Markup("a <mark>b</mark> &lt;c"), "word " * 12, "\t@cmd"], dtype=object),
})  # fmt: skip
CAPTION = charts.Caption("Rates: 50% & more", ("A note <b>.", "n = 3."))


@pytest.fixture
def files(tmp_path):
    written = charts.export_table(FRAME, "rates", folder=tmp_path, caption=CAPTION)
    assert [file.name for file in written] == ["rates.tex", "rates.html", "rates.csv", "rates.txt"]
    return {file.suffix[1:]: file.read_text(encoding="utf-8") for file in written}


def test_latex_is_booktabs_and_escaped(files):
    tex = files["tex"]
    assert tex.count("rule\n") == 3
    assert r"\caption{Rates: 50\% \& more}" in tex
    assert r"\label{tab:rates}" in tex
    assert r"BBC \& co\_50\% & 1.25 & 1,200 & a b \textless{}c \\" in tex
    assert r"\begin{tabular}{lrrp{0.60\linewidth}}" in tex
    assert r"{\footnotesize\raggedright 3 rows. A note \textless{}b\textgreater{}. n = 3.\par}" in tex


def test_long_tables_break_over_pages(tmp_path):
    charts.export_table(pd.DataFrame({"n": range(60)}), "long", folder=tmp_path, caption="c", formats=["tex"])
    tex = (tmp_path / "long.tex").read_text(encoding="utf-8")
    assert tex.startswith(r"\begin{longtable}{r}")
    assert "60 rows." in tex.partition(r"\end{longtable}")[2]


def test_html_is_escaped_and_has_scopes(files):
    html = files["html"]
    assert "<script>" not in html
    assert "&lt;script&gt;x" in html
    assert html.count('scope="col"') == 4
    assert ">per 1000</th>" in html
    assert ">a b &lt;c</td>" in html
    assert "<p>A note &lt;b&gt;.</p>" in html


def test_csv_has_all_digits_and_no_formula(files):
    assert files["csv"].splitlines()[1:] == ["BBC & co_50%,1.25,1200,a b <c", f"'=SUM(A1),,3,{'word ' * 12}", "<script>x</script>,0.0004,-4,'\t@cmd"]
    assert files["txt"] == "Rates: 50% & more\n\n3 rows.\n\nA note <b>.\n\nn = 3.\n"


def test_equal_tables_are_equal_files(files, tmp_path):
    for file in charts.export_table(FRAME, "rates", folder=tmp_path / "again", caption=CAPTION):
        assert file.read_text(encoding="utf-8") == files[file.suffix[1:]]


@pytest.mark.parametrize("frame", [FRAME.iloc[:0], pd.DataFrame(), pd.DataFrame([[1, 2]], columns=["a", "a"])])
def test_tables_without_rows_and_with_equal_names_are_written(frame, tmp_path):
    assert len(charts.export_table(frame, "t", folder=tmp_path, caption="c")) == 4


@pytest.mark.parametrize(("wrong", "message"), [
    ({"caption": ""}, "caption is empty"), ({"formats": ["docx"]}, "formats"), ({"name": "a/b"}, "name 'a/b'"),
])  # fmt: skip
def test_what_cannot_be_written_says_why(wrong, message, tmp_path):
    given_ = {"name": "t", "folder": tmp_path, "caption": "c"} | wrong
    with pytest.raises(DataError, match=message):
        charts.export_table(FRAME, given_.pop("name"), **given_)
    assert not list(tmp_path.iterdir())


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_no_cell_breaks_a_table(tmp_path_factory, cell):
    folder = tmp_path_factory.getbasetemp() / "hostile"
    charts.export_table(pd.DataFrame({"a": [cell], "b": ["x"]}), "t", folder=folder, caption="c", formats=["tex", "html"])
    assert (folder / "t.tex").read_text(encoding="utf-8").count(" & ") == 2
    assert (folder / "t.html").read_text(encoding="utf-8").count("<td") == 2
