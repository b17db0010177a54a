"""Full-text search in Swedish."""

from __future__ import annotations

import datetime as dt

from agendawatch.history import Store
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Document,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Site,
    Window,
)

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
YEAR = Window.year(2031)
MORNING = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def _meet(month: int, day: int = 10, who: str = "Kommunstyrelsen", **facts: object) -> Meeting:
    date = dt.date(2031, month, day)
    row = {
        "municipality": TOWN,
        "organization": Organization(name=who),
        "date": date,
        "start": dt.datetime(2031, month, day, 13, tzinfo=STOCKHOLM),
        **facts,
    }
    return Meeting.model_validate(row)


def _list(*meetings: Meeting, window: Window = YEAR, organizations: tuple[str, ...] | None = None) -> Listing:
    return Listing(window=window, meetings=meetings, organizations=organizations)


def test_search_finds_parts_and_keeps_letters_apart(store: Store) -> None:
    """Compounds by their parts, å not as a; what is no longer there is not found."""
    agenda = tuple(
        AgendaItem(title=title, reference=f"KS 2031/{nth}")
        for nth, title in enumerate(
            ("Grundskolans lokaler", "Brygga vid ån", "Anläggning av cykelbanor", "Förskola"), 11
        )
    )
    paper = Document(url="https://e.example/k", title="Kallelse med skolplan")
    store.add(_list(_meet(3, agenda=agenda, documents=(paper,))), site=SITE, seen=MORNING)

    def found(words: str) -> set[str]:
        hits = store.search(words)
        return {hit.item.title if hit.item else hit.document.title if hit.document else "" for hit in hits}

    assert found("skola") == {"Grundskolans lokaler", "Förskola"}
    assert found("skol") == {"Grundskolans lokaler", "Förskola", "Kallelse med skolplan"}
    assert found("SKOLAN lokaler") == {"Grundskolans lokaler"}
    assert found("ån") == {"Brygga vid ån"}
    assert found("forskola") == found("cykel buss") == found('"; -- ') == set()
    assert found("KS 2031/13") == {"Anläggning av cykelbanor"}

    store.add(_list(_meet(3, agenda=agenda[:1])), site=SITE, seen=MORNING + HOUR)
    assert found("skol") == {"Grundskolans lokaler"}
