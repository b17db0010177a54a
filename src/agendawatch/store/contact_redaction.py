"""What a store does not keep: telephone numbers, e-mail addresses and personal numbers in what pages say."""

from __future__ import annotations

from typing import TypeVar

from agendawatch.lang.sv.contact_details import without_contact_details
from agendawatch.model import Value
from agendawatch.model.caveat import CaveatFacts, Fact
from agendawatch.model.meeting import PLAIN_TEXTS

V = TypeVar("V", bound=Value)

WORDS = frozenset(
    {
        "about",
        "context",
        "facts",
        "former_titles",
        "group",
        "location",
        "meaning",
        "name",
        *PLAIN_TEXTS,
        "organization",
        "organizations",
        "status_words",
        "text",
        "title",
        "words",
    }
)
"""The fields that hold a page's own words; addresses, ids and case numbers are let be."""


def without_contacts(value: V) -> V:
    """Give a value without ways to reach a person in its words; the very same value where there are none."""
    told: dict[str, object] = {}
    # What nobody gave holds its default, which says nothing of anybody.
    for field in value.model_fields_set:
        now = getattr(value, field)
        if isinstance(now, Value):
            said: object = without_contacts(now)
        elif isinstance(now, str) and field in WORDS:
            said = without_contact_details(now)
        elif isinstance(now, CaveatFacts):
            said = CaveatFacts({name: _fact(fact) for name, fact in now.items()})
        elif isinstance(now, tuple):
            said = tuple(
                without_contacts(one)
                if isinstance(one, Value)
                else without_contact_details(one)
                if field in WORDS and isinstance(one, str)
                else one
                for one in now
            )
        else:
            continue
        if said != now:
            told[field] = said
    return value.model_copy(update=told) if told else value


def _fact(fact: Fact) -> Fact:
    if isinstance(fact, tuple):
        return tuple(map(without_contact_details, fact))
    return without_contact_details(fact) if isinstance(fact, str) else fact
