"""What a notebook shows: escaped, captioned, once."""

from importlib import import_module

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from markupsafe import Markup

from mediaanalysis import charts, compare
from synthetic import make_tables

mpl.use("Agg")
EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def shown(monkeypatch):
    outputs = []
    monkeypatch.setattr(import_module("mediaanalysis.charts.show"), "publish_display_data", lambda data, metadata: outputs.append((data, metadata)))
    return outputs


def test_a_figure_is_one_output_with_picture_caption_and_alt(shown, tmp_path):
    data = compare.outlet_sizes(make_tables(3, 9))
    with charts.theme():
        figure = charts.sizes_figure(data)
    charts.show(figure, "sizes", folder=tmp_path, data=data, caption=f"Caption {EVIL}", alt=f'Alt "{EVIL}"')
    [(bundle, metadata)] = shown
    assert set(bundle) == {"image/svg+xml", "text/html", "text/plain"}
    assert metadata["mediaanalysis"]["caption"] == f"Caption {EVIL}"
    assert metadata["mediaanalysis"]["files"] == [f"sizes.{s}" for s in ("pdf", "svg", "png", "csv", "txt", "tex")]
    assert bundle["text/html"].count("<img ") == 1
    assert "Caption &lt;img" in bundle["text/html"]
    assert "<details>" not in bundle["text/html"]
    assert not plt.fignum_exists(figure.number)  # the inline backend would show it again


def test_notes_are_shown_behind_the_caption_escaped(shown, tmp_path):
    data = compare.outlet_sizes(make_tables(3, 9))
    with charts.theme():
        figure = charts.sizes_figure(data)
    charts.show(figure, "sizes", folder=tmp_path, data=data, caption=charts.Caption("Short.", (EVIL, "b")), alt="Alt")
    [(bundle, metadata)] = shown
    assert metadata["mediaanalysis"]["notes"] == [EVIL, "b"]
    assert "Short.<details><summary>Notes</summary><p>&lt;img" in bundle["text/html"]
    assert (tmp_path / "sizes.txt").read_text(encoding="utf-8") == f"Short.\n\n{EVIL}\n\nb\n\nAlt text: Alt\n"
    assert EVIL[1:9] not in (tmp_path / "sizes.tex").read_text(encoding="utf-8")


def test_a_table_is_escaped_and_has_scopes_caption_and_size(shown):
    frame = pd.DataFrame({"outlet": [EVIL, "Wire"], "per_1000": [1.25, None], EVIL: ["&", "b"]})
    charts.show_table(frame, caption=EVIL, note="two documents")
    [(bundle, _)] = shown
    html = bundle["text/html"]
    assert "<img" not in html
    assert html.count('scope="col"') == 3
    assert html.count('scope="row"') == 2
    assert "(2 rows; two documents)</caption>" in html
    assert '<td style="text-align: right">1.25</td>' in html
    assert '<td style="text-align: right"></td>' in html
    assert ">per 1000</th>" in html


@pytest.mark.parametrize(("of", "told"), [(0, "c (2 rows; n)"), (2, "c (2 rows; n)"), (77, "c (2 of 77 rows; n)")])
def test_a_part_of_a_table_says_of_how_many_rows(shown, of, told):
    charts.show_table(pd.DataFrame({"hits": [1, 2]}), caption="c", note="n", of=of)
    assert shown[0][1]["mediaanalysis"]["table"] == told


def test_marked_words_are_the_only_html_that_passes(shown):
    marked = charts.mark_words(pd.Series([f"{EVIL} is reckless <b>"]), pd.Series([32]), pd.Series([40]))
    charts.show_table(pd.DataFrame({"sentence": marked}), caption="c")
    assert "&lt;img src=x onerror=alert(1)&gt; is <mark>reckless</mark> &lt;b&gt;" in shown[0][0]["text/html"]


