"""What changed between two listings: identity and differences. Pure: no clock, no store."""

from __future__ import annotations

from agendawatch.arguments import a
from agendawatch.diff.differences import called_off, carry, changes_between
from agendawatch.diff.identity import Evidence, identify, without_shadows
from agendawatch.model import Change, Listing, MeetingStatus

__all__ = ["Evidence", "carry", "compare", "identify"]


def compare(before: Listing, after: Listing) -> tuple[Change, ...]:
    """Tell what is different between two listings of a site, as a store that took in one after the other would.

    Which meeting is which is told first (`identify`): a meeting that stands on another day, or under another name, is
    moved or renamed, not gone and new. A meeting that `after` does not hold counts as gone only within the days that
    both answer for, and only if `after` answers for its organization and withholds nothing of it in doubt; then it is
    unlisted, never cancelled. One that was said to be cancelled is waited for no longer.
    Where the two name different readers, what is read otherwise is `corrected`, and no act of the municipality's.
    Changes stand in the order of their days; `seen` is not set.
    """
    a(Listing, "before", before)
    after = without_shadows(a(Listing, "after", after))
    read_anew = None not in {before.reader, after.reader} and before.reader != after.reader
    named, _ = identify(before, after, misread=lambda _: read_anew)
    old = {meeting.id: meeting for meeting in before.meetings}
    meetings = tuple(called_off(old[now.id], now) if now.id in old else now for now in named.meetings)
    listed = {meeting.id for meeting in meetings}
    waited_for = tuple(
        was for was in before.meetings if was.id in listed or read_anew or was.status is not MeetingStatus.CANCELLED
    )
    sides = before.model_copy(update={"meetings": waited_for}), named.model_copy(update={"meetings": meetings})
    return changes_between(*sides, misread=lambda _: read_anew)
