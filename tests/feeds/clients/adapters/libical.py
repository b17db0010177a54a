"""libical, the reader of Evolution, KDE and Cyrus, through GObject introspection; zones only from the feed itself."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any  # what introspection gives has no types

importlib.import_module("gi").require_version("ICalGLib", "3.0")
ICal = importlib.import_module("gi.repository.ICalGLib")
Kind = ICal.PropertyKind


def text(event: Any, kind: Any) -> str | None:  # noqa: ANN401 - introspected
    """Read a property as text; `None` when it is not there."""
    found = event.get_first_property(kind)
    return None if found is None else str(found.get_value_as_string())


def when(calendar: Any, event: Any, kind: Any, moment: Any) -> str | None:  # noqa: ANN401 - introspected
    """Read a moment in UTC, or a day."""
    found = event.get_first_property(kind)
    if found is None:
        return None
    if moment.is_date():
        return f"{moment.get_year():04}-{moment.get_month():02}-{moment.get_day():02}"
    zone = found.get_first_parameter(ICal.ParameterKind.TZID_PARAMETER)
    if zone is not None:
        moment.set_timezone(calendar.get_timezone(zone.get_tzid()))
    utc = moment.convert_to_zone(ICal.Timezone.get_utc_timezone()).as_ical_string()
    return f"{utc[:4]}-{utc[4:6]}-{utc[6:11]}:{utc[11:13]}:{utc[13:]}"


def main(path: str) -> None:
    """Print each event as a line of JSON."""
    calendar = ICal.Component.new_from_string(Path(path).read_bytes().decode())
    if calendar is None or calendar.count_errors():
        sys.exit("libical finds errors")
    event = calendar.get_first_component(ICal.ComponentKind.VEVENT_COMPONENT)
    while event is not None:
        row = {
            "uid": event.get_uid(),
            "start": when(calendar, event, Kind.DTSTART_PROPERTY, event.get_dtstart()),
            "end": when(calendar, event, Kind.DTEND_PROPERTY, event.get_dtend()),
            "status": text(event, Kind.STATUS_PROPERTY),
            "sequence": event.get_sequence(),
            "summary": event.get_summary() or "",
            "description": event.get_description() or "",
            "location": event.get_location() or "",
        }
        sys.stdout.write(json.dumps(row) + "\n")
        event = calendar.get_next_component(ICal.ComponentKind.VEVENT_COMPONENT)


main(sys.argv[1])
