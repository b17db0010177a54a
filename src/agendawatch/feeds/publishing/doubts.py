"""What is withheld of an organization."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from agendawatch.diff.normalization import folded
from agendawatch.model import Doubt, Meeting

__all__ = ["doubts_of"]


def doubts_of(doubts: Iterable[Doubt], names: Collection[str]) -> tuple[Doubt, ...]:
    """Choose what is withheld that may be of an organization, by its folded names; of its days all whose they may be."""
    found = []
    for doubt in doubts:
        own = {it.date for way in doubt.alternatives for it in way.meetings if folded(it.organization.name) in names}
        if own:
            ways = (
                way.model_copy(
                    update={
                        "meetings": tuple(it for it in way.meetings if it.date in own and _may_be(it, doubt, names))
                    }
                )
                for way in doubt.alternatives
            )
            found.append(doubt.model_copy(update={"alternatives": tuple(ways)}))
    return tuple(found)


def _may_be(meeting: Meeting, doubt: Doubt, names: Collection[str]) -> bool:
    """Tell whether a day is in question for an organization: of a page in doubt as a whole, others' days are not."""
    return doubt.organization is not None or folded(meeting.organization.name) in names