def test_long_sentences_are_cut_around_the_mark():
    sentence = "word " * 100 + "reckless" + " word" * 100
    [marked] = charts.mark_words(pd.Series([sentence]), pd.Series([500]), pd.Series([508]))
    assert isinstance(marked, Markup)
    assert marked.startswith("… word")
    assert marked.endswith("word …")
    assert "<mark>reckless</mark>" in marked
    assert len(marked) < 480


def test_a_sentence_that_is_missing_is_empty():
    assert charts.mark_words(pd.Series([None]), pd.Series([None]), pd.Series([None])).tolist() == [Markup()]


def test_text_is_escaped(shown):
    charts.show_text(EVIL, "", "Second")
    assert shown[0][0]["text/html"] == "<p>&lt;img src=x onerror=alert(1)&gt;</p>\n<p>Second</p>\n"


def test_captions_say_what_the_numbers_rest_on():
    tables = make_tables(4, 12)
    rates = compare.rates_table(tables, ["hedge:accident", "evaluative"])
    framing = charts.framing_caption(tables, rates)
    for said in ("12 documents", "words by 3 outlets", "Made-up figures", "hollow", "per 1,000 words", "no interval",
                 "codebook", "evidence of nothing"):  # fmt: skip
        assert said in framing.text
    assert any("error" in note for note in framing.notes)
    ledger = compare.ledger_table(tables, "strike", policy="acled")
    casualty = charts.casualty_caption(tables, ledger, "strike", "acled")
    for said in ("A strike on a hill", "policy “acled”", "mentions of a figure in", "codebook", "evidence of nothing"):
        assert said in casualty.text
    assert any("no margin of error" in note for note in casualty.notes)
    assert "Wire" in charts.casualty_alt(ledger)
    assert "Hedges: accident" in charts.framing_alt(rates)


def test_captions_fit_below_a_figure():
    """Forty outlets, and the longest there are; what a journal would cut is in the notes."""
    tables = make_tables(40, 400)
    speech, rates = compare.speech_table(tables), compare.rates_table(tables, ["hedge:accident", "evaluative"])
    ledger = compare.ledger_table(tables, "strike")
    for caption in (
        charts.framing_caption(tables, rates), charts.casualty_caption(tables, ledger, "strike", "acled"),
        charts.stance_caption(tables, speech), charts.anonymity_caption(tables, speech),
        charts.corpus_caption(tables, "Words by outlet", ["attribution"]),
        charts.choices_caption(tables, "Names", "label:state_forces", "own"),
    ):  # fmt: skip
        assert len(caption.text.split()) <= 80


def test_measured_errors_are_said_or_said_to_be_missing(tmp_path):
    file = tmp_path / "measured.toml"
    file.write_text(
        '[[measured]]\nfeature = "hedge"\nprecision = 0.9\nrecall = 0.8\nn = 1200\non = "cues in news"\ndate = 2026-11-20\n'
    )
    note = compare.measured_note(["hedge:accident", "hedge:epistemic", "evaluative"], file)
    assert note.count("hedges: precision 0.90, recall 0.80 (1,200 cues in news)") == 1
    assert note.endswith("not measured for evaluative words.")
    assert compare.measured_note(["label:United States"]).endswith("not measured for labels: United States.")


def test_the_measurements_of_the_package_can_be_read():
    assert {m.feature for m in compare.load_measured()} >= {"hedge", "evaluative", "casualty"}
    for m in compare.load_measured():
        assert 0 < m.precision <= 1
        assert m.hits >= 30
        assert (0 < m.recall <= 1 and m.n > 50) or m.n == 0  # the recall was not measured


def test_a_table_without_rows_is_selected_like_any_other():
    columns = ["figure", "harm", "mentions", "voice", "sentence", "start", "end", "published"]
    empty = pd.DataFrame({name: pd.Series(dtype="string") for name in columns}).assign(
        published=pd.Series(dtype="datetime64[ms]")
    )
    assert list(charts.select(empty, ["figure", "voice", "sentence", "published"]).columns) == ["figure", "voice", "sentence", "published"]
