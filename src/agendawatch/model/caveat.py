"""What is doubtful about a fact, and on what a finding rests: a code with facts, never a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    ConfigDict,
    PlainSerializer,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from agendawatch.errors import InputError
from agendawatch.model.value import Value


class CaveatCode(StrEnum):
    """What a caveat says.

    First of pages; why something on a page is in doubt, and why a day is no meeting; then what speaks for two things
    being one, and against it; of two meetings; of a platform; of the way to a page.
    Beside each stands of which facts it is, those that may be lacking in brackets; a `weight` tells how much a ground
    counts.
    """

    facts: str

    def __new__(cls, code: str, facts: str = "") -> Self:
        """Join a code to the names of its facts."""
        made = str.__new__(cls, code)
        made._value_, made.facts = code, facts
        return made

    WEEKDAY_DIFFERS = "weekday_differs", "words weekday date"
    """The page's `words` name a `weekday` that their `date` is not."""
    NO_SUCH_DAY = "no_such_day", "day [words]"
    """No calendar has the `day` ("2026-02-30") that the page's `words` name."""
    HOUR_SKIPPED = "hour_skipped", "words date"
    """The clocks skip the hour of the `words` ("02:30") on that `date`: an hour later is meant."""
    HOUR_TWICE = "hour_twice", "words date"
    """The clocks show the hour of the `words` twice on that `date`: the first is meant."""
    YEAR_DIFFERS = "year_differs", "words year"
    """What the page's `words` say stands under another `year`."""
    LINK_DATE_DIFFERS = "link_date_differs", "date words"
    """A link's address says `date`, the `words` beside it another day."""
    TITLE_DATE_DIFFERS = "title_date_differs", "title words"
    """A meeting's `title` says another day than the `words` of the date beside it."""
    FILE_DATE_DIFFERS = "file_date_differs", "date"
    """A file's name says `date`, the document another day."""
    MINUTES_DATE_DIFFERS = "minutes_date_differs", "date [title]"
    """The minutes called `title` are listed with this meeting, and say that they are of `date`."""
    MINUTES_ORGANIZATION_DIFFERS = "minutes_organization_differs", "organization [title]"
    """The minutes called `title` are listed with this meeting, and say that they are of another `organization`."""
    PARAGRAPHS_MISSING = "paragraphs_missing", "numbers"
    """Minutes say that they hold paragraphs (§) that were not found in them: `numbers`."""
    PARAGRAPHS_OUT_OF_ORDER = "paragraphs_out_of_order", "numbers"
    """Paragraphs of minutes, `numbers`, stand behind later ones."""
    PARAGRAPH_TWICE = "paragraph_twice", "number"
    """Minutes hold two texts under one `number`."""
    HEADING_DIFFERS = "heading_differs", "number title"
    """A paragraph of a `number` is headed by a `title` that the table of contents does not have."""
    TEXT_SHARED = "text_shared", "numbers"
    """The text of one decision was read for several paragraphs: `numbers`."""
    VOTE_DIFFERS = "vote_differs", "told listed [number]"
    """The figures of a vote, `told`, are not those of the names that are `listed`; of a paragraph's `number`."""
    PAGES_SCANNED = "pages_scanned", "pages"
    """Pages of a paper, `pages`, are pictures without text, and were not read."""
    SEVERAL_MEETINGS = "several_meetings", "date others"
    """A text names more than one meeting: `date` was taken, not `others`."""
    RECURRENCE_RULE = "recurrence_rule", "rule"
    """A calendar's event comes back by a `rule` (RRULE of RFC 5545), and is read as its first day alone."""
    DOCUMENT_UNREAD = "document_unread", "title"
    """The document called `title`, or at that address, stopped the process that read it, and waits for a newer version."""

    READINGS_DIFFER = "readings_differ"
    """Two ways of reading the page give other meetings."""
    CHOICE_THIN = "choice_thin"
    """What was chosen is hardly better than the next best."""
    OWNER_UNCLEAR = "owner_unclear", "count"
    """It is not clear whose `count` days are."""
    COLUMNS_LOST = "columns_lost"
    """A table's columns are gone, and putting it together again is a guess."""
    YEAR_UNCLEAR = "year_unclear", "words"
    """The page does not say of which year its `words` are."""
    DAYS_UNEXPLAINED = "days_unexplained", "count all"
    """Of `all` days on the page `count` are neither meetings nor anything else that we know."""
    MEETINGS_TOO_MANY = "meetings_too_many", "count year"
    """There are `count` meetings in `year`, more than such an organization holds."""
    DAYS_IRREGULAR = "days_irregular", "count"
    """The `count` days are less regular than those of an organization are."""
    DAY_UNTIED = "day_untied", "words"
    """Nothing beside the `words` says that anybody meets on that day."""
    STATUS_UNCLEAR = "status_unclear", "words"
    """The `words` may call the meeting off, and nothing tells whether they do."""
    DAYS_SET_ASIDE = "days_set_aside", "count"
    """All `count` days of the page are of something else, or stand beside what it is about."""
    AGENDA_UNCLEAR = "agenda_unclear", "first other"
    """Two lists may be the agenda: one begins with the title `first`, the other with `other`."""
    ITEMS_UNCOUNTED = "items_uncounted", "count all"
    """Of `all` items on an agenda `count` have a number that does not go on from the one before."""

    DEADLINE = "deadline", "words"
    """The `words` are of a day by which something is due."""
    OPENING_HOURS = "opening_hours", "words"
    PUBLISHING = "publishing", "words"
    """The `words` are of when something was published, posted or changed."""
    GROUP_MEETING = "group_meeting", "words"
    """The `words` are of a party's own meeting."""
    PREPARATION = "preparation", "words"
    """The `words` are of what comes before a meeting: a presidium, a circulation of papers."""
    OTHER_OCCASION = "other_occasion", "words"
    """The `words` are of an occasion that is no meeting of an organization's."""
    EARLIER_DAY = "earlier_day", "words"
    """The `words` are of the day that a meeting was moved from."""
    BESIDE_CONTENT = "beside_content", "words"
    """The `words` stand in a menu, a footer or the like, and not in the page's main part."""
    GROUP_HEADING = "group_heading", "words"
    """The `words` head items, and are none."""
    PART_OF_ITEM = "part_of_item", "words"
    """The `words` are numbered within an item: a point of its proposal, a paper."""
    OTHER_LIST = "other_list", "words"
    """The `words` are numbered outside the agenda."""

    SHARED_WORDS = "shared_words", "shared [score]"
    """Two titles have the folded words `shared` in common; `score` is their likeness, from 0 to 1 and a little over."""
    SAME_PARTY = "same_party", "shared"
    SAME_NAME = "same_name", "shared"
    """Of a place or a person in a title."""
    SAME_NUMBER = "same_number", "shared"
    SAME_PROPERTY = "same_property", "shared"
    """Fastighetsbeteckning."""
    SAME_STAGE = "same_stage", "shared"
    """Etapp, del."""
    SAME_YEAR = "same_year", "shared"
    SAME_MONTH = "same_month", "shared"
    NAMES_PARTY = "names_party", "parties"
    """A title names `parties` that propose, by their letters."""
    SAME_REFERENCE = "same_reference", "reference"
    """The case number is the same."""
    ONLY_ITEM = "only_item"
    """No other item of the announced meeting names the party and shares a word."""
    ON_AGENDA = "on_agenda", "organization date"
    """It stands on the agenda of an `organization`'s meeting on `date`."""
    DATE_MEANT = "date_meant", "date [words]"
    """The `words` mean `date`; without words, the source does."""
    MEETS_ON = "meets_on", "organization date"
    """The `organization` meets on `date`."""
    MEETING_MOVED = "meeting_moved", "date"
    """The meeting has moved from the announced day to `date`."""
    MEETING_CANCELLED = "meeting_cancelled"
    NO_DAY_NAMED = "no_day_named", "organization"
    """The `organization` is named without a day."""
    NEAREST_MEETING = "nearest_meeting", "after date"
    """The organization's nearest meeting `after` a day is on `date`."""
    SAME_PROPOSERS = "same_proposers", "parties"
    """The same `parties` propose both times."""
    SAID_BY_PERSON = "said_by_person", "date"
    """A person said so on `date`."""
    DAYS_APART = "days_apart", "days [weight]"
    """So many `days` lie between the two."""

    OTHER_MUNICIPALITY = "other_municipality", "municipality other"
    """One is of `municipality`, one of another: `other`."""
    OTHER_REFERENCE = "other_reference", "reference other"
    """Their case numbers differ: `reference` and `other`."""
    TOO_FEW_SHARED_WORDS = "too_few_shared_words", "shared score"
    """The words `shared` make a likeness of `score`, which is not enough."""
    ONLY_SHARED_WORDS = "only_shared_words", "shared"
    """The titles contradict each other, and have only `shared` in common."""
    NO_SHARED_WORDS = "no_shared_words"
    """The titles have no telling word in common."""
    RELATED_WORDS = "related_words", "word compound"
    """A `word` of one title is part of a `compound` of the other: neighbours, not the same."""
    NO_SHARED_PARTY = "no_shared_party"
    """No proposing party is the same."""

    REVERSES = "reverses", "words"
    """The `words` of one title undo or deny what the other names, or the other way about."""
    EVALUATES = "evaluates", "words"
    """The `words` of one title look back on what the other proposes."""
    INFORMS = "informs", "words"
    """The `words` of one title tell of what the other proposes, and propose nothing."""
    ASKS = "asks", "words"
    """The `words` of one title ask about what the other proposes."""
    OTHER_INSTRUMENT = "other_instrument", "words"
    """One is a motion, the other a citizens' proposal; the `words` say which the other is."""
    ABOUT_ANOTHER = "about_another", "words"
    """The `words` of one title make something else of what the other names: its cost, its plan, an appeal against it."""
    NEAR_TITLE = "near_title", "own theirs"
    """The titles differ in `own` words of the proposal's and in `theirs`; one of the two may be empty."""
    OTHER_ORGANIZATION = "other_organization", "organization bodies"
    """It is before an `organization` that the proposal is not known to be put to; it is put to `bodies`."""
    OLDER = "older", "date since"
    """It was before a meeting on `date`; the proposal was first heard of on `since`."""
    SETTLED_BEFORE = "settled_before", "date"
    """The proposal was settled on `date`."""
    OTHER_MOVER = "other_mover", "parties"
    """It was put forward by `parties`, and not by the proposal's."""
    BESIDE = "beside", "parties"
    """The proposal's `parties` asked there for something of their own beside it."""

    MOVE_STATED = "move_stated", "weight"
    """The page says that the meeting was moved from there."""
    SAME_DOCUMENTS = "same_documents", "weight"
    SAME_ITEMS = "same_items", "weight"
    SAME_PAGE = "same_page", "weight"
    SAME_PLACE_IN_ROW = "same_place_in_row", "weight"
    """It stands at the same place in the organization's row of meetings."""
    BETWEEN_SAME_MEETINGS = "between_same_meetings", "weight"
    ONLY_ONE_GONE = "only_one_gone", "weight"
    """It is the only one that is gone, and the only one that is new."""
    ONLY_ONE_GONE_PAST_ANOTHER = "only_one_gone_past_another", "weight"
    """Likewise, with another meeting between the two."""
    SAME_HOUR = "same_hour", "weight"
    SAME_START = "same_start", "weight"
    """The same hour of the same day."""
    SAME_TITLE = "same_title", "weight"
    """The same name of the meeting's own."""
    SAME_LOCATION = "same_location", "weight"
    SAME_NTH = "same_nth", "weight"
    """The same turn that day."""
    OTHER_START = "other_start", "weight"
    """Another hour of the same day."""
    OTHER_TITLE = "other_title", "weight"
    EXTRA_DIFFERS = "extra_differs", "weight"
    """One is extra, the other is not."""
    OTHER_SOURCE_ID = "other_source_id", "weight"
    """The platform gives another key."""
    SAME_DAY_OTHER_YEAR = "same_day_other_year", "weight"

    ADDRESS_KNOWN = "address_known", "address"
    """An `address` is one of a platform's."""
    ADDRESS_ANSWERS = "address_answers", "address"
    """An `address` that only one platform has answers."""
    FORMAT_KNOWN = "format_known", "format"
    """The page is of a `format` by itself: a calendar, a feed."""
    MARKUP_KNOWN = "markup_known", "words"
    """The `words` stand in the page's markup, as a platform writes them."""
    FEED_LINKED = "feed_linked", "address"
    """The page offers a calendar or news at an `address`."""
    EVENTS_FOUND = "events_found", "count"
    """The page holds so many schema.org events."""
    FILES_FOUND = "files_found", "count"
    """The page holds so many files of meetings."""
    MEETINGS_FOUND = "meetings_found", "count"
    """The page lists so many meetings."""
    NOTHING_KNOWN = "nothing_known"
    """Nothing on the page is known."""

    NO_PAGE_FOUND = "no_page_found", "address"
    """The page at `address` names an organization, and no page with its meetings was found."""
    PAGE_GONE = "page_gone", "address"
    """The page at `address` is gone, or another came in its place."""
    PAGE_REFUSED = "page_refused", "address words"
    """We are kept out of the page at `address`; the error's `words` tell by what."""
    PAGE_FAILED = "page_failed", "address words"
    """The page at `address` could not be had; the error's `words` tell why."""
    PAGE_UNREAD = "page_unread", "address"
    """The page at `address` speaks of meetings, and none could be read on it."""
    PAGE_WAITS = "page_waits", "address"
    """The page at `address` was not asked for yet, as the visit had had its pages."""
    OTHER_PAGE_DAY = "other_page_day", "address date"
    """Another page of the site, at `address`, has `date` where this one has the meeting's day."""
    OTHER_PAGE_HOUR = "other_page_hour", "address hour"
    """Another page of the site, at `address`, has another `hour` ("13:00")."""


