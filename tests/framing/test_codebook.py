"""The word lists prove themselves: every example triggers its entry, no near-miss does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mediaanalysis.corpus.description import LabelFamily
from mediaanalysis.errors import DataError
from mediaanalysis.framing.codebook import CODEBOOK, Entry, load_codebook
from mediaanalysis.framing.entry import NONE
from mediaanalysis.framing.label import label_entries
from mediaanalysis.framing.proof import triggers
from mediaanalysis.framing.tag import UNTAGGED, find_tags
from mediaanalysis.text.sentence import find_sentences

BOOK = load_codebook()
TAGGED = [entry for entry in BOOK.entries if entry.feature not in UNTAGGED]
EXAMPLES = [pytest.param(e, s, id=f"{e.id}: {s}") for e in BOOK.entries for s in e.examples]
NEAR_MISSES = [pytest.param(e, s, id=f"{e.id}: {s}") for e in TAGGED for s in e.near_misses]


@pytest.mark.parametrize(("entry", "sentence"), EXAMPLES)
def test_an_example_triggers_its_entry(entry: Entry, sentence: str) -> None:
    assert triggers(sentence, entry, BOOK)


@pytest.mark.parametrize(("entry", "sentence"), NEAR_MISSES)
def test_a_near_miss_does_not(entry: Entry, sentence: str) -> None:
    assert not triggers(sentence, entry, BOOK)


@pytest.mark.parametrize("entry", TAGGED, ids=lambda entry: entry.id)
def test_an_entry_is_documented(entry: Entry) -> None:
    assert entry.examples
    assert entry.near_misses or entry.category == NONE
    assert entry.source


@pytest.mark.parametrize("header", BOOK.headers, ids=lambda h: h.feature)
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
    (f'feature = "x"\n{ENTRY.replace("[[", "[").replace("]]", "]")}', "write [[entry]] above each"),
    (f'feature = "x"\n{ENTRY}label = 3', "label = 3, expected a string"),
    (f'feature = "x"\n{ENTRY}exceptions = ["vile"]', "entry x.a: only and exceptions leave none of its words"),
]


@pytest.mark.parametrize(("toml", "message"), WRONG)
def test_a_list_that_cannot_be_used_is_refused_with_place_and_cure(tmp_path: Path, toml: str, message: str) -> None:
    (tmp_path / "list.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_codebook(tmp_path, shipped=False)
    assert message in str(error.value)


def test_faults_are_collected(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('feature = "x"\n[[entry]]\nid = "x.a"', encoding="utf-8")
    (tmp_path / "b.toml").write_text('feature = "y"\n[[entry]]\nid = "y.a"', encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_codebook(tmp_path, shipped=False)
    assert len(str(error.value).splitlines()) == 4


def test_long_lists_may_be_written_with_commas(tmp_path: Path) -> None:
    toml = 'feature = "x"\n[[entry]]\nid = "x.a"\ncategory = "a"\nphrases = """\nin cold blood, vile,\nfoul\n"""'
    (tmp_path / "list.toml").write_text(toml, encoding="utf-8")
    assert load_codebook(tmp_path, shipped=False).entries[0].phrases == ("in cold blood", "vile", "foul")


def test_hits_of_one_feature_do_not_overlap_but_those_of_two_may(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(f'feature = "x"\n{ENTRY.replace("vile", "act of war")}', encoding="utf-8")
    (tmp_path / "b.toml").write_text(
        f'feature = "y"\n{ENTRY.replace("vile", "war").replace("x.a", "y.a")}'
        + ENTRY.replace("vile", "of war").replace("x.a", "y.b"),
        encoding="utf-8",
    )
    hits = load_codebook(tmp_path, shipped=False).find("an act of war")
    assert [(hit.span.start, hit.values[0].entry.id) for hit in hits] == [(3, "x.a"), (7, "y.b")]


def test_a_study_adds_and_overrides(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'feature = "hedge"\n[[entry]]\nid = "hedge.may"\ncategory = "epistemic"\nphrases = ["mayhap"]\n'
        '[[entry]]\nid = "own.weather"\nfeature = "weather"\ncategory = "wet"\nverbs = ["rain"]\n',
        encoding="utf-8",
    )
    book = load_codebook(own)
    found = {form.entry.id for hit in book.find("It may have rained, mayhap.") for form in hit.values}
    assert found >= {"hedge.may", "own.weather"}
    assert [e.phrases for e in book.entries if e.id == "hedge.may"] == [("mayhap",)]
    assert book.version == BOOK.version + "+own"
    assert book.hash != BOOK.hash


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("category,word\nwet,rain\n", encoding="utf-8")
    assert load_codebook(own, shipped=False).entries[0].phrases == ("rain",)
    own.write_text("category,word\nwet,rain\nwet,hail\n", encoding="utf-8")
    os.utime(own, ns=(1, 1))
    assert load_codebook(own, shipped=False).entries[0].phrases == ("rain", "hail")


def test_csv_and_liwc_dictionaries_load_too(tmp_path: Path) -> None:
    (tmp_path / "weather.csv").write_text(
        "feature,category,word,kind,examples\nweather,wet,rain,verb,It rained.\nweather,wet,sleet,,\nweather,dry,drought,noun,\n",
        encoding="utf-8",
    )
    (tmp_path / "mood.dic").write_text("%\n1\tposemo\n2\tnegemo\n%\nglad\t1\ngrie*\t2\nbittersweet\t1\t2\n", encoding="utf-8")
    book = load_codebook(tmp_path, shipped=False)
    text = "It rained; droughts grieved the glad and bittersweet."
    ids = [(hit.span.of(text), sorted(form.entry.id for form in hit.values)) for hit in book.find(text)]
    assert ids == [
        ("rained", ["weather.wet"]),
        ("droughts", ["weather.dry"]),
        ("grieved", ["mood.negemo"]),
        ("glad", ["mood.posemo"]),
        ("bittersweet", ["mood.negemo", "mood.posemo"]),
    ]
    assert {e.id: e.examples for e in book.entries}["weather.wet"] == ("It rained.",)


def test_a_liwc_dictionary_loads_without_its_emoticons_and_conditions(tmp_path: Path) -> None:
    dictionary = "%\n1\tposemo (Positive)\n2\tsoc\n%\n:)\t1\nkind of\t2\nlike\t(02 134)1/2\nglad*\t1\t2\n"
    (tmp_path / "liwc.dic").write_text(dictionary, encoding="utf-8")
    words = {entry.category: entry.phrases for entry in load_codebook(tmp_path, shipped=False).entries}
    assert words == {"posemo (Positive)": ("glad*",), "soc": ("kind of", "glad*")}


@pytest.mark.parametrize("size", [10, 10_000])
def test_a_list_of_any_size_loads_and_finds_its_words(tmp_path: Path, size: int) -> None:
    letters = [f"{i:05d}".translate(str.maketrans("0123456789", "abcdefghij")) for i in range(size)]
    toml = "".join(f'[[entry]]\nid = "x.{w}"\ncategory = "c"\nnouns = ["{w}"]\n' for w in letters)
    (tmp_path / "list.toml").write_text(f'feature = "x"\n{toml}', encoding="utf-8")
    book = load_codebook(tmp_path, shipped=False)
    assert len(book.entries) == size
    assert [hit.values[0].entry.id for hit in book.find(f"{letters[-1]}s, {letters[0]}")] == [f"x.{letters[-1]}", f"x.{letters[0]}"]


UNREADABLE = [
    ("a.csv", "word\nrain\n", "column category is missing"),
    ("a.csv", "category,word,kind\nwet,rain,vreb\n", "a.csv:2: kind='vreb', expected one of verb, noun"),
    ("a.dic", "glad 1", "not a LIWC dictionary"),
    ("a.txt", "glad", "no file of codes; expected a folder or one of .toml, .csv, .dic"),
]


@pytest.mark.parametrize(("name", "content", "message"), UNREADABLE)
def test_a_file_that_is_no_list_is_refused(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_codebook(tmp_path / name)
    assert message in str(error.value)


def test_label_families_of_a_corpus_join_the_codebook() -> None:
    family = LabelFamily("coalition", "us", ("US-led coalition", "CJTF", "crusader"))
    book = BOOK.with_entries(label_entries([family]))
    text = "CJTF said that it regrets nothing; the crusaders left."
    found = find_tags(text, tuple(find_sentences(text)), (), book.find(text), ())
    assert [(t.span.of(text), t.rule) for t in found if t.category == "coalition"] == [
        ("CJTF", "label.coalition.cjtf"), ("crusaders", "label.coalition.crusader"),
    ]  # fmt: skip
    assert book.version.endswith("+own")
    assert book.hash != BOOK.hash
    assert BOOK.with_entries([]) is BOOK


def words(category: str) -> dict[str, str]:
    """Each word of an evaluative category, and its entry."""
    entries = [e for e in BOOK.entries if e.feature == "evaluative" and e.category == category]
    return {word: e.id for e in entries for word in (*e.verbs, *e.nouns, *e.adjectives, *e.phrases)}


def test_both_poles_are_there_and_of_comparable_size() -> None:
    negative, positive = len(words("negative")), len(words("positive"))
    assert negative < 3 * positive  # English has more words of blame than of praise (Rozin et al. 2010)


def test_no_word_judges_both_ways() -> None:
    assert words("negative").keys() & words("positive").keys() == set()


# Topics, peoples, religions, parties, plain violence and the military: words of what is reported, not judgements.
_TOPICS = """
war warfare army military soldier troop troops police officer attack attacks strike airstrike raid bomb bombing kill killed
killing dead death die injured wounded weapon missile rocket drone base battle fight fighting combat conflict invasion
occupation offensive militant militants rebel rebels insurgent terrorist terrorism terror regime government president
minister parliament state nation country border settlement refugee migrant immigrant alien civilian hostage
israel israeli palestine palestinian syria syrian russia russian american arab jew jewish muslim islam islamic christian
zionist ukrainian iran iranian iraqi kurdish turkish chinese european african black white asian hispanic
republican democrat conservative liberal leftist socialist communist left right church mosque synagogue religion religious
abortion gun tax immigration climate coronavirus virus vaccine election vote
"""


def test_no_topic_word_is_evaluative() -> None:
    listed = {w for category in ("negative", "positive", "attitude", "booster") for w in words(category)}
    assert listed & set(_TOPICS.split()) == set()


def test_each_family_of_labels_has_all_poles() -> None:
    poles: dict[str, set[str]] = {}
    for entry in BOOK.entries:
        if entry.feature == "label":
            poles.setdefault(entry.category, set()).add(entry.pole)
    assert poles.pop("act_of_force") == {"condemning", "neutral", "euphemistic"}
    assert all(found == {"delegitimising", "neutral", "legitimising"} for found in poles.values())


def test_an_army_is_named_after_the_leader_of_any_side() -> None:
    (entry,) = [e for e in BOOK.entries if e.id == "label.state_forces.regime-forces"]
    leaders = {phrase.partition("'")[0] for phrase in entry.phrases if "'" in phrase}
    assert len(leaders) > 8
    assert all({f"{who}'s {what}" for what in ("forces", "army", "troops")} <= {*entry.phrases} for who in leaders)


def test_acts_of_force_name_no_side() -> None:
    words = {w for e in BOOK.entries if e.feature == "force" for w in (*e.verbs, *e.nouns) for w in w.split()}
    assert not words & set("israeli palestinian syrian russian american us nato arab ukrainian terrorist terror".split())


def test_intent_has_both_poles_of_comparable_size() -> None:
    size = {"mistake": 0, "deliberate": 0}
    for entry in BOOK.entries:
        if entry.feature == "intent":
            size[entry.pole] += len((*entry.verbs, *entry.nouns, *entry.adjectives, *entry.phrases))
    assert min(size.values()) > 0.6 * max(size.values())


def test_the_shipped_lists_lie_beside_the_code() -> None:
    assert {path.stem for path in CODEBOOK.glob("*.toml")} >= {"about", "attribution", "hedge", "evaluative", "intent", "label"}
