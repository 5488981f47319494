"""Every row is a trap: papermill's own inspection takes each of the wrong ones without a word, or misses the type."""

import pytest

from mediaanalysis.errors import DataError
from mediaanalysis.report.parameters import Parameter, find_parameters

REFUSED = object()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('a: str = "x"  # what it is', Parameter("a", "str", "x", help="what it is")),
        ('url: str = "http://x.org/?a=b#c"', Parameter("url", "str", "http://x.org/?a=b#c")),
        ('s: str = "# no comment"', Parameter("s", "str", "# no comment")),
        ("n: int | None = None", Parameter("n", "int | None", None)),
        ("n: 'int | None' = 5", Parameter("n", "int | None", 5)),
        ("names: list[str] = []  # all if empty", Parameter("names", "list[str]", [], help="all if empty")),
        ("harm: Literal['killed', 'wounded'] = 'killed'", Parameter("harm", "Literal['killed', 'wounded']", "killed")),
        ("least = 3", Parameter("least", "int", 3)),
        ("event = None", Parameter("event", "str | None", None)),
        ("share: float = 1", Parameter("share", "float", 1)),
        ("event: str  # must be given", Parameter("event", "str", None, required=True, help="must be given")),
        ("low = -1", Parameter("low", "int", -1)),
        ("names: list[str] = [\n  'a',\n  'b',\n]  # two", Parameter("names", "list[str]", ["a", "b"], help="two")),
    ],
)
def test_what_a_line_declares(source: str, expected: Parameter) -> None:
    assert find_parameters(source) == (expected,)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x, y = 1, 2", "a parameter is written `name: type = value`, not 'x, y = 1, 2'"),
        ("import pandas", "a parameter is written"),
        ("cfg = dict(a=1)", "the default of cfg must be a plain value"),
        ("n: int = 'many'", "the default of n is 'many', which is no int"),
        ("n: Path = 'x'", "the type of n is 'Path'; known are str, int"),
        ("n: list[Path] = []", "the type of n is 'list[Path]'"),
        ("n: 'not a type' = 1", "the type of n"),
        ("n = 1\nn = 2", "parameter given twice: n"),
        ("n = = 1", "the parameters cell is not Python"),
    ],
)
def test_a_cell_that_cannot_be_read_says_where_and_why(source: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        find_parameters(source, "nb.ipynb")
    assert message in str(caught.value)
    assert str(caught.value).startswith("nb.ipynb: ")


@pytest.mark.parametrize(
    ("annotation", "raw", "expected"),
    [
        ("str", "007", "007"),
        ("str", "nan", "nan"),
        ("str", "None", "None"),
        ("str", "", ""),
        ("str", "a=b", "a=b"),
        ("int", "007", 7),
        ("int", "1_000", REFUSED),
        ("int", "1.0", REFUSED),
        ("int", "many", REFUSED),
        ("float", "1e-3", 0.001),
        ("float", ".5", 0.5),
        ("float", "nan", REFUSED),
        ("float", "inf", REFUSED),
        ("bool", "true", True),
        ("bool", "False", False),
        ("bool", "no", REFUSED),
        ("int | None", "none", None),
        ("int | None", "5", 5),
        ("int | None", "five", REFUSED),
        ("str | None", "None", None),
        ("str | None", "NO", "NO"),
        ("str | int", "5", 5),
        ("list[str]", "a, b", ["a", "b"]),
        ("list[str]", "", []),
        ("list[int]", "1,2", [1, 2]),
        ("list[int]", "1,x", REFUSED),
        ("Literal['killed', 'wounded']", "wounded", "wounded"),
        ("Literal['killed', 'wounded']", "hurt", REFUSED),
        ("Literal[0, 1]", "0", 0),
        ("dict", "{}", REFUSED),
    ],
)
def test_what_a_command_line_stands_for(annotation: str, raw: str, expected: object) -> None:
    parameter = Parameter("p", annotation, None)
    if expected is REFUSED:
        with pytest.raises(ValueError, match=raw.split(",")[-1]):
            parameter.read(raw)
    else:
        read = parameter.read(raw)
        assert read == expected
        assert type(read) is type(expected)
        assert parameter.accepts(read)


@pytest.mark.parametrize(
    ("annotation", "value", "expected"),
    [
        ("int", True, False),
        ("int", 5, True),
        ("float", 5, True),
        ("float", float("nan"), False),
        ("str", 5, False),
        ("bool", 1, False),
        ("list[str]", ["a", 1], False),
        ("list", ["a", 1], True),
        ("dict", {"a": 1}, True),
        ("int | None", None, True),
        ("Literal[1]", True, False),
    ],
)
def test_what_a_file_may_state(annotation: str, value: object, expected: bool) -> None:
    assert Parameter("p", annotation, None).accepts(value) is expected
