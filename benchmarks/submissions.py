"""Measure under which title a text is followed: `python -m benchmarks.submissions`.

`corpus/submissions.jsonl` holds forty invented texts of as many shapes, written before the rules were looked at. Each
says which titles would do; none is right where the text tells no matter, and whoever follows it is to be asked for one.

First figure, at 1a925c96 (2026-11-30): 27 of 40. Missed were wrapped titles, titles behind a form's own labels, letter
heads with a box or an office, stamps, titles between quotation marks, and texts of one clause. After these mechanisms
were mended: 40 of 40, which says nothing of other texts.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import measured

from agendawatch.model import Municipality
from agendawatch.readers.press import read_submission

SET = Path(__file__).parent / "corpus" / "submissions.jsonl"
TOWN = Municipality(code="9999", name="Exempelkommun")
TODAY = dt.date(2026, 6, 1)
Row = dict[str, Any]
"""A record. Any: what JSON holds."""


def main() -> int:
    """Print how many texts go by a right title, and each that does not."""
    rows = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
    missed = list(wrong(rows))
    for name, title in missed:
        sys.stdout.write(f"{name}: {title!r}\n")
    right = measured.figure("texts that go by a right title", len(rows) - len(missed), len(rows))
    sys.stdout.write(f"right: {right['value']} of {len(rows)}\n")
    return measured.write("submissions", [right], promise=None, read=measured.hash_of_files(SET))


def wrong(rows: Iterable[Row]) -> Iterator[tuple[str, str | None]]:
    """Give each text's id and title that is followed under another title than one of its own."""
    for row in rows:
        read = read_submission(row["text"], today=TODAY, municipality=TOWN)
        title = read.release.title if read.telling else None
        if title not in (row["titles"] or [None]):
            yield row["id"], title


if __name__ == "__main__":
    raise SystemExit(main())
