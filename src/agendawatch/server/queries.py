"""The queries of addresses: which parts of a question each route takes, and how a query is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from typing import Any, get_origin
from urllib.parse import unquote_to_bytes

from agendawatch.answers.question import LONGEST_VALUE, MOST_VALUES, Find, Form, Question, shortened
from agendawatch.arguments import choices
from agendawatch.errors import ConfigError, InputError
from agendawatch.registry import municipality

_LONGEST_QUERY = 4096
"""Bytes of a whole query."""
_NAMES = {
    "municipality": "municipalities",
    "organization": "organizations",
    "party": "parties",
    "phrase": "phrases",
    "reference": "references",
    "kind": "kinds",
    "type": "hit_kinds",
    "from": "first",
    "to": "last",
    "alarm": "alarms",
    "from_hit": "start",
}
"""What fields of a question are called in an address, where it is otherwise."""


def _form(names: str, *, needed: str = "", **named: str) -> Form:
    own = {name: _NAMES.get(name, name) for name in names.split()}
    return Form(own | named, needed=frozenset(needed.split()))


_PLACES, _BODIES, _DAYS = "municipality", "municipality organization", "from to"
_WORDED = "words phrase reference where without party"
FILTER = _form(f"{_WORDED} {_BODIES} {_DAYS} hide kind since language alarm items past assume_length doubts")
"""What every feed takes; what a format has no use for is checked all the same."""
IN_LANGUAGE = _form("language")
PLACE_LIST = _form(f"{_PLACES} limit cursor")
DOUBT_LIST = _form(f"{_PLACES} language limit cursor")
MEETING_LIST = _form(f"{_WORDED} {_BODIES} {_DAYS} hide language limit cursor")
CHANGE_LIST = _form(f"kind since {_BODIES} {_DAYS} hide language limit cursor")
SNAPSHOT_LINES = _form(f"{_PLACES} language lines cursor")
CHANGE_LINES = _form("language lines after")
SEARCH_LIST = _form(f"party {_BODIES} {_DAYS} type limit cursor", words="text", needed="words")
SEARCH_FORM = _form(f"party {_BODIES} {_DAYS} type from_hit", words="text")
OLD_NAME = "q"  # what the page of a search called its words before: taken still, by the API too


# Reading


def read_query(query: bytes, form: Form, find: Find = municipality) -> Question:
    """Read the query of an address as the parameters of a route.

    >>> read_query(b"words=cykelbana,cykelplan&party=V&hide=cancelled&alarm=1d&items=1", FILTER).alarms
    ('-P1D',)

    Whatever is wrong with it raises `ConfigError` with every mistake, each with its parameter, what came and what was
    expected: unknown and repeated parameters, values that cannot be had, too much of anything, bytes that are no text.
    """
    written, wrong = read_pairs(query)
    if form.names.get("words") == "text" and OLD_NAME in written:
        written.setdefault("words", written.pop(OLD_NAME))
    taken = _taken(written, wrong, {name for name, own in form.names.items() if own in _SEVERAL})
    try:
        question = form.read(taken, find)
    except ConfigError as error:
        fields = {it.field for it in wrong}
        wrong += (mistake for mistake in error.mistakes if mistake.field not in fields)
    if wrong:
        raise ConfigError(wrong[:MOST_VALUES])
    return question


def read_texts(query: bytes, names: Collection[str]) -> dict[str, str]:
    """Read the fields of a form, each a text and each at most once; any other is refused."""
    written, wrong = read_pairs(query)
    wrong += (InputError(shortened(name), "", choices(name, names)) for name in written if name not in names)
    taken = _taken(written, wrong, ())
    if wrong:
        raise ConfigError(wrong[:MOST_VALUES])
    return {name: str(value) for name, value in taken.items()}


_SEVERAL = {name for name, it in Question.model_fields.items() if get_origin(it.annotation) is tuple}


def _taken(
    written: Mapping[str, tuple[str, ...]], wrong: list[InputError], several: Collection[str]
) -> dict[str, object]:
    """Take the value of a parameter that holds one, or those of one that may hold several, by commas or repeated.

    What cannot be taken is added to what is wrong.
    """
    taken: dict[str, object] = {}
    for name, given in written.items():
        parts = ",".join(given).split(",") if name in several else given
        values = tuple(filter(None, map(str.strip, parts)))
        too_long = next((it for it in values if len(it) > LONGEST_VALUE), "")
        if name not in several and len(given) > 1:
            once = "one value; it is there more than once"
            wrong.append(InputError(shortened(name), shortened(" and ".join(given)), once))
        elif not values:
            wrong.append(InputError(shortened(name), "", "a value"))
        elif too_long:
            wrong.append(InputError(shortened(name), shortened(too_long), f"at most {LONGEST_VALUE} letters"))
        else:
            taken[name] = values if name in several else values[0]
    return taken


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
        raise InputError(shortened(name), shortened(decoded.decode(errors="replace")), "text in UTF-8") from error
    wrong = next((letter for letter in text if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}), None)
    if wrong is not None:
        expected = f"text without control characters (U+{ord(wrong):04X})"
        raise InputError(shortened(name), shortened(text), expected)
    return text


def parameters_of(form: Form) -> dict[str, dict[str, Any]]:
    """Describe a route's parameters by their names, as OpenAPI does. Any: JSON."""
    return {
        name: {"name": name, "in": "query", **facts, **({"explode": False} if "items" in facts["schema"] else {})}
        for name, facts in form.describe().items()
    }
