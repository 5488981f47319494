"""Who is given words by whom: attributions by outlet, source and stance, and how far a source can be told."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..framing.mention import anonymity_of
from ..tables import Tables
from .actors import actors, group_sources
from .findings import count, per_cent
from .joins import document_rows, find_begins, join, numbered_rows
from .units import outlet_order, placed, rows_of, unit_table

STANCES = ("neutral", "assertive", "doubting", "conceding", "accusing", "other")
STEPS = {
    "named_person": "named person",
    "named_organisation": "named organisation",
    "described_role": "described by role",
    "group": "a group",
    "bare": "bare source",
    "hearsay": "nobody",
}  # from a name to hearsay; the steps of framing.mention
NOBODY, UNRESOLVED = "nobody named", "pronoun not resolved"
_OTHERS = {
    "named_person": "other persons",
    "named_organisation": "other organisations",
    "unnamed_role": "other unnamed sources",
    "none": "other unnamed sources",
}
NO_ACTOR = (*dict.fromkeys(_OTHERS.values()), UNRESOLVED, NOBODY)  # groups of sources that are no actor's
SPEECH_COLUMNS = [
    "outlet", "document_id", "title", "published", "source", "source_name", "source_kind", "source_group", "anonymity",
    "stance", "cue", "quotation", "words", "words_quoted", "words_paraphrased", "sentence", "start", "end",
]  # fmt: skip
LEAST = 10  # attributions, with fewer of which a share moves by a tenth and more with a single one


def speech_table(tables: Tables) -> pd.DataFrame:
    """One row an attribution: who is given words, by which cue, in whose text; speech said to be absent is left out.

    ``start`` and ``end`` are those of the cue and index the sentence. ``source_group`` is the actor that speaks (see
    :func:`actors`): all that a document calls a name counts, so that "Konashenkov" belongs to Russia where another
    sentence has him as its ministry's spokesman. Sources of no actor are grouped by their kind. ``anonymity`` is
    missing for a pronoun that nobody was found for.

    >>> speech = compare.speech_table(tables)
    >>> row = speech[speech["cue"] != ""].iloc[0]
    >>> row["sentence"][int(row["start"]) : int(row["end"])] == row["cue"]
    True
    """
    said = placed(tables, tables.attributions)
    said = said[~said["absent"]].reset_index(drop=True)
    pages = tables.documents[["document_id", "title", "published"]]
    pages = pages.sort_values(["published", "document_id"]).assign(page=range(len(pages))).sort_index()
    said = join(said, pages.drop(columns="document_id"), document_rows(tables, said))
    said["source_group"] = source_groups(tables, said)
    said["anonymity"] = pd.Categorical(_steps(said), list(STEPS), ordered=True)
    said["stance"] = pd.Categorical(said["stance"], list(STANCES), ordered=True)
    said = _with_words(tables, said)
    said = _with_sentences(tables, said)
    order = said[["outlet", "page", "at"]].sort_values(["outlet", "page", "at"], kind="stable").index
    return said[SPEECH_COLUMNS].loc[order].reset_index(drop=True)


def stance_table(speech: pd.DataFrame) -> pd.DataFrame:
    """One row a source group, outlet and stance that occur together: attributions, documents, share of the group's.

    ``of`` counts all the attributions of the outlet to the group.

    >>> stances = compare.stance_table(compare.speech_table(tables))
    >>> list(stances["stance"].cat.categories)[:3]
    ['neutral', 'assertive', 'doubting']
    """
    keys = ["source_group", "outlet"]
    groups = pd.Categorical(speech["source_group"], group_order(speech), ordered=True)
    cells = speech.assign(source_group=groups).groupby([*keys, "stance"], observed=True).agg(
        attributions=("cue", "size"), documents=("document_id", "nunique")
    )  # fmt: skip
    table = cells.reset_index()
    table["of"] = table.groupby(keys, observed=True)["attributions"].transform("sum")
    table["share"] = table["attributions"] / table["of"]
    return table


def source_groups(tables: Tables, said: pd.DataFrame) -> pd.Series:
    """The actor of each attribution's source, by all that its document calls it; of no actor, what kind of source.

    ``page`` numbers the documents of the attributions.
    """
    known = actors(tables)
    keys = said[["page", "source_name", "source"]]
    pair = keys.groupby(["source_name", "source"], sort=False).ngroup()
    number = keys.groupby(["page", "source_name"], sort=False).ngroup()
    names = keys[~pair.duplicated()].reset_index(drop=True)  # in the order of their numbers
    groups = pair.map(group_sources(names["source_name"] + " | " + names["source"], known))
    mentions = pd.DataFrame({"number": number, "pair": pair}).drop_duplicates()
    called: dict[int, str] = {}  # what is called by more than one name
    name, source = (names[column].tolist() for column in ("source_name", "source"))
    for one, of in mentions[mentions["number"].duplicated(keep=False)].itertuples(index=False, name=None):
        called[one] = f"{called.get(one, name[of])} | {source[of]}"
    several = group_sources(pd.Series(called, dtype="string"), known)
    groups = groups.mask(number.isin(several.index), number.map(several))
    kinds = said["source_kind"].astype("category").map(_OTHERS).astype("string")
    groups = groups.where(groups.isin(list(known)), kinds)
    nobody = said["source"] == ""
    return groups.mask(nobody, said["source_start"].notna().map({True: UNRESOLVED, False: NOBODY}))


def group_order(speech: pd.DataFrame) -> list[str]:
    """The source groups by how often they are given words, then by name; those of no actor come last.

    >>> compare.group_order(compare.speech_table(tables))[0] in compare.actors(tables)
    True
    """
    counts = speech["source_group"].value_counts()
    last = {group: i for i, group in enumerate(NO_ACTOR, 1)}
    return sorted(counts.index, key=lambda group: (last.get(group, 0), -counts[group], group))


def anonymity_table(speech: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet and step of the scale from a name to hearsay: attributions and their share, also where none.

    Pronouns that nobody was found for have no step and are not counted.

    >>> speech = compare.speech_table(tables)
    >>> list(compare.anonymity_table(speech).columns)
    ['outlet', 'anonymity', 'attributions', 'of', 'share', 'documents']
    """
    told = speech[["outlet", "anonymity"]].dropna()
    table = told.groupby(["outlet", "anonymity"], observed=False).size().rename("attributions").reset_index()
    table["of"] = table.groupby("outlet", observed=False)["attributions"].transform("sum")
    table["share"] = (table["attributions"] / table["of"]).where(table["of"] > 0)
    documents = speech.groupby("outlet", observed=False)["document_id"].nunique()
    table["documents"] = table["outlet"].map(documents).astype("int64")
    return table


