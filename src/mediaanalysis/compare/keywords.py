"""The words of a keyness table that are shown, and the sentences that each of them leads to."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from ..tables import Tables
from .findings import count, per_cent
from .keyness import LEVEL
from .units import VOICES
from .words import Words

_FILE = Path(__file__).with_name("closed_class.toml")


def key_words(table: pd.DataFrame, most: int = 8, *, both: bool = False, closed_class: bool = False) -> pd.DataFrame:
    """The ``most`` rows of each outlet, by the weighted log-odds, of words that it uses more and in several documents.

    With ``both`` those of the other side are there too. ``holds`` says whether the difference is more than documents
    differ anyway, at 5 % over the family. Outlets with too few documents for a test have no rows: their words would be
    those of single documents. Words of the closed classes are left out unless asked for.

    >>> words = compare.read_words(tables)
    >>> keys = compare.key_words(compare.keyness_table(words, draws=10), 3)
    >>> bool((keys.groupby("outlet", observed=True).size() <= 3).all())
    True
    """
    tested = table[table["p"].notna()]
    if not closed_class:
        tested = tested[~tested["word"].isin(closed_class_words())]
    more = tested[(tested["log_ratio"] > 0) & (tested["documents"] > 1)]
    less = tested[(tested["log_ratio"] < 0) & (tested["rest_documents"] > 1)] if both else tested[:0]
    order = ["outlet", "z", "word"]
    ends = more.sort_values(order, ascending=[True, False, True]), less.sort_values(order)
    shown = pd.concat([end.groupby("outlet", observed=True).head(most) for end in ends])
    shown = shown.sort_values(order, ascending=[True, False, True], ignore_index=True)
    return shown.assign(holds=shown["p_family"] < LEVEL)


def keyness_finding(table: pd.DataFrame, sides: str = "outlets") -> str:
    """How many words were tested, how many differ, and how many of each would without any difference.

    ``sides`` is "voices" for a table of what outlets say themselves against what they let others say.

    >>> words = compare.read_words(tables)
    >>> finding = compare.keyness_finding(compare.keyness_table(words, draws=10))
    """
    tested = table[table["p"].notna()]
    outlets = table.drop_duplicates("outlet")
    here, enough = len(outlets), tested["outlet"].nunique()
    if not enough:
        least = int(outlets["of_documents"].max()) if here else 0
        texts = "with both voices" if sides == "voices" else "in this voice against five by others"
        return (
            f"No word is tested: of {count(here, 'outlet')} none has five texts {texts} (most: {least}). What differs "
            "here differs between documents."
        )
    alone, held = int((tested["p"] < LEVEL).sum()), tested[tested["p_family"] < LEVEL]
    sentence = (
        f"{count(len(tested), 'comparison')} of {count(tested['word'].nunique(), 'word')} in {enough} of "
        f"{count(here, 'outlet')}: {alone:,} have p < {LEVEL} alone, where chance would give about "
        f"{LEVEL * len(tested):,.0f}; {len(held):,} hold for the whole family."
    )
    first = held[held["log_ratio"] > 0].sort_values("z", ascending=False).drop_duplicates("outlet").head(3)
    told = [
        f"{r.outlet} “{r.word}” ({r.per_1000:.1f} against {r.rest_per_1000:.1f} per 1,000)" for r in first.itertuples()
    ]
    return sentence + (f" Most clearly: {'; '.join(told)}." if told else "")


def key_word_list(shown: pd.DataFrame) -> pd.DataFrame:
    """The rows of :func:`key_words` as a table is printed: p to three places, documents of how many.

    >>> keys = compare.key_words(compare.keyness_table(compare.read_words(tables), draws=10), 3)
    >>> len(compare.key_word_list(keys)) == len(keys)
    True
    """
    table = shown[["outlet", "word", "hits"]].copy()
    table["in documents"] = shown["documents"].astype(str) + " of " + shown["of_documents"].astype(str)
    table["per 1,000"], table["others per 1,000"] = shown["per_1000"].round(2), shown["rest_per_1000"].round(2)
    ends = zip(shown["log_ratio"], shown["low"], shown["high"], strict=True)
    told = [f"{ratio:.1f}" + ("" if pd.isna(low) else f" ({low:.1f} to {high:.1f})") for ratio, low, high in ends]
    table["log ratio (95 %)"] = pd.Series(told, table.index, dtype=object)
    table["z"] = shown["z"].round(1)
    for name, p in (("p", shown["p"]), ("p, family", shown["p_family"])):
        table[name] = [f"{value:.3f}" for value in p]
    return table.assign(**{"G² (reference)": shown["g2"].round(1)})


def keyness_placebo_finding(placebo: pd.DataFrame) -> str:
    """What the tests call different where nothing is.

    >>> compare.keyness_placebo_finding(compare.keyness_placebo_table(compare.read_words(tables)))
    'No outlet has ten texts, so that the tests cannot be tried on halves of one outlet.'
    """
    if placebo.empty:
        return "No outlet has ten texts, so that the tests cannot be tried on halves of one outlet."
    held, ours, g2 = int(placebo["family"].sum()), placebo["share_p"].mean(), placebo["share_g2"].mean()
    divided = f"{count(len(placebo), 'division')} of the texts of {placebo['outlet'].iloc[0]} into random halves"
    return (
        f"In {divided}, where there is nothing to find, {per_cent(ours, 1)} of the words have p < {LEVEL}, and G² "
        f"would call {per_cent(g2, 1)} different; for the family something held in {held:,}."
    )


def word_evidence(tables: Tables, words: Words, keys: pd.DataFrame, voice: str = "own", most: int = 3) -> pd.DataFrame:
    """Up to ``most`` sentences for each outlet and word of the keys, from different documents as far as there are.

    ``start`` and ``end`` index the sentence. ``of`` says how many places there are.

    >>> words = compare.read_words(tables)
    >>> keys = compare.key_words(compare.keyness_table(words, draws=10), 1)
    >>> "sentence" in compare.word_evidence(tables, words, keys)
    True
    """
    place = pd.Index(words.vocabulary).get_indexer(pd.Index(keys["word"]))
    outlet = words.units["outlet"].cat.codes.to_numpy()
    wanted = keys["outlet"].cat.codes.to_numpy(np.int64) * len(words.vocabulary) + place
    at = np.flatnonzero(words.in_voice(voice) & np.isin(words.word, place))
    cell = outlet[words.unit[at]].astype(np.int64) * len(words.vocabulary) + words.word[at]
    at, cell = at[np.isin(cell, wanted)], cell[np.isin(cell, wanted)]
    hits = words.units.iloc[words.unit[at]][["outlet", "document_id", "title", "published"]].reset_index(drop=True)
    hits = hits.assign(
        word=words.vocabulary[words.word[at]], voice=np.array(list(VOICES), dtype=object)[words.voice[at]],
        begin=words.start[at].astype(np.int64), until=words.end[at], rank=pd.Index(wanted).get_indexer(pd.Index(cell)),
    )  # fmt: skip
    hits["of"] = hits.groupby("rank")["word"].transform("size")
    hits["turn"] = hits.groupby(["rank", "document_id"]).cumcount()
    hits = (
        hits.sort_values(["rank", "turn"], kind="stable").groupby("rank").head(most).sort_values("begin", kind="stable")
    )
    sentences = tables.sentences[["document_id", "start", "text"]].sort_values("start", kind="stable")
    sentences = sentences.rename(columns={"start": "sentence_start", "text": "sentence"})
    found = pd.merge_asof(hits, sentences, left_on="begin", right_on="sentence_start", by="document_id")
    found["start"], found["end"] = found["begin"] - found["sentence_start"], found["until"] - found["sentence_start"]
    columns = ["outlet", "word", "of", "sentence", "voice", "document_id", "title", "published", "start", "end"]
    return found.sort_values(["rank", "turn", "document_id"], kind="stable", ignore_index=True)[columns]


@cache
def closed_class_words() -> frozenset[str]:
    """Words that hold sentences together and name no subject, in lower case.

    >>> "the" in compare.closed_class_words()
    True
    """
    classes = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return frozenset(word for members in classes.values() for word in members.split())
