"""A number opens its sentences: links lead to lists, and a list has as many as the number says."""

import re

import pandas as pd
import pytest
from markupsafe import Markup

from mediaanalysis import charts, compare
from synthetic import make_tables

EVIL = '"><script>alert(1)</script>'


@pytest.fixture
def shown(monkeypatch):
    outputs = []
    monkeypatch.setattr("mediaanalysis.charts.evidence.publish_display_data", lambda data, metadata: outputs.append(data))
    return outputs


@pytest.mark.parametrize(
    ("sentence", "linked"),
    [
        ("From 9 to 1,200 (3.5 per 1,000 words)", ["9", "1,200", "3.5"]),
        ("On 2016-09-17, p2 and 95 % of 4", ["4"]),
        ("12% of them; 0 of 19, 0.0 per 1,000 words", ["19"]),
        ("3 passages of 8 words or more, in fewer than 5 texts", ["3"]),
        ("None.", []),
    ],
)
def test_numbers_that_count_something_are_links(sentence, linked):
    html = charts.link_numbers(sentence, "there")
    assert re.findall(r'<a href="#there">([^<]+)</a>', html) == linked
    assert html.striptags() == sentence


def test_hostile_words_stay_words():
    assert "<script" not in charts.link_numbers(f"3 {EVIL}", EVIL)
    table = charts.link_cells(pd.DataFrame({"outlet": [EVIL], "hits": [2]}), ["outlet"], {"hits": EVIL})
    assert isinstance(table["hits"][0], Markup)
    assert "<script" not in table["hits"][0]


def test_every_count_opens_a_list_of_as_many_sentences(shown):
    tables, features = make_tables(6, 30), ["hedge:accident", "evaluative"]
    comparison = compare.compare_outlets(compare.rates_table(tables, features))
    own = {"own hits": "own", "others’ hits": "attributed"}
    table = charts.link_cells(compare.side_by_side(comparison), ["feature", "outlet"], own)
    charts.show_evidence(compare.evidence_table(tables, features), ["feature", "outlet", "voice"], most=3, file="all.csv")
    html = shown[0]["text/html"]
    lists = {name: (int(n), body) for n, name, body in re.findall(r': (\d+)</summary>\s<ul id="([^"]+)">(.*?)</ul>', html, re.DOTALL)}
    counts = [cell for column in own for cell in table[column] if cell]
    assert len(counts) == len(lists) > 5
    for cell in counts:
        name, n = re.fullmatch(r'<a href="#([^"]+)">(\d+)</a>', cell).groups()
        assert lists[name][0] == int(n)
        assert lists[name][1].count("<li>") == min(int(n), 4)
        assert ("in all.csv" in lists[name][1]) == (int(n) > 3)
    assert "<b>" not in html


def test_nothing_found_shows_nothing(shown):
    empty = compare.evidence_table(make_tables(3, 6), ["evaluative"]).head(0)
    charts.show_evidence(empty, ["feature", "outlet", "voice"], most=3, file="all.csv")
    assert shown[0]["text/html"] == '<div class="evidence"></div>'


def test_figures_of_a_finding_lead_to_the_rows_of_their_harm():
    html = charts.link_figures("People killed, a raid: figures from 9 to 80 (7 mentions). Mentions without a source: 2 of 7.", "all")
    killed, bare = '{"harm": "killed"}', '{"harm": "killed", "source group": "not attributed"}'
    links = [(Markup(rows).unescape(), n) for rows, n in re.findall(r'<a href="#all" data-rows="([^"]+)">(\d+)</a>', html)]
    assert links == [(killed, "9"), (killed, "80"), (killed, "7"), (bare, "2"), (killed, "7")]


@pytest.mark.parametrize("outlets", [1, 8])  # few lists, and many
def test_the_lists_of_a_source_group_have_a_name_together(shown, outlets):
    speech = compare.speech_table(make_tables(outlets + 1, 40))
    *_, finding, _ = compare.speech_finding(speech)
    groups = dict(re.findall(r'<a href="#(of-[^"]+)">([\d,]+)</a>', charts.link_sources(finding, speech, "cues")))
    assert len(groups) == 2
    charts.show_evidence(speech, ["source_group", "outlet", "stance"], most=3, file="all.csv")
    names = re.findall(r'id="([^"]+)"', shown[0]["text/html"])
    assert len(names) == len(set(names))
    size = {f"of-{group.lower().replace(' ', '-')}": n for group, n in speech["source_group"].value_counts().items()}
    assert groups.keys() <= set(names)
    assert all(int(n) == size[name] for name, n in groups.items())
