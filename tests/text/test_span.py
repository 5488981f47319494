import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.text.span import Span, index_at, intersect, merge, trim

spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 40), st.integers(0, 40))
many = st.lists(spans, max_size=8)


def chars(*of: Span) -> set[int]:
    return {i for span in of for i in range(span.start, span.end)}


@given(spans, spans)
def test_overlap_and_containment_speak_of_characters(a: Span, b: Span) -> None:
    assert a.overlaps(b) == bool(chars(a) & chars(b))
    if len(b):
        assert a.contains(b) == (chars(b) <= chars(a))


@given(many)
def test_merge_keeps_the_characters_in_stretches_that_do_not_touch(given_spans: list[Span]) -> None:
    merged = merge(given_spans)
    assert chars(*merged) == chars(*given_spans)
    assert all(a.end < b.start for a, b in zip(merged, merged[1:], strict=False))


@given(many, many)
def test_intersect_is_what_both_sides_have(a: list[Span], b: list[Span]) -> None:
    assert chars(*intersect(a, b)) == chars(*a) & chars(*b)


@given(many, st.integers(0, 40))
def test_index_at_finds_the_span_that_holds_the_offset(given_spans: list[Span], offset: int) -> None:
    merged = merge(given_spans)
    found = index_at(merged, offset)
    assert (found is None) == (offset not in chars(*merged))
    assert found is None or offset in chars(merged[found])


@given(st.text())
def test_trim_takes_white_space_only(text: str) -> None:
    assert trim(text, Span(0, len(text))).of(text) == text.strip()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (5, 4)])
def test_what_is_no_interval_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"not a span: start={start}, end={end}"):
        Span(start, end)
