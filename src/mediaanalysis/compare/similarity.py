"""How alike texts are in the words that they use: cosines of TF-IDF vectors, their clusters, and a map of them.

Words of the closed classes and numbers are left out, and a word counts by the logarithm of its hits, less the more
texts have it (scikit-learn's ``TfidfTransformer`` with ``sublinear_tf``). Outlets are compared by the mean over pairs
of their texts, which does not grow with how much an outlet writes, as the cosine of all its words together would.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy.cluster import hierarchy
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfTransformer

from .keyscores import Floats
from .keywords import closed_class_words
from .words import Words, text_names

LEAST_TEXTS = 5  # of an outlet, below which it cannot be told from its texts, see TIERS
LEAST_WORDS = 30  # of a text in a voice, without closed classes; what is shorter is like nothing by chance


def text_similarity(words: Words, voice: str = "all") -> pd.DataFrame:
    """The cosine of each two texts, from 0 (no word in common) to 1; a square table of their names.

    Texts with fewer than thirty words of content in the voice are not there. For up to some thousands of texts.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.text_similarity(words)
    >>> similarity.shape[0] == similarity.shape[1]
    True
    """
    vectors, kept = _vectors(words, voice)
    names = pd.Index(text_names(words)[kept], name="text")
    return pd.DataFrame(np.clip((vectors @ vectors.T).toarray(), 0, 1), names, names)


def outlet_similarity(words: Words, voice: str = "all") -> pd.DataFrame:
    """The mean cosine of a text of one outlet and a text of another; a square table of outlets that have texts.

    On the diagonal stands how alike two texts of the same outlet are, missing where it has one: an outlet is like
    another only as far as it is like itself.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> similarity.shape[0] == similarity.shape[1]
    True
    """
    vectors, kept = _vectors(words, voice)
    outlet = words.units["outlet"].cat
    codes = outlet.codes.to_numpy()[kept]
    there = np.unique(codes)
    member = (codes == there[:, None]).astype(float)
    sums, n = member @ vectors, member.sum(axis=1)
    pairs, total = np.outer(n, n), sums @ sums.T
    total[np.diag_indices_from(total)] -= n  # a text with itself
    pairs[np.diag_indices_from(pairs)] = np.where(n > 1, n * (n - 1), np.nan)
    names = pd.Index(outlet.categories[there], name="outlet")
    return pd.DataFrame(np.clip(total / pairs, 0, 1), names, names)


def cluster_tree(similarity: pd.DataFrame) -> Floats:
    """The tree that joins what is most alike first, by the mean over pairs (UPGMA, Sokal & Michener 1958).

    A linkage as scipy writes it, its leaves ordered so that neighbours are alike; empty for fewer than two rows.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> tree = compare.cluster_tree(similarity)
    >>> len(tree) == len(similarity) - 1
    True
    """
    if len(similarity) < 2:
        return np.empty((0, 4))
    distances = squareform(_distances(similarity), checks=False)
    return np.asarray(hierarchy.linkage(distances, "average", optimal_ordering=len(similarity) <= 500))


def tree_order(tree: Floats) -> list[int]:
    """The rows in the order of the tree's leaves.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> order = compare.tree_order(compare.cluster_tree(similarity))
    >>> sorted(order) == list(range(len(similarity)))
    True
    """
    return [int(i) for i in hierarchy.leaves_list(tree)] if len(tree) else [0]


def similarity_map(similarity: pd.DataFrame) -> pd.DataFrame:
    """One row a row of the table: its place (``x``, ``y``) on a map where near is alike.

    Classical scaling (Torgerson 1952, "Multidimensional scaling", Psychometrika 17). ``shown`` is the same in all rows:
    the part of the squared distances that two dimensions can show.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> list(compare.similarity_map(similarity).columns)
    ['name', 'x', 'y', 'shown']
    """
    n = len(similarity)
    centring = np.eye(n) - 1 / max(n, 1)
    values, vectors = np.linalg.eigh(-0.5 * centring @ _distances(similarity) ** 2 @ centring)
    values, vectors = np.clip(values[::-1], 0, None), vectors[:, ::-1]
    axes = np.zeros((n, 2))
    axes[:, : min(n, 2)] = (vectors * np.sqrt(values))[:, :2]
    largest = np.abs(axes).argmax(axis=0) if n else np.zeros(2, int)
    signs = np.sign(axes[largest, [0, 1]]) if n else np.ones(2)
    axes *= np.where(signs == 0, 1, signs)  # which way round is arbitrary; the same on every machine
    shown = values[:2].sum() / values.sum() if values.sum() > 0 else np.nan
    return pd.DataFrame({"name": similarity.index, "x": axes[:, 0], "y": axes[:, 1], "shown": shown})


def similarity_finding(similarity: pd.DataFrame, documents: pd.Series) -> str:
    """Which two outlets' texts are most and least alike, and how alike the texts of one outlet are.

    ``documents`` counts those of each outlet; only outlets with two or more are ranked.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> documents = compare.outlet_sizes(tables).set_index("outlet")["documents"]
    >>> finding = compare.similarity_finding(similarity, documents)
    """
    names = [name for name in similarity.index if documents.get(name, 0) > 1]
    square = similarity.loc[names, names].to_numpy(dtype=float)
    if len(names) < 2:
        return "Fewer than two outlets have two texts: how alike outlets are cannot be told from how alike texts are."
    upper = np.triu_indices(len(names), 1)
    pairs = sorted(zip(square[upper], *upper, strict=True), key=lambda pair: (-pair[0], pair[1], pair[2]))
    told = [f"{names[i]} and {names[j]} ({value:.2f})" for value, i, j in (pairs[0], pairs[-1])]
    own = np.diag(square)
    of = "" if len(names) == len(similarity) else f" of the {len(names)} outlets with two texts or more"
    sentence = f"Mean similarity of two texts{of}: highest between {told[0]}"
    sentence += f", lowest between {told[1]}." if len(pairs) > 1 else "."
    sentence += f" Two texts of one and the same outlet have {own.min():.2f} to {own.max():.2f}."
    few = any(documents[name] < LEAST_TEXTS for name in names)
    return (
        f"{sentence} With so few texts this describes the texts and says nothing of the outlets." if few else sentence
    )


def _vectors(words: Words, voice: str) -> tuple[Any, Any]:
    """TF-IDF vectors of length 1 of the texts that are long enough, and which these are."""
    closed = closed_class_words()
    content = [word not in closed and any(map(str.isalpha, word)) for word in words.vocabulary]
    counts = words.counts(voice)[:, np.array(content, dtype=bool)]
    kept = np.asarray(counts.sum(axis=1)) >= LEAST_WORDS
    counts = counts[kept]
    if 0 in counts.shape:
        return counts, kept
    return TfidfTransformer(sublinear_tf=True).fit_transform(counts), kept


def _distances(similarity: pd.DataFrame) -> Floats:
    distances = 1 - similarity.to_numpy(dtype=float)
    np.fill_diagonal(distances, 0)
    return distances
