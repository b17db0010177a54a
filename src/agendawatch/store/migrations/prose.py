"""What stores of before say in English sentences, where there are codes with facts now: read once, and written anew.

The sentences are those of the last release that wrote them. What is like none of them is kept in its own words.
"""

from __future__ import annotations

import ast
import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

__all__ = ["recode"]

Told = dict[str, Any]
"""JSON, as stores hold it. Any: it holds what JSON holds."""
Sentence = tuple[re.Pattern[str], str, Callable[..., Told]]
"""What a sentence looks like, its code, and what its groups say."""

_AT_ONCE = 500
_DAMAGED = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What comes of a row that is no JSON, or not of our shape: it stays as it is, and its readers tell it."""
_DATE = r"(\d{4}-\d\d-\d\d)"
_QUOTED = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def recode(connection: Connection) -> None:
    """Write codes where sentences stand: in versions of meetings, listings held back, proposals and evidence."""
    for table, field, write in (
        ("versions", "warnings", _meeting),
        ("proposals", "evidence", _proposal),
        ("evidence", "grounds", _evidence),
    ):
        for number, body in _bodies(connection, table, f'%"{field}":["%'):
            with suppress(*_DAMAGED):
                told = json.loads(body)
                write(told)
                _put(connection, table, number, told)
    for number, body in _bodies(connection, "rounds", r"%\"warnings\":[\"%"):
        with suppress(*_DAMAGED):
            kept = json.loads(body)
            listing = json.loads(kept["listing"])
            for meeting in listing.get("meetings", ()):
                _meeting(meeting)
            _put(connection, "rounds", number, {**kept, "listing": _written(listing)})


def _bodies(connection: Connection, table: str, like: str) -> Iterator[tuple[int, str]]:
    """Give the rows that hold a sentence; those that are found are few, and all the others may be many."""
    ids = f"SELECT id FROM {table} WHERE body LIKE :like ESCAPE '!' ORDER BY id"  # noqa: S608 - one of our tables
    numbers = connection.execute(sa.text(ids), {"like": like}).scalars().all()
    query = sa.text(f"SELECT id, body FROM {table} WHERE id IN :some").bindparams(sa.bindparam("some", expanding=True))  # noqa: S608 - likewise
    for first in range(0, len(numbers), _AT_ONCE):
        yield from (
            (row.id, row.body) for row in connection.execute(query, {"some": numbers[first : first + _AT_ONCE]}).all()
        )


def _put(connection: Connection, table: str, number: int, told: Told) -> None:
    body = _written(told)
    if table == "proposals":
        # By its hash a proposal that comes over again is known.
        query = "UPDATE proposals SET body = :body, content_hash = :hash WHERE id = :id"
        print_ = hashlib.sha256(body.encode()).hexdigest()
        connection.execute(sa.text(query), {"body": body, "hash": print_, "id": number})
        return
    connection.execute(sa.text(f"UPDATE {table} SET body = :body WHERE id = :id"), {"body": body, "id": number})  # noqa: S608 - one of our tables


def _written(told: Told) -> str:
    """Write JSON as the model writes it."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _meeting(told: Told) -> None:
    if "warnings" in told:
        told["warnings"] = [_read(it, _WARNINGS) for it in told["warnings"]]


def _proposal(told: Told) -> None:
    for part in (*told.get("actions", ()), *told.get("joined", ())):
        if match := part.get("match"):
            match["evidence"] = [_read(it, _REASONS) for it in match["evidence"]]


def _evidence(told: Told) -> None:
    told["grounds"] = [_read(it, _GROUNDS) for it in told["grounds"]]


def _read(said: str | Told, sentences: Sequence[Sentence]) -> Told:
    """Read a sentence as its code with its facts; what has a code already stays as it is."""
    if not isinstance(said, str):
        return said
    for pattern, code, facts in sentences:
        found = pattern.fullmatch(said)
        if found is None:
            continue
        try:
            told = facts(*found.groups())
        except (ValueError, SyntaxError):
            break
        return {"code": code, "facts": dict(sorted(told.items()))} if told else {"code": code}
    return {"code": "prose", "facts": {"words": said}}


def _date(written: str) -> str:
    return dt.date.fromisoformat(written).isoformat()


def _several(written: str) -> list[str]:
    return written.split(", ")


def _words(written: str) -> str:
    """Take the text that Python's `repr` wrote."""
    return str(ast.literal_eval(written))


def _sentence(pattern: str, code: str, facts: Callable[..., Told] = dict) -> Sentence:
    return re.compile(pattern, re.DOTALL), code, facts


def _linked(day: str, words: str) -> Told:
    return {"date": _date(day), "words": _words(words)}


