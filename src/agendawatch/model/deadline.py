"""Deadlines of the law: by when something should be done, and which paragraph says so."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from agendawatch.model.provenance import Certainty
from agendawatch.model.value import Value, Words

__all__ = ["Deadline", "DeadlineKind"]


class DeadlineKind(StrEnum):
    """What has to be done in time."""

    MOTION_ANSWER = "motion_answer"
    """A motion or citizen proposal is decided, or what has come out is reported; from the day it was raised."""
    COUNCIL_NOTICE = "council_notice"
    """Fullmäktige's meeting is announced on the notice board; before the day of the meeting."""
    URGENT_NOTICE = "urgent_notice"
    """The same for an urgent matter."""
    MINUTES_ADJUSTED = "minutes_adjusted"
    """Minutes are adjusted (justerade); from the day of the meeting."""
    ADJUSTMENT_ANNOUNCED = "adjustment_announced"
    """The adjustment is announced on the notice board; from the day of adjustment."""
    APPEAL = "appeal"
    """The last day on which an appeal (laglighetsprövning) reaches the court; from the day of posting."""
    FINAL = "final"
    """The day on which a decision that nobody appealed against has gained legal force (laga kraft); from the day of posting."""


class Deadline(Value):
    """A day of the law, computed; it says nothing of whether anybody keeps it."""

    kind: DeadlineKind
    date: dt.date
    """The last day, put off past days that the act on statutory time passes over."""
    unshifted: dt.date
    """The day before it was put off; equal to `date` when it was not."""
    counted_from: dt.date
    paragraph: Words
    """Act and paragraph: "kommunallagen (2017:725) 13 kap. 5 §"."""
    words: Words
    """What is due, in Swedish, for people."""
    certainty: Certainty = Certainty.DERIVED
    """`inferred` when the day that it is counted from is; never `stated`, since it is computed."""
