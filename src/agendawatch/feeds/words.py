"""What feeds say to people, in Swedish and English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from agendawatch.errors import InputError
from agendawatch.i18n import LANGUAGES, Language, catalogue, day_words, months, pgettext, weekdays
from agendawatch.model import STOCKHOLM, Certainty, Example, MeetingStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Every phrase of one language; those with braces are filled in."""

    language: Language
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    clock: str
    marks: Mapping[str, str]
    """What a title begins with: cancelled, postponed, unlisted, moved, reserve; of a deadline, that nothing is left to wait for."""
    meeting_status: Mapping[MeetingStatus, str]
    extra: str
    no_time: str
    time_unknown: str
    """Of a meeting whose list we have not read, so that we cannot say what it leaves out."""
    begins: str
    """Of a meeting of several days."""
    assumed: str
    moved_from: str
    page_says: str
    text_differs: str
    """Of a document that was replaced: what it said and says."""
    page_differs: str
    """The same of a page of it."""
    status: str
    ground: str
    certainty: Mapping[Certainty, str]
    """How sure we are that a meeting handles a proposal."""
    passed: str
    appeal_ended: str
    items: str
    closed: str
    withdrawn: str
    item_gone: str
    more_items: str
    more_documents: str
    more: str
    at: str
    decision: str
    documents: str
    course: str
    retold: str
    """Stands behind words that tell the source's again."""
    released: str
    """Of a meeting that a press release speaks of, and no list."""
    put_forward: str
    """Of a proposal that no known meeting handles."""
    no_day: str
    """Of the same: what is not known."""
    handled_by: str
    became: str
    """Of a matter, what it came to where it was handled."""
    case: str
    warning: str
    read: str
    our_page: str
    paper: str
    """A document in the text of news: its title and address."""
    found: str
    """By which words a watch found something."""
    found_in: str
    """The same, with the sentence that they stand in."""
    seen: str
    changed: str
    counted: str
    put_off: str
    inferred: str
    unofficial: str
    doubt: str
    """Of a day that is not read with certainty."""
    doubt_place: str
    either: str
    """Between those whose day it may be."""
    example: Mapping[Example, str]
    """What the text under an event begins with that is no fact of the world."""
    example_name: Mapping[Example, str]
    """What the name of a calendar ends with that shows nothing else."""
    example_part: str
    """What a calendar says of itself that shows such things beside others."""
    kinds: Mapping[str, str]
    """What a category calls an event: meeting, item, proposal, deadline."""
    calendar: str


ENGLISH = Phrases(
    language="en",
    weekdays=weekdays("en"),
    months=months("en"),
    clock="%H:%M",
    marks={
        "cancelled": "CANCELLED: ",
        "postponed": "POSTPONED: ",
        "unlisted": "UNCERTAIN: ",
        "moved": "MOVED: ",
        "reserve": "Reserve day: ",
        "met": "DONE: ",
    },
    meeting_status={
        MeetingStatus.SCHEDULED: "planned",
        MeetingStatus.CONVENED: "the summons is published",
        MeetingStatus.HELD: "held",
        MeetingStatus.POSTPONED: "postponed without a new day",
        MeetingStatus.CANCELLED: "cancelled",
        MeetingStatus.UNLISTED: "gone from the municipality's list without a word; it need not be cancelled",
    },
    extra="extra",
    no_time="Time not published.",
    time_unknown="Time not known.",
    begins="Begins {when}.",
    assumed="End not published; the length is assumed.",
    moved_from="Moved from {when}.",
    page_says="In the page's words: “{words}”.",
    text_differs="It said “{before}” and says “{after}”.",
    page_differs="On page {page} it said “{before}” and says “{after}”.",
    status="Status: {status}.",
    ground="Ground: {words}",
    certainty={
        Certainty.STATED: "The meeting is stated.",
        Certainty.DERIVED: "The meeting follows from what is said.",
        Certainty.INFERRED: "The meeting is our best guess.",
    },
    passed="The meeting on {day} has passed; nothing is known of the outcome.",
    appeal_ended="The last day to appeal was {day}; whether anybody did is not known.",
    items="Items:",
    closed="(not public)",
    withdrawn="(withdrawn)",
    item_gone="The item is no longer on the agenda; no explanation is given.",
    more_items="… {count} more items",
    more_documents="… {count} more documents",
    more="… {count} more",
    at="at",
    decision="Decision: {words}",
    documents="Documents:",
    course="Course of the matter:",
    retold="(retold)",
    released="It follows from a press release: {words}.",
    put_forward="Put forward: {title}",
    no_day="No source says on which day it is handled. Here stands the day that it was put forward.",
    handled_by="Handled by {where}.",
    became="Outcome in {where}: {outcome}.",
    case="Case {reference}",
    warning="Note: {words}",
    read="Read more: {url}",
    our_page="Our page: {url}",
    paper="Document: {title} {url}",
    found="Found by: {words}.",
    found_in="Found by {words}: “{sentence}”",
    seen="Seen {when}.",
    changed="Changed:",
    counted="{paragraph}, counted from {day}.",
    put_off="{day} by the count; put off to the next working day.",
    inferred="Counted from a day that is only assumed.",
    unofficial="Unofficial watch. The municipality's own word holds.",
    doubt="Not read with certainty: {why}. The day may be somebody else's, or no meeting at all.",
    doubt_place="On the page: {place}.",
    either=" or ",
    example={Example.MADE_UP: "Made-up example.", Example.CONSTRUCTED: "Constructed example."},
    example_name={Example.MADE_UP: "(made-up example)", Example.CONSTRUCTED: "(constructed example)"},
    example_part="Some are made-up examples, and say so.",
    kinds={"meeting": "meeting", "item": "agenda item", "proposal": "proposal", "deadline": "deadline"},
    calendar="Meetings and items, unofficial watch",
)
"""The keys of the catalogue, in its context "feed"; what is said in Swedish stands there."""


