"""The sentences of caveats: what is doubtful, and on what a finding rests, told to people."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Mapping
from functools import cache, partial

from agendawatch.i18n.catalogue import Language, catalogue, speaking
from agendawatch.i18n.days import day_words, weekdays
from agendawatch.i18n.finished import tr_said
from agendawatch.model import Caveat, CaveatCode
from agendawatch.model.caveat import Fact

SENTENCES: Mapping[CaveatCode, tuple[str, ...]] = {
    CaveatCode.WEEKDAY_DIFFERS: ("“{words}” says {weekday}, but {date} is a {date:weekday}",),
    CaveatCode.NO_SUCH_DAY: ("no calendar has the day {day} (“{words}”)", "no calendar has the day {day}"),
    CaveatCode.HOUR_SKIPPED: ("the clocks skip {words} on {date}: an hour later is meant",),
    CaveatCode.HOUR_TWICE: ("the clocks show {words} twice on {date}: the first is meant",),
    CaveatCode.YEAR_DIFFERS: ("“{words}” stands under {year}",),
    CaveatCode.LINK_DATE_DIFFERS: ("the link says {date}, the words beside it “{words}”",),
    CaveatCode.TITLE_DATE_DIFFERS: ("the title says “{title}”, the date beside it “{words}”",),
    CaveatCode.FILE_DATE_DIFFERS: ("the file's name says {date}",),
    CaveatCode.MINUTES_DATE_DIFFERS: (
        "“{title}” is listed here, and says that it is of {date}",
        "the minutes that are listed here say that they are of {date}",
    ),
    CaveatCode.MINUTES_ORGANIZATION_DIFFERS: (
        "“{title}” is listed here, and says that it is of {organization}",
        "the minutes that are listed here say that they are of {organization}",
    ),
    CaveatCode.PARAGRAPHS_MISSING: ("the minutes say that they hold § {numbers}, which was not found",),
    CaveatCode.PARAGRAPHS_OUT_OF_ORDER: ("§ {numbers} stands behind later paragraphs",),
    CaveatCode.PARAGRAPH_TWICE: ("two texts stand under § {number}",),
    CaveatCode.HEADING_DIFFERS: ("§ {number} is headed “{title}”, which the table of contents does not have",),
    CaveatCode.TEXT_SHARED: ("one text was read as the decision of § {numbers}",),
    CaveatCode.VOTE_DIFFERS: (
        "§ {number}: the vote is told as {told}, and the names that are listed come to {listed}",
        "the vote is told as {told}, and the names that are listed come to {listed}",
    ),
    CaveatCode.PAGES_SCANNED: ("page {pages} holds pictures without text, which were not read",),
    CaveatCode.SEVERAL_MEETINGS: ("more than one meeting is named: {date} was taken, not {others}",),
    CaveatCode.RECURRENCE_RULE: ("the calendar repeats it by the rule {rule}, of which only the first day is read",),
    CaveatCode.DOCUMENT_UNREAD: ("“{title}” could not be read safely, and waits for a newer version",),
    CaveatCode.READINGS_DIFFER: ("two ways of reading it give other meetings",),
    CaveatCode.CHOICE_THIN: ("it is not clear which reading is right",),
    CaveatCode.COLUMNS_LOST: ("it is not clear which columns the cells are in",),
    CaveatCode.YEAR_UNCLEAR: ("nothing says of which year “{words}” is",),
    CaveatCode.DAYS_UNEXPLAINED: ("of {all} days on the page {count} could not be told what they are",),
    CaveatCode.DAY_UNTIED: ("nothing beside “{words}” says that anybody meets on that day",),
    CaveatCode.STATUS_UNCLEAR: ("it is not certain that the meeting is held: “{words}”",),
    CaveatCode.AGENDA_UNCLEAR: (
        "the agenda cannot be read for sure: two lists may be it, one that begins with “{first}” and one with “{other}”",
    ),
    CaveatCode.ITEMS_UNCOUNTED: (
        "the agenda cannot be read for sure: of {all} items {count} do not go on from the number before",
    ),
    CaveatCode.DEADLINE: ("“{words}” is a day when something is due",),
    CaveatCode.OPENING_HOURS: ("“{words}” is of opening hours",),
    CaveatCode.PUBLISHING: ("“{words}” is when something was published",),
    CaveatCode.GROUP_MEETING: ("“{words}” is a party's own meeting",),
    CaveatCode.PREPARATION: ("“{words}” is what comes before a meeting",),
    CaveatCode.OTHER_OCCASION: ("“{words}” is another occasion",),
    CaveatCode.EARLIER_DAY: ("“{words}” is the day that a meeting was moved from",),
    CaveatCode.BESIDE_CONTENT: ("“{words}” stands beside the page's own content",),
    CaveatCode.GROUP_HEADING: ("“{words}” heads items",),
    CaveatCode.PART_OF_ITEM: ("“{words}” is a part of an item",),
    CaveatCode.OTHER_LIST: ("“{words}” stands in another list",),
    CaveatCode.SHARED_WORDS: ("shared words: {shared} ({score:.2f})", "shared words: {shared}"),
    CaveatCode.SAME_PARTY: ("same party: {shared}",),
    CaveatCode.SAME_NAME: ("same name: {shared}",),
    CaveatCode.SAME_NUMBER: ("same number: {shared}",),
    CaveatCode.SAME_PROPERTY: ("same property: {shared}",),
    CaveatCode.SAME_STAGE: ("same stage: {shared}",),
    CaveatCode.SAME_YEAR: ("same year: {shared}",),
    CaveatCode.SAME_MONTH: ("same month: {shared}",),
    CaveatCode.NAMES_PARTY: ("names {parties}",),
    CaveatCode.SAME_REFERENCE: ("case number {reference}",),
    CaveatCode.ONLY_ITEM: ("no other item of the announced meeting does both",),
    CaveatCode.ON_AGENDA: ("on the agenda of {organization} on {date}",),
    CaveatCode.DATE_MEANT: ('"{words}" means {date}', "the source means {date}"),
    CaveatCode.MEETS_ON: ("{organization} meets on {date}",),
    CaveatCode.MEETING_MOVED: ("the meeting has moved from that day to {date}",),
    CaveatCode.MEETING_CANCELLED: ("the meeting is cancelled",),
    CaveatCode.NO_DAY_NAMED: ("{organization} is named without a day",),
    CaveatCode.NEAREST_MEETING: ("its nearest meeting after {after} is on {date}",),
    CaveatCode.SAME_PROPOSERS: ("proposed by {parties} both times",),
    CaveatCode.SAID_BY_PERSON: ("a person said so on {date}",),
    CaveatCode.OTHER_MUNICIPALITY: ("{municipality} is not {other}",),
    CaveatCode.OTHER_REFERENCE: ("case numbers {reference} and {other}",),
    CaveatCode.TOO_FEW_SHARED_WORDS: ("too few shared words: {shared} ({score:.2f})",),
    CaveatCode.ONLY_SHARED_WORDS: ("the titles share only: {shared}",),
    CaveatCode.NO_SHARED_WORDS: ("the titles share no telling word",),
    CaveatCode.RELATED_WORDS: ("related at most: {word} in {compound}",),
    CaveatCode.NO_SHARED_PARTY: ("no proposing party in common",),
    CaveatCode.REVERSES: ("“{words}” turns what is proposed around",),
    CaveatCode.EVALUATES: ("“{words}” looks back on it",),
    CaveatCode.INFORMS: ("“{words}” only tells of it",),
    CaveatCode.ASKS: ("“{words}” asks about it",),
    CaveatCode.OTHER_INSTRUMENT: ("one of the two is a “{words}”",),
    CaveatCode.ABOUT_ANOTHER: ("“{words}” makes something else of it",),
    CaveatCode.NEAR_TITLE: ("the titles differ: {own} / {theirs}",),
    CaveatCode.OTHER_ORGANIZATION: ("it is before {organization}, and the proposal before {bodies}",),
    CaveatCode.OLDER: ("it is of {date}, and the proposal was first heard of on {since}",),
    CaveatCode.SETTLED_BEFORE: ("the proposal was settled on {date}",),
    CaveatCode.OTHER_MOVER: ("put forward by {parties}",),
    CaveatCode.BESIDE: ("{parties} asked there for something else beside it",),
    CaveatCode.MOVE_STATED: ("today's page says that it was moved from there",),
    CaveatCode.SAME_DOCUMENTS: ("same documents",),
    CaveatCode.SAME_ITEMS: ("same items on the agenda",),
    CaveatCode.SAME_PAGE: ("same page",),
    CaveatCode.SAME_PLACE_IN_ROW: ("same place in the row of meetings",),
    CaveatCode.BETWEEN_SAME_MEETINGS: ("between the same meetings of the row",),
    CaveatCode.ONLY_ONE_GONE: ("the only one gone, and the only one new",),
    CaveatCode.ONLY_ONE_GONE_PAST_ANOTHER: ("the only one gone, and the only one new, past another",),
    CaveatCode.SAME_HOUR: ("same hour",),
    CaveatCode.SAME_START: ("same hour of the same day",),
    CaveatCode.SAME_TITLE: ("same name of the meeting",),
    CaveatCode.SAME_LOCATION: ("same place to meet",),
    CaveatCode.SAME_NTH: ("same turn that day",),
    CaveatCode.OTHER_START: ("another hour of the same day",),
    CaveatCode.OTHER_TITLE: ("another name of the meeting",),
    CaveatCode.EXTRA_DIFFERS: ("one is extra, the other is not",),
    CaveatCode.OTHER_SOURCE_ID: ("the platform gives another key",),
    CaveatCode.SAME_DAY_OTHER_YEAR: ("the same day of another year",),
    CaveatCode.ADDRESS_KNOWN: ("address: {address}",),
    CaveatCode.ADDRESS_ANSWERS: ("answers: {address}",),
    CaveatCode.FORMAT_KNOWN: ("format: {format}",),
    CaveatCode.MARKUP_KNOWN: ("html: {words}",),
    CaveatCode.FEED_LINKED: ("link: {address}",),
    CaveatCode.NOTHING_KNOWN: ("nothing that we know",),
    CaveatCode.NO_PAGE_FOUND: ("named at {address}, and no page with its meetings was found",),
    CaveatCode.PAGE_GONE: ("{address} is gone, or another page came in its place",),
    CaveatCode.PAGE_REFUSED: ("{address} keeps us out: {words}",),
    CaveatCode.PAGE_FAILED: ("{address} could not be had: {words}",),
    CaveatCode.PAGE_UNREAD: ("{address} speaks of meetings, and none could be read on it",),
    CaveatCode.PAGE_WAITS: ("{address} was not asked for yet: the visit had had its pages",),
    CaveatCode.OTHER_PAGE_DAY: ("{address} has {date:words} instead",),
    CaveatCode.OTHER_PAGE_HOUR: ("{address} has the hour {hour} instead",),
}
"""In English, which is the catalogue's key; of several the first whose facts are all there is said.

