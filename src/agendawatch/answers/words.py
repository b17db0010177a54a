"""What feeds say to people, in Swedish and English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

from agendawatch.answers.text import clipped, cut, line
from agendawatch.i18n import Language, catalogue, day_words, days, pgettext, spoken
from agendawatch.lang.sv.short_titles import matter_of
from agendawatch.model import STOCKHOLM, Action, Certainty, ChangeKind, Example, Meeting, MeetingStatus


class Phrases(NamedTuple):
    """Every phrase of one language; those with braces are filled in."""

    language: Language = "en"
    weekdays: tuple[str, ...] = days.weekdays("en")
    months: tuple[str, ...] = days.months("en")
    clock: str = "%H:%M"
    marks: Mapping[str, str] = {
        "cancelled": "CANCELLED: ",
        "postponed": "POSTPONED: ",
        "unlisted": "UNCERTAIN: ",
        "moved": "MOVED: ",
        "reserve": "Reserve day: ",
        "met": "DONE: ",
    }
    """What a title begins with: cancelled, postponed, unlisted, moved, reserve; of a deadline, that nothing is left to wait for."""
    meeting_status: Mapping[MeetingStatus, str] = {
        MeetingStatus.SCHEDULED: "planned",
        MeetingStatus.CONVENED: "the summons is published",
        MeetingStatus.HELD: "held",
        MeetingStatus.POSTPONED: "postponed without a new day",
        MeetingStatus.CANCELLED: "cancelled",
        MeetingStatus.UNLISTED: "gone from the municipality's list without a word; it need not be cancelled",
    }
    extra: str = "extra"
    no_time: str = "Time not published."
    time_unknown: str = "Time not known."
    """Of a meeting whose list we have not read, so that we cannot say what it leaves out."""
    begins: str = "Begins {when}."
    """Of a meeting of several days."""
    assumed: str = "End not published; the length is assumed."
    moved_from: str = "Moved from {when}."
    page_says: str = "In the page's words: “{words}”."
    text_differs: str = "It said “{before}” and says “{after}”."
    """Of a document that was replaced: what it said and says."""
    page_differs: str = "On page {page} it said “{before}” and says “{after}”."
    """The same of a page of it."""
    status: str = "Status: {status}."
    ground: str = "Ground: {words}"
    certainty: Mapping[Certainty, str] = {
        Certainty.STATED: "The meeting is stated.",
        Certainty.DERIVED: "The meeting follows from what is said.",
        Certainty.INFERRED: "The meeting is our best guess.",
    }
    """How sure we are that a meeting handles a proposal."""
    passed: str = "The meeting on {day} has passed; nothing is known of the outcome."
    appeal_ended: str = "The last day to appeal was {day}; whether anybody did is not known."
    items: str = "Items:"
    closed: str = "(not public)"
    withdrawn: str = "(withdrawn)"
    item_gone: str = "The item is no longer on the agenda; no explanation is given."
    more_items: str = "… {count} more items"
    more_documents: str = "… {count} more documents"
    more: str = "… {count} more"
    at: str = "at"
    decision: str = "Decision: {words}"
    documents: str = "Documents:"
    course: str = "Course of the matter otherwise:"
    """What was done beside the ground of its state."""
    retold: str = "(retold)"
    """Stands behind words that tell the source's again."""
    released: str = "It follows from a press release: {words}."
    """Of a meeting that a press release speaks of, and no list."""
    put_forward: str = "Put forward: {title}"
    """Of a proposal that no known meeting handles."""
    no_day: str = "No source says on which day it is handled. Here stands the day that it was put forward."
    """Of the same: what is not known."""
    handled_by: str = "Handled by {where}."
    was_due: str = "Was to be handled by {where}."
    """Of a day that has passed without a known outcome."""
    proposed_by: str = "Proposed by {names}."
    no_agenda: str = "No agenda has been read."
    became: str = "Outcome in {where}: {outcome}."
    """Of a matter, what it came to where it was handled."""
    case: str = "Case {reference}"
    warning: str = "Note: {words}"
    read: str = "Read more: {url}"
    our_page: str = "Our page: {url}"
    paper: str = "Document: {title} {url}"
    """A document in the text of news: its title and address."""
    found: str = "Found by: {words}."
    """By which words a watch found something."""
    found_in: str = "Found by {words}: “{sentence}”"
    """The same, with the sentence that they stand in."""
    found_by: str = "({watch}: {words})"
    """The same, behind a title."""
    followed: str = "You follow “{title}”: {action}"
    digest: str = "{count} news: {places}"
    one_news: str = "1 piece of news: {places}"
    and_more: str = "… and {count} more"
    seen: str = "Seen {when}."
    changed: str = "Changed:"
    counted: str = "{paragraph}, counted from {day}."
    put_off: str = "{day} by the count; put off to the next working day."
    inferred: str = "Counted from a day that is only assumed."
    unofficial: str = "Unofficial watch. The municipality's own word holds."
    doubt: str = "Not read with certainty: {why}. The day may be somebody else's, or no meeting at all."
    """Of a day that is not read with certainty."""
    doubt_place: str = "On the page: {place}."
    either: str = " or "
    """Between those whose day it may be."""
    example: Mapping[Example, str] = {Example.MADE_UP: "Made-up example.", Example.CONSTRUCTED: "Constructed example."}
    """What the text under an event begins with that is no fact of the world."""
    example_name: Mapping[Example, str] = {
        Example.MADE_UP: "(made-up example)",
        Example.CONSTRUCTED: "(constructed example)",
    }
    """What the name of a calendar ends with that shows nothing else."""
    example_part: str = "Some are made-up examples, and say so."
    """What a calendar says of itself that shows such things beside others."""
    kinds: Mapping[str, str] = {
        "meeting": "meeting",
        "item": "agenda item",
        "proposal": "proposal",
        "deadline": "deadline",
    }
    """What a category calls an event: meeting, item, proposal, deadline."""
    calendar: str = "Meetings and items, unofficial watch"


