import pandas as pd
import pytest

import mediaanalysis as ma
from mediaanalysis.report.changes import Changes, DocumentChange, RateChange, find_changes

RECORD = {
    "run": "1",
    "codebook": {"sha256": "a"},
    "code": {"sha256": "b"},
    "packages": {"pandas": "2.0"},
    "notebooks": [{"name": "01", "parameters": {"least": 3}}],
}


def _tables(*documents: tuple[str, str]) -> ma.Tables:
    """Tables of documents by one outlet, given as id and text."""
    made = (ma.Document(id=i, text=t, outlet="Wire", title=f"Title {i}", sha256=str(hash(t))) for i, t in documents)
    return ma.build_tables(ma.analyze(document) for document in made)


A = ("a", "Ten people were killed in the raid, police said.")
B = ("b", "The raid may have been a mistake.")
MORE = ("a", "Twelve people were killed in the raid, police said.")


@pytest.mark.parametrize(
    ("before", "after", "documents", "figures", "summary"),
    [
        ([A], [A], [], [], "the same documents, casualty figures and rates"),
        ([A], [A, B], [("new", "b")], [], "documents: 1 new"),
        ([A, B], [A], [("gone", "b")], [], "documents: 1 gone"),
        ([A], [MORE], [("edited", "a")], [("new", "Twelve"), ("gone", "Ten")],
         "documents: 1 edited; casualty figures: 1 new, 1 gone"),
    ],
)  # fmt: skip
def test_what_is_new_gone_or_edited(
    before: list[tuple[str, str]],
    after: list[tuple[str, str]],
    documents: list[tuple[str, str]],
    figures: list[tuple[str, str]],
    summary: str,
) -> None:
    changes = find_changes(_tables(*before), _tables(*after), RECORD, RECORD)
    assert [(c.what, c.document) for c in changes.documents] == documents
    assert [(c.what, c.figure) for c in changes.figures] == figures
    assert changes.summary.startswith(summary)
    assert changes.causes == ()


def test_rates_that_moved_are_told_with_their_hits() -> None:
    before, after = _tables(A), _tables(A)
    row = before.tags.iloc[:0].reindex([0]).assign(
        document_id="a", segment_id=0, feature="hedge", voice="outlet", text="may"
    )  # fmt: skip
    after = ma.Tables(**{**{n: getattr(after, n) for n in ma.tables.COLUMNS}, "tags": pd.concat([after.tags, row])})
    own = int(after.segments["words_outlet"].sum())
    (rate,) = find_changes(before, after, RECORD, RECORD).rates
    assert rate == RateChange("Wire", "hedge", None if not own else 0.0, round(1000 / own, 1), 0, 1)


def test_what_else_is_different_is_named() -> None:
    now = RECORD | {
        "codebook": {"sha256": "c"},
        "packages": {"pandas": "3.0", "nltk": "3.9"},
        "notebooks": [{"name": "01", "parameters": {"least": 5}}, {"name": "02", "parameters": {}}],
    }
    assert find_changes(_tables(A), _tables(A), RECORD, now).causes == (
        "the codebook", "nltk (not there → 3.9)", "pandas (2.0 → 3.0)", "parameters of 01 (least)"
    )  # fmt: skip


def test_the_summary_counts_what_changed() -> None:
    documents = (DocumentChange("new", "", "", "a"), DocumentChange("new", "", "", "b"))
    moved = (RateChange("", "hedge", 0.0, 1.0, 0, 1),) * 2
    assert Changes("1", (), documents, (), moved).summary == "documents: 2 new; rates: 2 moved"
