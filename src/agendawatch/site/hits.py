"""Where watches found anything, remembered: only what is new in the store is looked at again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from agendawatch.model import Watch
from agendawatch.proposals import find_hits
from agendawatch.site.planned_file import fingerprint, format_hash
from agendawatch.site.source import SiteData

Found = tuple[int, tuple[str, ...]]
"""The last version that a watch looked at, and the ids of the meetings that it ever found anything at."""
_NOTHING: Found = 0, ()


@dataclass(frozen=True, slots=True)
class Hits:
    """What watches found, by their fingerprint."""

    found: Mapping[str, Found] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes | None) -> Hits:
        """Read it back; what is damaged, or of another format, counts as nothing."""
        try:
            noted = json.loads(data or b"null")
        except ValueError:
            noted = None
        rows = noted.get("found") if isinstance(noted, dict) and noted.get("format") == format_hash() else None
        found = {}
        for key, row in rows.items() if isinstance(rows, dict) else ():
            match row:
                case [int(upto), list(meetings)] if all(isinstance(meeting, str) for meeting in meetings):
                    found[key] = upto, tuple(meetings)
        return cls(found)

    def written(self) -> bytes:
        """Write it as JSON."""
        return (json.dumps({"format": format_hash(), "found": dict(sorted(self.found.items()))}) + "\n").encode()

    def of(self, watch: Watch) -> tuple[str, ...]:
        """Give the ids of the meetings where a watch ever found anything."""
        return self.found.get(_key(watch), _NOTHING)[1]

    def followed(self, source: SiteData) -> Hits:
        """Look at what is new since each watch last looked; watches that are no more are forgotten."""
        newest = max((line.version for line in source.outline.meetings), default=0)
        looked: defaultdict[int, list[Watch]] = defaultdict(list)
        for watch in source.settings.watches:
            looked[self.found.get(_key(watch), _NOTHING)[0]].append(watch)
        found: dict[str, Found] = {}
        for upto, watches in looked.items():
            meetings = {watch.name: set(self.of(watch)) for watch in watches}
            new = [line.id for line in source.outline.meetings if line.version > upto]
            for hit in find_hits(watches, source.meetings(new)):
                meetings[hit.watch.name].add(hit.meeting.id)
            found |= {_key(watch): (newest, tuple(sorted(meetings[watch.name]))) for watch in watches}
        return Hits(found)


def _key(watch: Watch) -> str:
    return fingerprint(watch.model_dump_json())
