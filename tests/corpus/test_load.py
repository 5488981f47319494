import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from mediaanalysis.corpus.load import load_documents
from mediaanalysis.errors import DataError


def test_front_matter_goes_before_what_the_text_says(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: Base lost\nauthor: Ana Reyes\noutlet: Ledger\ndate: 2016-09-18\n---\nBy Jo Vane\n\nThe base *fell*.\n",
        encoding="utf-8",
    )
    (document,) = load_documents(tmp_path)
    assert document.text == "Base lost\n\nBy Jo Vane\n\nThe base *fell*."
    assert (document.id, document.title, document.byline, document.outlet) == ("a", "Base lost", "Ana Reyes", "Ledger")
    assert document.published == datetime(2016, 9, 18)
    assert document.inferred == frozenset()


def test_a_title_that_heads_the_body_is_not_set_before_it_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Base lost\n---\n\n# Base lost\n\nIt fell.\n", encoding="utf-8")
    assert load_documents(tmp_path)[0].text == "Base lost\n\nIt fell."


def test_what_nobody_stated_is_inferred_and_marked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Base lost\n\nBy Ana Reyes 19 September 2016\n\nIt fell.\n\nTo contact the Red Ledger visit:\n", encoding="utf-8"
    )
    (document,) = load_documents(tmp_path)
    assert (document.title, document.byline, document.outlet) == ("Base lost", "Ana Reyes", "Red Ledger")
    assert document.inferred == {"title", "byline", "outlet", "published"}


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("“Error”, they said".encode(), "utf-8"),
        ("“Error”, they said".encode("utf-8-sig"), "utf-8-sig"),
        ("“Error”, they said".encode("cp1252"), "windows-1252"),
        ("“Error”, they said".encode("utf-16"), "utf-16"),
    ],
)
def test_the_encoding_is_found_and_reported(tmp_path: Path, raw: bytes, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(raw + (b"" if encoding == "utf-16" else b"\r\n\r\nNow."))
    (document,) = load_documents(tmp_path)
    assert document.text.startswith("“Error”, they said")
    assert "\r" not in document.text
    assert document.encoding == encoding


def test_a_row_of_jsonl_is_taken_unchanged(tmp_path: Path) -> None:
    rows = [
        {"id": "x", "text": "One.\r\n Two ", "outlet": "A", "published": "2016-09-17"},
        {"id": "y", "title": "Base lost", "text": "It fell."},
        {"id": "z", "title": "Base lost", "text": "Base lost\n\nIt fell."},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    documents = load_documents(tmp_path / "a.jsonl")
    assert [d.text for d in documents] == ["One.\r\n Two ", "Base lost\n\nIt fell.", "Base lost\n\nIt fell."]
    assert documents[0].published == datetime(2016, 9, 17)


def _undecodable(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"\x81\x8d not text")


def _binary(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"\x00\x01\x02")


def _blank(folder: Path) -> None:
    (folder / "a.txt").write_text(" \n", encoding="utf-8")


def _title_only(folder: Path) -> None:
    (folder / "a.md").write_text("---\ntitle: Base lost\n---\n", encoding="utf-8")


def _bad_yaml(folder: Path) -> None:
    (folder / "a.md").write_text("---\ntitle: [\n---\nIt fell.", encoding="utf-8")


def _bad_date(folder: Path) -> None:
    (folder / "a.md").write_text("---\ndate: soon\n---\nIt fell.", encoding="utf-8")


def _bad_row(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"id": "x", "text": "It fell."}\n{"id": "y"', encoding="utf-8")


def _row_without_text(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"id": "x"}', encoding="utf-8")


def _same_id(folder: Path) -> None:
    (folder / "a.txt").write_text("It fell.", encoding="utf-8")
    (folder / "a.md").write_text("It fell.", encoding="utf-8")


def _missing(folder: Path) -> None:
    (folder / "corpus.toml").write_text("[[document]]\nfile = 'gone.txt'", encoding="utf-8")


def _altered(folder: Path) -> None:
    (folder / "a.txt").write_text("It fell.", encoding="utf-8")
    (folder / "corpus.toml").write_text(f"[[document]]\nfile = 'a.txt'\nsha256 = '{'0' * 64}'", encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: None, "no documents here (.txt, .md, .jsonl)"),
        (_undecodable, "a.txt: not a text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8"),
        (_binary, "a.txt: not a text"),
        (_blank, "a.txt: no text"),
        (_title_only, "a.md: no text"),
        (_bad_yaml, "a.md: the front matter is not valid YAML"),
        (_bad_date, "a.md: published='soon' is no date; write 2016-09-17"),
        (_bad_row, "a.jsonl:2: not a JSON row in UTF-8"),
        (_row_without_text, 'a.jsonl:1: a row needs "id" and "text", both texts'),
        (_same_id, "the id 'a' is taken by"),
        (_missing, "gone.txt: named in corpus.toml, but not there"),
        (_altered, "a.txt: altered: its sha256 is"),
    ],
)
def test_a_fault_is_told_in_a_line(tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    make(tmp_path)
    with pytest.raises(DataError) as caught:
        load_documents(tmp_path)
    assert message in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    _blank(tmp_path)
    _bad_row(tmp_path)
    with pytest.raises(DataError) as caught:
        load_documents(tmp_path)
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize(("name", "message"), [("gone", "no such file or folder"), ("a.pdf", "cannot read .pdf files")])
def test_a_path_that_holds_no_corpus(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(DataError, match=message):
        load_documents(tmp_path / name)


def test_the_sample_holds_what_it_says(sample: Path) -> None:
    documents = load_documents(sample)
    assert len(documents) >= 12
    assert len({d.outlet for d in documents}) >= 4
    assert {d.event for d in documents} == {"deir-ez-zor-2016-09-17", "urum-al-kubra-2016-09-19"}
    assert all(d.title and d.outlet and d.byline and d.published for d in documents)
    assert {d.encoding for d in documents} == {"utf-8", "utf-8-sig", "windows-1252"}


def test_a_path_may_be_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It fell.", encoding="utf-8")
    assert load_documents(str(tmp_path)) == load_documents(tmp_path)