ENGLISH = Phrases()
"""The keys of the catalogue, in its context "feed"; what is said in Swedish stands there."""


@cache
def phrases(language: Language, official: str | None = None) -> Phrases:
    """Look up a language's phrases; an unknown one raises `InputError`.

    `official` names the municipality that publishes its own meetings: then they say so, and not that nobody asked us.

    >>> phrases("sv", "Exempelkommun").unofficial
    'Utges av Exempelkommun.'
    """
    translated = Phrases(*(_said(phrase, language) for phrase in ENGLISH))
    translated = translated._replace(language=language, weekdays=days.weekdays(language), months=days.months(language))
    if official is None:
        return translated
    words = catalogue(language)
    return translated._replace(
        unofficial=words.gettext("Published by {municipality}.").format(municipality=official),
        calendar=words.gettext("Meetings and items of {municipality}").format(municipality=official),
    )


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


# What each kind of change is called, in Swedish and English.

CHANGE_LABELS: dict[ChangeKind, str] = {
    ChangeKind.MEETING_ADDED: "New meeting",
    ChangeKind.MEETING_MOVED: "Moved",
    ChangeKind.MEETING_TIME_CHANGED: "New time",
    ChangeKind.MEETING_PLACE_CHANGED: "New place",
    ChangeKind.MEETING_RENAMED: "New name",
    ChangeKind.MEETING_CANCELLED: "Cancelled",
    ChangeKind.MEETING_POSTPONED: "Postponed without a new day",
    ChangeKind.MEETING_REINSTATED: "No longer cancelled",
    ChangeKind.MEETING_UNLISTED: "Gone from the list without a word",
    ChangeKind.MEETING_RELISTED: "Back on the list",
    ChangeKind.AGENDA_PUBLISHED: "Agenda published",
    ChangeKind.AGENDA_WITHDRAWN: "Agenda withdrawn",
    ChangeKind.ITEM_ADDED: "New item",
    ChangeKind.ITEM_REMOVED: "Item gone",
    ChangeKind.ITEM_MOVED: "Item moved on the agenda",
    ChangeKind.ITEM_RENAMED: "Item renamed",
    ChangeKind.DOCUMENT_ADDED: "New document",
    ChangeKind.DOCUMENT_REPLACED: "Document replaced",
    ChangeKind.DOCUMENT_TEXT_CHANGED: "Text changed in a replaced document",
    ChangeKind.DOCUMENT_REMOVED: "Document removed",
    ChangeKind.MINUTES_PUBLISHED: "Minutes published",
    ChangeKind.DECISION_RECORDED: "Decision",
    ChangeKind.CORRECTED: "Corrected: we had misread it",
}
"""The keys of the catalogue, in its context "change"."""


def change_label(kind: ChangeKind, language: Language = "sv") -> str:
    """Name a kind of change for people.

    >>> change_label(ChangeKind.MEETING_CANCELLED)
    'Inställt'
    """
    return pgettext("change", CHANGE_LABELS[kind], language)


# What a feed says of things that are no facts of the world, in one place for every format.


