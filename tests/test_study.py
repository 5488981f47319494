"""A study's own codes and labels, and what its tables say they were made by."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

import mediaanalysis as ma
from mediaanalysis.framing.codebook import load_codebook
from mediaanalysis.study import update_tables
from mediaanalysis.tables import COLUMNS, read_tables, write_tables

TEXT = "The rebels denied it.\n\nThe insurgents spoke of a travesty, and of the weather."


def features(tables: ma.Tables) -> set[tuple[str, str, str]]:
    return {(t.feature, t.category, t.text) for t in tables.tags.itertuples()}


def test_the_shipped_codebook_is_named_in_the_tables(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    about = ma.load_tables(tmp_path).about["codebook"]
    assert about == {"version": load_codebook().version, "hash": load_codebook().hash}


def test_label_families_of_the_study_stand_in_place_of_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert any(feature == "label" and text == "rebels" for feature, _, text in features(ma.load_tables(tmp_path)))
    (tmp_path / "corpus.toml").write_text("[[label_family]]\nname = 'them'\nlabels = ['insurgent']\n", encoding="utf-8")
    tables = ma.load_tables(tmp_path)
    assert {row for row in features(tables) if row[0] == "label"} == {("label", "them", "insurgents")}
    assert tables.about["codebook"]["version"].endswith("+own")


def test_codes_in_the_folder_of_the_study_are_tagged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook" / "sky.csv").write_text("feature,category,word\nsky,mild,weather\n", encoding="utf-8")
    tables = ma.load_tables(tmp_path)
    assert ("sky", "mild", "weather") in features(tables)
    assert tables.about["codebook"]["version"].endswith("+own")
    ma.write_tables(tables, tmp_path / "tables")
    assert ma.read_tables(tmp_path / "tables").about["codebook"] == tables.about["codebook"]


ARTICLE = "2016-09-19-meridian-wire-convoy-hit.md"


@pytest.mark.parametrize(
    ("change", "n"),
    [
        ("nothing", 0),
        ("one more", 1),
        ("one edited", 1),
        ("one gone", 0),
        ("its outlet stated anew", 1),
        ("rows, one of them dated anew", 1),
    ],
)
def test_only_what_changed_is_tagged_and_the_tables_are_those_of_all(
    sample: Path, tmp_path: Path, change: str, n: int
) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(sample, corpus)
    rows = '{"id": "x", "text": "Ten died.", "published": "2016-01-01"}\n{"id": "y", "text": "Two died, he said."}\n'
    (corpus / "rows.jsonl").write_text(rows, encoding="utf-8")
    write_tables(ma.load_tables(corpus), tmp_path / "tables")
    article = corpus / ARTICLE
    text = article.read_text(encoding="utf-8")
    match change:
        case "one more":
            (corpus / "2016-09-18-new.txt").write_text("New\n\nAt least 12 died, the army said.\n", encoding="utf-8")
        case "one edited":
            article.write_text(text + "\nNobody denied it.\n", encoding="utf-8")
        case "one gone":
            article.unlink()
        case "its outlet stated anew":
            article.write_text(text.replace("Meridian Wire", "Other Wire", 1), encoding="utf-8")
        case "rows, one of them dated anew":
            (corpus / "rows.jsonl").write_text(rows.replace("2016-01-01", "2016-01-02"), encoding="utf-8")
    updated, tagged = update_tables(corpus, read_tables(tmp_path / "tables"))
    whole = ma.load_tables(corpus)
    assert tagged == n
    assert updated.about == whole.about
    for name in COLUMNS:
        pd.testing.assert_frame_equal(getattr(updated, name), getattr(whole, name))
    write_tables(updated, tmp_path / "updated")
    write_tables(whole, tmp_path / "whole")
    for name in COLUMNS:
        one, other = (tmp_path / folder / f"{name}.parquet" for folder in ("updated", "whole"))
        assert one.read_bytes() == other.read_bytes(), name