WITHHOLDS_AGENDA = frozenset({CaveatCode.AGENDA_UNCLEAR, CaveatCode.ITEMS_UNCOUNTED})
"""What a meeting warns of whose agenda is withheld, whole or in part: what it lacks is not gone."""

Fact = str | int | float | tuple[str, ...]
"""A plain value: the page's words, a name, an ISO date, a number, or several words."""


class CaveatFacts(Mapping[str, Fact]):
    """Facts by name, in the order of the names; they cannot be changed, so that what holds them can be hashed."""

    __slots__ = ("_held",)

    def __init__(self, facts: Mapping[str, Fact] | None = None) -> None:
        """Hold a copy."""
        self._held = dict(sorted((facts or {}).items()))

    def __getitem__(self, name: str) -> Fact:
        """Give a fact."""
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._held)

    def __len__(self) -> int:
        """Count the facts."""
        return len(self._held)

    def __hash__(self) -> int:
        """Be the same for equal facts."""
        return hash(tuple(self._held.items()))

    def __repr__(self) -> str:
        """Show them as a dict."""
        return repr(self._held)


def _is_date(fact: Fact) -> bool:
    try:
        return isinstance(fact, str) and dt.date.fromisoformat(fact).isoformat() == fact
    except ValueError:
        return False


def _is_text(fact: Fact) -> bool:
    return isinstance(fact, str)