A day may be written as ISO 8601 has it, in words (`{date:words}`), or as its weekday's name (`{date:weekday}`).
"""

PLURALS: Mapping[CaveatCode, tuple[str, str, str]] = {
    CaveatCode.OWNER_UNCLEAR: (
        "it is not clear whose {count} day is",
        "it is not clear whose {count} days are",
        "count",
    ),
    CaveatCode.MEETINGS_TOO_MANY: (
        "{count} meeting in {year} is more than such an organization holds",
        "{count} meetings in {year} are more than such an organization holds",
        "count",
    ),
    CaveatCode.DAYS_IRREGULAR: (
        "{count} day is less regular than an organization's meetings are",
        "{count} days are less regular than an organization's meetings are",
        "count",
    ),
    CaveatCode.DAYS_SET_ASIDE: (
        "the page's {count} day is no meeting's",
        "none of the page's {count} days is a meeting's",
        "count",
    ),
    CaveatCode.DAYS_APART: ("{days} day apart", "{days} days apart", "days"),
    CaveatCode.EVENTS_FOUND: ("content: {count} schema.org event", "content: {count} schema.org events", "count"),
    CaveatCode.FILES_FOUND: ("content: {count} file of meetings", "content: {count} files of meetings", "count"),
    CaveatCode.MEETINGS_FOUND: ("content: {count} meeting", "content: {count} meetings", "count"),
}
"""Sentences that their number bends: for one, for many, and which fact the number is."""


def caveat_words(caveat: Caveat, language: Language) -> str:
    """Write a caveat as a sentence for people.

    >>> doubt = Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words="fredag 11 mars", weekday=5, date="2026-03-11")
    >>> caveat_words(doubt, "sv")
    '”fredag 11 mars” säger fredag, men 2026-03-11 är en onsdag'
    >>> caveat_words(doubt, "en")
    '“fredag 11 mars” says Friday, but 2026-03-11 is a Wednesday'
    """
    written = {name: _written(name, fact, language) for name, fact in caveat.facts.items()}
    if caveat.code in {CaveatCode.PAGE_REFUSED, CaveatCode.PAGE_FAILED}:  # the words are an error's, and ours
        with speaking(language):
            written["words"] = tr_said(str(written["words"]))
    if caveat.code in PLURALS:
        one, many, number = PLURALS[caveat.code]
        sentence = catalogue(language).ngettext(one, many, caveat.facts[number])  # type: ignore[arg-type] # the model checks that it is a number
    else:
        filled = (sentence for sentence in SENTENCES[caveat.code] if _holes(sentence) <= caveat.facts.keys())
        sentence = catalogue(language).gettext(next(filled))
    weight = f" ({caveat.facts['weight']:+})" if "weight" in caveat.facts else ""
    return sentence.format(**written) + weight


def place_words(place: str, language: Language) -> str:
    """Write where on a page something stands, for people.

    >>> place_words("row 3, column 1 of table 2 under 'Möten'", "sv")
    "rad 3, kolumn 1 i tabell 2 under 'Möten'"
    """
    with speaking(language):
        return tr_said(place)


def json_context(language: Language) -> Mapping[str, object]:
    """Give the context in which values that are written as JSON hold the sentences of their caveats too.

    >>> Caveat.of(CaveatCode.MEETING_CANCELLED).model_dump_json(context=json_context("sv"))
    '{"code":"meeting_cancelled","facts":{},"text":"mötet är inställt"}'
    """
    return {"tell": partial(caveat_words, language=language)}


@cache
def _holes(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


def _written(name: str, fact: Fact, language: Language) -> object:
    if name == "weekday" and isinstance(fact, int):
        return weekdays(language)[fact - 1]
    if name in {"after", "date", "since"} and isinstance(fact, str):
        return _Date(fact, language)
    if name == "score" and language == "sv":
        return _Decimal(fact)  # type: ignore[arg-type] # the model checks that it is a number
    return (", ".join(fact) or "–") if isinstance(fact, tuple) else fact


class _Decimal(float):
    """A number as Swedish writes it, with a comma."""

    def __format__(self, how: str) -> str:
        return super().__format__(how).replace(".", ",")


class _Date:
    """A day that a sentence may write as it likes."""

    def __init__(self, date: str, language: Language) -> None:
        self._date, self._language = dt.date.fromisoformat(date), language

    def __format__(self, how: str) -> str:
        if how == "words":
            return day_words(self._date, self._language)
        return weekdays(self._language)[self._date.weekday()] if how == "weekday" else self._date.isoformat()
