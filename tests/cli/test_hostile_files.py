"""Files that were made to stop whoever reads them: a command tells it, and ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.hostile.pdfs import bomb, drawing, pdf

from agendawatch.cli import main

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
def test_a_file_that_stops_its_reader_is_told(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a line, by every command that reads files; the command lives."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.pdf").write_bytes(bomb())

    made = CliRunner().invoke(main, [*words, "a.pdf"])

    assert (made.exit_code, made.exception and type(made.exception)) == (1, SystemExit)
    assert "stopped its reader" in made.stderr
    assert len(made.stderr.splitlines()) == 1


@COMMANDS
def test_a_file_past_any_page_is_not_read(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does it fill the memory: a sparse file costs nothing to make."""
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(2_000_000_000)

    made = CliRunner().invoke(main, [*words, "a.pdf"])

    assert made.exit_code == 1
    assert "100000000 bytes" in made.stderr


def test_a_file_without_end_is_not_read_for_ever() -> None:
    """A device says of itself that it is empty."""
    made = CliRunner().invoke(main, ["read", "schedule", "/dev/zero"])

    assert made.exit_code == 1
    assert "100000000 bytes" in made.stderr


def test_a_file_like_any_other_is_read(tmp_path: Path) -> None:
    """The twin."""
    (tmp_path / "a.pdf").write_bytes(pdf(drawing()))

    made = CliRunner().invoke(main, ["read", "schedule", str(tmp_path / "a.pdf")])

    assert made.exit_code == 0
    assert "2026-03-11" in made.stdout
