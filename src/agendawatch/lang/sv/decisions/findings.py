"""What is found of an item: predicates with rule, actor, object and mode, and the conclusion that they come to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from agendawatch.lang.sv.attribution import Mode
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.tokens import Token

__all__ = ["Finding", "Key", "ObjectKind", "Reason", "Reference", "Refusal", "Verdict"]

Key = tuple[str, ...]
"""Whose a claim is: ("person", name), ("party", letters), ("body", kind, field), ("office", word), ("we",), ("nobody",)."""

ObjectKind = Literal[
    "this", "claim", "part", "order", "procedural", "relative", "attributive", "decision", "another", "unnamed"
]
"""What a predicate is about: this matter; what somebody asked for; a part of it; the order of business; a claim to put the
matter off; what a relative clause describes; what a participle describes; an earlier decision; another matter; nothing
that the title names."""


class Refusal(StrEnum):
    """Why a finding does not count."""

    MODE = "mode"
    """It is not asserted: the finding's mode tells how it is meant."""
    OBJECT = "object"
    """It is about something else: the finding's object tells what."""
    SECTION = "section"
    """It stands under a heading of something else: background, a reservation, a proposal."""
    ANOTHER_BODY = "another_body"
    SOMEBODY = "somebody"
    """A person, a party or an office does it."""
    SOMETHING = "something"
    """Something that is no body of ours does it: a company's board."""
    ANOTHER_TOWN = "another_town"
    ANOTHER_DAY = "another_day"
    """It was decided on a day that is not the meeting's."""
    TO_COME = "to_come"
    """It stands under a coming day."""
    TOO_WEAK = "too_weak"
    """Its verb decides only where the body itself is named."""
    UNASKED = "unasked"
    """Its verb does not tell what became of what somebody asked for."""
    UNTOLD = "untold"
    """It follows what somebody asked for, and the text does not tell what that was."""
    UNNAMED = "unnamed"
    """Another sentence names the matter, this one does not."""
    BESIDE = "beside"
    """It is a point on something beside the matter."""
    REVOKED = "revoked"
    """The same meeting took it back."""
    SOURCE = "source"
    """Somebody else is named as knowing it: "enligt vad tidningen erfar"."""
    LABEL = "label"
    """A label makes it a proposal, or another day's."""
    UNTIED = "untied"
    """What it is of is neither named by the title nor called the matter."""
    SUMMONS = "summons"
    """The document comes before the meeting, calling to it or preparing it: nothing is decided yet."""


class Reason(StrEnum):
    """What a conclusion rests on."""

    SAID = "said"
    """The first clause that says it."""
    NAMED = "named"
    """The clause that names the matter, of several."""
    PUT_OFF = "put_off"
    """What puts the matter off goes before all else."""
    SENT_ON = "sent_on"
    ONLY_NOTED = "only_noted"
    """Nothing else is said."""
    IN_PART = "in_part"
    """A part is approved, and the rest is not."""
    REST_DENIED = "rest_denied"
    """What follows denies the rest: "men inte …"."""
    POINT_BY_POINT = "point_by_point"
    CONTRADICTED = "contradicted"
    """Two clauses say two things, and neither names the matter."""
    NOTHING_SAID = "nothing_said"
    """No clause says it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a decision by reference follows or refuses: "enligt kontorets förslag", "fick avslag på sitt yrkande"."""

    whose: Key | None = None
    content: str | None = None
    """What the claim itself says that it asks for: "förslaget att avslå motionen"."""
    plain: bool = False
    """Whether it is nobody's but the matter's own: "enligt förslaget"."""
    joint: bool = False
    """Whether several made it together."""
    only: bool = False
    """Whether it is the one claim that was made: "enligt yrkandet"."""
    refused: bool = False
    """Whether it was turned down rather than followed."""


@dataclass(slots=True, eq=False)
class Finding:
    """A predicate that says what became of a matter, whether it counts or not."""

    gives: str
    """An outcome's code, or `follow`: what somebody asked for."""
    rule: str
    clause: Clause
    at: int
    """The predicate's place in the clause."""
    actor: Token | None
    object: ObjectKind
    mode: Mode
    why: str
    """The scope or governor that the mode rests on."""
    section: Section
    sentence: str
    """The sentence that its clause stands in."""
    weak: bool = False
    negated: bool = False
    """Whether a denial gave its outcome: "bifölls inte"."""
    reference: Reference | None = None
    noun: int | None = None
    """The place of the noun that it is about; `None` where none is named."""
    refused: Refusal | None = None
    """Why it does not count; `None` when it does."""

    @property
    def verb(self) -> Token:
        """The predicate's word."""
        return self.clause.tokens[self.at]

    @property
    def span(self) -> tuple[int, int]:
        """Where its clause stands in the section's text."""
        return self.clause.start, self.clause.end


class Verdict(NamedTuple):
    """What an item came to."""

    outcome: str
    """An outcome's code; `unknown` where no clause says it."""
    reason: Reason | Refusal
    """What it rests on; where it is unknown, why the first finding does not count."""
    chosen: tuple[Finding, ...]
    findings: tuple[Finding, ...]