_WARNINGS = (
    _sentence(
        rf"{_QUOTED} says (\w+), but {_DATE} is a \w+",
        "weekday_differs",
        lambda words, said, day: {"words": _words(words), "weekday": _WEEKDAYS.index(said) + 1, "date": _date(day)},
    ),
    _sentence(
        rf"no calendar has the day (\S+) \({_QUOTED}\)",
        "no_such_day",
        lambda day, words: {"day": day, "words": _words(words)},
    ),
    _sentence(r"(\d{4}-\d\d) has no day (\d+)", "no_such_day", lambda month, day: {"day": f"{month}-{int(day):02}"}),
    _sentence(
        rf"{_QUOTED} stands under (\d{{4}})",
        "year_differs",
        lambda words, year: {"words": _words(words), "year": int(year)},
    ),
    _sentence(rf"the link says {_DATE}, (?:the title|its words) {_QUOTED}", "link_date_differs", _linked),
    _sentence(rf"the address says {_DATE}, the row {_QUOTED}", "link_date_differs", _linked),
    _sentence(
        rf"the name says {_QUOTED}, the date beside it {_QUOTED}",
        "title_date_differs",
        lambda title, words: {"title": _words(title), "words": _words(words)},
    ),
    _sentence(rf"the file's name says {_DATE}", "file_date_differs", lambda day: {"date": _date(day)}),
    _sentence(
        rf"{_QUOTED} is listed here, and says that it is of {_DATE}",
        "minutes_date_differs",
        lambda title, day: {"title": _words(title), "date": _date(day)},
    ),
    _sentence(r"RRULE:(.+)", "recurrence_rule", lambda rule: {"rule": rule}),
)
"""What meetings were warned of."""

_REASONS = (
    _sentence(
        r"shared words: (.+) \((\d\.\d\d)\)",
        "shared_words",
        lambda words, score: {"shared": _several(words), "score": float(score)},
    ),
    _sentence(r"shared words: (.+)", "shared_words", lambda words: {"shared": _several(words)}),
    *(
        _sentence(f"same {kind}: (.+)", f"same_{kind}", lambda words: {"shared": _several(words)})
        for kind in ("party", "name", "number", "property", "stage", "year", "month")
    ),
    _sentence(r"names (.+)", "names_party", lambda words: {"parties": _several(words)}),
    _sentence(r"case number (.+)", "same_reference", lambda number: {"reference": number}),
    _sentence(r"no other item of the announced meeting does both", "only_item"),
    _sentence(
        rf"on the agenda of (.+) on {_DATE}",
        "on_agenda",
        lambda name, day: {"organization": name, "date": _date(day)},
    ),
    _sentence(rf'"(.+)" means {_DATE}', "date_meant", lambda words, day: {"words": words, "date": _date(day)}),
    _sentence(rf"the source means {_DATE}", "date_meant", lambda day: {"date": _date(day)}),
    _sentence(rf"(.+) meets on {_DATE}", "meets_on", lambda name, day: {"organization": name, "date": _date(day)}),
    _sentence(rf"the meeting has moved from that day to {_DATE}", "meeting_moved", lambda day: {"date": _date(day)}),
    _sentence(r"the meeting is cancelled", "meeting_cancelled"),
    _sentence(r"(.+) is named without a day", "no_day_named", lambda name: {"organization": name}),
    _sentence(
        rf"its nearest meeting after {_DATE} is on {_DATE}",
        "nearest_meeting",
        lambda after, day: {"after": _date(after), "date": _date(day)},
    ),
    _sentence(r"(\d+) days apart", "days_apart", lambda days: {"days": int(days)}),
    _sentence(r"proposed by (.+) both times", "same_proposers", lambda words: {"parties": _several(words)}),
    _sentence(rf"a person said so on {_DATE}", "said_by_person", lambda day: {"date": _date(day)}),
)
"""Why something was held to be of a proposal."""

_GROUNDS = (
    _sentence(
        r"(\d+) days apart \(([+-]\d+)\)",
        "days_apart",
        lambda days, weight: {"days": int(days), "weight": int(weight)},
    ),
    *(
        _sentence(rf"{re.escape(words)} \(([+-]\d+)\)", code, lambda weight: {"weight": int(weight)})
        for words, code in (
            ("today's page says that it was moved from there", "move_stated"),
            ("same documents", "same_documents"),
            ("same matters on the agenda", "same_items"),
            ("same page", "same_page"),
            ("same place in the row of meetings", "same_place_in_row"),
            ("between the same meetings of the row", "between_same_meetings"),
            ("the only one gone, and the only one new", "only_one_gone"),
            ("the only one gone, and the only one new, past another", "only_one_gone_past_another"),
            ("same hour", "same_hour"),
            ("same hour of the same day", "same_start"),
            ("same name", "same_title"),
            ("same place to meet", "same_location"),
            ("same turn that day", "same_nth"),
            ("another hour of the same day", "other_start"),
            ("another name", "other_title"),
            ("one is extra, the other is not", "extra_differs"),
            ("the platform gives another key", "other_source_id"),
            ("the same day of another year", "same_day_other_year"),
        )
    ),
)
"""Why two meetings were held to be one, or two."""
