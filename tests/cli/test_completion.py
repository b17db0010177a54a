"""Shell completion."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cases import cases
from tests.cli.running import put_program, run

from agendawatch.cli.completion import SHELLS


def complete(*words: str) -> list[str]:
    """Ask for completions as bash does."""
    asked = {"_AGENDAWATCH_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    answer = run(env=asked)
    return [line.split(",", 1)[1] for line in answer.output.splitlines()]


@cases("words", "found", found=list)
def test_words_are_completed(words: tuple[str, ...], found: list[str]) -> None:
    """Commands, options, choices and municipalities."""
    assert complete(*words) == found


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_takes_its_lines(shell: str, tmp_path: Path) -> None:
    """They name our program; a shell that is here finds no mistake in them."""
    made = run("completion", shell)
    script = tmp_path / "lines"
    script.write_text(made.output, encoding="utf-8")
    program = shutil.which(shell)

    assert made.exit_code == 0
    assert "_AGENDAWATCH_COMPLETE" in made.output
    if program:
        assert subprocess.run([program, "-n", str(script)], check=False).returncode == 0  # noqa: S603 - a shell


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes_what_is_typed(tmp_path: Path) -> None:
    """The lines work in the shell itself."""
    program = tmp_path / "agendawatch"
    put_program(program)
    script = run("completion", "bash").output
    typed = f'{script}\nCOMP_WORDS=({program} muni); COMP_CWORD=1; _agendawatch_completion {program}; echo "${{COMPREPLY[@]}}"'

    told = subprocess.run(["bash", "-c", typed], capture_output=True, text=True, check=True)  # noqa: S603, S607 - a shell

    assert told.stdout.strip() == "municipalities"
