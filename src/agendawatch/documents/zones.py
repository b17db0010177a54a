"""The time zones that calendars name: IANA's, Microsoft's, those of a vendor, and those that a file defines itself."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from agendawatch.errors import ReadError, TooLargeError
from agendawatch.model import STOCKHOLM

__all__ = ["Zones"]

_OBSERVANCES = 100
"""Rules for summer and winter time that the zones of a file may have; most have two."""
_NAME = re.compile(r"^TZID(?:;[^:\n]*)?:[ \t]*(.+?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_KNOWN = re.compile(
    r"(BEGIN|END|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|DTSTART|RDATE|RRULE)(?:;[^:]*)?(:.*)", re.IGNORECASE
)
_YEARLY = re.compile(
    r":FREQ=YEARLY(?:;(?:INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=[-+]?[1-5]?[A-Z]{2}|BYMONTHDAY=[\d,]{1,90}|BYHOUR=\d{1,2}|BYMINUTE=\d{1,2}|WKST=[A-Z]{2}|UNTIL=[0-9TZ]{8,16}))*",
    re.IGNORECASE,
)
"""The only rules that clocks are changed by; others would take a computer for ever to follow."""


class Zones:
    """The zones that one file may use, by name."""

    def __init__(self, definitions: Iterable[str]) -> None:
        """Take a file's VTIMEZONE components, unfolded. None is read before an event asks for it."""
        self._defined = {name[1]: block for block in definitions if (name := _NAME.search(block))}
        self._found: dict[str, dt.tzinfo] = {}
        self._observances = 0

    def find(self, name: str) -> dt.tzinfo:
        """Find a zone: by a name that the world knows, else as the file defines it, else Sweden's.

        A name without a definition breaks RFC 5545 (3.2.19); a Swedish municipality's clocks are Swedish.
        """
        if name not in self._found:
            self._found[name] = _known(name) or self._define(name) or STOCKHOLM
        return self._found[name]

    def _define(self, name: str) -> dt.tzinfo | None:
        block = self._defined.get(name)
        if block is None:
            return None
        lines = [_KNOWN.fullmatch(line) for line in block.split("\n")]
        kept = [(line[1].upper(), line[2]) for line in lines if line]
        rules = [value for key, value in kept if key == "RRULE"]
        self._observances += sum(key == "TZOFFSETTO" for key, _ in kept)
        if self._observances > _OBSERVANCES:
            raise TooLargeError(limit=f"{_OBSERVANCES} rules for the clocks of a file's zones", came="more")
        if not all(_YEARLY.fullmatch(rule) for rule in rules):
            raise ReadError(expected=f"the zone {name!r} to change its clocks by yearly rules", came=repr(block[:200]))
        try:
            return tzical(io.StringIO("\n".join(key + value for key, value in kept))).get()
        except (ValueError, AttributeError, TypeError, OverflowError) as error:
            raise ReadError(expected=f"the zone {name!r} as RFC 5545 defines zones", came=str(error)) from error


def _known(name: str) -> dt.tzinfo | None:
    """Look a zone up by its name: "Europe/Stockholm", "W. Europe Standard Time", "/vendor.example/Europe/Stockholm"."""
    parts = name.strip("/ ").split("/")
    for tail in ("/".join(parts[start:]) for start in range(len(parts))):
        try:
            return ZoneInfo(WINDOWS_TO_OLSON.get(tail, tail))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None
