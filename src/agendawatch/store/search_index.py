"""The index that search asks: a row for each meeting, item, document, page of a document and proposal.

It holds nothing that the store does not hold elsewhere, and can be laid anew at any time.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.content import grouped
from agendawatch.diff.normalization import folded
from agendawatch.i18n import months
from agendawatch.lang.sv.contact_details import without_contact_details
from agendawatch.lang.sv.organization_names import SHORT_FORMS
from agendawatch.lang.sv.parties import BY_CODE, find_parties
from agendawatch.lang.sv.references import case_key
from agendawatch.model import Document, Meeting, Party, Proposal
from agendawatch.store import schema
from agendawatch.store.damage import read_rows
from agendawatch.store.queries import meetings_by_id
from agendawatch.store.rows import Row, add_rows, chunks, code, delete_in, insert, select_in

LONGEST_TERM = 60
"""Letters of the longest word that is remembered to guess by; what is longer is no word."""


def index_meetings(connection: Connection, meetings: Sequence[Meeting]) -> None:
    """Lay the rows of these meetings, of which those that say the same stay as they are."""
    hashes = {paper.content_hash for meeting in meetings for _, paper in _papers(meeting) if paper.content_hash}
    passages = passages_by_hash(connection, hashes)
    rows = [row for meeting in meetings for row in _rows(meeting, passages)]
    _add(connection, _fresh(connection, [meeting.id for meeting in meetings], rows))


def _fresh(connection: Connection, owners: Sequence[str], rows: Iterable[Row]) -> list[Row]:
    """Give the rows that are not there, put those that stand elsewhere now there, and take those away that are gone."""
    table = schema.texts
    said = [column for column in table.columns if column.name not in {"id", "place"}]
    there: defaultdict[tuple[object, ...], list[tuple[str, int]]] = defaultdict(list)
    query = sa.select(table.c.place, table.c.id, *said).order_by(table.c.id.desc())
    for place, number, *rest in select_in(connection, query, table.c.owner, owners):
        there[tuple(rest)].append((place, number))
    fresh, moved = [], []
    for row in rows:
        if alike := there[tuple(row[column.name] for column in said)]:
            place, number = alike.pop()
            if place != row["place"]:
                moved.append({"number": number, "now": row["place"]})
        else:
            fresh.append(row)
    if moved:
        elsewhere = sa.update(table).where(table.c.id == sa.bindparam("number"))
        connection.execute(elsewhere.values(place=sa.bindparam("now")), moved)
    delete_in(connection, table.c.id, (number for alike in there.values() for _, number in alike))
    return fresh


def index_proposals(connection: Connection, proposals: Sequence[Proposal]) -> None:
    """Lay the rows of these proposals anew; one that another holds has none."""
    delete_in(connection, schema.texts.c.owner, [proposal.id for proposal in proposals])
    rows = []
    for proposal in proposals:
        if proposal.joined_to or proposal.unfollowed:
            continue
        town = proposal.municipality.name if proposal.municipality else ""
        people = " ".join(person.name for person in proposal.people)
        row = {
            "owner": proposal.id,
            "place": "proposal",
            "kind": "proposal",
            "municipality": code(proposal.municipality),
            "organization": None,
            "date": max((action.date for action in proposal.actions), default=None),
            "parties": _parties(proposal.parties),
            "case_key": written_case(proposal.reference) if proposal.reference else "",
            "content_hash": None,
            "title": proposal.title,
            "text": " · ".join(filter(None, (proposal.reference, people))),
            "context": " ".join((town, *(f"{party.name} {party.code}" for party in proposal.parties))),
        }
        rows.append(row)
    _add(connection, rows)


def index_document(connection: Connection, content_hash: str, pages: Sequence[str]) -> None:
    """Let search find a document's text, page by page; the meetings that link it are laid anew.

    Telephone numbers, and names of those who wrote to the municipality, are taken out first.
    """
    from agendawatch.lang.sv.pages.submissions import without_private_names  # noqa: PLC0415 - most rounds keep no text

    table = schema.passages
    connection.execute(sa.delete(table).where(table.c.content_hash == content_hash))
    rows = [
        {"content_hash": content_hash, "page": nth, "text": without_contact_details(without_private_names(page))}
        for nth, page in enumerate(pages, start=1)
        if page.strip()
    ]
    insert(connection, table, rows)
    known = schema.documents.c
    owners = connection.execute(sa.select(known.meeting_id).where(known.content_hash == content_hash).distinct())
    index_meetings(connection, list(meetings_by_id(connection, owners.scalars())))


def without_text(connection: Connection, hashes: Sequence[str]) -> tuple[str, ...]:
    """Give those of some documents whose bytes are kept, and whose text search does not know."""
    kept = schema.pages.c.content_hash
    query = sa.select(kept).where(kept.not_in(sa.select(schema.passages.c.content_hash))).order_by(kept)
    return tuple(found for (found,) in select_in(connection, query, kept, hashes))


def forget_documents(connection: Connection, hashes: Sequence[str]) -> None:
    """Take the text of these documents away, and what search knows of it."""
    delete_in(connection, schema.passages.c.content_hash, hashes)
    texts = schema.texts
    for some in chunks(hashes):
        connection.execute(sa.delete(texts).where(texts.c.content_hash.in_(some), texts.c.place.like("% page %")))


def lay_all(connection: Connection) -> None:
    """Lay the whole index anew, from the present of meetings and the last word of proposals."""
    connection.execute(sa.delete(schema.texts))
    connection.execute(sa.delete(schema.terms))
    for ids in chunks(connection.execute(sa.select(schema.present.c.meeting_id)).scalars()):
        index_meetings(connection, list(meetings_by_id(connection, ids)))
    table = schema.proposals.c
    newest = sa.select(sa.func.max(table.id)).group_by(table.proposal_id)
    query = sa.select(table.id, table.body).where(table.id.in_(newest)).order_by(table.id)
    index_proposals(connection, list(read_rows(connection, "proposals", query, Proposal.model_validate_json)))


def parties_by_town(connection: Connection) -> dict[str, tuple[Party, ...]]:
    """Give the parties that agendas, minutes and followed proposals name, by municipality's code ("" for none), local ones last.

    Letters that no list knows are a party's where they stand behind somebody who took a stand.
    """
    table = schema.texts.c
    query = (
        sa.select(table.municipality, table.parties, table.text, table.kind)
        .where(table.kind.in_(("item", "proposal")), table.parties.not_in(("", ",")))
        .order_by(table.id)
    )
    found: dict[str, dict[str, Party]] = {}
    for town, codes, text, kind in connection.execute(query):
        for letters in filter(None, codes.split(",")):
            party = BY_CODE.get(letters.casefold())
            if party is None and (kind == "proposal" or f"({letters})" in text):
                party = Party(code=letters, name=letters)
            if party is not None:
                found.setdefault(town or "", {}).setdefault(letters.casefold(), party)
    ranks = {letters: nth for nth, letters in enumerate(BY_CODE)}
    return {
        town: tuple(parties[key] for key in sorted(parties, key=lambda it: (ranks.get(it, len(ranks)), it)))
        for town, parties in found.items()
    }


def cases_by_town(connection: Connection, most: int) -> dict[str, dict[str, tuple[str, ...]]]:
    """Give the case numbers that agendas name, by municipality's code, each with its meetings' ids; none where they are more.

    They are as the index compares them.
    """
    table = schema.texts.c
    query = (
        sa.select(table.municipality, table.case_key, table.owner)
        .where(table.kind == "item", table.case_key != "", table.municipality.is_not(None))
        .order_by(table.id)
    )
    found: defaultdict[str, defaultdict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    count = 0
    for town, key, owner in connection.execute(query.execution_options(yield_per=1000)):
        count += key not in found[town]
        if count > most:
            return {}
        found[town][key][owner] = None
    return {town: {key: tuple(owners) for key, owners in cases.items()} for town, cases in found.items()}


def terms_of(text: str) -> list[str]:
    """Cut text into words of letters and figures, in small letters.

    >>> terms_of('Förskolan, "KS 2030/0012"')
    ['förskolan', 'ks', '2030', '0012']
    """
    return "".join(letter if letter.isalnum() else " " for letter in folded(text)).split()


def written_case(number: str) -> str:
    """Write a case number as the index compares it.

    >>> written_case("Dnr KS2026-00123")
    'KS 2026 123'
    """
    return " ".join(case_key(number))


def passages_by_hash(connection: Connection, hashes: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """Give the text of documents by their pages, with the pages' numbers; of those alone whose text is known."""
    table = schema.passages.c
    query = sa.select(table.content_hash, table.page, table.text).order_by(table.page)
    return grouped((key, (page, text)) for key, page, text in select_in(connection, query, table.content_hash, hashes))


