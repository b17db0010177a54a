"""The queries of addresses: a model for each route, by which a query is read and from which OpenAPI tells its parameters."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from difflib import get_close_matches
from functools import cache, partial
from typing import Annotated, Any, Self, TypeVar
from urllib.parse import unquote_to_bytes

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from agendawatch.config_tables import checked, expect
from agendawatch.errors import ConfigError, InputError, UnknownMunicipalityError
from agendawatch.feeds.options import Hideable
from agendawatch.i18n import Language
from agendawatch.model import ChangeKind, Watch
from agendawatch.proposals.conditions import read_where
from agendawatch.proposals.terms import read_term
from agendawatch.proposals.watch_index import condition
from agendawatch.registry import municipality
from agendawatch.store.search import HitKind

_LONGEST_QUERY = 4096
"""Bytes of a whole query."""
_LONGEST_VALUE = 300
"""Letters of one value."""
_MOST_VALUES = 20
"""Values of one parameter, and mistakes that are told."""
_SHOWN = 60
"""Letters of a wrong value that an error repeats."""
_FARTHEST = 10**12
"""More changes than anybody sees."""

T = TypeVar("T")


# How values are written


def _once(value: object) -> object:
    """Take the value of a parameter that holds one."""
    if not isinstance(value, tuple):
        return value
    if len(value) > 1:
        raise expect(expected="one value; it is there more than once", value=" and ".join(value))
    return _bounded(str(value[0]).strip())


def _parts(value: object) -> object:
    """Take the values of a parameter that may hold several, by commas or by being repeated."""
    if not isinstance(value, tuple):
        return value
    parts = tuple(_bounded(part) for one in value for raw in one.split(",") if (part := raw.strip()))
    if len(parts) > _MOST_VALUES:
        raise expect(expected=f"at most {_MOST_VALUES}", value=f"{len(parts)} values")
    return parts or _bounded("")


def _bounded(value: str) -> str:
    if not value:
        raise expect(expected="a value", value=value)
    if len(value) > _LONGEST_VALUE:
        raise expect(expected=f"at most {_LONGEST_VALUE} letters", value=value)
    return value


Once = Annotated[T, BeforeValidator(_once)]
Several = Annotated[tuple[T, ...], BeforeValidator(_parts), AfterValidator(lambda values: tuple(dict.fromkeys(values)))]
Text = Annotated[str, StringConstraints(max_length=_LONGEST_VALUE)]

_LENGTH = re.compile(r"([0-9]{1,4})(w|d|h|m)")
_RFC = re.compile(r"-?P(?:([0-9]{1,4})W|(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,4})M)?)?)")
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes"}
_CODE = re.compile(r"[0-9]{2}(?:[0-9]{2})?")
_LONGEST = dt.timedelta(days=366)
"""A longer alarm or meeting is a slip."""


def _length(written: str) -> dt.timedelta | None:
    short = _LENGTH.fullmatch(written.casefold())
    if short:
        return dt.timedelta(**{_UNITS[short[2]]: int(short[1])})
    long = _RFC.fullmatch(written.upper())
    if long is None or not any(long.groups()):
        return None
    weeks, days, hours, minutes = (int(part or 0) for part in long.groups())
    return dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)


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
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
            day = dt.date.fromisoformat(written)
            if dt.date(1900, 1, 1) <= day <= dt.date(2200, 1, 1):
                return day
    except ValueError:
        pass
    raise InputError(field="day", value=written, expected="a day such as 2026-03-11")


def _read_municipality(written: str) -> str:
    """Read a municipality by name, slug or code, as its code; a code that the registry lacks is taken at its word."""
    if _CODE.fullmatch(written):
        return written
    try:
        return municipality(written).code
    except UnknownMunicipalityError as error:
        near = f" ({', '.join(error.near)}, perhaps)" if error.near else ""
        expected = f"a Swedish municipality or region{near}"
        raise InputError(field="municipality", value=written, expected=expected) from error


def _term(field: str, written: str) -> str:
    return read_term(field, written).written


def _expression(written: str) -> str:
    read_where(written)
    return written


def _swedish_switch(written: str) -> str:
    return {"ja": "1", "nej": "0"}.get(written.casefold(), written)


Words = Annotated[Text, checked(partial(_term, "words"))]
Phrase = Annotated[Text, checked(partial(_term, "phrases"))]
Reference = Annotated[Text, checked(partial(_term, "references"))]
Without = Annotated[Text, checked(partial(_term, "without"))]
Party = Annotated[Text, checked(partial(_term, "parties"))]
Expression = Annotated[Text, checked(_expression)]
Code = Annotated[Text, checked(_read_municipality)]
Alarm = Annotated[Text, checked(_read_alarm)]
Day = Annotated[dt.date, checked(_read_day)]
Length = Annotated[dt.timedelta, checked(_read_length)]
Switch = Annotated[bool, checked(_swedish_switch)]


# What routes take


class Query(BaseModel):
    """The parameters of a route; it takes no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, hide_input_in_errors=True)

    @property
    def filter(self) -> Filter:
        """Give what a filter has of them."""
        held = Filter.model_fields.keys() & type(self).model_fields.keys()
        return Filter.model_construct(**{name: getattr(self, name) for name in held})


