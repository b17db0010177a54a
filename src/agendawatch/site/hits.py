"""Where watches found anything, remembered: only what is new in the store is looked at again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from agendawatch.model import Meeting, Watch
from agendawatch.proposals import find_hits
from agendawatch.site.planned_file import fingerprint, format_hash
from agendawatch.site.source import SiteData

_MANY = 2_000
"""New meetings that are better read in one go."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one watch found."""

    upto: int
    """The last version that it looked at."""
    meetings: tuple[str, ...]
    """Ids, of all that it ever found anything at."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What watches found, by their fingerprint."""

    found: Mapping[str, _Found] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes | None) -> Hits:
        """Read it back; what is damaged, or of another format, counts as nothing."""
        try:
            told = json.loads(data or b"null")
        except ValueError:
            told = None
        rows = told.get("found") if isinstance(told, dict) and told.get("format") == format_hash() else None
        found = {}
        for key, row in rows.items() if isinstance(rows, dict) else ():
            match row:
                case [int(upto), list(meetings)] if all(isinstance(it, str) for it in meetings):
                    found[key] = _Found(upto, tuple(meetings))
        return cls(found)

    def written(self) -> bytes:
        """Write it as JSON."""
        rows = {key: [it.upto, list(it.meetings)] for key, it in sorted(self.found.items())}
        return (json.dumps({"format": format_hash(), "found": rows}) + "\n").encode()

    def of(self, watch: Watch) -> tuple[str, ...]:
        """Give the ids of the meetings where a watch ever found anything."""
        found = self.found.get(_key(watch))
        return found.meetings if found else ()

    def followed(self, source: SiteData) -> Hits:
        """Look at what is new since each watch last looked; watches that are no more are forgotten."""
        newest = max((line.version for line in source.outline.meetings), default=0)
        marks: dict[int, list[Watch]] = {}
        for watch in source.settings.watches:
            known = self.found.get(_key(watch))
            marks.setdefault(known.upto if known else 0, []).append(watch)
        found: dict[str, _Found] = {}
        for upto, watches in marks.items():
            fresh: dict[str, dict[str, None]] = {watch.name: {} for watch in watches}
            for hit in find_hits(watches, _since(source, upto)):
                fresh[hit.watch.name][hit.meeting.id] = None
            for watch in watches:
                before = self.of(watch)
                found[_key(watch)] = _Found(newest, tuple(sorted({*before, *fresh[watch.name]})))
        return Hits(found)


def _since(source: SiteData, version: int) -> Iterable[Meeting]:
    """Read the meetings that are newer than a version."""
    new = [line.id for line in source.outline.meetings if line.version > version]
    if len(new) <= _MANY:
        return source.meetings(new)
    wanted = set(new)
    return (meeting for meeting in source.store.meetings() if meeting.id in wanted)


def _key(watch: Watch) -> str:
    return fingerprint(watch.model_dump_json())
