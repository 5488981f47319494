"""Who is counted: words of outlets, not of pages; reprints once."""

import pandas as pd
import pytest

from mediaanalysis import DataError, build_tables, load_tables
from mediaanalysis.compare import (
    find_repeats,
    of_event,
    of_outlets,
    outlet_order,
    outlet_sizes,
    unit_table,
    without_repeats,
)
from mediaanalysis.compare.units import NOT_STATED
from synthetic import make_tables


@pytest.fixture(scope="module")
def tables(sample):
    return load_tables(sample)


def test_a_composite_page_counts_for_each_outlet_in_it(tables):
    page = unit_table(tables).query("document_id.str.contains('lantern')")
    assert set(page["outlet"]) == {"Meridian Wire", "Lantern Digest", "The Harbour Post"}
    assert page.set_index("outlet")["reprint"].to_dict() == {
        "Meridian Wire": True, "Lantern Digest": False, "The Harbour Post": True,
    }  # fmt: skip


def test_words_of_units_are_the_words_of_segments_that_are_no_boilerplate(tables):
    said = tables.segments[tables.segments["kind"] != "boilerplate"]
    assert outlet_sizes(tables)["words"].sum() == said["words"].sum()
    assert (unit_table(tables)["words"] > 0).all()


def test_reprints_of_what_the_corpus_has_are_left_out_everywhere(tables):
    assert set(find_repeats(tables)["outlet"]) == {"Meridian Wire", "The Harbour Post"}
    once = without_repeats(tables)
    assert find_repeats(once).empty
    assert len(once.about["repeats"]) == 2
    assert outlet_sizes(once)["documents"].tolist() == [4, 3, 2, 3, 2, 1]
    assert set(once.tags["document_id"]) <= set(tables.documents["document_id"])
    lantern = once.claims["document_id"].str.contains("lantern")
    assert lantern.sum() < tables.claims["document_id"].str.contains("lantern").sum()


def test_a_reprint_without_its_original_stays(tables):
    alone = of_event(tables, "urum-al-kubra-2016-09-19")
    assert find_repeats(alone).empty
    assert without_repeats(alone) is alone


def test_outlets_keep_the_order_of_the_description_and_one_that_has_nothing_is_there():
    tables = make_tables(outlets=5)
    sizes = outlet_sizes(tables)
    assert sizes["outlet"].tolist() == [o["name"] for o in tables.about["outlets"]] == outlet_order(tables)
    assert sizes["documents"].tolist()[-1] == 0


def test_what_has_no_outlet_is_named_as_such():
    tables = make_tables(outlets=3)
    for frame in (tables.documents, tables.segments):
        frame.loc[frame.index[:2], "outlet"] = ""
    assert outlet_order(tables)[-1] == NOT_STATED
    assert outlet_sizes(tables).set_index("outlet")["documents"][NOT_STATED] == 2


def test_an_empty_corpus_has_empty_tables():
    tables = build_tables([])
    assert outlet_sizes(tables).empty
    assert find_repeats(tables).empty
    assert isinstance(unit_table(tables), pd.DataFrame)


def test_what_two_outlets_wrote_is_theirs_wherever_it_stands(tables):
    two = of_outlets(tables, ["The Red Ledger", "Meridian Wire"])
    assert outlet_order(without_repeats(two))[:2] == ["Meridian Wire", "The Red Ledger"]
    assert set(unit_table(two)["outlet"]) == {"Meridian Wire", "The Red Ledger"}
    words = outlet_sizes(tables).set_index("outlet")["words"]
    assert outlet_sizes(two).set_index("outlet")["words"]["Meridian Wire"] == words["Meridian Wire"]
    assert set(two.tags["document_id"]) <= set(two.documents["document_id"])
    assert of_outlets(tables, []) is tables
    with pytest.raises(DataError, match="Nobody: not in this corpus; there are Meridian Wire"):
        of_outlets(tables, ["Nobody"])
