"""Press releases: what a party or a municipality says of a proposal."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from agendawatch.model.caveat import Caveat
from agendawatch.model.organization import Municipality, Organization, Party, Person
from agendawatch.model.proposal import ProposalClassification
from agendawatch.model.provenance import Provenance
from agendawatch.model.value import Value, Words

__all__ = ["PressRelease", "Tense"]


class Tense(StrEnum):
    """Whether the meeting that a text speaks of lies ahead."""

    AHEAD = "ahead"
    SAME_DAY = "same_day"
    PAST = "past"


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
