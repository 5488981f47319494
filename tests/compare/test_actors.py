"""Who speaks for whom: by the longest name, in the words of the source, for every state alike."""

from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest

from mediaanalysis.compare import actors, group_sources, load_actors
from synthetic import make_tables

SOURCES = [
    ("Russian Defence Ministry spokesman Igor Konashenkov", "Russia"),
    ("the Kremlin’s spokesman", "Russia"),
    ("Russia’s foreign ministry", "Russia"),
    ("senior Russian military officials", "Russia"),
    ("a Russian doctor", "Doctors and rescuers"),
    ("a doctor in Moscow", "Doctors and rescuers"),
    ("two U.S. officials", "United States"),
    ("US Central Command", "United States"),
    ("a spokeswoman for the Pentagon", "United States"),
    ("all of us", "all of us"),
    ("the Syrian Observatory for Human Rights", "Monitors and rights groups"),
    ("Syrian army", "Syria"),
    ("Syrian activists", "Opposition and rebels"),
    ("the US ambassador to the UN", "United States"),
    ("UN humanitarian chief", "United Nations"),
    ("Israel’s military", "Israel"),
    ("Gaza health ministry", "Palestinian authorities"),
    ("the Palestinian president", "Palestinian authorities"),
    ("a Ukrainian commander", "Ukraine"),
    ("British officials", "United Kingdom"),
    ("IS fighters", "Islamic State"),
    ("it is", "it is"),
    ("NATO", "NATO"),
    ("Ada Roe", "Ada Roe"),
    ("the Ada Roe", "Ada Roe"),
    ("", ""),
]


@pytest.mark.parametrize(("source", "group"), SOURCES)
def test_a_source_belongs_to_the_actor_with_the_longest_name_in_it(source, group):
    assert group_sources(pd.Series([source]), load_actors()).tolist() == [group]


def test_no_name_belongs_to_two_actors():
    names = Counter(name for members in load_actors().values() for name in {m.casefold() for m in members})
    assert not [name for name, n in names.items() if n > 1]


def test_each_state_speaks_through_the_same_bodies():
    states = {name: members for name, members in load_actors().items() if any(m.endswith(" army") for m in members)}
    bodies = [{m.split()[-1] for m in members if " " in m and m.split()[-1] == "army"} for members in states.values()]
    assert len(states) > 20
    assert all(bodies)


def test_the_actors_of_the_description_replace_those_of_the_package():
    tables = make_tables(2, 4)
    assert set(actors(tables)) == {"Russia", "Monitors", "US and coalition", "Syrian government"}
    assert actors(replace(tables, about={})) == load_actors()


def test_without_actors_each_source_is_itself():
    assert group_sources(pd.Series(["the army", "Army", ""]), {}).tolist() == ["army", "army", ""]
