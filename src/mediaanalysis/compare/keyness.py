"""Words that one outlet uses more than the others, or in its own voice more than in others'; tested by document.

Measures that take words as independent (G², the z of the log odds) mark a quarter of all words in two halves of one
corpus. Here they order words, and what is called a difference is found by permuting documents. There is no p where an
outlet has too few of them: see :data:`TIERS`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from .joins import Ints
from .keyscores import Floats, g_squared, log_ratio, weighted_log_odds
from .permutation import permute_labels, shift_voices
from .sides import Counts, Side, covariance, dispersion, side_of
from .stretches import read_stretches
from .words import Words

LEAST = 3  # documents with a word, and one in 500 of all; what fewer have is their own subject
DRAWS = 1000  # permutations: a p of 0.05 is then told to within 0.014
SEED = 20160917
LEVEL = 0.05
HALVES = ["one half", "the other half"]
G2_AT_LEVEL = 3.84  # the critical value of χ² with one degree of freedom, by which G² is usually read
KEYNESS_COLUMNS = [
    "outlet", "word", "hits", "words", "per_1000", "documents", "of_documents", "dispersion", "rest_hits", "rest_words",
    "rest_per_1000", "rest_documents", "log_ratio", "low", "high", "z", "p", "p_family", "g2",
]  # fmt: skip


def keyness_table(
    words: Words,
    voice: str = "own",
    *,
    within_events: bool = True,
    copies: pd.DataFrame | None = None,
    least_documents: int | None = None,
    prior_words: float | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> pd.DataFrame:
    """One row an outlet and word that occurs in enough documents: the outlet in one voice against all others together.

    ``log_ratio`` has a 95 % interval by documents, where three have the word on either side. ``p`` is of a permutation
    of documents (within events), read by stretches as long as those of the other side, which ``seed`` draws;
    ``p_family`` is its like for the family of all rows that have a p: the chance that any of them would differ as much
    if outlets did not. All of these are missing below five documents on either side. ``z`` is
    the weighted log-odds, with a prior as strong as a text of mean length unless ``prior_words`` says otherwise; ``g2``
    is for reference only. ``dispersion`` is Gries' DP within the outlet. Numbers count among the words but have no row.
    Of the texts of one outlet in one cluster of ``copies`` the longest counts.

    >>> words = compare.read_words(tables)
    >>> keys = compare.keyness_table(words, draws=10)
    >>> {"outlet", "word"} <= set(keys.columns)
    True
    """
    words = _counted_once(words, copies)
    hits = words.counts(voice)
    known = _known(hits, words.vocabulary, least_documents)
    said = np.asarray(hits.sum(axis=1)) > 0
    counts = _counts(words.units, hits, known, said)
    side = side_of(counts)
    rest = side.rest()
    enough = side.is_enough & rest.is_enough
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = side.variance + rest.variance
        freedom = variance**2 / (side.variance**2 / (side.documents - 1) + rest.variance**2 / (rest.documents - 1))
    events = pd.factorize(words.units["event"][said])[0] if within_events else np.zeros(said.sum(), np.int64)
    stretches = read_stretches(words, voice, known, seed)
    drawn = permute_labels(stretches, counts.outlet, enough, events, draws, seed)
    columns = _measured(side, rest, prior_words or _mean(counts.size))
    columns |= _interval(side, rest, variance, freedom, enough) | drawn._asdict() | {"dispersion": dispersion(counts)}
    return _table(words.units, words.vocabulary[known], side, columns)


def voice_keyness_table(
    words: Words,
    *,
    copies: pd.DataFrame | None = None,
    least_documents: int | None = None,
    prior_words: float | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> pd.DataFrame:
    """One row an outlet and word: what the outlet says itself (``hits``) against what it lets others say (``rest_…``).

    The columns are those of :func:`keyness_table`. ``p`` is of shifting the voices along each text by a random number
    of words. A word that the outlet has in neither voice has no row; documents of one voice only are left out.

    >>> words = compare.read_words(tables)
    >>> "word" in compare.voice_keyness_table(words, draws=10)
    True
    """
    words = _counted_once(words, copies)
    own, given = words.counts("own"), words.counts("attributed")
    both = (np.asarray(own.sum(axis=1)) > 0) & (np.asarray(given.sum(axis=1)) > 0)
    known = _known(own[both] + given[both], words.vocabulary, least_documents)
    one, other = (_counts(words.units, hits, known, both) for hits in (own, given))
    side, rest = side_of(one), side_of(other)
    variance = side.variance + rest.variance - 2 * covariance(one, other)
    texts = np.flatnonzero(both)
    drawn = shift_voices(words, words.in_voice("own"), texts, one, other, side.is_enough, known, draws, seed)
    columns = _measured(side, rest, prior_words or _mean(one.size + other.size))
    columns |= _interval(side, rest, variance, np.minimum(side.documents, rest.documents) - 1, side.is_enough) | {
        "dispersion": dispersion(one)
    }
    columns |= drawn._asdict()
    table = _table(words.units, words.vocabulary[known], side, columns)
    return table[(table["hits"] > 0) | (table["rest_hits"] > 0)].reset_index(drop=True)


def keyness_placebo_table(
    words: Words, voice: str = "own", *, splits: int = 10, draws: int = 200, seed: int = SEED
) -> pd.DataFrame:
    """One row a division of the largest outlet's texts into random halves, in which nothing is to be found.

    ``tested`` counts words; the shares are of those that a rule calls different: a p below 0.05, G² above 3.84.
    ``family`` says whether a difference held for the family. Empty where no outlet has ten texts.

    >>> compare.keyness_placebo_table(compare.read_words(tables)).empty  # no outlet has ten texts
    True
    """
    sizes = words.units.groupby("outlet", observed=True).size()
    rng = np.random.default_rng(seed)
    rows = []
    if len(sizes) and sizes.max() >= 10:
        of_largest = words.of_units((words.units["outlet"] == sizes.idxmax()).to_numpy())
        for _ in range(splits):
            half = rng.permutation(len(of_largest.units)) % 2
            named = pd.Categorical(np.array(HALVES, dtype=object)[half], HALVES, ordered=True)
            halves = replace(of_largest, units=of_largest.units.assign(outlet=named))
            table = keyness_table(halves, voice, draws=draws, seed=int(rng.integers(2**31)))
            one = table[(table["outlet"] == HALVES[0]) & table["p"].notna()]
            shares = (one["p"] < LEVEL).mean(), (one["g2"].abs() > G2_AT_LEVEL).mean(), (one["p_family"] < LEVEL).any()
            rows.append((sizes.idxmax(), len(one), *shares))
    return pd.DataFrame(rows, columns=["outlet", "tested", "share_p", "share_g2", "family"])


def _counted_once(words: Words, copies: pd.DataFrame | None) -> Words:
    """The words without texts that are copies of a longer one by the same outlet."""
    if copies is None or copies.empty:
        return words
    longest = copies.sort_values("words", ascending=False, kind="stable")
    again = longest[longest.duplicated(["cluster", "outlet"])]
    here, there = (pd.MultiIndex.from_frame(t[["document_id", "outlet"]].astype(str)) for t in (words.units, again))
    return words.of_units(~here.isin(there))


def _known(hits: Any, vocabulary: npt.NDArray[np.object_], least_documents: int | None) -> Ints:
    """The words of the vocabulary that are in enough documents and have a letter."""
    least = least_documents or max(LEAST, -(-hits.shape[0] // 500))
    frequent = np.flatnonzero(np.asarray((hits > 0).sum(axis=0)) >= least)
    letters = [any(map(str.isalpha, word)) for word in vocabulary[frequent]]
    return np.asarray(frequent[np.array(letters, dtype=bool)], dtype=np.int64)


def _counts(units: pd.DataFrame, hits: Any, known: Ints, kept: npt.NDArray[np.bool_] | slice = slice(None)) -> Counts:
    """The hits of the known words in the texts that are kept; the size of a text counts all its words."""
    outlet = units["outlet"].cat
    size = np.asarray(hits.sum(axis=1), dtype=float)
    return Counts(hits[:, known][kept], size[kept], np.array(outlet.codes, np.int64)[kept], len(outlet.categories))


def _mean(size: Floats) -> float:
    return float(size.mean()) if len(size) else 1.0


def _measured(side: Side, rest: Side, prior_words: float) -> dict[str, Floats]:
    both = side.hits + rest.hits, side.words + rest.words
    four = side.hits, side.words, rest.hits, rest.words
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "hits": side.hits, "words": side.words, "per_1000": 1000 * side.hits / side.words,
            "documents": side.documents, "of_documents": side.of, "rest_hits": rest.hits, "rest_words": rest.words,
            "rest_per_1000": 1000 * rest.hits / rest.words, "rest_documents": rest.documents,
            "log_ratio": log_ratio(*four), "g2": g_squared(*four),
            "z": weighted_log_odds(*four, prior_words * both[0] / both[1], prior_words),
        }  # fmt: skip


def _interval(
    side: Side, rest: Side, variance: Floats, freedom: Floats, enough: npt.NDArray[np.bool_]
) -> dict[str, Floats]:
    """The 95 % interval of the log ratio by Student's t, where documents enough have the word on both sides.

    How far documents vary is learnt from those that have the word, so these are what the degrees of freedom count.
    """
    known = enough[:, None] & (np.minimum(side.documents, rest.documents) >= LEAST)
    with np.errstate(divide="ignore", invalid="ignore"):
        half = stats.t.ppf(0.975, np.maximum(freedom, 1)) * np.sqrt(np.maximum(variance, 0)) / np.log(2)
        ratio = log_ratio(side.hits, side.words, rest.hits, rest.words)
    half = np.where(known, half, np.nan)
    return {"low": ratio - half, "high": ratio + half}


def _table(
    units: pd.DataFrame, vocabulary: npt.NDArray[np.object_], side: Side, columns: dict[str, Floats]
) -> pd.DataFrame:
    """One row an outlet that has documents and a word."""
    outlets = units["outlet"].cat.categories
    there = np.flatnonzero(side.of[:, 0] > 0)
    shape = (len(there), len(vocabulary))
    table = pd.DataFrame({
        "outlet": pd.Categorical(np.repeat(outlets[there], shape[1]), outlets, ordered=True),
        "word": np.tile(vocabulary, shape[0]),
        **{name: np.broadcast_to(values[there], shape).ravel() for name, values in columns.items()},
    })  # fmt: skip
    whole = ["hits", "words", "documents", "of_documents", "rest_hits", "rest_words", "rest_documents"]
    return table.astype(dict.fromkeys(whole, "int64"))[KEYNESS_COLUMNS]
