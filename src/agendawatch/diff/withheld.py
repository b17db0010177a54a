"""What of a listing is in doubt: whose meetings it withholds, and what a person's word makes of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from agendawatch.diff.normalization import folded
from agendawatch.model import Alternative, Doubt, Listing, Meeting, Settlement


def withholding(listing: Listing) -> Callable[[Meeting], bool]:
    """Give a test of whether meetings like one may be withheld: then one that is not listed is not gone."""
    names = [doubt.organizations for doubt in listing.doubts]
    if None in names:
        return lambda _: True
    held = {folded(name) for some in names for name in some or ()}
    return lambda meeting: folded(meeting.organization.name) in held


def settled(listing: Listing, words: Iterable[Settlement]) -> Listing:
    """Read a listing's doubts as a person has said that such are read; the others stand.

    A word for a way of reading that a doubt does not have leaves it as it is.
    """
    if not listing.doubts:
        return listing
    said = {word.about: word.reading for word in words}
    chosen: dict[int, Alternative | None] = {}
    for at, doubt in enumerate(listing.doubts):
        ways: dict[str | None, Alternative | None] = {way.reading: way for way in doubt.alternatives}
        reading = said.get(doubt.about, "") if doubt.shape else ""
        if reading is None or reading in ways:
            chosen[at] = ways.get(reading)
    meetings, left = read_as(listing.meetings, listing.doubts, chosen)
    return listing.model_copy(update={"meetings": meetings, "doubts": left})


def read_as(
    meetings: Iterable[Meeting], doubts: Iterable[Doubt], chosen: Mapping[int, Alternative | None]
) -> tuple[tuple[Meeting, ...], tuple[Doubt, ...]]:
    """Read doubts, by their places, as is chosen, `None` for no meetings: give all meetings, and the doubts that are left.

    What another reading of such a doubt has claimed by the same words goes.
    """
    found, doubts = {meeting.id: meeting for meeting in meetings}, tuple(doubts)
    for at, way in chosen.items():
        taken = {meeting.id: meeting for meeting in (way.meetings if way else ())}
        for other in (meeting for it in doubts[at].alternatives for meeting in it.meetings if meeting.id not in taken):
            if other.id in found and _stands(found[other.id]) == _stands(other):
                del found[other.id]
        found = taken | found
    ordered = sorted(found.values(), key=lambda it: (it.date, it.organization.name, it.nth))
    return tuple(ordered), tuple(it for at, it in enumerate(doubts) if at not in chosen)


def _stands(meeting: Meeting) -> object:
    return meeting.provenance and meeting.provenance.spans
