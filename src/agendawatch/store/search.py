"""Full-text search in Swedish: FTS5 in SQLite, tsvector in PostgreSQL, and which words each word asked for may stand for.

A word is found in its inflections and compounds, as watches find it, and inside other words; one that stands nowhere
may be a slip of one letter. The database gives the candidates; what is best among them is told here, alike for both.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import partial
from itertools import combinations
from typing import Any, Literal, NamedTuple, get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import Day, a, day, days_in_order, word_of
from agendawatch.errors import InputError
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.lang.sv.parties import BY_CODE
from agendawatch.lang.sv.parties import party as read_party
from agendawatch.lang.sv.references import case_keys, part_references
from agendawatch.lang.sv.stems import SMALL_WORDS, Vocabulary, fragments, stem
from agendawatch.model import (
    Decision,
    Meeting,
    Municipality,
    Organization,
    Party,
    Proposal,
    Value,
)
from agendawatch.proposals.authority import recommends
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.naming import code_of, known_names
from agendawatch.store.queries import meetings_by_id, proposals
from agendawatch.store.search_index import LONGEST_TERM, terms_of

HitKind = Literal["item", "meeting", "document", "proposal"]

_FIELD = "text"
_SIGNS = re.compile(r"[^\w\s]")
_LONGEST = 300
"""Letters that may be asked for at once."""
_MOST_WORDS = 16
_SHORTEST_PART = 3
"""Letters that a word must have to be looked for inside others."""
_SHORTEST_SLIP = 3
"""Letters that a word must have to be a slip of another."""
_MOST_LEFT_OUT = 6
"""Words of which some may be left out: every choice of them is asked for."""
_MOST_FORMS = 300
"""Words of the index that one word may stand for."""
_CANDIDATES = 300
"""Rows of which the best are told."""
COUNTED = 2_000
"""Rows that are counted; where there are more, there are at least so many."""
_BEFORE, _BEHIND = 80, 180
"""Letters of a snippet before what was found, and from there on."""
_EXACT, _FORM, _COMPOUND, _INSIDE, _SLIP = 10.0, 8.0, 6.0, 3.0, 2.0
"""What a word weighs by how it was found."""
_FIELDS = {"title": 1.0, "text": 0.6, "context": 0.4}
"""What it weighs by where."""
_PAST = 1.5
"""Days that have been count for so much more than those to come, when rows are alike."""
_NO_DAY = 10**6


class Snippet(Value):
    """Words around what was found, with the ranges that are it."""

    text: str
    """A line of the text."""
    marks: tuple[tuple[int, int], ...] = ()
    """Where in `text` what was found begins and ends, in order."""


class SearchHit(Value):
    """Where words were found."""

    kind: HitKind
    """Item, meeting, document or proposal."""
    title: str
    """The item's, the document's or the proposal's own; an organization's name for a meeting."""
    municipality: Municipality | None = None
    """Whose it is; `None` where no source says."""
    organization: Organization | None = None
    """Who meets; `None` for a proposal."""
    meeting_id: str | None = None
    """Its meeting's id; `None` for a proposal."""
    date: dt.date | None = None
    """The meeting's day; for a proposal the day of the last that is known of it, `None` where none is."""
    number: str | None = None
    """The item's number as written; `None` where it has none, and for what is no item."""
    position: int | None = None
    """The item's place on its agenda, from 0; `None` for what is of no item."""
    reference: str | None = None
    """The case number as written; `None` without one."""
    decision: Decision | None = None
    """What became of the item, without the words and the list of votes; `None` until minutes tell."""
    recommended: bool = False
    """Whether that is a recommendation to another organization, which decides."""
    proposal_id: str | None = None
    """Its id; `None` for what is no proposal."""
    url: str | None = None
    """The document's own address, else the municipality's page; `None` where none is known."""
    page: int | None = None
    """The page of the document that holds the words; `None` where its title does."""
    snippet: Snippet
    """The words around what was found."""
    rank: int
    """1 for the best."""

    @property
    def link(self) -> str | None:
        """The document's address at the page that holds the words; else `url`."""
        return f"{self.url.partition('#')[0]}#page={self.page}" if self.url and self.page is not None else self.url


