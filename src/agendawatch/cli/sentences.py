"""What `read minutes --why` and `read schedule --why` say of their codes; in English here, in Swedish by the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "said": "a clause says it",
    "named": "the clause that names the matter says it",
    "put_off": "what puts the matter off goes before all else",
    "sent_on": "what sends the matter on goes before the rest",
    "only_noted": "nothing else is said",
    "in_part": "a part is approved, and the rest is not",
    "rest_denied": "what follows denies the rest",
    "point_by_point": "it was decided point by point",
    "contradicted": "two clauses say two things, and neither names the matter",
    "nothing_said": "no clause says it",
    "withheld": "the document contradicts itself here",
    "heading": "the heading of the list says it",
}

REFUSALS: Mapping[str, str] = {
    "mode": "it is not asserted",
    "object": "it is about something else",
    "section": "it stands under a heading of something else",
    "another_body": "another body does it",
    "somebody": "a person, a party or an office does it",
    "something": "something that is no body of ours does it",
    "another_town": "it was in another town",
    "another_day": "it was on another day than the meeting's",
    "to_come": "it stands under a coming day",
    "too_weak": "its verb decides only where the body itself is named",
    "unasked": "its verb does not tell what became of what somebody asked for",
    "untold": "it follows what somebody asked for, and the text does not tell what that was",
    "unnamed": "another sentence names the matter, this one does not",
    "beside": "it is a point on something beside the matter",
    "revoked": "the same meeting took it back",
    "source": "somebody else is named as knowing it",
    "label": "its label makes it a proposal, or another day's",
    "untied": "what it is of is neither named by the title nor called the matter",
    "summons": "the document comes before the meeting, and nothing is decided yet",
}

OBJECTS: Mapping[str, str] = {
    "this": "this matter",
    "claim": "what somebody asked for",
    "part": "a part of the matter",
    "order": "the order of business",
    "procedural": "a claim to put the matter off",
    "relative": "what a relative clause describes",
    "attributive": "what a participle describes",
    "decision": "an earlier decision",
    "another": "another matter",
    "unnamed": "nothing that the title names",
}

MODES: Mapping[str, str] = {
    "asserted": "asserted",
    "denied": "denied",
    "conditional": "conditional",
    "possible": "possible",
    "proposed": "only proposed",
    "planned": "planned",
    "past": "past",
    "reported": "told by others",
    "question": "asked",
    "hypothetical": "only thought of",
    "task": "given as a task",
    "background": "background",
}

FATES: Mapping[str, str] = {
    "cancelled": "it is cancelled",
    "postponed": "it is put off, to no day that is told",
    "moved": "it is moved",
    "stands": "it is held",
    "held": "it was held",
    "same": "the same goes for it",
    "extra": "it is an extra meeting",
    "reserve": "it is a reserve day",
    "preliminary": "it is preliminary",
    "confirmed": "it is confirmed",
}

STATUS_REFUSALS: Mapping[str, str] = {
    "only named": "meetings are only named by it",
    "a party's": "it is a party's or some people's",
    "names no meeting": "it names no meeting",
    "a span of days": "it is of a span of days",
    "another year": "it is of another year",
    "another time": "it is of another time's meeting",
    "another": "it is of another meeting",
    "only in public": "it is only about who may listen",
}
