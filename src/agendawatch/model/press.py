"""Press releases: what a party or a municipality says of a proposal."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from agendawatch.model.caveat import Caveat
from agendawatch.model.organization import Municipality, Organization, Party, Person
from agendawatch.model.proposal import ProposalClassification
from agendawatch.model.provenance import Provenance
from agendawatch.model.value import Value, Words

__all__ = ["DayExclusion", "ExcludedDay", "PressRelease", "Tense"]


class Tense(StrEnum):
    """Whether the meeting that a text speaks of lies ahead."""

    AHEAD = "ahead"
    SAME_DAY = "same_day"
    PAST = "past"


class DayExclusion(StrEnum):
    """Why a day that a text names is none on which its matter is handled."""

    CALLED_OFF = "called_off"
    """The meeting is cancelled, moved or put off."""
    CONDITIONAL = "conditional"
    """It may be so: "om", "kan", "skulle"."""
    DENIED = "denied"
    WISHED = "wished"
    """Somebody asks for it, or hopes."""
    ASKED = "asked"
    REPORTED = "reported"
    """A newspaper or a rumour tells it, not the text itself."""
    WITHDRAWN = "withdrawn"
    """The proposal is taken back."""
    ANOTHER_TOWN = "another_town"
    ANOTHER_BODY = "another_body"
    """Parliament's, the government's, a court's."""
    ANOTHER_PARTY = "another_party"
    """Another party's proposal is handled."""
    ANOTHER_MATTER = "another_matter"
    """The body's budget, while the text proposes something else."""
    ANOTHER_DAY = "another_day"
    """One before or after which something happens."""
    GATHERING = "gathering"
    """A rally, a stall, a party in the street."""
    ELECTION = "election"
    OLD_DECISION = "old_decision"
    """The day of a decision that is only referred to."""
    PARTY_MEETING = "party_meeting"
    PRESS_EVENT = "press_event"
    BROADCAST = "broadcast"
    """A debate or a lecture, or something on the air."""
    OFFICE_MEETING = "office_meeting"
    """The office's own: a consultation, a dialogue."""
    DEADLINE = "deadline"
    IN_FORCE = "in_force"
    """The day that something begins to apply."""
    NOT_TIED = "not_tied"
    """No clause puts it together with the body."""


class ExcludedDay(Value):
    """A day that a text names, and why it is not the one that it announces."""

    date: dt.date
    words: str
    reason: DayExclusion
    clause: str | None = None
    """The clause that tells so, verbatim; `None` where none does."""
    rule: str | None = None


class PressRelease(Value):
    """A press release, read: who wants what, and when it is handled. Contact details are not kept."""

    title: Words
    published: dt.date
    municipality: Municipality | None = None
    """`None` when neither the text nor the caller says."""
    organization: Organization | None = None
    """Who handles the matter; `None` when the text does not say."""
    date: dt.date | None = None
    """The day it is handled; `None` when the text does not bear one."""
    when_words: str | None = None
    """The words that `date` rests on."""
    excluded: tuple[ExcludedDay, ...] = ()
    """Days that may seem to be the matter's and are not, each with its reason."""
    tense: Tense | None = None
    """`None` when the text speaks of no meeting."""
    proposal_classification: ProposalClassification | None = None
    """`None` when the text proposes nothing."""
    parties: tuple[Party, ...] = ()
    """The parties that propose."""
    people: tuple[Person, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses of documents that the text points to."""
    warnings: tuple[Caveat, ...] = ()
    """What the text says that cannot be so, and what else might be meant."""
    provenance: Provenance | None = None
