"""Documents added to a corpus: what is taken, what is said of it, and that nothing there is changed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import mediaanalysis as ma
from mediaanalysis.cli import main

PAGE = """<html><head><title>Raid: twelve dead - The Post</title><meta property="og:site_name" content="The Post">
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2016-09-18T10:00:00Z"></head>
<body><nav>Menu <a href="x">Home</a></nav><script>alert(1)</script><article><h1>Raid: twelve dead</h1>
<p>At least 12 people were killed in a raid on Monday, police said, in the north of the town where many had fled.</p>
<p>“It was a <b>massacre</b>,” the mayor said, standing before what was left of the old market hall.</p></article>
<footer>© The Post</footer></body></html>"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.TXT").write_text("Raid\n\nTen people died, police said.\n", encoding="utf-8")
    (folder / "same.txt").write_text("Raid\n\nTen people died, police said.\n", encoding="utf-8")
    (folder / "b.md").write_text("---\noutlet: Wire\nauthor: Bo\ndate: 2016-01-02\n---\nTen died.\n", encoding="utf-8")
    (folder / "rows.jsonl").write_text('{"id":"x","text":"Ten died."}\n{"id":"y","text":"Two died."}\n', encoding="utf-8")
    (folder / "evil\x1b[2J.txt").write_bytes(b"\x00\x01")
    (folder / "paper.pdf").write_bytes(b"%PDF")
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    return folder


def ingest(tmp_path: Path, *paths: Path | str) -> Result:
    return CliRunner().invoke(main, ["ingest", *map(str, paths), "--into", str(tmp_path / "raw")])


def test_what_can_be_read_is_added_and_told(files: Path, tmp_path: Path) -> None:
    done = ingest(tmp_path, files)
    assert done.exit_code == 1  # for the file that is no text
    assert done.output.splitlines() == [
        "added: a.txt: no outlet, no byline, no date",
        "added: b.md: outlet Wire, byline Bo, date 2016-01-02",
        f"not read: {files}/evil [2J.txt: not a text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8",
        "added: rows.jsonl: 2 documents; no outlet in 2; no byline in 2; no date in 2",
        f"there already: {files}/same.txt, as a.txt",
        "3 added, 1 there already, 1 not read, 1 passed over",
    ]
    assert {p.name for p in (tmp_path / "raw").iterdir()} == {"a.txt", "b.md", "rows.jsonl"}
    assert len(ma.load_documents(tmp_path / "raw")) == 4
    again = ingest(tmp_path, files)
    assert "0 added, 5 there already" not in again.output
    assert "0 added, 4 there already" in again.output


def test_a_file_that_is_there_is_never_changed(files: Path, tmp_path: Path) -> None:
    ingest(tmp_path, files / "a.TXT")
    (files / "a.TXT").write_text("Raid\n\nEleven people died.\n", encoding="utf-8")
    done = ingest(tmp_path, files / "a.TXT")
    assert (done.exit_code, "added: a-2.txt" in done.output) == (0, True)
    assert "Ten people" in (tmp_path / "raw" / "a.txt").read_text(encoding="utf-8")


def test_a_saved_page_becomes_markdown_with_what_its_markup_states(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    done = ingest(tmp_path, tmp_path / "page.html")
    assert "added: page.md: outlet The Post, byline Ann Lee, date 2016-09-18\n" in done.output
    (document,) = ma.load_documents(tmp_path / "raw")
    assert document.title == "Raid: twelve dead"
    assert document.text.startswith("Raid: twelve dead\n\nAt least 12 people")
    assert "Menu" not in document.text
    assert "alert" not in document.text
    assert "there already" in ingest(tmp_path, tmp_path / "page.html").output


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere.txt", "nowhere.txt: no such file or folder"),
        ("https://example.org/a.html", "nothing is downloaded: save the page in a browser"),
    ],
)
def test_what_is_not_there_is_said(tmp_path: Path, path: str, message: str) -> None:
    done = ingest(tmp_path, path)
    assert (done.exit_code, message in done.stderr, len(done.stderr.splitlines())) == (2, True, 1)


def test_a_page_without_an_article_is_not_added(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "page.htm").write_text("<html><body></body></html>", encoding="utf-8")
    done = ingest(tmp_path, tmp_path / "page.htm")
    assert (done.exit_code, "no article found in this page" in done.output) == (1, True)
    assert not list((tmp_path / "raw").iterdir())
