"""The question that every front asks: declared once, checked once, whatever its parts are called where it is written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import ErrorDetails

from agendawatch.arguments import choices, mistake, read_day, seconds_of, several
from agendawatch.config_tables import checked, expect
from agendawatch.errors import ConfigError, InputError, UnknownMunicipalityError
from agendawatch.i18n import Language
from agendawatch.model import ChangeKind, Hideable, MeetingStatus, Municipality, Watch
from agendawatch.proposals.terms import read_term, read_where
from agendawatch.proposals.watch_index import condition
from agendawatch.registry import municipality as registered
from agendawatch.store.search import HitKind

LONGEST_VALUE = 300
"""Letters of one value."""
MOST_VALUES = 20
"""Values of one part, and mistakes that are told."""
_SHOWN = 60
"""Letters of a wrong value that an error repeats."""
_FARTHEST = 10**12
"""More changes than anybody sees."""

T = TypeVar("T")
Find = Callable[[str], Municipality]
"""Finds a municipality by its name."""


# How values are read


def _bounded(value: object) -> object:
    values = several(value)
    if len(values) > MOST_VALUES:
        raise expect(expected=f"at most {MOST_VALUES}", value=f"{len(values)} values")
    return values


Many = Annotated[tuple[T, ...], BeforeValidator(_bounded), AfterValidator(lambda values: tuple(dict.fromkeys(values)))]
Text = Annotated[str, StringConstraints(max_length=LONGEST_VALUE, min_length=1)]

_LENGTH = re.compile(r"([0-9]{1,4})(w|d|h|m)")
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes"}
_CODE = re.compile(r"[0-9]{2}(?:[0-9]{2})?")
_LONGEST = dt.timedelta(days=366)
"""A longer alarm or meeting is a slip."""


def _length(written: str) -> dt.timedelta | None:
    short = _LENGTH.fullmatch(written.casefold())
    if short:
        return dt.timedelta(**{_UNITS[short[2]]: int(short[1])})
    seconds = seconds_of(written.upper())
    return None if seconds is None else dt.timedelta(seconds=seconds)


def _read_length(written: str) -> dt.timedelta:
    """Read a length of time: `2h`, `90m`, `1d`, `1w`, or as RFC 5545 writes it."""
    length = _length(written)
    if length is None or not dt.timedelta(0) < length <= _LONGEST:
        raise InputError(field="length", value=written, expected="a length of time such as 2h, 90m or 1d")
    return length


def _read_alarm(written: str) -> str:
    """Read how long before it begins an event gives alarm, as RFC 5545 writes it."""
    length = _length(written)
    if length is None or length > _LONGEST:
        raise InputError(field="alarm", value=written, expected="how long before it begins, such as 1d, 2h or 15m")
    minutes = length.days * 1440 + length.seconds // 60
    if minutes and minutes % 1440 == 0:
        return f"-P{minutes // 1440}D"
    hours, rest = divmod(minutes, 60)
    return f"-PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest or not hours else ''}"


def _read_day(written: str) -> dt.date:
    """Read a day as ISO 8601 writes it; pydantic takes moments and seconds for days too."""
    day = read_day(written)
    if day is None or not dt.date(1900, 1, 1) <= day <= dt.date(2200, 1, 1):
        raise InputError(field="day", value=written, expected="a day such as 2026-03-11")
    return day


def _read_municipality(written: object, info: ValidationInfo) -> object:
    """Read a municipality as its code, by the finder at hand; a code that nobody knows is taken at its word."""
    if not isinstance(written, str) or _CODE.fullmatch(written):
        return written
    find: Find | None = (info.context or {}).get("find", registered)
    if find is None:
        return written
    try:
        return find(written).code
    except UnknownMunicipalityError as error:
        near = f" ({', '.join(error.near)}, perhaps)" if error.near else ""
        raise expect(expected=f"a Swedish municipality or region{near}") from error


def _term(name: str, written: str) -> str:
    return read_term(name, written).written


def _expression(written: str) -> str:
    read_where(written)
    return written


Words = Annotated[Text, checked(partial(_term, "words"))]
Phrase = Annotated[Text, checked(partial(_term, "phrases"))]
Reference = Annotated[Text, checked(partial(_term, "references"))]
Without = Annotated[Text, checked(partial(_term, "without"))]
Party = Annotated[Text, checked(partial(_term, "parties"))]
Expression = Annotated[Text, checked(_expression)]
Code = Annotated[Text, BeforeValidator(_read_municipality)]
Alarm = Annotated[Text, checked(_read_alarm)]
Day = Annotated[dt.date, checked(_read_day)]
Length = Annotated[dt.timedelta, checked(_read_length)]
Switch = Annotated[bool, checked(lambda written: {"ja": "1", "nej": "0"}.get(written.casefold(), written))]


# The question


class Question(BaseModel):
    """What is asked for; what is left out narrows nothing. A front takes those parts that it has a use for."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    municipalities: Many[Code] = Field(
        default=(), description="Municipalities by name, slug or code", examples=[["Göteborg"]]
    )
    """Codes."""
    organizations: Many[Text] = Field(
        default=(), description="Organizations by name or short form (KS)", examples=[["KS"]]
    )
    parties: Many[Party] = Field(default=(), description="Parties by letters or names", examples=[["V"]])
    words: Many[Words] = Field(
        default=(),
        description="Words, found in their inflections and compounds; any will do",
        examples=[["cykelbana"]],
    )
    """Single words; of several in a row, a phrase is meant."""
    phrases: Many[Phrase] = Field(
        default=(), description="Words in a row, exactly as written", examples=[["svar på motion"]]
    )
    references: Many[Reference] = Field(
        default=(), description="Case numbers, however they are written", examples=[["KS 2026/00123"]]
    )
    where: Expression | None = Field(
        default=None,
        description='Words and "phrases" joined by and, or, not and brackets',
        examples=["cykelbana and not budget"],
    )
    without: Many[Without] = Field(
        default=(), description="Words that must not be there, beside those that must", examples=[["budget"]]
    )
    text: Text = Field(
        default="", description="Words, every one of which must be there", examples=["cykelbanor torget"]
    )
    hit_kinds: Many[HitKind] = Field(
        default=(), description="What may be found", examples=[["item"], ["item", "document"]]
    )
    first: Day | None = Field(default=None, description="The first day of meetings", examples=["2026-03-01"])
    """`None` for no limit."""
    last: Day | None = Field(default=None, description="The last day of meetings", examples=["2026-12-31"])
    status: MeetingStatus | None = Field(default=None, description="How meetings stand")
    kinds: Many[ChangeKind] = Field(default=(), description="Kinds of change", examples=[["meeting_added"]])
    since: Day | None = Field(
        default=None, description="The day from whose beginning changes are told", examples=["2026-03-01"]
    )
    """`None` from the first."""
    until: Day | None = Field(default=None, description="The last day that changes were seen")
    hide: Many[Hideable] = Field(default=(), description="What to leave out", examples=[["cancelled"], ["held"]])
    language: Language = Field(default="sv", description="In which language sentences are")
    id: Annotated[str, Field(min_length=1, max_length=64)] | None = Field(default=None, description="The id of one")
    limit: Annotated[int, Field(ge=1, le=1_000)] = Field(default=50, description="Rows of a page")
    cursor: Text | None = Field(default=None, description="`next` of the page before")
    start: Annotated[int, Field(ge=1, le=1_000)] = Field(default=1, description="The place of the first row")
    first_item: Annotated[int, Field(ge=1, le=10_000)] = Field(default=1, description="Where a long agenda goes on")
    lines: Annotated[int, Field(ge=1, le=5_000)] = Field(default=1_000, description="Lines of an answer")
    after: Annotated[int, Field(ge=0, le=_FARTHEST)] = Field(
        default=0, description="The number behind which changes are told; 0 for all"
    )
    # How a feed shows it.
    alarms: Many[Alarm] = ()
    """Durations as RFC 5545 writes them: "-P1D"."""
    items: Switch = False
    past: Annotated[int, Field(ge=0, le=36_500)] | None = None
    """Days of the past; `None` for what feeds usually hold."""
    assume_length: Length | None = None
    doubts: Switch = False
    """Whether a calendar shows what is withheld in doubt."""

    @property
    def watch(self) -> Watch | None:
        """Give what is looked for in texts as a watch; `None` when every meeting of the places named is wanted."""
        if not (self.words or self.phrases or self.references or self.where or self.parties):
            return None
        return Watch(
            name="filter",
            words=self.words,
            phrases=self.phrases,
            references=self.references,
            where=self.where,
            without=self.without,
            parties=self.parties,
        )

    @property
    def title(self) -> str:
        """Name what is asked for in a line: its words and places as written."""
        told = (*self.words, *self.phrases, *self.references, *filter(None, (self.where,)), *self.parties)
        return ", ".join((*told, *self.organizations))


