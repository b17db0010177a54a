"""Proposals and watches: what is followed, and why we believe that two things are one."""

from agendawatch.following.advancing import advance
from agendawatch.following.authority import decides_by_kind
from agendawatch.following.corrections import correct, take_back
from agendawatch.following.deadlines import deadline
from agendawatch.following.explaining import explain
from agendawatch.following.labels import action_label, status_label
from agendawatch.following.matching import ItemMatch, MeetingMatch, match_item, match_meeting
from agendawatch.following.overdue import (
    LateMotion,
    SeenMotion,
    TabledMatter,
    late_motions,
    seen_motions,
    tabled_matters,
    without_agenda,
)
from agendawatch.following.proposals import follow, join, meeting_of, witnessed
from agendawatch.following.sameness import Comparison, compare_proposals, same_proposal
from agendawatch.following.time_limits import TimeLimit, appeal_ended, time_limits
from agendawatch.following.timeline import Timeline, timeline, timeline_svg, timeline_text
from agendawatch.following.watch_index import WatchIndex
from agendawatch.following.watches import read_watches
from agendawatch.following.watching import Found, WatchHit, find_hits

__all__ = [
    "Comparison",
    "Found",
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
