"""The five real articles that the project began with; their text is not part of it."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import mediaanalysis as ma
from mediaanalysis.cli import main

pytestmark = pytest.mark.real_corpus


@pytest.fixture(scope="module")
def documents(real_corpus: Path) -> dict[str, ma.Document]:
    return {d.id[:3]: d for d in ma.load_documents(real_corpus)}


@pytest.mark.parametrize(
    ("key", "outlet", "byline", "published"),
    [
        ("000", "WSWS", "Alex Lantier", "2016-09-19"),
        ("001", "RT", "", None),
        ("002", "AntiWar.com + Reuters", "Jason Ditz & Angus McDowall", "2016-09-19"),
        ("003", "", "", None),
        ("004", "WSWS", "Thomas Gaist", "2016-07-25"),
    ],
)
def test_what_the_texts_themselves_tell(
    documents: dict[str, ma.Document], key: str, outlet: str, byline: str, published: str | None
) -> None:
    d = documents[key]
    assert (d.outlet, d.byline, d.published and d.published.date().isoformat()) == (outlet, byline, published)
    assert {k for k in ("outlet", "byline", "published") if getattr(d, k)} <= d.inferred


def test_the_page_of_three_articles_falls_into_them(documents: dict[str, ma.Document]) -> None:
    reprints = [s for s in ma.analyze(documents["002"]).segments if s.kind == "reprint"]
    assert [(s.outlet, s.byline, s.published and s.published.day) for s in reprints] == [
        ("AntiWar.com", "Jason Ditz", 18),
        ("Reuters", "Angus McDowall", 17),
        ("AntiWar.com", "Jason Ditz", 18),
    ]


def test_the_page_with_comments_and_updates(documents: dict[str, ma.Document]) -> None:
    segments = [s for s in ma.analyze(documents["001"]).segments if s.kind in ("reprint", "comment")]
    assert [s.outlet for s in segments] == ["RT", "", "RT", "", "RT", "", "Sputnik", "", "Moon of Alabama", ""]


def test_the_folder_of_the_five_takes_them_and_names_what_is_wrong(root: Path, real_corpus: Path, tmp_path: Path) -> None:
    shutil.copy(root / "data" / "raw" / "deir-ez-zor" / "corpus.toml", tmp_path)
    with pytest.raises(ma.DataError, match="003_728b2dba053c0668.txt: named in corpus.toml, but not there"):
        ma.load_documents(tmp_path)
    for file in real_corpus.glob("*.txt"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    documents = {d.id[:3]: d for d in ma.load_documents(tmp_path)}
    assert documents["003"].published is not None
    assert documents["003"].published.date().isoformat() == "2017-01-11"
    (tmp_path / "004_eccc97edfd5663db.txt").write_text("altered", encoding="utf-8")
    with pytest.raises(ma.DataError, match="004_eccc97edfd5663db.txt: altered"):
        ma.load_documents(tmp_path)


def test_the_report_of_the_five_is_published(root: Path, real_corpus: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for file in [*real_corpus.glob("*.txt"), root / "data" / "raw" / "deir-ez-zor" / "corpus.toml"]:
        (corpus / file.name).write_bytes(file.read_bytes())
    arguments = ["report", str(corpus), "--out", str(tmp_path / "reports"), "--notebooks", str(root / "notebooks")]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "reports" / "latest" / "index.html").is_file()
