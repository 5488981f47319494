"""Whose side a source is on: the actors of corpus.toml, else those of the package, and the sources of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pandas as pd

from ..tables import Tables
from .units import about_list

_FILE = Path(__file__).with_name("actors.toml")
_TOKEN = re.compile(r"\w[\w.'&-]*")
_WHERE = frozenset({"in", "near", "outside", "to", "from"})  # "a doctor in Moscow" does not speak for Moscow


def actors(tables: Tables) -> dict[str, tuple[str, ...]]:
    """The names that are counted together, by actor: those of corpus.toml or, where it has none, of the package.

    >>> list(compare.actors(tables))[:2]
    ['US and coalition', 'Russia']
    """
    stated = {str(a["name"]): tuple(map(str, a.get("members") or ())) for a in about_list(tables, "actors")}
    return stated or dict(load_actors())


@cache
def load_actors(path: Path = _FILE) -> Mapping[str, tuple[str, ...]]:
    """The actors of a file, the bodies of each state joined to its adjectives.

    >>> "Russian army" in load_actors()["Russia"], "Russian" in load_actors()["Russia"]
    (True, False)
    """
    book = tomllib.loads(path.read_text(encoding="utf-8"))
    bodies = book.get("bodies", "").split()
    found = {actor["name"]: tuple(actor["members"]) for actor in book.get("actor", ())}
    for state in book.get("state", ()):
        joined = (f"{adjective} {body}" for adjective in state["adjectives"] for body in bodies)
        found[state["name"]] = (*state["names"], *joined)
    return found


def group_sources(sources: pd.Series, actors: Mapping[str, Sequence[str]]) -> pd.Series:
    """For each source the actor whose name or member in it is longest; a source of no actor stays itself.

    Capitals count only where a member has no other letters: "US" is not "us", "Nato" is also "NATO".

    >>> told = pd.Series(["Konashenkov of the army", "the Red Crescent", "Red Crescent", "a doctor in Moscow"])
    >>> group_sources(told, {"Russia": ["Konashenkov", "Moscow"], "Medics": ["doctor"]}).tolist()
    ['Russia', 'Red Crescent', 'Red Crescent', 'Medics']
    """
    members = {_key(_tokens(name)): actor for actor, names in actors.items() for name in (*names, actor)}
    longest = max((key.count(" ") + 1 for key in members), default=0)
    groups: dict[str, str] = {}
    spelling: dict[str, str] = {}
    for source in sources.unique():
        found = max(_names_in(source, longest, members), key=len, default="")
        itself = re.sub(r"^the\s+", "", source, flags=re.IGNORECASE) or source
        itself = spelling.setdefault(itself.replace("’", "'").casefold(), itself)  # as first met
        groups[source] = members.get(found, itself)
    return sources.map(groups)


def group_doers(doers: pd.Series, actors: Mapping[str, Sequence[str]]) -> pd.Series:
    """For each doer of an act its actor, as :func:`group_sources` has it; before an act an adjective is enough.

    "American bombs" are the United States', where "an American doctor" speaks for no state. An actor of corpus.toml
    that shares a name with a state of the package has that state's adjectives too.

    >>> told = pd.Series(["American bombs", "the coalition", "Saudi"])
    >>> group_doers(told, {"US and allies": ["Pentagon", "coalition"]}).tolist()
    ['US and allies', 'US and allies', 'Saudi Arabia']
    """
    whose = {name: actor for actor, names in actors.items() for name in (*names, actor)}
    found = group_sources(doers, actors)
    states: dict[str, list[str]] = {}
    for state, adjectives in load_adjectives().items():
        shared = (whose[name] for name in (state, *load_actors()[state]) if name in whose)
        states.setdefault(next(shared, state), []).extend(form for a in adjectives for form in (a, f"{a}s"))
    return found.where(found.isin(list(actors)), group_sources(found, states))


@cache
def load_adjectives(path: Path = _FILE) -> Mapping[str, tuple[str, ...]]:
    """The adjectives of each state of a file."""
    book = tomllib.loads(path.read_text(encoding="utf-8"))
    return {state["name"]: tuple(state["adjectives"]) for state in book.get("state", ())}


def _names_in(source: str, longest: int, members: Mapping[str, str]) -> Iterator[str]:
    """The members' names in a source, in the order of their first words; of names as long as each other the first."""
    tokens = _tokens(source)
    for i in range(len(tokens)):
        if i and tokens[i - 1] in _WHERE:
            continue
        for j in range(i + 1, min(i + longest, len(tokens)) + 1):
            if (key := _key(tokens[i:j])) in members:
                yield key


def _tokens(phrase: str) -> list[str]:
    """The words without possessive endings, "U.S." as "US"."""
    found = _TOKEN.findall(phrase.replace("’", "'"))
    return [re.sub(r"'s?$", "", w).replace(".", "") for w in found]


def _key(tokens: Sequence[str]) -> str:
    return " ".join(w if w.isupper() and len(w) < 6 else w.casefold() for w in tokens)
