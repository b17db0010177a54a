"""Proposals and watches: what is followed, and why we believe that two things are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.lazy_names import lazy_names

if TYPE_CHECKING:
    from agendawatch.proposals.advancing import advance
    from agendawatch.proposals.authority import decides_by_kind
    from agendawatch.proposals.corrections import correct, take_back
    from agendawatch.proposals.deadlines import deadline
    from agendawatch.proposals.duplicates import Comparison, compare_proposals, same_proposal
    from agendawatch.proposals.explanation import explain
    from agendawatch.proposals.following import follow, join, meeting_of, witnessed
    from agendawatch.proposals.hits import FoundTerm, WatchHit, find_hits
    from agendawatch.proposals.labels import action_label, status_label
    from agendawatch.proposals.legal_limits import TimeLimit, appeal_ended, time_limits
    from agendawatch.proposals.matching import ItemMatch, MeetingMatch, match_item, match_meeting
    from agendawatch.proposals.overdue import (
        LateMotion,
        SeenMotion,
        TabledMatter,
        late_motions,
        seen_motions,
        tabled_matters,
        without_agenda,
    )
    from agendawatch.proposals.timelines import Timeline, timeline, timeline_svg, timeline_text
    from agendawatch.proposals.watch_index import WatchIndex
    from agendawatch.proposals.watches import read_watches

__all__ = [
    "Comparison",
    "FoundTerm",
    "ItemMatch",
    "LateMotion",
    "MeetingMatch",
    "SeenMotion",
    "TabledMatter",
    "TimeLimit",
    "Timeline",
    "WatchHit",
    "WatchIndex",
    "action_label",
    "advance",
    "appeal_ended",
    "compare_proposals",
    "correct",
    "deadline",
    "decides_by_kind",
    "explain",
    "find_hits",
    "follow",
    "join",
    "late_motions",
    "match_item",
    "match_meeting",
    "meeting_of",
    "read_watches",
    "same_proposal",
    "seen_motions",
    "status_label",
    "tabled_matters",
    "take_back",
    "time_limits",
    "timeline",
    "timeline_svg",
    "timeline_text",
    "without_agenda",
    "witnessed",
]

__getattr__ = lazy_names(
    __name__,
    {
        "advancing": ("advance",),
        "authority": ("decides_by_kind",),
        "corrections": ("correct", "take_back"),
        "deadlines": ("deadline",),
        "duplicates": ("Comparison", "compare_proposals", "same_proposal"),
        "explanation": ("explain",),
        "following": ("follow", "join", "meeting_of", "witnessed"),
        "hits": ("FoundTerm", "WatchHit", "find_hits"),
        "labels": ("action_label", "status_label"),
        "matching": ("ItemMatch", "MeetingMatch", "match_item", "match_meeting"),
        "overdue": (
            "LateMotion",
            "SeenMotion",
            "TabledMatter",
            "late_motions",
            "seen_motions",
            "tabled_matters",
            "without_agenda",
        ),
        "legal_limits": ("TimeLimit", "appeal_ended", "time_limits"),
        "timelines": ("Timeline", "timeline", "timeline_svg", "timeline_text"),
        "watch_index": ("WatchIndex",),
        "watches": ("read_watches",),
    },
)
