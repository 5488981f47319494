"""Tables are plain HTML that a script makes sortable; what is in them is text."""

import pandas as pd
from markupsafe import Markup

from mediaanalysis.display.table import table_html, table_script, with_script

EVIL = '"><script>alert(1)</script>'


def test_nothing_in_a_table_is_markup_but_what_says_so():
    cells = pd.Series([EVIL, Markup("<b>x</b>")], dtype=object)  # pandas' own strings would be plain again
    html = table_html(pd.DataFrame({"outlet": cells, EVIL: [1, None]}), caption=EVIL, anchor=EVIL)
    assert "<script" not in html
    assert "<b>x</b>" in html


def test_columns_by_which_rows_are_looked_for_are_marked():
    html = table_html(pd.DataFrame({"outlet": ["A"], "words": [1]}), caption="c")
    assert html.count("data-filter") == 1
    assert '<th scope="col" data-filter="outlet"' in html


def test_the_script_asks_for_nothing_and_cannot_end_early():
    script = table_script()
    assert "</" not in script
    assert not any(word in script for word in ("fetch", "XMLHttpRequest", "http", "innerHTML", "eval(", "import"))
    assert with_script("<table></table>").count("<script>") == 1