class InLanguage(Query):
    """What holds sentences."""

    language: Once[Language] = Field(default="sv", description="In which language sentences are")


class Paged(Query):
    """What comes in pages."""

    limit: Once[Annotated[int, Field(ge=1, le=200)]] = Field(default=50, description="Rows of a page")
    cursor: Once[Text] | None = Field(default=None, description="`next` of the page before")


class OfPlaces(Query):
    """What may be narrowed to municipalities."""

    municipalities: Several[Code] = Field(
        default=(),
        validation_alias="municipality",
        description="Municipalities by name, slug or code",
        examples=[["Göteborg"]],
    )
    """Codes."""


class _OfOrganizations(OfPlaces):
    organizations: Several[Text] = Field(
        default=(),
        validation_alias="organization",
        description="Organizations by name or short form (KS)",
        examples=[["KS"]],
    )


class _OfParties(Query):
    parties: Several[Party] = Field(
        default=(), validation_alias="party", description="Parties by letters or names", examples=[["V"]]
    )


class _InDays(Query):
    first: Once[Day] | None = Field(
        default=None, validation_alias="from", description="The first day of meetings", examples=["2026-03-01"]
    )
    """`None` for no limit."""
    last: Once[Day] | None = Field(
        default=None, validation_alias="to", description="The last day of meetings", examples=["2026-12-31"]
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first and self.last and self.last < self.first:
            raise expect(expected=f"a day from {self.first.isoformat()} on", value=self.last.isoformat(), key="to")
        return self


class _Worded(_OfParties):
    words: Several[Words] = Field(
        default=(),
        description="Words, found in their inflections and compounds; any will do",
        examples=[["cykelbana"]],
    )
    """Single words; of several in a row, a phrase is meant."""
    phrases: Several[Phrase] = Field(
        default=(),
        validation_alias="phrase",
        description="Words in a row, exactly as written",
        examples=[["svar på motion"]],
    )
    references: Several[Reference] = Field(
        default=(),
        validation_alias="reference",
        description="Case numbers, however they are written",
        examples=[["KS 2026/00123"]],
    )
    where: Once[Expression] | None = Field(
        default=None,
        description='Words and "phrases" joined by and, or, not and brackets',
        examples=["cykelbana and not budget"],
    )
    without: Several[Without] = Field(
        default=(), description="Words that must not be there, beside those that must", examples=[["budget"]]
    )

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

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.watch is None:
            if self.without:
                beside = "words, phrase, reference, where or party beside it"
                raise expect(beside, value=",".join(self.without), key="without")
            return self
        try:
            condition(self.watch)  # refuses what would be found everywhere: "not cykel"
        except InputError as error:
            raise expect(error.expected, value=error.value, key=error.field) from error
        return self


class _Hiding(Query):
    hide: Several[Hideable] = Field(default=(), description="What to leave out", examples=[["cancelled"], ["held"]])


class _OfChanges(Query):
    kinds: Several[ChangeKind] = Field(
        default=(), validation_alias="kind", description="Kinds of change", examples=[["meeting_added"]]
    )
    since: Once[Day] | None = Field(
        default=None, description="The day from whose beginning changes are told", examples=["2026-03-01"]
    )
    """`None` from the first."""


class Filter(_Worded, _OfOrganizations, _InDays, _Hiding, _OfChanges, InLanguage):
    """What is wanted of meetings, items and changes, and how a feed shows it: what every feed takes.

    What a format has no use for is checked all the same.
    """

    alarms: Several[Alarm] = Field(default=(), validation_alias="alarm")
    """Durations as RFC 5545 writes them: "-P1D"."""
    items: Once[Switch] = False
    past: Once[Annotated[int, Field(ge=0, le=36_500)]] | None = None
    """Days of the past; `None` for what feeds usually hold."""
    assume_length: Once[Length] | None = None
    doubts: Once[Switch] = False
    """Whether a calendar shows what is withheld in doubt."""

    @property
    def title(self) -> str:
        """Name what is asked for in a line: its words and places as written."""
        told = (*self.words, *self.phrases, *self.references, *filter(None, (self.where,)), *self.parties)
        return ", ".join((*told, *self.organizations))


class PlaceList(OfPlaces, Paged):
    """Lists of municipalities, organizations and sites."""


class DoubtList(OfPlaces, InLanguage, Paged):
    """Lists of doubts, of proposals and of how sites are followed."""


class MeetingList(_Worded, _OfOrganizations, _InDays, _Hiding, InLanguage, Paged):
    """A list of meetings."""


class ChangeList(_OfChanges, _OfOrganizations, _InDays, _Hiding, InLanguage, Paged):
    """A list of changes."""


class _Lines(InLanguage):
    lines: Once[Annotated[int, Field(ge=1, le=5_000)]] = Field(default=1_000, description="Lines of an answer")


class SnapshotLines(OfPlaces, _Lines):
    """All meetings, line by line."""

    cursor: Once[Text] | None = Field(default=None, description="`next` of the page before")


class ChangeLines(_Lines):
    """All changes, line by line."""

    after: Once[Annotated[int, Field(ge=0, le=_FARTHEST)]] = Field(
        default=0, description="The number behind which changes are told; 0 for all"
    )


class _Found(_OfParties, _OfOrganizations, _InDays):
    hit_kinds: Several[HitKind] = Field(
        default=(),
        validation_alias="type",
        description="What may be found",
        examples=[["item"], ["item", "document"]],
    )


class SearchList(_Found, Paged):
    """A search by the API."""

    text: Once[Text] = Field(
        validation_alias="words",
        description="Words, every one of which must be there",
        examples=["cykelbanor torget"],
    )


class SearchForm(_Found):
    """A search by the page for people."""

    text: Once[Text] = Field(default="", validation_alias="q")
    start: Once[Annotated[int, Field(ge=1, le=1000)]] = Field(default=1, validation_alias="from_hit")


class MailLink(Query):
    """What a link in a letter holds."""

    k: Once[Text] = ""


class MailForm(Query):
    """The form by which mail is asked for."""

    words: Once[Text] | None = None
    reference: Once[Text] | None = None
    municipality: Once[Text] | None = None
    organization: Once[Text] | None = None
    party: Once[Text] | None = None
    where: Once[Text] | None = None
    proposal: Once[Text] | None = None
    address: Once[Text] | None = None
    period: Once[Text] | None = None


# Reading


Q = TypeVar("Q", bound=Query)


def read_query(query: bytes, model: type[Q]) -> Q:
    """Read the query of an address as the parameters of a route.

    >>> read_query(b"words=cykelbana,cykelplan&party=V&hide=cancelled&alarm=1d&items=1", Filter).alarms
    ('-P1D',)

    Whatever is wrong with it raises `ConfigError` with every mistake, each with its parameter, what came and what was
    expected: unknown and repeated parameters, values that cannot be had, too much of anything, bytes that are no text.
    """
    written, wrong = read_pairs(query)
    try:
        made = model.model_validate(written, by_alias=True, by_name=False)
    except ValidationError as error:
        wrong += [_mistake(told, model, written) for told in error.errors(include_url=False)]
    if wrong:
        raise ConfigError(wrong[:_MOST_VALUES])
    return made


def read_pairs(query: bytes) -> tuple[dict[str, tuple[str, ...]], list[InputError]]:
    """Read the parameters of a query by name, each as often as it was written, and what is no text in it."""
    if len(query) > _LONGEST_QUERY:
        raise InputError(field="query", value=f"{len(query)} bytes", expected=f"at most {_LONGEST_QUERY}")
    written: dict[str, tuple[str, ...]] = {}
    wrong: list[InputError] = []
    for pair in filter(None, query.split(b"&")):
        raw, _, value = pair.partition(b"=")
        try:
            name = _text("query", raw)
            written[name] = (*written.get(name, ()), _text(name, value))
        except InputError as error:
            wrong.append(error)
    return written, wrong


def _text(name: str, raw: bytes) -> str:
    """Decode what an address holds: UTF-8 by per cent signs, with plus for a space, and no control characters."""
    decoded = unquote_to_bytes(raw.replace(b"+", b" "))
    try:
        text = unicodedata.normalize("NFC", decoded.decode())
    except UnicodeDecodeError as error:
        raise InputError(_shortened(name), _shortened(decoded.decode(errors="replace")), "text in UTF-8") from error
    wrong = next((letter for letter in text if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}), None)
    if wrong is not None:
        expected = f"text without control characters (U+{ord(wrong):04X})"
        raise InputError(_shortened(name), _shortened(text), expected)
    return text


