from importlib import import_module

import pandas as pd

import mediaanalysis as ma
from mediaanalysis import charts, compare
from mediaanalysis.tables import build_tables

EVIL = '"><script>alert(1)</script>'


def test_places_that_overlap_share_a_mark():
    html = charts.mark_places(f"Reckless raid {EVIL}", [(0, 8, "evaluative"), (0, 13, EVIL), (9, 13, "agency")])
    assert "<script" not in html
    assert html.count("<mark") == 3
    assert 'title="evaluative; &#34;&gt;&lt;script' in html


def test_tables_of_an_event_are_escaped():
    texts = [f"Raid {EVIL}\n\n“We regret the loss of life in {EVIL} the valley,” Ada Roe said."] * 2
    tables = build_tables(ma.analyze(ma.Document(f"d{i}", text, outlet=f"{EVIL}{i}")) for i, text in enumerate(texts))
    for table in (
        charts.select_headlines(compare.headline_table(tables, ["hedge"])),
        charts.select_quotations(compare.quotation_table(tables)),
    ):
        assert len(table)
        for cell in table.to_numpy().ravel():
            assert "<script" not in getattr(cell, "__html__", lambda: "")()


def test_documents_stand_beside_each_other(monkeypatch):
    outputs = []
    monkeypatch.setattr(import_module("mediaanalysis.charts.event"), "publish_display_data", lambda data, metadata: outputs.append(data))
    charts.show_readings(*(ma.analyze(ma.Document(name, f"Raid {EVIL}. “No,” she said.", outlet=name)) for name in "ab"))
    html = outputs[0]["text/html"]
    assert html.count("<div lang=") == 2
    assert "<script" not in html
    assert outputs[0]["text/plain"] == "a (a)\n\nb (b)"


def test_no_headline_and_no_quotation_are_empty_tables():
    tables = build_tables([ma.analyze(ma.Document("d", "A raid."))])
    assert charts.select_headlines(compare.headline_table(tables, []).head(0)).empty
    assert charts.select_quotations(compare.quotation_table(tables)).empty
    assert isinstance(charts.select_headlines(compare.headline_table(tables, [])), pd.DataFrame)