class SearchQuery(NamedTuple):
    """What is asked for; of several municipalities, organizations, parties or kinds any will do, and none narrows nothing."""

    text: str = ""
    """Words, every one of which must be there; a case number, or a "phrase"."""
    municipalities: tuple[Municipality | str, ...] = ()
    """By value, name, slug or code."""
    organizations: tuple[Organization | str, ...] = ()
    """By value, name or short form (KS)."""
    parties: tuple[Party | str, ...] = ()
    """By value, letters or name."""
    kinds: tuple[HitKind, ...] = ()
    """What may be found: item, meeting, document, proposal."""
    since: Day | None = None
    """The first day of the meeting; `None` for no limit."""
    until: Day | None = None
    """The last day of the meeting; `None` for no limit."""
    loosely: bool = False
    """Where no row holds every word, find those that hold most of them."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Some of what was found, and how much there is of each kind."""

    hits: tuple[SearchHit, ...]
    """Those of this page, the best first."""
    total: int
    """How many rows hold the words: 2,000 stands for as many or more."""
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By `kind`, `municipality` (code) and `organization` (folded name): how many rows hold the words."""
    loose: bool = False
    """Whether no row holds every word: these hold most of them."""


class _Query(NamedTuple):
    """What narrows the rows, and the words that they must hold."""

    where: tuple[sa.ColumnElement[bool], ...]
    parts: tuple[_WordPart, ...] = ()
    held: int | None = None
    """How many of the words a row must hold; `None` for all."""


class _WordPart(NamedTuple):
    """A word asked for: the words of the index that it may stand for, each with its weight."""

    forms: Mapping[str, float]
    phrase: tuple[str, ...] = ()
    """Words that must stand in a row; `forms` is empty then."""


def search(
    connection: Connection,
    asked: SearchQuery,
    *,
    limit: int,
    offset: int = 0,
    today: dt.date | None = None,
    count: bool = False,
) -> SearchPage:
    """Find the rows that hold every word, best first; with `count`, how many there are of each kind too.

    Raises `InputError` for more words than can be asked for at once.
    """
    if len(a(str, _FIELD, asked.text)) > _LONGEST:
        raise InputError(_FIELD, f"{asked.text[:40]} …", f"at most {_LONGEST} letters")
    where = tuple(_narrowed(connection, asked))
    cases, rest = part_references(asked.text)
    tell = partial(_page, connection, limit=limit, offset=offset, today=today, count=count)
    if cases:
        found = tell(_Query((*where, *map(_case, cases)), _parts(connection, rest)))
        if found.hits or found.total:
            return found
    # What only spaces part may be a number, and may be words.
    spaced = [case for case in cases if not _SIGNS.search(case)]
    parts = (
        *_parts(connection, " ".join([rest, *spaced])),
        *(_WordPart({}, tuple(terms_of(case))) for case in cases if case not in spaced),
    )
    if not parts and (asked.text.strip() or not where):
        return SearchPage((), 0)
    found = tell(_Query(where, parts))
    fewer = range(len(parts) - 1, (len(parts) - 1) // 2, -1) if asked.loosely and len(parts) <= _MOST_LEFT_OUT else ()
    for least in fewer:
        if found.hits or found.total:
            break
        found = replace(tell(_Query(where, parts, least)), loose=True)
    return found


def _narrowed(connection: Connection, asked: SearchQuery) -> Iterator[sa.ColumnElement[bool]]:
    if asked.municipalities:
        yield _TEXTS.municipality.in_([code_of(connection, town) for town in asked.municipalities])
    if asked.organizations:
        names = {name for who in asked.organizations for name in known_names(connection, who)}
        yield _TEXTS.organization.in_(sorted(names))
    if asked.kinds:
        yield _TEXTS.kind.in_([word_of("kind", kind, get_args(HitKind)) for kind in asked.kinds])
    if asked.parties:
        yield sa.or_(*(_TEXTS.parties.like(f"%,{_party_code(party)},%") for party in asked.parties))
    since = day("since", asked.since) if asked.since is not None else None
    until = day("until", asked.until) if asked.until is not None else None
    days_in_order(since, until, "until")
    if since is not None:
        yield _TEXTS.date >= since
    if until is not None:
        yield _TEXTS.date <= until


def _party_code(party: Party | str) -> str:
    if isinstance(party, Party):
        return party.code
    known = read_party(a(str, "party", party))
    near = get_close_matches(party, [it.name for it in BY_CODE.values()], 1, 0.85) if known is None else []
    if near:
        raise InputError(field="party", value=party, expected=f"a party's letters or name ({near[0]}, perhaps)")
    return known.code if known else party.strip().upper().replace("%", "").replace("_", "")


def _case(number: str) -> sa.ColumnElement[bool]:
    """Narrow to a case number, its year in two figures or in four; one without letters is any register's."""
    ways = []
    for key in sorted(map(" ".join, case_keys(number))):
        ways.append(_TEXTS.case_key == key)
        if not any(letter.isalpha() for letter in key):
            ways.append(_TEXTS.case_key.like(f"% {key}"))
    return sa.or_(*ways)