def source_table(speech: pd.DataFrame) -> pd.DataFrame:
    """One row a named source: in how many documents of which outlets it speaks, and how many words it is given.

    A name that two documents spell alike is one source. The most quoted come first.

    >>> list(compare.source_table(compare.speech_table(tables)).columns)[:2]
    ['source', 'source_group']
    """
    named = speech[speech["source_kind"].isin(["named_person", "named_organisation"])]
    named = named.assign(key=named["source_name"].str.replace("’", "'").str.casefold())
    table = named.groupby("key", sort=False).agg(
        source=("source_name", "first"), source_group=("source_group", "first"), kind=("source_kind", "first"),
        documents=("document_id", "nunique"), outlets=("outlet", "nunique"), attributions=("cue", "size"),
        words_quoted=("words_quoted", "sum"), words_paraphrased=("words_paraphrased", "sum"),
    )  # fmt: skip
    table["kind"] = table["kind"].str.replace("_", " ")
    order = ["words_quoted", "words_paraphrased", "documents", "source"]
    return table.sort_values(order, ascending=[False, False, False, True], ignore_index=True)


def source_words(tables: Tables) -> pd.DataFrame:
    """One row a document, outlet, voice and source: its words; the outlet's own have no source.

    Where an attribution names nobody, and for quotation marks without an attribution, the source is "".

    >>> set(compare.source_words(tables)["document_id"]) == set(tables.documents["document_id"])
    True
    """
    own = unit_table(tables)[["document_id", "outlet", "words_outlet"]]
    own = own.rename(columns={"words_outlet": "words"}).assign(voice="outlet", source_name="")
    names = tables.attributions[["document_id", "attribution_id", "source_name"]].astype({"attribution_id": "Int64"})
    stretches = placed(tables, tables.contents)
    stretches = stretches.merge(names, on=["document_id", "attribution_id"], how="left", validate="many_to_one")
    stretches["source_name"] = stretches["source_name"].fillna("")
    keys = ["document_id", "outlet", "voice", "source_name"]
    table = pd.concat([own[[*keys, "words"]], stretches.groupby(keys, observed=True)["words"].sum().reset_index()])
    table["outlet"] = pd.Categorical(table["outlet"], outlet_order(tables), ordered=True)
    table["voice"] = pd.Categorical(table["voice"], ["outlet", "quoted", "paraphrased"], ordered=True)
    order = ["document_id", "outlet", "voice", "words", "source_name"]
    return table.sort_values(order, ascending=[True, True, True, False, True], ignore_index=True)