# How it is written


@dataclass(frozen=True, slots=True)
class Form:
    """Which parts of a question are taken somewhere, and what they are called there."""

    names: Mapping[str, str]
    """Fields of `Question`, by what is written."""
    usual: Mapping[str, object] = field(default_factory=dict)
    """What holds where nothing is written, other than usual, by field."""
    needed: frozenset[str] = frozenset()
    """What must be written."""
    most: int = 200
    """Rows that a page may have."""

    def read(self, asked: Mapping[str, object], find: Find | None = registered) -> Question:
        """Read a question, or raise `ConfigError` with everything that is wrong with it, by what is written.

        Without `find` municipalities stay as they are named.
        """
        wrong: list[InputError] = []
        for name, value in asked.items():
            if name not in self.names:
                expected = f"a parameter that there is: {choices(name, sorted(self.names))}"
                wrong.append(InputError(shortened(name), shortened(value), expected))
        wrong += (InputError(name, "", "what to look for") for name in sorted(self.needed - asked.keys()))
        own = {self.names[name]: value for name, value in asked.items() if name in self.names}
        if str(own.get("limit", "")).isdecimal() and int(str(own["limit"])) > self.most:
            wrong.append(InputError("limit", str(own.pop("limit")), f"a whole number, 1 to {self.most}"))
        read = Question.model_construct()
        try:
            read = Question.model_validate({**self.usual, **own}, context={"find": find})
        except ValidationError as error:
            wrong += (self._mistake(told) for told in error.errors(include_url=False))
        else:
            wrong += self._together(read)
        if wrong:
            raise ConfigError(wrong[:MOST_VALUES])
        return read

    def written(self, name: str) -> str:
        """Tell what a field is called."""
        return next((it for it, own in self.names.items() if own == name), name)

    def _mistake(self, told: ErrorDetails) -> InputError:
        name = str(told["loc"][0])
        more = told.get("ctx", {}) if told["type"] == "expected" else {}
        value = more.get("value") or told["input"]
        expected = mistake(told, Question.model_fields)
        if told["type"].startswith(("int_", "greater", "less")):
            schema = self.describe()[self.written(name)]["schema"]
            expected = f"a whole number, {schema['minimum']} to {schema['maximum']}"
        elif told["type"].startswith("bool"):
            expected = "1 or 0"
        return InputError(shortened(self.written(name)), shortened(value), expected)

    def _together(self, read: Question) -> list[InputError]:
        """Tell what cannot be asked for together, or so much of."""
        wrong = []
        for first, last in (("first", "last"), ("since", "until")):
            begin, end = getattr(read, first), getattr(read, last)
            if begin and end and end < begin and self.written(last) in self.names:
                wrong.append(InputError(self.written(last), end.isoformat(), f"a day from {begin.isoformat()} on"))
        if read.watch is None and read.without:
            beside = "words, phrase, reference, where or party beside it"
            wrong.append(InputError("without", ",".join(read.without), beside))
        elif read.watch is not None:
            try:
                condition(read.watch)  # refuses what would be found everywhere: "not cykel"
            except InputError as error:
                wrong.append(InputError(self.written(error.field), error.value, error.expected))
        return wrong

    def describe(self) -> dict[str, dict[str, Any]]:
        """Describe each part by its written name: `schema` (JSON Schema), `description`, `required`. Any: JSON."""
        return {name: self._described(name, own) for name, own in self.names.items()}

    def _described(self, name: str, own: str) -> dict[str, Any]:
        whole = _schema()
        told = whole["properties"][own]
        given = {key: it for key, it in told.items() if key not in {"title", "description", "anyOf", "default"}}
        # Nothing is the same as no parameter: that it may be null is told by its not being required.
        given |= next((way for way in told.get("anyOf", ()) if way != {"type": "null"}), {})
        definitions = whole.get("$defs", {})
        if "$ref" in given:
            given |= definitions[given.pop("$ref").rpartition("/")[2]]
        usual = self.usual.get(own, told.get("default"))
        if usual not in (None, [], ()) and name not in self.needed:
            given["default"] = usual
        if own == "limit":
            given["maximum"] = self.most
        if "items" in given:
            named = given["items"].get("$ref", "").rpartition("/")[2]
            given |= {"items": {k: v for k, v in given["items"].items() if k != "$ref"} | definitions.get(named, {})}
            given["maxItems"] = MOST_VALUES
        return {"schema": given, "description": told.get("description", ""), "required": name in self.needed}


def shortened(value: object) -> str:
    """Give as much of what came as an error repeats."""
    written = ",".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return written if len(written) <= _SHOWN else written[:_SHOWN] + "…"


@cache
def _schema() -> dict[str, Any]:
    return Question.model_json_schema()
