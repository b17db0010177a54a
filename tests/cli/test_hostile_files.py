"""Files that were made to stop whoever reads them: a command tells it, and ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import run
from tests.hostile.pdfs import bomb, drawing, pdf

pytestmark = pytest.mark.slow

COMMANDS = pytest.mark.parametrize(
    "words",
    [
        ("read", "schedule"),
        ("read", "agenda"),
        ("read", "minutes"),
        ("read", "press", "--published", "2026-03-06"),
        ("follow", "--published", "2026-03-06"),
    ],
    ids=" ".join,
)


@COMMANDS
def test_a_file_that_stops_its_reader_is_told(words: tuple[str, ...]) -> None:
    """In a line, by every command that reads files; the command lives."""
    Path("a.pdf").write_bytes(bomb())

    made = run(*words, "a.pdf")

    assert (made.exit_code, made.exception and type(made.exception)) == (1, SystemExit)
    assert "stopped its reader" in made.stderr
    assert len(made.stderr.splitlines()) == 1


@COMMANDS
def test_a_file_past_any_page_is_not_read(words: tuple[str, ...]) -> None:
    """Nor does it fill the memory: a sparse file costs nothing to make, and a device says of itself that it is empty."""
    with Path("a.pdf").open("wb") as file:
        file.truncate(2_000_000_000)

    for name in ("a.pdf", "/dev/zero") if words[0] == "read" else ("a.pdf",):
        made = run(*words, name)
        assert (made.exit_code, "100000000 bytes" in made.stderr) == (1, True)


def test_a_file_like_any_other_is_read() -> None:
    """The twin."""
    Path("a.pdf").write_bytes(pdf(drawing()))

    made = run("read", "schedule", "a.pdf")

    assert (made.exit_code, "2026-03-11" in made.stdout) == (0, True)
