"""A baseline: each ISO or Swedish date is a meeting of the organization that is named last before it.

Thirty lines that know twelve months and six endings; what a scraper written in an hour does.
Needs nothing but Python, and shows what `score.py` asks of a reader.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from pathlib import Path

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905 - as one reads it
NAME = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäö-]*(?:[ -](?:och|[a-zåäö]+))*?(?:fullmäktige|styrelsen|nämnden|utskottet|beredningen|rådet)\b"
)
DATE = re.compile(rf"(\d{{4}})-(\d\d)-(\d\d)|\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")


def text_of(path: Path) -> str:
    """Take the words of a page; a PDF's stand beside it."""
    shown = path.with_suffix(".pdf.txt") if path.suffix == ".pdf" else path
    return re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", "\n", shown.read_text(encoding="utf-8"))


def usual_year(text: str, today: str | None) -> int:
    """Guess the year of days that have none: the first on the page, else today's."""
    years = re.findall(r"\b20\d\d\b", text)
    return int(years[0] if years else (today or "2026")[:4])


def read(asked: dict[str, str | None]) -> dict[str, list[dict[str, object]]]:
    """Find the meetings of a page."""
    text = text_of(Path(str(asked["file"])))
    usual = usual_year(text, asked.get("today"))
    marks = sorted([*NAME.finditer(text), *DATE.finditer(text)], key=lambda it: it.start())
    who, found = "Kommunfullmäktige", []
    for mark in marks:
        if mark.re is NAME:
            who = mark[0]
            continue
        year, month, day = (
            (mark[1], mark[2], mark[3]) if mark[1] else (mark[6] or usual, MONTHS.index(mark[5]) + 1, mark[4])
        )
        try:
            on = dt.date(int(year), int(month), int(day))
        except ValueError:
            continue
        found.append(
            {"organization": who, "date": on.isoformat(), "start": None, "status": "scheduled", "words": mark[0]}
        )
    return {"meetings": found}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(read(json.loads(line)), ensure_ascii=False), flush=True)
