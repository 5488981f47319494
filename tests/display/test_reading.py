"""What an analysis looks like: the whole text, escaped, in elements that nest; the same after the report's cleaning."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

import mediaanalysis as ma
from mediaanalysis.casualty.claim import Claim
from mediaanalysis.casualty.number import Quantity
from mediaanalysis.corpus.document import Segment
from mediaanalysis.display.reading import html_of
from mediaanalysis.framing.attribution import Attribution
from mediaanalysis.framing.codebook import load_codebook
from mediaanalysis.framing.tag import Tag
from mediaanalysis.framing.voice import Content
from mediaanalysis.report.page import clean
from mediaanalysis.text.span import Span, cut

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
TEXT = (
    "Two dead in Ashford\n\n"
    "At least two people died, Mayor Ada Roe said on Friday. “It was a reckless mistake,” she added. "
    "Activists claimed the figure might be nine."
)
VOID = {"br", "hr"}


class Page(HTMLParser):
    """The elements of a page and the text in those of class "text", without the bounds set beside figures."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, str]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if ("div", "text") in self.stack and self.stack[-1][0] != "sup":
            self.text += data

    def spelled_alike(self) -> list[tuple[str, dict[str, str]]]:
        space = re.compile(r"\s*([:;,])\s*")
        return [(t, {k: space.sub(r"\1", v or "") for k, v in a.items() if k != "rel"}) for t, a in self.elements]

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [a for t, a in self.elements if t == tag and attributes.items() <= a.items()]


def shown(text: str) -> str:
    return ma.analyze(ma.Document("a", text, outlet="The Ashford Post", title="Two dead"))._repr_html_()


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(shown(TEXT))


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    a, b = sorted((draw(st.integers(0, length)), draw(st.integers(0, length))))
    return Span(a, b)


def in_order(found: list[Span]) -> list[Span]:
    """Those that overlap none before them."""
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def note(page: Page, words: str) -> str:
    return next(a["title"] or "" for _, a in page.elements if words in (a.get("title") or ""))


@given(st.data())
def test_pieces_cover_the_text_and_know_what_covers_them(data):
    length = data.draw(st.integers(0, 30))
    found = data.draw(st.lists(spans(length + 3), max_size=8))
    pieces = list(cut(length, found))
    assert [i for piece, _ in pieces for i in range(piece.start, piece.end)] == list(range(length))
    for piece, over in pieces:
        assert len(piece)
        for i, span in enumerate(found):
            assert (i in over) == span.overlaps(piece) == span.contains(piece)


@given(st.data())
def test_the_text_is_whole_whatever_overlaps_in_it(data):
    text = data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
    n, some = len(text), st.lists(spans(len(text)), max_size=4)
    edges = sorted({0, n, *data.draw(st.lists(st.integers(0, n), max_size=3))})
    segments = [Segment(Span(a, b), "report", outlet=EVIL) for a, b in zip(edges, edges[1:], strict=False)]
    cues = [
        Attribution(a, "neutral", (), "indirect", b, source=text, source_name=EVIL)
        for a, b in zip(data.draw(some), data.draw(some), strict=False)
    ]
    who = st.none() | st.integers(0, len(cues) - 1) if cues else st.none()
    contents = [Content(s, "quoted", data.draw(who)) for s in in_order(data.draw(some)) if len(s)]
    tags = [Tag(s, "hedge", "epistemic", EVIL, "outlet", None) for s in data.draw(some)]
    claims = [Claim(Quantity(s, 3, None, "at_least"), "killed", source=EVIL) for s in data.draw(some)]
    document = ma.Document(EVIL, text, outlet=EVIL, title=EVIL)
    for html in (html_of(document, segments, cues, contents, tags, claims), html_of(document, (), (), (), tags, ())):
        page = Page(html)
        assert page.text == text
        assert not page.stack
        assert not page.all("script")
        assert not page.all("img")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a\r\nb\rc", "‮evil", "<b>&amp;&#60;", "“", "He said: “" * 30, "\x00", "\ud800"])
