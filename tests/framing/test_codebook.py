"""The word lists prove themselves: every example triggers its entry, no near-miss does."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediaanalysis.errors import DataError
from mediaanalysis.framing.codebook import CODEBOOK, Entry, load_codebook
from mediaanalysis.framing.entry import NONE
from mediaanalysis.framing.tag import UNTAGGED, find_tags
from mediaanalysis.text.sentence import find_sentences

BOOK = load_codebook()
TAGGED = [entry for entry in BOOK.entries if entry.feature not in UNTAGGED]
EXAMPLES = [pytest.param(e, s, id=f"{e.id}: {s}") for e in BOOK.entries for s in e.examples]
NEAR_MISSES = [pytest.param(e, s, id=f"{e.id}: {s}") for e in TAGGED for s in e.near_misses]


def rules(text: str) -> set[str]:
    return {tag.rule for tag in find_tags(text, tuple(find_sentences(text)), (), BOOK.find(text), ())}


@pytest.mark.parametrize(("entry", "sentence"), EXAMPLES)
def test_an_example_triggers_its_entry(entry: Entry, sentence: str) -> None:
    if entry.feature in UNTAGGED or entry.category == NONE:
        assert entry.id in {form.entry.id for hit in BOOK.find(sentence) for form in hit.values}
    else:
        assert entry.id in rules(sentence)


@pytest.mark.parametrize(("entry", "sentence"), NEAR_MISSES)
def test_a_near_miss_does_not(entry: Entry, sentence: str) -> None:
    assert entry.id not in rules(sentence)


@pytest.mark.parametrize("entry", TAGGED, ids=lambda entry: entry.id)
def test_an_entry_is_documented(entry: Entry) -> None:
    assert entry.examples
    assert entry.near_misses or entry.category == NONE
    assert entry.source


@pytest.mark.parametrize("header", [h for h in BOOK.headers if h.feature not in UNTAGGED], ids=lambda h: h.feature)
def test_a_feature_is_defined(header: object) -> None:
    empty = [name for name in header.__slots__ if not getattr(header, name)]  # type: ignore[attr-defined]
    assert not empty


def test_version_and_hash() -> None:
    assert BOOK.version.count(".") == 2
    assert len(BOOK.hash) == 12


ENTRY = '[[entry]]\nid = "x.a"\ncategory = "negative"\nphrases = ["vile"]\n'
WRONG = [
    ("feature = ", "not TOML"),
    ('feature = "x"\n[[entry]]\ncategory = "a"\nphrases = ["b"]', "entry number 1: id is missing"),
    ('feature = "x"\n[[entry]]\nid = "x.a"\ncategory = "a"', "entry x.a: no words; give one of verbs, nouns"),
    (f'feature = "x"\n{ENTRY}phrase = ["b"]', "entry x.a: unknown key 'phrase'; did you mean 'phrases'?"),
    (f'feature = "x"\nunits = "word"\n{ENTRY}', "list.toml: unknown key 'units'; did you mean 'unit'?"),
    (f'feature = "x"\n{ENTRY}{ENTRY.replace("vile", "foul")}', "the id 'x.a' is also in list.toml"),
    (f'feature = "x"\n{ENTRY}{ENTRY.replace("x.a", "x.b")}', "entry x.b: 'vile' is also in entry x.a"),
    (f'feature = "x"\n{ENTRY}nouns = ["…"]', "'…' does not begin with a letter"),
    (f'feature = "x"\n{ENTRY}nouns = [1]', "nouns = [1], expected a list of strings"),
    (f'feature = "x"\n{ENTRY}negated = "no"', "negated = 'no', expected true or false"),
    (f'feature = "x"\n{ENTRY}only = ["pural"]', "only = 'pural'; the forms are base, s"),
    (ENTRY, "entry x.a: feature is missing"),
]


@pytest.mark.parametrize(("toml", "message"), WRONG)
def test_a_list_that_cannot_be_used_is_refused_with_place_and_cure(tmp_path: Path, toml: str, message: str) -> None:
    (tmp_path / "list.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_codebook(tmp_path)
    assert message in str(error.value)
    assert "list.toml" in str(error.value)


def test_faults_are_collected(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('feature = "x"\n[[entry]]\nid = "x.a"', encoding="utf-8")
    (tmp_path / "b.toml").write_text('feature = "y"\n[[entry]]\nid = "y.a"', encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_codebook(tmp_path)
    assert len(str(error.value).splitlines()) == 2


def test_long_lists_may_be_written_with_commas(tmp_path: Path) -> None:
    toml = 'feature = "x"\n[[entry]]\nid = "x.a"\ncategory = "a"\nphrases = """\nin cold blood, vile,\nfoul\n"""'
    (tmp_path / "list.toml").write_text(toml, encoding="utf-8")
    assert load_codebook(tmp_path).entries[0].phrases == ("in cold blood", "vile", "foul")


def test_hits_of_one_feature_do_not_overlap_but_those_of_two_may(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(f'feature = "x"\n{ENTRY.replace("vile", "act of war")}', encoding="utf-8")
    (tmp_path / "b.toml").write_text(
        f'feature = "y"\n{ENTRY.replace("vile", "war").replace("x.a", "y.a")}'
        + ENTRY.replace("vile", "of war").replace("x.a", "y.b"),
        encoding="utf-8",
    )
    hits = load_codebook(tmp_path).find("an act of war")
    assert [(hit.span.start, hit.values[0].entry.id) for hit in hits] == [(3, "x.a"), (7, "y.b")]


def test_the_shipped_lists_lie_beside_the_code() -> None:
    assert {path.stem for path in CODEBOOK.glob("*.toml")} >= {"about", "attribution", "hedge"}