def _parts(connection: Connection, text: str) -> tuple[_WordPart, ...]:
    quoted = re.findall(r'"([^"]+)"', text)
    words = terms_of(re.sub(r'"[^"]+"', " ", text))
    telling = [word for word in words if word not in SMALL_WORDS] or words
    telling = list(dict.fromkeys(telling))
    if len(telling) + len(quoted) > _MOST_WORDS:
        raise InputError(_FIELD, f"{len(telling) + len(quoted)} words", f"at most {_MOST_WORDS} words")
    longest = max(words, key=len, default="")
    if len(longest) > LONGEST_TERM:
        raise InputError(_FIELD, f"{longest[:40]} …", f"words of at most {LONGEST_TERM} letters")
    phrases = [_WordPart({}, tuple(terms)) for terms in map(terms_of, quoted) if terms]
    return (*phrases, *(_WordPart(_forms(connection, word)) for word in telling))


def _forms(connection: Connection, word: str) -> dict[str, float]:
    """List the words of the index that a word may stand for."""
    found = {word: _EXACT}
    named = terms_of(read_organization(word.upper()).name)
    if len(named) == 1:
        # A short form stands for the full name ("KS").
        found[named[0]] = _EXACT
    if len(word) < _SHORTEST_PART or word.isdigit():
        return found
    vocabulary = Vocabulary()
    vocabulary.add(word)
    pieces = sorted({*fragments(word), word})
    for term in _holding(connection, pieces, most=4 * _MOST_FORMS):
        if vocabulary.find(term):
            found.setdefault(term, _FORM if stem(term) == stem(word) else _COMPOUND)
        elif word in term:
            found.setdefault(term, _INSIDE)
    if len(found) == 1 and connection.execute(sa.select(_TERM).where(_TERM.in_([word]))).first() is None:
        found |= dict.fromkeys(_slips(connection, word), _SLIP)
    return dict(sorted(found.items(), key=lambda pair: -pair[1])[:_MOST_FORMS])


def _holding(
    connection: Connection, pieces: Collection[str], *where: sa.ColumnElement[bool], most: int | None = None
) -> list[str]:
    """List words of the index that hold one of some pieces, the shortest first."""
    inside = sa.func.instr if connection.dialect.name == "sqlite" else sa.func.strpos
    held = sa.or_(*(inside(_TERM, piece) > 0 for piece in sorted(pieces)))
    query = sa.select(_TERM).where(held, *where).order_by(_LETTERS, _TERM).limit(most)
    return list(connection.execute(query).scalars())


_TEXTS, _TERM = schema.texts.c, schema.terms.c.term
_LETTERS = sa.func.length(_TERM)


