"""Items of minutes, notices and passages: parted as the document parts them, and doubted where it contradicts itself."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.model import AgendaItem, Caveat
from agendawatch.readers.minutes import read_minutes


def shown(item: AgendaItem) -> str:
    """Show an item on a line."""
    outcome = item.decision.outcome.value if item.decision else None
    return " | ".join(filter(None, (f"{item.number or '–'} {item.title}", item.reference, outcome)))


def told(warning: Caveat) -> str:
    """Show a warning on a line."""
    facts = (f"{name}={','.join(it) if isinstance(it, tuple) else it}" for name, it in warning.facts.items())
    return " ".join([warning.code.value, *facts])


@cases("text", "items", "warnings", items=list, warnings=list)
def test_items_are_read(text: str, items: list[str], warnings: list[str]) -> None:
    """All of them, in their order; what a warning concerns is unknown."""
    minutes = read_minutes(text)

    assert ([shown(item) for item in minutes], [told(it) for it in minutes.warnings]) == (items, warnings)
