"""A baseline: the days that dateparser finds, each of the organization that is named last before it.

`REQUIRE_PARTS` as its documentation advises, so that a bare number or weekday is no day. Needs dateparser.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from dateparser.search import search_dates
from nearest_name import NAME, text_of, usual_year


def read(asked: dict[str, str | None]) -> dict[str, list[dict[str, object]]]:
    """Find the meetings of a page, line by line."""
    text = text_of(Path(str(asked["file"])))
    base = dt.datetime(usual_year(text, asked.get("today")), 1, 1)  # noqa: DTZ001 - dateparser wants none
    settings = {"REQUIRE_PARTS": ["day", "month"], "RELATIVE_BASE": base}
    who, found = "Kommunfullmäktige", []
    for line in text.splitlines():
        names = NAME.findall(line)
        who = names[0] if names else who
        for words, moment in search_dates(line, languages=["sv"], settings=settings) or ():
            found.append(
                {
                    "organization": who,
                    "date": moment.date().isoformat(),
                    "start": None,
                    "status": "scheduled",
                    "words": words,
                }
            )
    return {"meetings": found}


for asked_line in sys.stdin:
    print(json.dumps(read(json.loads(asked_line)), ensure_ascii=False), flush=True)
