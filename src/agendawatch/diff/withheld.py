"""What of a listing is in doubt: whose meetings it withholds, and what a person's word makes of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from agendawatch.diff.normalization import folded
from agendawatch.model import Doubt, Listing, Meeting, Settlement


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
    said = {word.about: word for word in words}
    left: list[Doubt] = []
    found = {meeting.id: meeting for meeting in listing.meetings}
    for doubt in listing.doubts:
        word = said.get(doubt.about) if doubt.shape else None
        ways = {way.reading: way.meetings for way in doubt.alternatives}
        if word is None or (word.reading is not None and word.reading not in ways):
            left.append(doubt)
        elif word.reading is not None:
            found = {meeting.id: meeting for meeting in ways[word.reading]} | found
    meetings = sorted(found.values(), key=lambda it: (it.date, it.organization.name, it.nth))
    return listing.model_copy(update={"meetings": tuple(meetings), "doubts": tuple(left)})
