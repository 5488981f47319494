"""What the corpus is: its documents by outlet and date, and what is not known of them."""

from __future__ import annotations

import pandas as pd

from ..tables import Tables
from .units import NOT_STATED

_FIELDS = ("outlet", "title", "byline", "published", "url", "event")


def missing_table(tables: Tables) -> pd.DataFrame:
    """One row a field of the documents: in how many it is stated, inferred from the text, or missing.

    >>> list(compare.missing_table(tables)["field"])[:3]
    ['outlet', 'title', 'byline']
    """
    documents, rows = tables.documents, []
    inferred = documents["inferred"].fillna("").str.split()
    for name in _FIELDS:
        absent = documents[name].isna() | (documents[name].astype("string").fillna("") == "")
        read_off = inferred.map(lambda names, name=name: name in names).astype(bool) & ~absent
        stated = len(documents) - int(absent.sum()) - int(read_off.sum())
        rows.append((name, stated, int(read_off.sum()), int(absent.sum())))
    return pd.DataFrame(rows, columns=["field", "stated", "inferred from the text", "missing"])


def document_list(tables: Tables) -> pd.DataFrame:
    """One row a document, with what kinds of segments it has and whose words they are.

    >>> len(compare.document_list(tables)) == len(tables.documents)
    True
    """
    segments = tables.segments.groupby("document_id", sort=False)
    outlets = segments["outlet"].agg(lambda names: ", ".join(dict.fromkeys(name for name in names if name)))
    documents = tables.documents[["document_id", "outlet", "published", "title", "byline", "event", "words"]]
    listed = documents.merge(outlets.rename("outlets_in_it"), on="document_id", how="left", validate="one_to_one")
    return listed.replace({"outlet": {"": NOT_STATED}})


def voice_shares(sizes: pd.DataFrame, quotes: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row an outlet and voice: the share of its words that are its own, paraphrased or quoted.

    With the scare quotes (see :func:`scare_quote_table`) also how many an outlet has, ``scare_quotes``, and in how many
    of them somebody's longer quotation in the document has the same words, ``taken_up``: these may be no distance.

    >>> shares = compare.voice_shares(compare.outlet_sizes(tables))
    >>> list(shares["voice"].cat.categories)
    ['own', 'paraphrased', 'quoted']
    """
    parts = {"own": "words_outlet", "paraphrased": "words_paraphrased", "quoted": "words_quoted"}
    long = sizes.rename(columns={column: voice for voice, column in parts.items()})
    long = long.melt(["outlet", "documents", "words"], list(parts), "voice", "n")
    long["voice"] = pd.Categorical(long["voice"], list(parts), ordered=True)
    long["share"] = (long["n"] / long["words"]).where(long["words"] > 0)
    if quotes is not None:
        outlets = quotes["outlet"].astype(str)
        for column, rows in (("scare_quotes", outlets), ("taken_up", outlets[quotes["uptake"] != ""])):
            long[column] = long["outlet"].astype(str).map(rows.value_counts()).fillna(0).astype("int64")
    return long.sort_values(["outlet", "voice"], ignore_index=True)