def _add(connection: Connection, rows: Iterable[Row]) -> None:
    if not (rows := tuple(rows)):
        return
    add_rows(connection, schema.texts, rows)
    words = {
        word
        for row in rows
        for field in ("title", "text", "context")
        for word in terms_of(row[field])
        if len(word) <= LONGEST_TERM and not word.isdigit()
    }
    if words:
        statement = sa.text("INSERT INTO terms (term) VALUES (:term) ON CONFLICT DO NOTHING")
        connection.execute(statement, [{"term": word} for word in sorted(words)])


def _rows(meeting: Meeting, passages: dict[str, list[tuple[int, str]]]) -> Iterator[Row]:
    town, who = meeting.municipality.name if meeting.municipality else "", meeting.organization.name
    whose = {
        "owner": meeting.id,
        "municipality": code(meeting.municipality),
        "organization": folded(meeting.organization.name),
        "date": meeting.date,
        "parties": "",
        "case_key": "",
        "content_hash": None,
        "text": "",
        # What an item does not say itself: whose agenda it stands on, and when.
        "context": " ".join((town, who, *short_forms(who), _day(meeting.date))),
    }
    title = f"{meeting.title} {town} {_day(meeting.date)}"
    said = " ".join(filter(None, (meeting.location, meeting.status_words)))
    yield {**whose, "place": "meeting", "kind": "meeting", "title": title, "text": said, "context": ""}
    for nth, item in enumerate(meeting.agenda or ()):
        # What can be found of an item beside its title.
        parts: list[str | None] = [item.reference, item.group]
        if item.decision:
            parts.append(item.decision.text)
        for position in item.positions:
            person = position.person.name if position.person else None
            party = f"({position.party.code})" if position.party else None
            parts += [" ".join(filter(None, (person, party))), position.words]
        yield {
            **whose,
            "place": f"item {nth}",
            "kind": "item",
            "parties": _parties((*find_parties(item.title), *(it.party for it in item.positions if it.party))),
            "case_key": written_case(item.reference) if item.reference else "",
            "title": item.title,
            "text": " · ".join(dict.fromkeys(filter(None, parts))),
        }
    for place, paper in _papers(meeting):
        row = {**whose, "kind": "document", "content_hash": paper.content_hash, "title": paper.title}
        yield {**row, "place": place}
        for page, text in passages.get(paper.content_hash or "", ()):
            yield {**row, "place": f"{place} page {page}", "text": text}


def _papers(meeting: Meeting) -> Iterator[tuple[str, Document]]:
    """Give a meeting's documents, each address once, with the place that each stands at."""
    seen: set[str] = set()
    listed = [(f"document {nth}", paper) for nth, paper in enumerate(meeting.documents)]
    listed += [
        (f"item {nth} document {at}", paper)
        for nth, item in enumerate(meeting.agenda or ())
        for at, paper in enumerate(item.documents)
    ]
    for place, paper in listed:
        if paper.url not in seen:
            seen.add(paper.url)
            yield place, paper


def _parties(parties: Iterable[Party]) -> str:
    return "".join(f",{code}" for code in sorted({party.code for party in parties})) + ","


def _day(day: dt.date) -> str:
    return f"{day.isoformat()} {months('sv')[day.month - 1]}"


@lru_cache(maxsize=1024)
def short_forms(name: str) -> tuple[str, ...]:
    """List the short forms that an organization goes by in most municipalities.

    >>> short_forms("Socialnämnden")
    ('SN', 'SON')
    """
    return tuple(short for short, whole in SHORT_FORMS.items() if whole == name)
