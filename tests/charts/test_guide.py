"""The guide to figures does what it says."""

import re

import matplotlib as mpl
import matplotlib.pyplot as plt

from mediaanalysis import charts


def test_the_examples_write_their_files(root, tmp_path, monkeypatch):
    mpl.use("Agg")
    guide = (root / "docs" / "figures.md").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", guide, re.DOTALL)).replace("data/raw", f"{root.as_posix()}/data/raw")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "figures.md", "exec"), {})
    written = {file.name for file in (tmp_path / "figures").iterdir()}
    assert {"framing-rates.pdf", "framing-rates.tiff", "framing-rates.tex", "rates.tex", "rates.html", "rates.csv"} <= written
    plt.close("all")


def test_the_widths_are_those_of_the_presets(root):
    guide = (root / "docs" / "figures.md").read_text(encoding="utf-8")
    rows = {name: (float(column), float(page)) for name, column, page in re.findall(r"^\| `(\w+)` \| ([\d.]+) mm \| ([\d.]+) mm", guide, re.MULTILINE)}
    assert rows == {name: (j.column, j.page) for name, j in charts.JOURNALS.items() if name}


def test_every_chart_in_the_guide_is_there(root):
    guide = (root / "docs" / "figures.md").read_text(encoding="utf-8")
    assert all(hasattr(charts, name) for name in re.findall(r"`(\w+_figure)`", guide))
