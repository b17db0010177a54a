"""An archive of an invented year, as text and PDF."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.replicas.pdf import pdf

CLERK = "Bo Lind (M)"
_MATTERS = ("Val av justerare", "Budget för nästa år", "Cykelplan för tätorten", "Badhusets öppettider")


def agenda_lines(day: dt.date) -> list[str]:
    """Write a summons."""
    items = [f"{nth}. {title}   KS {day.year}/{day.month:02}{nth}" for nth, title in enumerate(_MATTERS, start=1)]
    return [
        "Kallelse",
        "Kommunstyrelsen kallas till sammanträde",
        f"Tid: {day.isoformat()} kl. 13.00",
        "Plats: Kommunhuset, sal A",
        "# Föredragningslista",
        *items,
    ]


def minutes_lines_of(day: dt.date) -> list[str]:
    """Write minutes of it."""
    paragraphs = [
        line
        for nth, title in enumerate(_MATTERS, start=1)
        for line in (
            f"§ {day.month * 10 + nth} {title}",
            f"KS {day.year}/{day.month:02}{nth}",
            "Kommunstyrelsens beslut",
            "Förslaget antas." if nth % 2 else "Ärendet återremitteras.",
        )
    ]
    return [
        "Sammanträdesprotokoll",
        "Kommunstyrelsen",
        f"Sammanträdesdatum {day.isoformat()}",
        "Plats och tid: Kommunhuset, sal A, kl. 13.00-15.00",
        "Beslutande: Anna Ek (S), ordförande",
        CLERK,
        f"Utses att justera: {CLERK}",
        *paragraphs,
    ]


def draw_archive(folder: Path, months: int = 3) -> list[dt.date]:
    """Lay out a plan, a summons and minutes a month, a memorandum and a file that is broken; give the days."""
    days = [dt.date(2031, month, 12) for month in range(1, months + 1)]
    (folder / "2031").mkdir(parents=True)
    rows = "".join(f"<li>{day.isoformat()} kl. 13.00</li>" for day in days)
    plan = f"<h1>Kommunstyrelsen 2031</h1><ul>{rows}</ul>"
    (folder / "2031" / "Sammantradestider 2031.html").write_text(plan, encoding="utf-8")
    for day in days:
        (folder / "2031" / f"Kallelse KS {day}.pdf").write_bytes(pdf(agenda_lines(day)))
        text = "\n\n".join(minutes_lines_of(day))
        (folder / "2031" / f"ks_protokoll_{day:%Y%m%d}.txt").write_text(text, encoding="utf-8")
    memo = "Tjänsteskrivelse\n\nKommunstyrelsen sammanträder den 3 maj 2031 om detta."
    (folder / "2031" / "tjänsteskrivelse.txt").write_text(memo, encoding="utf-8")
    (folder / "2031" / "Protokoll KF trasigt.pdf").write_bytes(b"%PDF-1.4 avbr")
    return days
