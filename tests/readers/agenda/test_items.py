"""Items of agendas of many shapes: in lists, cards, tables and lines, with what stands beside and under their titles."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.model import AgendaItem
from agendawatch.readers.agenda import read_agenda


def shown(item: AgendaItem) -> str:
    """Show an item on a line."""
    who = item.rapporteur
    presents = ", ".join(filter(None, (who.name, who.title, who.party.code if who.party else None))) if who else ""
    marks = (
        item.reference,
        presents and f"by {presents}",
        item.group and f"under {item.group}",
        ", ".join(paper.title for paper in item.documents),
        "withdrawn" if item.withdrawn else None,
        {False: "closed", True: "open", None: None}[item.public],
    )
    return " | ".join(filter(None, (f"{item.number or '–'} {item.title}", *marks)))


@cases("page", "items", items=list)
def test_items_are_read(page: str, items: list[str]) -> None:
    """All of them, in their order, with all that is theirs and nothing else."""
    assert [shown(item) for item in read_agenda(page)] == items
