"""agendawatch as a reader that `score.py` can ask: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import agendawatch as aw


def main() -> None:
    """Answer every line."""
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = READERS[asked["kind"]](_page(Path(asked["file"])), asked)
        except Exception as error:  # noqa: BLE001 - a reader that fails has found nothing, and the scorer counts it
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer, ensure_ascii=False), flush=True)


def _page(path: Path) -> str | bytes:
    return path.read_bytes() if path.suffix == ".pdf" else path.read_text(encoding="utf-8")


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _name(thing: object) -> str | None:
    return None if thing is None else str(getattr(thing, "name", thing))


def _schedule(page: str | bytes, asked: dict[str, Any]) -> dict[str, Any]:
    read = aw.read_schedule(page, today=_day(asked.get("today")))
    return {
        "meetings": [
            {
                "organization": it.organization.name,
                "date": it.date.isoformat(),
                "start": it.start.strftime("%H:%M") if isinstance(it.start, dt.datetime) else None,
                "status": it.status,
                "previous_dates": [was.isoformat()[:10] for was in it.previous_starts],
                "words": it.provenance.words if it.provenance else None,
            }
            for it in read
        ],
        "doubts": [{"organization": _name(it.organization), "code": it.code} for it in getattr(read, "doubts", ())],
    }


def _agenda(page: str | bytes, _: dict[str, Any]) -> dict[str, Any]:
    return {
        "items": [
            {
                "number": it.number,
                "title": it.title,
                "reference": it.reference,
                "rapporteur": _name(it.rapporteur),
                "documents": len(it.documents),
                "withdrawn": it.withdrawn,
            }
            for it in aw.read_agenda(page)
        ]
    }


def _minutes(page: str | bytes, _: dict[str, Any]) -> dict[str, Any]:
    items = []
    for it in aw.read_minutes(page):
        decision = it.decision
        vote = decision.vote if decision else None
        items.append(
            {
                "title": it.title,
                "reference": it.reference,
                "outcome": decision.outcome if decision else None,
                "vote": {"winning": vote.winning, "losing": vote.losing} if vote else None,
                "next_organization": _name(decision.next_organization) if decision else None,
                "positions": [{"party": it.party.code, "role": it.role} for it in it.positions if it.party],
            }
        )
    return {"items": items}


def _press_release(page: str | bytes, asked: dict[str, Any]) -> dict[str, Any]:
    published = _day(asked["published"])
    assert published is not None
    read = aw.read_press_release(page, published=published)
    return {
        "organization": _name(read.organization),
        "date": read.date.isoformat() if read.date else None,
        "kind": read.proposal_classification,
        "parties": [it.code for it in read.parties],
        "people": [it.name for it in read.people],
    }


READERS = {"schedule": _schedule, "agenda": _agenda, "minutes": _minutes, "press_release": _press_release}

if __name__ == "__main__":
    main()