def _is_number(fact: Fact) -> bool:
    return type(fact) is int


_FITS: Mapping[str, Callable[[Fact], bool]] = {
    **dict.fromkeys(("after", "date", "since"), _is_date),
    **dict.fromkeys(("all", "count", "days", "weight", "year"), _is_number),
    **dict.fromkeys(
        ("bodies", "numbers", "own", "pages", "parties", "shared", "theirs"), lambda fact: isinstance(fact, tuple)
    ),
    "others": lambda fact: isinstance(fact, tuple) and all(map(_is_date, fact)),
    "score": lambda fact: isinstance(fact, int | float) and 0 <= fact < 10,  # noqa: PLR2004 - so that it is finite
    "weekday": lambda fact: _is_number(fact) and fact in range(1, 8),
}
"""What facts are that are not simply text; weekdays are counted as ISO 8601 does, from Monday, 1."""


def _describe_text(schema: dict[str, Any]) -> None:  # Any: JSON Schema, as pydantic hands it out
    schema["properties"]["text"] = {
        "description": "The sentence, in the language that was asked for, where people read the answer.",
        "type": "string",
    }


class Caveat(Value):
    """A doubt, or a ground: what it says as a code, and the facts that it says it of.

    `agendawatch.caveat_words` makes a sentence of it, in Swedish or English.
    """

    model_config = ConfigDict(json_schema_extra=_describe_text)

    code: CaveatCode
    """What is doubtful, or what something rests on."""
    facts: Annotated[Mapping[str, Fact], AfterValidator(CaveatFacts), PlainSerializer(dict, dict[str, Fact])] = (
        CaveatFacts()
    )
    """By name; each code has its own. Dates are ISO 8601, weekdays its numbers, from Monday, 1."""

    @classmethod
    def of(cls, code: CaveatCode, /, **facts: Fact) -> Self:
        """Join a code and its facts.

        >>> Caveat.of(CaveatCode.FILE_DATE_DIFFERS, date="2026-03-11").facts
        {'date': '2026-03-11'}
        """
        return cls(code=code, facts=facts)

    @model_validator(mode="before")
    @classmethod
    def _from_json(cls, told: object) -> object:
        """Take JSON's lists as tuples, and pass over the sentence that stands beside the facts where people read it."""
        if not isinstance(told, dict) or not isinstance(facts := told.get("facts", {}), Mapping):
            return told
        plain = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in facts.items()}
        return {name: value for name, value in told.items() if name != "text"} | {"facts": plain}

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        names = self.code.facts.split()
        needed = {name for name in names if not name.startswith("[")}
        known = {name.strip("[]") for name in names}
        if not needed <= self.facts.keys() <= known:
            expected = f"{self.code.facts!r}, the facts of {self.code.value}"
            raise InputError(field="facts", value=" ".join(self.facts), expected=expected)
        for name, fact in self.facts.items():
            if not _FITS.get(name, _is_text)(fact):
                raise InputError(field=name, value=fact, expected=f"what {self.code.value} says of it")
        return self

    @model_serializer(mode="wrap")
    # Without the type that it returns: pydantic would describe that in the JSON Schema, in place of the fields.
    def _told(self, handler: SerializerFunctionWrapHandler, info: SerializationInfo):  # type: ignore[no-untyped-def] # noqa: ANN202 - as just said
        """Write the sentence too, where the context has a function `tell` that makes it."""
        told: dict[str, object] = handler(self)
        tell = (info.context or {}).get("tell")
        return {**told, "text": tell(self)} if tell else told
