"""A study's own codes and labels, and what its tables say they were made by."""

from pathlib import Path

import mediaanalysis as ma
from mediaanalysis.framing.codebook import load_codebook

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