def example_lines(example: Example | None, say: Phrases) -> list[str]:
    """Give the line that a text begins with; none for what a real host said.

    >>> from agendawatch.answers.words import SWEDISH
    >>> example_lines(Example.MADE_UP, SWEDISH), example_lines(None, SWEDISH)
    (['Påhittat exempel.'], [])
    """
    return [say.example[example]] if example else []


def named_example(name: str, about: str, examples: Collection[Example | None], say: Phrases) -> tuple[str, str]:
    """Let a feed's name and its words about itself say what of its things are examples.

    >>> from agendawatch.answers.words import SWEDISH
    >>> named_example("Kommunstyrelsen", "Möten", [Example.MADE_UP], SWEDISH)
    ('Kommunstyrelsen (påhittat exempel)', 'Påhittat exempel. Möten')
    >>> named_example("Kommunstyrelsen", "Möten", [Example.MADE_UP, None], SWEDISH)
    ('Kommunstyrelsen', 'En del är påhittade exempel, och säger det. Möten')
    """
    kinds = set(examples)
    shown = sorted((kind for kind in kinds if kind is not None), reverse=True)
    if not shown:
        return name, about
    if None in kinds:
        return name, f"{say.example_part} {about}"
    return f"{name} {say.example_name[shown[0]]}", f"{say.example[shown[0]]} {about}"


# How a meeting is called, and an action known again, wherever they are told of.

NAMELESS = "–"
"""What is called by nothing that can be shown."""


TITLE = 40
"""Letters of a calendar entry's title: what a watch's screen shows."""


def who_and_town(meeting: Meeting) -> tuple[str, str]:
    """Name who meets, and the municipality unless the name holds it: "Kommunstyrelsen", "Göteborg"."""
    title = line(meeting.title) or line(meeting.organization.name) or NAMELESS
    municipality = line(meeting.municipality.name) if meeting.municipality else ""
    return title, "" if municipality in title else municipality


def place(meeting: Meeting) -> str:
    """Name who meets and where: "Kommunstyrelsen, Göteborg"."""
    return ", ".join(filter(None, who_and_town(meeting)))


def short_place(who: str, town: str, room: int) -> str:
    """Name who meets and where in so many letters; of two that are too long neither pushes the other out.

    >>> short_place("Barn- och utbildningsnämnden", "Sommarköping", 30)
    'Barn- och utbil…, Sommarköping'
    """
    if not (who and town):
        return clipped(who or town, room)
    room -= len(", ")
    who = clipped(who, max(room - len(town), room - room // 2))
    return f"{who}, {clipped(town, room - len(who))}"


_SHORT = {"Kommunfullmäktige": "KF", "Kommunstyrelsen": "KS"}
"""What newspapers call the two that every municipality has."""


def short_title(mark: str, what: str, who: str, town: str, tail: str = "") -> str:
    """Write a calendar entry's title in at most `TITLE` letters: a mark, what it is about, and whose it is.

    >>> short_title("Avslag: ", "Motion om lekplatser i parken", "Kommunfullmäktige", "Ängelvik")
    'Avslag: Lekplatser i parken – KF'

    What it is about goes before who and where, and before `tail`, which stands behind it, else behind who and where:
    what has no room stands in the entry's text.
    """
    room = TITLE - len(mark) - len(tail)
    if not what:
        return mark + short_place(who, town, room) + tail
    short = _SHORT.get(who, who)
    wheres = [", ".join(filter(None, it)) for it in ((who, town), (short, town), (short,))]
    for words in (what, matter := matter_of(what)):
        for where in filter(None, wheres):
            if len(words) + len(" – ") + len(where) <= room:
                return f"{mark}{words}{tail} – {where}"
    return mark + what + tail if len(what) <= room else mark + cut(matter, TITLE - len(mark))


def unless_told(whole: str, title: str) -> list[str]:
    """Give the line that a text begins with where a title had to be shortened; none where it says the whole."""
    return [] if whole in title else [whole]


def marked(words: str, example: Example | None, say: Phrases | None = None) -> str:
    """Say behind what a thing is called that it is an example, in the language that is spoken unless told; else no more."""
    return f"{words} {(say or phrases(spoken())).example_name[example]}" if example else words


def heading(meeting: Meeting, say: Phrases) -> str:
    """Say who meets where and when, in a line."""
    return marked(f"{place(meeting)}, {moment_words(meeting.start or meeting.date, say)}", meeting.example, say)


def action_key(action: Action) -> str:
    """Give what an action is known again by, whichever source tells of it."""
    meeting = action.meeting_id or (action.meeting_date.isoformat() if action.meeting_date else "")
    return f"{action.code.value}:{meeting or action.date.isoformat()}"
