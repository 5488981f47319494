"""Events: proposed from what documents share, never over what corpus.toml says, and fit to be pasted into it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from mediaanalysis import DataError, Tables, load_tables
from mediaanalysis.cli import main
from mediaanalysis.compare import (
    choose_event,
    event_name,
    events_toml,
    ledger_table,
    propose_events,
    with_proposed_events,
)
from mediaanalysis.compare.events import MOST

PAGES = {
    "ferry-1.txt": "Forty drown as ferry sinks off Lund\n\nAt least 40 passengers drowned when the ferry Anna sank in fog off Lund on 3 May 2015, the coastguard said.",
    "ferry-2.txt": "Toll of Lund ferry at 43\n\nForty-three passengers of the ferry Anna are dead, the coastguard in Lund said on 5 May 2015. At least 40 drowned in the fog.",
    "market.txt": "Bomb in Graz market\n\nA car bomb killed twelve shoppers in the vegetable market of Graz, police said on 9 May 2015.",
    "market-2.txt": "Graz mourns\n\nGraz buried the twelve shoppers whom the car bomb killed in the vegetable market, police said.",
    "chess.txt": "Chess club wins cup\n\nNobody expected the pawn sacrifice with which Ruth Amsel won the final in Oslo.",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_documents_of_one_event_are_proposed_together(corpus: Path) -> None:
    proposals = propose_events(load_tables(corpus)).set_index("document_id")
    proposed = proposals["event_proposed"]
    assert proposed["ferry-1"] == proposed["ferry-2"] != ""
    assert proposed["market"] == proposed["market-2"] not in ("", proposed["ferry-1"])
    assert (proposals["status"]["chess"], proposed["chess"], proposals["documents"]["chess"]) == ("none", "", 1)
    assert (proposals["event"] == "").all()
    assert "ferry" in proposals["shared"]["ferry-1"]


def test_proposals_are_the_same_each_time(corpus: Path) -> None:
    tables = load_tables(corpus)
    pd.testing.assert_frame_equal(propose_events(tables), propose_events(tables))


def test_what_is_stated_stays_and_gathers_others(corpus: Path) -> None:
    (corpus / "corpus.toml").write_text('[[event]]\nid = "anna"\n[[document]]\nfile = "ferry-1.txt"\nevent = "anna"\n')
    tables = load_tables(corpus)
    proposals = propose_events(tables).set_index("document_id")
    assert proposals["status"].to_dict()["ferry-1"] == "stated"
    assert proposals["event_proposed"]["ferry-1"] == ""
    assert proposals["event_proposed"]["ferry-2"] == "anna"
    assert with_proposed_events(tables) is tables


def test_documents_of_two_stated_events_are_never_one_group(corpus: Path) -> None:
    (corpus / "corpus.toml").write_text(
        '[[document]]\nfile = "ferry-1.txt"\nevent = "a"\n[[document]]\nfile = "ferry-2.txt"\nevent = "b"\n'
    )
    proposals = propose_events(load_tables(corpus), likeness=0.0).set_index("document_id")
    assert proposals["event"]["ferry-1"] == "a"
    assert proposals["event"]["ferry-2"] == "b"
    assert set(proposals["event_proposed"]) <= {"", "a", "b"}


def test_proposals_can_be_pasted_into_corpus_toml(corpus: Path) -> None:
    (corpus / "ferry-1.txt").write_text(PAGES["ferry-1.txt"].replace("Lund\n", "Lund \u202e“]]\n", 1), encoding="utf-8")
    run = CliRunner().invoke(main, ["events", str(corpus), "--toml"])
    assert run.exit_code == 0
    assert "\u202e" not in run.stdout
    (corpus / "corpus.toml").write_text(run.stdout, encoding="utf-8")
    tables = load_tables(corpus)
    assert set(tables.documents["event"]) == {"", *(e["id"] for e in tables.about["events"])}
    assert events_toml(tables, propose_events(tables)) == ""
    told = CliRunner().invoke(main, ["events", str(corpus)])
    assert "4 with an event in corpus.toml, 0 with a proposal, 1 with neither" in told.stderr


def test_without_any_stated_event_the_proposals_are_used_and_marked(corpus: Path) -> None:
    tables = with_proposed_events(load_tables(corpus))
    event = choose_event(tables)
    assert event_name(tables, event).endswith("(proposed)")
    assert tables.documents["event_proposed"].tolist() == (tables.documents["event"] != "").tolist()
    assert set(ledger_table(tables, event)["event"]) == {event}


def test_nothing_is_proposed_for_too_few_or_too_many_documents(corpus: Path) -> None:
    tables = load_tables(corpus / "chess.txt")
    assert propose_events(tables)["status"].tolist() == ["none"]
    assert with_proposed_events(tables) is tables
    many = pd.concat([tables.documents] * (MOST + 1), ignore_index=True)
    huge: Tables = replace(tables, documents=many)
    with pytest.raises(DataError, match=f"up to {MOST:,} documents"):
        propose_events(huge)
    assert with_proposed_events(huge) is huge