def _shortened(value: str) -> str:
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "…"


def _mistake(told: ErrorDetails, model: type[Query], written: dict[str, tuple[str, ...]]) -> InputError:
    more = told.get("ctx", {}) if told["type"] == "expected" else {}
    key = str(more.get("key") or told["loc"][0])
    value = more.get("value") or (told["input"] if told["loc"] else None)
    if told["type"] in {"missing", "extra_forbidden"} or not isinstance(value, str):
        value = ",".join(written.get(key, ()))
    return InputError(_shortened(key), _shortened(value), _expected(told, model, key))


def _expected(told: ErrorDetails, model: type[Query], key: str) -> str:
    """Tell in words what was expected."""
    context = told.get("ctx", {})
    match told["type"]:
        case "expected":
            return str(context["expected"])
        case "extra_forbidden":
            names = parameters_of(model)
            near = get_close_matches(key, names, 1, cutoff=0.5)
            return (
                f"a parameter that there is: {near[0] + ', perhaps' if near else 'one of ' + ', '.join(sorted(names))}"
            )
        case "missing":
            return "what to look for"
        case "literal_error" | "enum":
            choices = sorted(re.findall(r"'([^']*)'", context["expected"]))
            near = get_close_matches(str(told["input"]), choices, 1, cutoff=0.6)
            return f"one of {', '.join(choices)}{f' ({near[0]}, perhaps)' if near else ''}"
        case "bool_parsing":
            return "1 or 0"
        case "int_parsing" | "int_parsing_size" | "greater_than_equal" | "less_than_equal":
            told_by = parameters_of(model)[key]["schema"]
            return f"a whole number, {told_by['minimum']} to {told_by['maximum']}"
        case _:
            return str(told["msg"])


@cache
def parameters_of(model: type[Query]) -> dict[str, dict[str, Any]]:
    """Describe a route's parameters by their names, as OpenAPI does. Any: JSON."""
    described = model.model_json_schema()
    found = {}
    for name, told in described["properties"].items():
        given = {key: value for key, value in told.items() if key not in {"title", "description", "anyOf", "default"}}
        # Nothing is the same as no parameter: that it may be null is told by its not being required.
        given |= next((way for way in told.get("anyOf", ()) if way != {"type": "null"}), {})
        if told.get("default") not in (None, []):
            given["default"] = told["default"]
        if "items" in given:
            named = given["items"].pop("$ref", "").rpartition("/")[-1]
            given |= {"items": given["items"] | described.get("$defs", {}).get(named, {}), "maxItems": _MOST_VALUES}
        found[name] = {
            "name": name,
            "in": "query",
            "required": name in described.get("required", ()),
            "description": told.get("description", ""),
            "schema": given,
            **({"explode": False} if "items" in given else {}),
        }
    return found
