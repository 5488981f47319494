from datetime import datetime
from pathlib import Path

import pytest

from mediaanalysis.corpus.description import Outlet, Reference, load_description
from mediaanalysis.errors import DataError

FAULTS = [
    ("[corpus", "not valid TOML"),
    ("[corpora]", "unknown corpora; known are corpus, outlet"),
    ("[corpus]\ntitle = 'x'", "[corpus]: unknown title; known are id, name, note, licence"),
    ("[outlet]\nname = 'A'", "write [[outlet]], with two brackets"),
    ("[[outlet]]\ngroup = 'wire'", "[[outlet]] 1: name missing"),
    ("[[outlet]]\nname = 'A'\n[[outlet]]\nname = 'A'", "[[outlet]]: A given twice"),
    ("[[outlet]]\nname = 7", "name: 7 is not a text"),
    ("[[event]]\nid = 'e'\ndate = 'soon'", "date: 'soon' is no date; write 2016-09-17"),
    ("[[event]]\nid = 'e'\naliases = 'x'", "aliases: 'x' is not a list of texts"),
    ("[[event]]\nid = 'e'\n[[event.reference]]\nsource = 's'\nharm = 'killed'\nlow = -1", "low: -1 is not a whole number"),
    ("[[event]]\nid = 'e'\n[[document]]\nfile = 'a.txt'\nevent = 'f'", "a.txt: event 'f' is not among ['e']"),
]


@pytest.mark.parametrize(("toml", "message"), FAULTS, ids=[m[:30] for _, m in FAULTS])
def test_a_fault_is_named_with_its_place(tmp_path: Path, toml: str, message: str) -> None:
    path = tmp_path / "corpus.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_description(path)
    assert str(path) in str(caught.value)
    assert message in str(caught.value)


def test_the_sample_is_described(sample: Path) -> None:
    described = load_description(sample / "corpus.toml")
    assert "Demonstration corpus" in described.note
    assert Outlet("Meridian Wire", "wire", "", "news agency") in described.outlets
    strike = described.events[0]
    assert strike.date == datetime(2016, 9, 17)
    assert isinstance(strike.reference[0], Reference)
    assert (strike.reference[0].low, strike.reference[0].high) == (15, None)