def test_any_text_can_be_shown(text):
    assert Page(shown(text)).text == text.replace("\ud800", "?")


def test_the_text_is_whole_after_cleaning():
    assert Page(str(clean(shown(TEXT)))).text == TEXT


def test_nothing_is_lost_in_cleaning_but_that_links_say_what_they_are():
    html = shown(TEXT)
    assert Page(str(clean(html))).spelled_alike() == Page(html).spelled_alike()


def test_voices_are_told_apart_without_colour(page):
    looks = {voice: page.all("span", **{"class": voice})[0]["style"] or "" for voice in ("quoted", "paraphrased")}
    assert "border-bottom: 1px solid" in looks["quoted"]
    assert "border-bottom: 1px dashed" in looks["paraphrased"]
    assert all("rgba" in look for look in looks.values())  # a tint, so that it holds in light and in dark


def test_cues_and_sources_lead_to_each_other(page):
    ids = [a["id"] for _, a in page.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    links = [a["href"] for a in page.all("a")]
    assert links
    assert all(link and link.startswith("#") and link[1:] in ids for link in links)


def test_no_link_is_white_space_alone(sample: Path) -> None:
    for document in ma.load_documents(sample):
        html = ma.analyze(document)._repr_html_()
        assert not re.search(r"<a [^>]*>\s*</a>", html), document.id


def test_hovering_tells_what_a_mark_is(page):
    assert "cues: said (neutral)" in note(page, "Ada Roe; named person")
    assert "source: Ada Roe" in note(page, "cue: ")
    assert re.search(r"evaluative · negative · \S+ · quoted · Ada Roe", note(page, "evaluative"))
    assert "claim: killed · low 2 · high open · at least" in note(page, "at least")


def test_bounds_stand_beside_a_figure_unless_it_says_them():
    assert ">≥2</sup>" in shown("At least two people died.")
    assert ">≥24</sup>" in shown("Dozens of soldiers were killed.")
    assert "<sup" not in shown("62 soldiers were killed.").split('class="text"')[1]


def test_the_legend_has_the_features_that_occur(page):
    html = shown("It was a quiet day.")
    assert "evaluative" not in html
    assert "evaluative</span>" in shown(TEXT)


def test_outlets_of_a_composite_page_stand_beside_their_parts(sample: Path):
    (document,) = [d for d in ma.load_documents(sample) if "two-reports" in d.id]
    html = ma.analyze(document)._repr_html_()
    for outlet in {s.outlet for s in ma.analyze(document).segments} - {""}:
        assert f"{outlet} · " in html


def test_two_documents_may_share_a_page(page):
    other = ma.analyze(ma.Document("b", TEXT))._repr_html_()
    ids = {a["id"] for _, a in page.elements if a.get("id")}
    assert not ids & {a["id"] for _, a in Page(other).elements if a.get("id")}


def test_a_document_is_a_card():
    document = ma.Document("a", "Text.", outlet=EVIL, title=EVIL, inferred=frozenset({"outlet"}))
    card = document._repr_html_()
    assert "<script" not in card
    assert "inferred from the text: outlet" in card
    assert "outlet not stated" in replace(document, outlet="")._repr_html_()


@pytest.mark.parametrize("made", ["corpus", "tables", "codebook", "claim"])
def test_what_else_shows_itself_is_escaped(made: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("At least 40 people were killed, the army said.", encoding="utf-8")
    (tmp_path / "corpus.toml").write_text(f"[corpus]\nname = '''{EVIL}'''\n[[outlet]]\nname = '''{EVIL}'''\n", encoding="utf-8")
    corpus = ma.open_corpus(tmp_path)
    (document,) = corpus
    claim = structs.replace(ma.analyze(document).claims[0], chain=(EVIL,))
    entry = replace(load_codebook().entries[0], category=EVIL)
    values = {"corpus": corpus, "tables": ma.load_tables(tmp_path), "codebook": load_codebook().with_entries([entry]), "claim": claim}
    html = values[made]._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    Page(html)
