from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.corpus.document import Document
from mediaanalysis.corpus.segment import find_segments

COMPOSITE = """Truce shattered (UPDATES) – By Meridian Wire

Jets hit an army post on Saturday, the army said.

Comment: The post had been besieged for weeks.

The ministry said 62 soldiers died.

Comment: A source told us:

“It looked planned.”

Officials declined to say more.

Update 1: The coalition has answered. From Harbour News:

The coalition said it had halted the raid.

So much for that.

Update 2: Old Square Blog provides the details:

The planes came from the south.

Base Lost After Strike
Jo Vane / The Ledger

(September 18, 2016) — The base has been lost.

Related Articles
"""


def kinds(text: str, outlet: str = "") -> list[tuple[str, str, str]]:
    document = Document("d", text, outlet)
    return [(s.kind, s.outlet, s.span.of(text).split("\n")[0][:30].strip()) for s in find_segments(document)]


def test_a_composite_page_falls_into_its_voices() -> None:
    assert kinds(COMPOSITE) == [
        ("headline", "Meridian Wire", "Truce shattered (UPDATES) – By"),
        ("reprint", "Meridian Wire", "Jets hit an army post on Satur"),
        ("comment", "", "Comment: The post had been bes"),
        ("reprint", "Meridian Wire", "The ministry said 62 soldiers"),
        ("comment", "", "Comment: A source told us:"),
        ("reprint", "Meridian Wire", "Officials declined to say more"),
        ("comment", "", "Update 1: The coalition has an"),
        ("reprint", "Harbour News", "The coalition said it had halt"),
        ("comment", "", "So much for that."),
        ("reprint", "Old Square Blog", "The planes came from the south"),
        ("headline", "The Ledger", "Base Lost After Strike"),
        ("boilerplate", "The Ledger", "Jo Vane / The Ledger"),
        ("reprint", "The Ledger", "(September 18, 2016) — The bas"),
        ("boilerplate", "", "Related Articles"),
    ]


def test_a_plain_article_is_one_report_of_its_outlet() -> None:
    text = "Base lost\n\nBy Ana Reyes\n\nThe base fell. Update: none is planned.\n\nNobody spoke."
    assert kinds(text, "The Ledger") == [
        ("headline", "The Ledger", "Base lost"),
        ("boilerplate", "The Ledger", "By Ana Reyes"),
        ("report", "The Ledger", "The base fell. Update: none is"),
    ]


def test_a_name_is_a_byline_where_a_date_stands_under_it() -> None:
    segments = find_segments(Document("d", "Base lost\n\nAna Reyes\n25 July 2016\n\nThe base fell."))
    assert {(s.byline, s.published and s.published.isoformat()[:10]) for s in segments} == {("Ana Reyes", "2016-07-25")}


def test_an_article_by_another_outlet_than_the_page_is_a_reprint() -> None:
    assert kinds("Base lost\nAna Reyes / Meridian Wire\n\nThe base fell.", "Lantern")[-1][:2] == ("reprint", "Meridian Wire")


lines = st.lists(st.sampled_from([*COMPOSITE.split("\n"), "", "a", "By", "(", "Comment:", "Update 1:"]), max_size=14)


@given(lines)
def test_the_segments_cover_every_text_in_order(chosen: list[str]) -> None:
    text = "\n".join(chosen)
    segments = find_segments(Document("d", text))
    assert "".join(s.span.of(text) for s in segments) == text
