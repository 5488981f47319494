from datetime import datetime

import pytest

from mediaanalysis.corpus.masthead import Masthead, read_dateline, read_foot, read_masthead, read_title_credit

DAY = datetime(2016, 9, 19)

LINES = [
    ("By Ana Reyes", Masthead("Ana Reyes")),
    ("By Ana Reyes 19 September 2016", Masthead("Ana Reyes", "", DAY)),
    ("Ana Reyes / Meridian Wire", Masthead("Ana Reyes", "Meridian Wire")),
    ("Ana Reyes / Meridian Wire & Jo Vane / The Ledger – 2016-09-19 02:02:02",
     Masthead("Ana Reyes & Jo Vane", "Meridian Wire + The Ledger", datetime(2016, 9, 19, 2, 2))),
    ("September 19th, 2016 - by admin", Masthead("", "", DAY)),
    ("Sept. 19, 2016", Masthead("", "", DAY)),
    ("19 September 2016", Masthead("", "", DAY)),
    ("2016-09-19", Masthead("", "", DAY)),
    ("31 February 2016", None),
    ("Ana Reyes", None),
    ("By dawn the base was lost", None),
    ("Strike kills 62 soldiers / dozens hurt near airport, says army", None),
    ("x" * 400, None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line[:40] for line, _ in LINES])
def test_what_a_line_states(line: str, expected: Masthead | None) -> None:
    assert read_masthead(line) == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("(September 19, 2016) — The base fell.", Masthead(published=DAY)),
        ("BEIRUT (Reuters) - The base fell.", Masthead(outlet="Reuters")),
        ("GAZA CITY, Gaza Strip (AP) — The base fell.", Masthead(outlet="AP")),
        ("The base (a small one) fell.", Masthead()),
    ],
)
def test_what_a_dateline_states(paragraph: str, expected: Masthead) -> None:
    assert read_dateline(paragraph) == expected


def test_a_title_may_end_in_its_outlet() -> None:
    assert read_title_credit("Truce over – By The Red Ledger") == "The Red Ledger"
    assert read_title_credit("Truce stands by a thread") == ""


def test_the_foot_names_the_publisher() -> None:
    assert read_foot("To contact the RLs and the\nLeague visit:\n\nrls.org/contact") == "RLS"
    assert read_foot("Related articles") == ""