@cache
def phrases(language: Language, official: str | None = None) -> Phrases:
    """Look up a language's phrases; an unknown one raises `InputError`.

    `official` names the municipality that publishes its own meetings: then they say so, and not that nobody asked us.

    >>> phrases("sv", "Exempelkommun").unofficial
    'Utges av Exempelkommun.'
    """
    if language not in LANGUAGES:
        raise InputError(field="language", value=language, expected=f"one of {', '.join(LANGUAGES)}")
    told = {field.name: _said(getattr(ENGLISH, field.name), language) for field in fields(Phrases)}
    if official is not None:
        words = catalogue(language)
        told["unofficial"] = words.gettext("Published by {municipality}.").format(municipality=official)
        told["calendar"] = words.gettext("Meetings and items of {municipality}").format(municipality=official)
    return Phrases(**(told | {"language": language, "weekdays": weekdays(language), "months": months(language)}))


def _said(phrase: Any, language: Language) -> Any:  # noqa: ANN401 - a phrase, or a mapping to phrases
    if isinstance(phrase, Mapping):
        return {key: _said(value, language) for key, value in phrase.items()}
    return pgettext("feed", phrase, language) if isinstance(phrase, str) else phrase


SWEDISH = phrases("sv")


def moment_words(moment: dt.datetime | dt.date, say: Phrases) -> str:
    """Write a moment in Swedish local time, or a day, for a person.

    >>> import datetime as dt
    >>> moment_words(dt.datetime(2020, 3, 11, 12, 0, tzinfo=dt.UTC), SWEDISH)
    'onsdag 11 mars 2020 kl. 13.00'
    """
    if not isinstance(moment, dt.datetime):
        return day_words(moment, say.language)
    local = moment.astimezone(STOCKHOLM)
    return f"{day_words(local.date(), say.language)} {local.strftime(say.clock)}"


# What a feed says of things that are no facts of the world, in one place for every format.


def example_lines(example: Example | None, say: Phrases) -> list[str]:
    """Give the line that a text begins with; none for what a real host said.

    >>> from agendawatch.feeds.words import SWEDISH
    >>> example_lines(Example.MADE_UP, SWEDISH), example_lines(None, SWEDISH)
    (['Påhittat exempel.'], [])
    """
    return [say.example[example]] if example else []


def named_example(name: str, about: str, examples: Collection[Example | None], say: Phrases) -> tuple[str, str]:
    """Let a feed's name and its words about itself say what of its things are examples.

    >>> from agendawatch.feeds.words import SWEDISH
    >>> named_example("Kommunstyrelsen", "Möten", [Example.MADE_UP], SWEDISH)
    ('Kommunstyrelsen (påhittat exempel)', 'Påhittat exempel. Möten')
    >>> named_example("Kommunstyrelsen", "Möten", [Example.MADE_UP, None], SWEDISH)
    ('Kommunstyrelsen', 'En del är påhittade exempel, och säger det. Möten')
    """
    kinds = set(examples)
    told = sorted((kind for kind in kinds if kind is not None), reverse=True)
    if not told:
        return name, about
    if None in kinds:
        return name, f"{say.example_part} {about}"
    return f"{name} {say.example_name[told[0]]}", f"{say.example[told[0]]} {about}"