def speech_finding(speech: pd.DataFrame) -> list[str]:
    """Who is given words most, who is met with doubt, and how far the sources can be told, as counted here.

    >>> len(compare.speech_finding(compare.speech_table(tables))) > 0
    True
    """
    if speech.empty:
        return ["Nobody is given any words."]
    basis = f"{count(len(speech), 'attribution')} in {count(speech['document_id'].nunique(), 'document')}"
    named = speech["source_group"].value_counts().drop(list(NO_ACTOR), errors="ignore")
    sentences = []
    if len(named):
        share = named.iloc[0] / len(speech)
        sentences.append(f"{basis}. Given words most often: {named.index[0]}, in {per_cent(share)} of them.")
    else:
        sentences.append(f"{basis}.")
    sentences.append(_doubt(speech))
    steps = anonymity_table(speech).groupby("anonymity", observed=False)["attributions"].sum()
    by_name = steps["named_person"] + steps["named_organisation"]
    if steps.sum():
        sentences.append(
            f"{per_cent(by_name / steps.sum())} of the attributions name a person or an organisation "
            f"({by_name:,} of {steps.sum():,}); {per_cent(steps['hearsay'] / steps.sum())} name nobody at all."
        )
    return sentences


def _doubt(speech: pd.DataFrame) -> str:
    """Whose words are presented with doubt most and least often, of those who are given enough words to say so."""
    doubted = (speech["stance"] == "doubting").groupby(speech["source_group"]).agg(["sum", "size"])
    n = int(doubted["sum"].sum())
    total = f"{n:,} of {count(len(speech), 'cue')} {'casts' if n == 1 else 'cast'} doubt (“claimed”, “alleged”)"
    enough = doubted[doubted["size"] >= LEAST].drop(list(NO_ACTOR), errors="ignore")
    if len(enough) < 2 or not enough["sum"].any():
        return f"{total}."
    rate = (enough["sum"] / enough["size"]).sort_values(kind="stable")
    ends = [f"{g} ({enough.loc[g, 'sum']} of {enough.loc[g, 'size']})" for g in (rate.index[-1], rate.index[0])]
    return f"{total}; of the groups cited {LEAST} times or more, most often on {ends[0]}, least often on {ends[1]}."


def _steps(said: pd.DataFrame) -> pd.Series:
    """The step of each source; none for a pronoun that nobody was found for."""
    number = said.groupby(["source", "source_kind"], sort=False).ngroup()
    distinct = said.loc[~number.duplicated(), ["source", "source_kind"]]  # in the order of their numbers
    steps = dict(enumerate(anonymity_of(r.source, r.source_kind) for r in rows_of(distinct)))
    return number.map(steps).mask((said["source"] == "") & said["source_start"].notna())


def _with_words(tables: Tables, said: pd.DataFrame) -> pd.DataFrame:
    """The attributions with the words that they give to their sources."""
    row, of = (numbered_rows(tables, "attributions", rows) for rows in (tables.contents, said))
    for voice in ("quoted", "paraphrased"):
        given = (tables.contents["voice"] == voice).to_numpy(bool) & (row >= 0)
        words = np.bincount(row[given], tables.contents["words"][given], len(tables.attributions))
        said[f"words_{voice}"] = words[of].astype("int64")
    return said.assign(words=said["words_quoted"] + said["words_paraphrased"])


def _with_sentences(tables: Tables, said: pd.DataFrame) -> pd.DataFrame:
    """The attributions with the sentence of their cue (else of their source), and where it stands in that."""
    first = said["cue_start"].fillna(said["source_start"]).fillna(0).astype("int64")
    last = said["cue_end"].fillna(said["source_end"]).fillna(0).astype("int64")
    sentences = tables.sentences[["start", "text"]].rename(columns={"start": "sentence_start", "text": "sentence"})
    at = find_begins(tables, "sentences").upto(document_rows(tables, said), np.asarray(first))
    said = join(said.assign(at=first), sentences, at)
    return said.assign(start=first - said["sentence_start"], end=last - said["sentence_start"])
