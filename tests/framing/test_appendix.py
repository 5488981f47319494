"""The codebook shown, tested, compared and exported."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.cli import main
from mediaanalysis.compare.editions import find_retags
from mediaanalysis.corpus.load import open_corpus
from mediaanalysis.errors import DataError
from mediaanalysis.framing.appendix import FORMS, csv_of, latex_of, markdown_of
from mediaanalysis.framing.codebook import CODEBOOK, load_codebook
from mediaanalysis.framing.edition import find_changes, open_edition
from mediaanalysis.framing.outline import find_features, outline_of, words_of
from mediaanalysis.framing.proof import prove_codebook
from mediaanalysis.text.escape import defuse, latex, markdown, plain

BOOK = load_codebook()
HEAD = 'feature = "weather"\ndefinition = "Words of 100% rain & wind_."\n'
WET = '[[entry]]\nid = "weather.wet"\ncategory = "wet"\nverbs = ["rain"]\n'


def own(folder: Path, *lines: str) -> Path:
    path = folder / "own.toml"
    path.write_text(HEAD + WET + "\n".join(lines), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["codebook", *map(str, arguments)])


def test_the_outline_names_version_hash_and_every_feature() -> None:
    done = run("show")
    assert done.exit_code == 0
    assert f"{BOOK.version}, hash {BOOK.hash}" in done.output.splitlines()[0]
    for feature in find_features(BOOK):
        assert f"{feature.header.feature}: {feature.header.label} ({feature.size})" in done.output
        assert feature.header.definition


def test_a_feature_is_shown_with_every_entry() -> None:
    done = run("show", "hedge")
    told = " ".join(done.output.split())
    for entry in BOOK.entries:
        if entry.feature == "hedge":
            assert all(" ".join(said.split()) in told for said in (entry.id, *words_of(entry), *entry.examples))


def test_nothing_shown_moves_the_cursor(tmp_path: Path) -> None:
    path = own(tmp_path, r'label = "red \u001b[31m\u202e"', r'examples = ["It \u0007rained.\u009b2J"]')
    done = run("show", "weather", "--codebook", path)
    assert done.exit_code == 0, done.output
    assert all(c.isprintable() for line in done.output.splitlines() for c in line)


FAULTS = [
    ('examples = ["It snowed."]', "own.toml: entry weather.wet: its example does not trigger it: 'It snowed.'"),
    ('examples = ["It rained."]\nnear_misses = ["Rain fell."]', "own.toml: entry weather.wet: its near-miss triggers it"),
    ('exceptions = ["rain", "rains", "rained", "raining"]', "entry weather.wet: only and exceptions leave none"),
    (WET, "the id 'weather.wet' is also in own.toml"),
    (WET.replace("wet", "damp", 1), "entry weather.damp: 'rain' is also in entry weather.wet"),
]


@pytest.mark.parametrize(("lines", "message"), FAULTS, ids=["example", "near-miss", "dead", "id", "word"])
def test_a_fault_is_a_line_with_file_and_entry(tmp_path: Path, lines: str, message: str) -> None:
    path = own(tmp_path, lines.replace('category = "damp"', 'category = "wet"'))
    done = run("test", path)
    assert done.exit_code == 1
    assert [line for line in done.output.splitlines() if message in line]


def test_sound_lists_pass(tmp_path: Path) -> None:
    done = run("test", own(tmp_path))
    assert done.exit_code == 0, done.output
    assert done.output.endswith("0 faults; 1 entries have no example\n")
    assert prove_codebook().faults == ()


@pytest.mark.parametrize("command", ["test nowhere", "show --codebook nowhere", "diff shipped nowhere", "show nothing"])
def test_a_mistake_is_one_line_and_exit_code_2(command: str) -> None:
    done = run(*command.split())
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("export", "--out", tmp_path / "file" / "appendix.md")
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


def test_the_difference_of_two_editions(tmp_path: Path) -> None:
    old = own(tmp_path, 'not_followed_by = ["down"]\n[[entry]]\nid = "weather.dry"\ncategory = "dry"\nnouns = ["drought"]')
    new = tmp_path / "new.toml"
    changed = WET.replace('"rain"', '"rain", "hail"').replace('"wet"\nv', '"damp"\nv')
    new.write_text(HEAD + changed + WET.replace("wet", "hot").replace("rain", "sizzle"), encoding="utf-8")
    lines = [change.line for change in find_changes(load_codebook(old), load_codebook(new))]
    assert lines == [
        "changed entry weather.wet: category 'wet' -> 'damp'; verbs +'hail'; not_followed_by -'down'",
        "removed entry weather.dry: weather, dry: drought",
        "added entry weather.hot: weather, hot: sizzle",
    ]
    assert [*find_changes(BOOK, BOOK)] == []


def test_a_folder_with_an_about_file_is_a_codebook_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "about.toml").write_text('version = "0.1.0"', encoding="utf-8")
    own(tmp_path)
    book = open_edition(str(tmp_path))
    assert (book.version, [entry.id for entry in book.entries]) == ("0.1.0", ["weather.wet"])
    (tmp_path / "about.toml").write_text("version = ", encoding="utf-8")
    with pytest.raises(DataError, match="not TOML"):
        open_edition(str(tmp_path))


def test_a_codebook_of_its_own_is_tested_alone(tmp_path: Path) -> None:
    (tmp_path / "about.toml").write_text('version = "0.1.0"', encoding="utf-8")
    own(tmp_path)
    assert prove_codebook([tmp_path]).entries == 1


@pytest.mark.parametrize("command", [("test",), ("diff", "shipped"), ("show", "--codebook")], ids=" ".join)
def test_a_folder_without_lists_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run(*command, tmp_path)
    assert done.exit_code == 2
    assert "no lists here" in done.stderr


def test_the_tags_of_a_corpus_that_an_edition_changes(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("It rained. The raid was a reckless act, and hail fell.\n", encoding="utf-8")
    path = own(tmp_path, '[[entry]]\nid = "own.hail"\nfeature = "weather"\ncategory = "ice"\nnouns = ["hail"]')
    found = find_retags(open_corpus(text), BOOK, load_codebook(path))
    retags = {r.text: (r.kind, r.before, r.after) for r in found}
    assert retags["rained"] == ("appears", "", "wet (outlet)")
    assert retags["hail"] == ("appears", "", "ice (outlet)")
    assert retags.keys() == {"rained", "hail"}
    done = run("diff", path, "shipped", "--corpus", text)
    assert "vanishes: weather wet (outlet) “rained” [weather.wet] in: It rained." in done.output
    assert "The raid was a reckless act, and hail fell." in done.output


def test_a_category_that_changes(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("It rained.\n", encoding="utf-8")
    old = load_codebook(own(tmp_path))
    (tmp_path / "own.toml").write_text(HEAD + WET.replace('"wet"', '"damp"'), encoding="utf-8")
    retag, = find_retags(open_corpus(text), old, load_codebook(tmp_path / "own.toml"))
    assert (retag.kind, retag.before, retag.after, retag.sentence) == ("changes", "wet (outlet)", "damp (outlet)", "It rained.")


@pytest.mark.parametrize("form", FORMS)
def test_an_appendix_has_every_entry(tmp_path: Path, form: str) -> None:
    path = tmp_path / "new" / f"appendix.{form}"
    done = run("export", "--format", form, "--out", path)
    assert done.exit_code == 0, done.output
    text = path.read_text(encoding="utf-8").replace(r"\allowbreak{}", "").replace("\\", "")
    assert text.count(BOOK.hash)
    for entry in BOOK.entries:
        assert entry.id in text
    for feature in find_features(BOOK):
        assert feature.header.definition in text.replace('""', '"')
    assert FORMS[form](BOOK) == path.read_text(encoding="utf-8")


def test_what_a_notation_would_run_is_escaped(tmp_path: Path) -> None:
    book = load_codebook(own(tmp_path, 'examples = ["=cmd|rain"]', 'source = "@a"', 'note = "{x}^2 ~ <b>"'), shipped=False)
    assert r"100\% rain \& wind\_" in latex_of(book)
    assert r"\{x\}\textasciicircum{}2 \textasciitilde{} \textless{}b\textgreater{}" in latex_of(book)
    row, = csv.DictReader(io.StringIO(csv_of(book)))
    assert (row["examples"], row["source"], row["verbs"]) == ("'=cmd|rain", "'@a", "rain")
    rows = [line for line in markdown_of(book).splitlines() if line.startswith("|")]
    assert all(line.replace("\\|", "").count("|") == 5 for line in rows)


def test_a_row_of_the_csv_is_a_line() -> None:
    assert len(csv_of(BOOK).splitlines()) == 1 + sum(max(1, len(feature.entries)) for feature in find_features(BOOK))


def test_braces_and_environments_of_the_latex_are_closed() -> None:
    text = latex_of(BOOK).replace(r"\{", "").replace(r"\}", "")
    assert text.count("{") == text.count("}")
    assert text.count(r"\begin{") == text.count(r"\end{")


@given(st.text())
def test_escaped_text_is_inert(text: str) -> None:
    assert all(c >= " " and c not in "\x7f\u202e" for c in plain(text))
    assert not defuse(text).lstrip().startswith(("=", "+", "-", "@"))
    assert "\n" not in latex(text)
    assert "\n" not in markdown(text)


def test_every_shipped_list_is_in_the_outline() -> None:
    listed = {line.partition(":")[0] for line in outline_of(BOOK)}
    assert {path.stem for path in CODEBOOK.glob("*.toml")} - {"about"} <= listed
