"""Full-text search in Swedish: FTS5 in SQLite, the swedish configuration in PostgreSQL."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.history.comparing.wording import folded
from agendawatch.history.damage import read_row
from agendawatch.history.queries import meeting
from agendawatch.model import AgendaItem, Document, Meeting, Value

__all__ = ["Hit", "search"]

_SHORTEST_PART = 3
"""Letters that a part of a compound must have to be looked for inside words."""
_MOST_FORMS = 400
"""Words of the vocabulary that one part may stand for."""


class Hit(Value):
    """Where words were found."""

    meeting: Meeting
    item: AgendaItem | None = None
    """The item that holds them; `None` when a document does."""
    document: Document | None = None
    """The document whose title holds them; `None` when an item does."""


def search(connection: Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """Find the items and documents that hold every word, best first."""
    parts = _parts(words)
    if not parts:
        return ()
    sqlite = connection.dialect.name == "sqlite"
    places = _sqlite(connection, parts, limit) if sqlite else _postgresql(connection, parts, limit)
    hits = (_hit(connection, meeting_id, place) for meeting_id, place in places)
    return tuple(hit for hit in hits if hit is not None)


def _parts(words: str) -> list[str]:
    """Cut what is asked for into words of letters and digits.

    >>> _parts('Förskolan, "KS 2030/0012"')
    ['förskolan', 'ks', '2030', '0012']
    """
    return "".join(letter if letter.isalnum() else " " for letter in folded(words)).split()


def _sqlite(connection: Connection, parts: list[str], limit: int) -> list[tuple[str, str]]:
    wanted = []
    for part in parts:
        forms = _forms(connection, part)
        wanted.append("(" + " OR ".join(f'"{form}"' for form in forms) + ")")
    query = sa.text(
        "SELECT t.meeting_id, t.place FROM words JOIN texts t ON t.id = words.rowid "
        "WHERE words MATCH :wanted ORDER BY rank, t.id LIMIT :limit"
    )
    rows = connection.execute(query, {"wanted": " AND ".join(wanted), "limit": limit}).all()
    return [(meeting_id, place) for meeting_id, place in rows]


def _forms(connection: Connection, part: str) -> list[str]:
    """List the words of the vocabulary that hold a part: `skola` is in `grundskolan`. Numbers come before `a`."""
    if len(part) < _SHORTEST_PART or part.isdigit():
        return [part]
    query = sa.text(
        "SELECT term FROM vocabulary WHERE term >= 'a' AND instr(term, :part) ORDER BY doc DESC LIMIT :most"
    )
    return [part, *connection.execute(query, {"part": part, "most": _MOST_FORMS}).scalars()]


def _postgresql(connection: Connection, parts: list[str], limit: int) -> list[tuple[str, str]]:
    wanted = []
    for nth, part in enumerate(parts):
        inside = len(part) >= _SHORTEST_PART and not part.isdigit()
        held = f" OR text ILIKE '%' || :part{nth} || '%'" if inside else ""
        wanted.append(
            f"(words @@ plainto_tsquery('swedish', :part{nth}) OR words @@ plainto_tsquery('simple', :part{nth}){held})"
        )
    query = sa.text(
        f"SELECT meeting_id, place FROM texts WHERE {' AND '.join(wanted)} "  # noqa: S608 - made of numbered names only
        "ORDER BY ts_rank(words, plainto_tsquery('swedish', :all)) DESC, id LIMIT :limit"
    )
    given: dict[str, object] = {f"part{nth}": part for nth, part in enumerate(parts)}
    rows = connection.execute(query, {**given, "all": " ".join(parts), "limit": limit}).all()
    return [(meeting_id, place) for meeting_id, place in rows]


def _hit(connection: Connection, meeting_id: str, place: str) -> Hit | None:
    """Look at where words were found; `None` where the meeting is damaged, or does not hold what the index says."""
    found = meeting(connection, meeting_id)
    if found is None:
        return None
    return read_row(connection, "texts", f"{meeting_id} {place}", lambda at: _at(found, at), place)


def _at(meeting: Meeting, place: str) -> Hit:
    kind, _, nth = place.partition(" ")
    if kind == "item":
        return Hit(meeting=meeting, item=(meeting.agenda or ())[int(nth)])
    return Hit(meeting=meeting, document=meeting.documents[int(nth)])
