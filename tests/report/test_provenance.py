"""What a record says of where its code and its notebooks came from."""

import subprocess
from pathlib import Path

from mediaanalysis.report.provenance import _commit


def test_a_commit_is_that_of_what_git_keeps(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, "-C", str(tmp_path), *arguments], check=True, capture_output=True)

    assert _commit(tmp_path) == {"commit": "", "changed": False}
    kept, installed = tmp_path / "notebooks", tmp_path / ".venv" / "package"
    for folder in (kept, installed):
        folder.mkdir(parents=True)
        (folder / "file").write_text("x", encoding="utf-8")
    git("init", "-q")
    git("add", "notebooks")
    git("commit", "-qm", "first")
    assert len(_commit(kept)["commit"]) == 40
    assert not _commit(kept)["changed"]
    assert _commit(installed)["commit"] == ""
    (kept / "file").write_text("y", encoding="utf-8")
    assert _commit(kept)["changed"]