def _slips(connection: Connection, word: str) -> list[str]:
    """List words that are one letter from a word: another, one more, one less, or two that changed places."""
    if len(word) < _SHORTEST_SLIP:
        return []
    third = -(-len(word) // 3)
    # One slip leaves one of three parts whole.
    pieces = {word[at : at + third] for at in range(0, len(word), third)}
    begun, bare = stem(word), len(word) > _SHORTEST_SLIP + 1
    long = (len(word) - 1 <= _LETTERS,) if bare else (_LETTERS.between(len(word) - 1, len(word) + 1),)
    candidates = _holding(connection, pieces, *long)
    found = [term for term in candidates if _is_slip(word, term)]
    # A longer word may be a slip of one that goes on: of an inflection or a compound.
    ends = tuple(len(begun) + more for more in (-1, 0, 1))
    return found or [term for term in candidates if bare and any(_is_slip(begun, term[:end]) for end in ends)]


def _is_slip(word: str, term: str) -> bool:
    """Tell whether two words are one letter apart, at most.

    >>> [_is_slip("skola", it) for it in ("skoola", "skla", "sokla", "skula", "skulan")]
    [True, True, True, True, False]
    """
    same = next(
        (at for at, pair in enumerate(zip(word, term, strict=False)) if pair[0] != pair[1]), min(len(word), len(term))
    )
    one, other = word[same:], term[same:]
    return (
        one[1:] == other[1:] or one == other[1:] or one[1:] == other or (one[1::-1], one[2:]) == (other[:2], other[2:])
    )


def _page(
    connection: Connection, query: _Query, *, limit: int, offset: int, today: dt.date | None, count: bool
) -> SearchPage:
    sources = tuple(_sources(query, sqlite=connection.dialect.name == "sqlite"))
    rows: dict[int, Any] = {}  # Any: rows of the query below
    most = max(_CANDIDATES, offset + limit)
    for source in sources:
        # All that hold the words, the newest first; where there are more of them, those that say so in their title too.
        found = connection.execute(source.limit(most)).all()
        rows.update((row.id, row) for row in found)
        if len(found) < most:
            break
    parts = query.parts
    # Of rows that are alike those of one meeting stand in the order of its agenda.
    ranked = sorted(
        rows.values(),
        key=lambda row: (-_weight(row, parts), _far(row.date, today), row.owner, len(row.place), row.place),
    )
    total, facets = len(rows), dict[str, dict[str, int]]()
    if count:
        total, facets = _facets(connection, sources[0])
    return SearchPage(_hits(connection, ranked[offset : offset + limit], parts, offset), total, facets)


_ROWS = sa.select(
    _TEXTS.id, _TEXTS.owner, _TEXTS.place, _TEXTS.kind, _TEXTS.date, _TEXTS.title, _TEXTS.text, _TEXTS.context
)
_WORDS = sa.table("words", sa.column("rowid"))
"""SQLite's index of words, a table of its own."""


def _sources(query: _Query, *, sqlite: bool) -> Iterator[sa.Select[Any]]:  # Any: rows of several columns
    """Give the rows that hold the words, and those whose title holds each in a form of its own."""
    if not query.parts:
        yield _ROWS.where(*query.where).order_by(_TEXTS.date.desc(), _TEXTS.id)
        return
    close = [part for part in query.parts if part.phrase or max(part.forms.values()) >= _FORM]
    both, either = (" AND ", " OR ") if sqlite else (" & ", " | ")
    for titled in (False, True) if len(close) == len(query.parts) else (False,):
        each = [_match(part, titled, sqlite=sqlite) for part in query.parts]
        wanted = either.join(f"({both.join(some)})" for some in combinations(each, query.held or len(each)))
        match = "words MATCH :wanted" if sqlite else "texts.words @@ to_tsquery('simple', :wanted)"
        rows = _ROWS.where(*query.where, sa.text(match).bindparams(wanted=wanted))
        if sqlite:
            rows = rows.select_from(_WORDS.join(schema.texts, _TEXTS.id == _WORDS.c.rowid))
        yield rows.order_by((_WORDS.c.rowid if sqlite else _TEXTS.id).desc())


def _match(part: _WordPart, titled: bool, *, sqlite: bool) -> str:
    """Write a word in the database's own language of search; every word is made of letters and figures alone."""
    if part.phrase and sqlite:
        return '{title text} : "' + " ".join(part.phrase) + '"'
    if part.phrase:
        return "(" + " <-> ".join(f"'{word}':AB" for word in part.phrase) + ")"
    forms = [form for form, weight in part.forms.items() if weight >= _FORM or not titled]
    if sqlite:
        return ("{title} : (" if titled else "(") + " OR ".join(f'"{form}"' for form in forms) + ")"
    return "(" + " | ".join(f"'{form}'{':A' if titled else ''}" for form in forms) + ")"


def _facets(connection: Connection, source: sa.Select[Any]) -> tuple[int, dict[str, dict[str, int]]]:  # Any: likewise
    told = source.with_only_columns(_TEXTS.kind, _TEXTS.municipality, _TEXTS.organization)
    rows = told.order_by(None).limit(COUNTED).subquery()
    query = sa.select(*rows.c, sa.func.count()).group_by(*rows.c)
    if connection.dialect.name == "postgresql":
        # Its planner expects to meet enough rows soon in the table itself, and weighs every row's words on the way.
        connection.execute(sa.text("SET LOCAL enable_seqscan = off"))
    facets: dict[str, dict[str, int]] = {"kind": {}, "municipality": {}, "organization": {}}
    total = 0
    for kind, town, who, n in map(tuple, connection.execute(query)):
        total += n
        for name, value in (("kind", kind), ("municipality", town), ("organization", who)):
            if value:
                facets[name][value] = facets[name].get(value, 0) + n
    return total, facets


_WORD = re.compile(r"[^\W_]+")
_OF_KIND = {"proposal": 3.0, "item": 2.0, "meeting": 1.0, "document": 0.0}


def _weight(row: Any, parts: Sequence[_WordPart]) -> float:  # noqa: ANN401 - Any: a row of the query above
    """Weigh a row by how, and where, each word was found."""
    words = {name: set(_WORD.findall(getattr(row, name).casefold())) for name in _FIELDS}
    score = _OF_KIND.get(row.kind, 0.0) - (" page " in row.place)
    for part in parts:
        if part.phrase:
            score += _EXACT * len(part.phrase)
            continue
        best = 0.0
        for name, worth in _FIELDS.items():
            held = max((part.forms[word] for word in words[name] if word in part.forms), default=0.0)
            best = max(best, held * worth)
        score += best
    if parts:
        # Of two titles that hold the words, the one that says little else is about them.
        asked = {word for part in parts for word in (*part.forms, *part.phrase)}
        score += 2.0 * len(words["title"] & asked) / max(len(words["title"]), 1)
    return score


def _far(day: dt.date | None, today: dt.date | None) -> float:
    if day is None:
        return _NO_DAY
    if today is None:
        return -float(day.toordinal())
    days = (day - today).days
    return float(days) if days >= 0 else -days * _PAST


def _hits(
    connection: Connection, rows: Sequence[Any], parts: Sequence[_WordPart], offset: int
) -> tuple[SearchHit, ...]:  # Any: likewise
    ids = [row.owner for row in rows if row.kind != "proposal"]
    owners: dict[str, Meeting | Proposal] = {meeting.id: meeting for meeting in meetings_by_id(connection, ids)}
    if any(row.kind == "proposal" for row in rows):
        owners |= {proposal.id: proposal for proposal in proposals(connection)}
    found: list[SearchHit] = []
    for row in rows:
        whose = owners.get(row.owner)
        if whose is None:
            continue
        shown = _snippet(row, parts)
        hit = read_row(connection, "texts", f"{row.owner} {row.place}", partial(_hit, whose, shown), row.place)
        if hit is not None:
            found.append(hit.model_copy(update={"rank": offset + len(found) + 1}))
    return tuple(found)


def _hit(whose: Meeting | Proposal, shown: Snippet, place: str) -> SearchHit:
    if isinstance(whose, Proposal):
        return SearchHit(
            kind="proposal",
            title=whose.title,
            municipality=whose.municipality,
            date=max((action.date for action in whose.actions), default=None),
            reference=whose.reference,
            proposal_id=whose.id,
            url=whose.provenance.url if whose.provenance else None,
            snippet=shown,
            rank=1,
        )
    words = place.split()
    at = dict(zip(words[::2], map(int, words[1::2]), strict=True)) if place != "meeting" else {}
    item = (whose.agenda or ())[at["item"]] if "item" in at else None
    document = (item or whose).documents[at["document"]] if "document" in at else None
    decision = item.decision if item and not document else None
    listed = next((it.url for it in (item and item.provenance, whose.provenance) if it and it.url), None)
    return SearchHit(
        kind="document" if document else "item" if item else "meeting",
        title=document.title if document else item.title if item else whose.title,
        municipality=whose.municipality,
        organization=whose.organization,
        meeting_id=whose.id,
        date=whose.date,
        number=item.number if item else None,
        position=at.get("item"),
        reference=item.reference if item else None,
        decision=decision and decision.model_copy(update={"text": None, "votes": (), "other_votes": ()}),
        recommended=item is not None and not document and recommends(whose.organization, item),
        url=document.url if document else listed,
        page=at.get("page"),
        snippet=shown,
        rank=1,
    )


def _snippet(row: Any, parts: Sequence[_WordPart]) -> Snippet:  # noqa: ANN401 - Any: likewise
    """Cut what is shown: the title where it holds a word, else the text around the first that it holds."""
    asked = {word for part in parts for word in (*part.forms, *part.phrase)}
    titled, texted = _marks(row.title, asked), _marks(row.text, asked)
    in_title = {row.title[start:end].casefold() for start, end in titled}
    distinct = {row.text[start:end].casefold() for start, end in texted} - in_title
    text, marks = (row.text, texted) if distinct else (row.title, titled)
    if not marks:
        return Snippet(text=row.title[: _BEFORE + _BEHIND])
    start = max(0, marks[0][0] - _BEFORE)
    start = text.find(" ", start, marks[0][0]) + 1 if start else 0
    end = min(len(text), start + _BEFORE + _BEHIND)
    if end < len(text):
        end = max(text.rfind(" ", start, end), marks[0][1])
    before, behind = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    kept = tuple((first + shift, last + shift) for first, last in marks if last <= end)
    return Snippet(text=f"{before}{text[start:end]}{behind}", marks=kept)


def _marks(text: str, asked: Collection[str]) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(text) if "".join(terms_of(match.group())) in asked]
