"""Charts against stored pictures: a change of look is seen before it is published.

The pictures are small and few. The tolerance lets type that is one per cent larger pass (below 5), as another FreeType
may set it, but not an axis that is five per cent longer (15 and more).
After a wanted change: ``make baseline``, look at each picture that changed, and commit them.
"""

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

from gallery import CHARTS
from mediaanalysis import charts
from synthetic import make_tables

mpl.use("Agg")
PICTURES = [
    ("anonymity", 5, 15), ("choices", 5, 15), ("framing", 5, 15), ("framing", 40, 400), ("holders", 5, 15),
    ("keyness", 5, 60), ("likeness", 5, 15), ("map", 5, 15), ("names", 5, 15), ("sizes", 5, 15), ("sizes", 40, 400), ("stances", 5, 15), ("strip", 5, 15),
    ("timeline", 5, 15), ("voices", 2, 5),
]  # fmt: skip


@pytest.mark.parametrize(("chart", "outlets", "documents"), PICTURES)
@pytest.mark.mpl_image_compare(
    baseline_dir="pictures", style="default", backend="agg", tolerance=8, savefig_kwargs={"dpi": 50}
)
def test_a_chart_looks_as_it_did(chart, outlets, documents):
    plt.close("all")
    with charts.theme():
        figure = CHARTS[chart](make_tables(outlets, documents))
        figure.draw_without_rendering()
    return figure
