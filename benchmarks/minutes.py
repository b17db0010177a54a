"""What is read of whole protocols in a folder of one's own: paragraphs declared and found, outcomes, votes, warnings.

    python -m benchmarks.minutes FOLDER

Every `.txt` and `.pdf` below the folder is read; what is no minutes (an attachment, a scanned page) is named with the
reason. Nothing is kept. It ends with 1 when a file lacks a paragraph that it declares and no warning says so.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.tables import say, table

from agendawatch.errors import AgendawatchError
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import Caveat, CaveatCode, Minutes, Outcome
from agendawatch.readers.minutes import minutes_of
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.opening import open_document


class ReadFile(NamedTuple):
    """A file, and what was read of it."""

    path: Path
    minutes: Minutes
    declared: Sequence[int]
    """Numbers that its first page says it holds, from the first to the last."""
    seconds: float

    @property
    def lacking(self) -> frozenset[int]:
        """Give the numbers that the first page declares and no item has."""
        found = {int("".join(filter(str.isdigit, it.number))) for it in self.minutes.items if it.number}
        return frozenset(self.declared) - found

    @property
    def silent(self) -> bool:
        """Whether numbers are lacking and no warning says so."""
        told = any(it.code is CaveatCode.PARAGRAPHS_MISSING for it in self.minutes.warnings)
        return bool(self.lacking) and not told and not self.minutes.partial

    def row(self) -> tuple[object, ...]:
        """Give its line of the table."""
        decisions = [it.decision for it in self.minutes.items if it.decision is not None]
        votes = [vote for it in decisions for vote in (it.vote, *(event.count for event in it.other_votes)) if vote]
        voices = [
            voice for it in decisions for voice in (*it.votes, *(v for event in it.other_votes for v in event.votes))
        ]
        decided = sum(it.outcome is not Outcome.UNKNOWN for it in decisions)
        onward = sum(it.next_organization is not None for it in decisions)
        stands = sum(len(it.positions) for it in self.minutes.items)
        counts = (len(self.declared) or "–", len(self.minutes.items), decided, onward, stands, len(votes), len(voices))
        return (self.path.name, *counts, len(self.minutes.warnings), f"{self.seconds:.2f}")


def _read(path: Path) -> ReadFile:
    body: str | bytes = (
        path.read_bytes() if path.suffix == ".pdf" else path.read_text(encoding="utf-8", errors="replace")
    )
    begin = time.process_time()
    document = open_document(body)
    lines = minutes_lines(document)
    minutes = minutes_of(document, lines)
    declared = (
        range(minutes.first_number, minutes.last_number + 1) if minutes.first_number and minutes.last_number else ()
    )
    return ReadFile(path, minutes, declared, time.process_time() - begin)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in {".txt", ".pdf"} and path.is_file())


_HEAD = ("file", "declared", "found", "decided", "next", "positions", "votes", "voices", "warnings", "seconds")


def main() -> int:
    """Read every file of the folder, and tell what was read."""
    read: list[ReadFile] = []
    refused: list[str] = []
    warned: list[tuple[str, Caveat]] = []
    for path in _files(Path(sys.argv[1])):
        try:
            file = _read(path)
        except AgendawatchError as error:
            refused.append(f"- {path.name}: {error}")
            continue
        read.append(file)
        warned += ((path.name, it) for it in file.minutes.warnings)
    outcomes = Counter(it.decision.outcome.value for file in read for it in file.minutes.items if it.decision)
    say(table(_HEAD, [file.row() for file in read]))
    say("Outcomes: " + ", ".join(f"{name} {count}" for name, count in outcomes.most_common()) + ".")
    say(
        "Warnings:\n\n" + "\n".join(f"- {name}: {caveat_words(it, 'en')}" for name, it in warned)
        if warned
        else "No warnings."
    )
    say("Not read as minutes:\n\n" + "\n".join(refused) if refused else "All files were read as minutes.")
    silent = [file.path.name for file in read if file.silent]
    say(
        f"Lacking without a word: {', '.join(silent)}."
        if silent
        else "No declared paragraph is lacking without a word."
    )
    return 1 if silent else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the folder
        sys.exit(__doc__)
    sys.exit(main())
