"""What the documents say of the measured error is what the program prints."""

from pathlib import Path

import pytest

from mediaanalysis.compare.measured import load_measured


def measured_rows() -> str:
    rows = "\n".join(
        f"| {m.feature} | {m.precision:.2f} | {m.recall:.2f} | {m.n:,} {m.on} |" for m in load_measured()
    )
    return f"| feature | precision | recall | against |\n|---|---|---|---|\n{rows}"


@pytest.mark.parametrize("name", ["README.md", "docs/method.md"])
def test_the_measured_error_is_that_of_the_captions(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    between = text.partition("<!-- measured:begin -->")[2].partition("<!-- measured:end -->")[0]
    assert between.strip() == measured_rows()
