"""Full-text search in Swedish."""

from __future__ import annotations

from tests.history.invented import HOUR, MORNING, SITE, listed, meet

from agendawatch.history import Store
from agendawatch.model import (
    AgendaItem,
    Document,
)


def test_search_finds_parts_and_keeps_letters_apart(store: Store) -> None:
    """Compounds by their parts, å not as a; what is no longer there is not found."""
    agenda = tuple(
        AgendaItem(title=title, reference=f"KS 2031/{nth}")
        for nth, title in enumerate(
            ("Grundskolans lokaler", "Brygga vid ån", "Anläggning av cykelbanor", "Förskola"), 11
        )
    )
    paper = Document(url="https://e.example/k", title="Kallelse med skolplan")
    store.add(listed(meet(3, agenda=agenda, documents=(paper,))), site=SITE, seen=MORNING)

    def found(words: str) -> set[str]:
        hits = store.search(words)
        return {hit.item.title if hit.item else hit.document.title if hit.document else "" for hit in hits}

    assert found("skola") == {"Grundskolans lokaler", "Förskola"}
    assert found("skol") == {"Grundskolans lokaler", "Förskola", "Kallelse med skolplan"}
    assert found("SKOLAN lokaler") == {"Grundskolans lokaler"}
    assert found("ån") == {"Brygga vid ån"}
    assert found("forskola") == found("cykel buss") == found('"; -- ') == set()
    assert found("KS 2031/13") == {"Anläggning av cykelbanor"}

    store.add(listed(meet(3, agenda=agenda[:1])), site=SITE, seen=MORNING + HOUR)
    assert found("skol") == {"Grundskolans lokaler"}
