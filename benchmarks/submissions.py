"""Measure under which title a text is followed: `python -m benchmarks.submissions`.

`corpus/submissions.jsonl` holds forty invented texts of as many shapes, written before the rules were looked at. Each
says which titles would do; none is right where the text tells no matter, and whoever follows it is to be asked for one.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from agendawatch.model import Municipality
from agendawatch.readers.press.submission import read_submission

SET = Path(__file__).parent / "corpus" / "submissions.jsonl"
TOWN = Municipality(code="9999", name="Exempelkommun")
TODAY = dt.date(2026, 6, 1)


def main() -> None:
    """Print how many texts go by a right title, and each that does not."""
    rows = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
    wrong = 0
    for row in rows:
        read = read_submission(row["text"], today=TODAY, municipality=TOWN)
        title = read.release.title if read.telling else None
        if title not in (row["titles"] or [None]):
            wrong += 1
            sys.stdout.write(f"{row['name']}: {title!r}\n")
    sys.stdout.write(f"right: {len(rows) - wrong} of {len(rows)}\n")


if __name__ == "__main__":
    main()
