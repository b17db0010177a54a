"""A small recording of a live site, for tests: a few pages, without private matters, and what was read from them."""

from __future__ import annotations

import base64
import datetime as dt
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from agendawatch.crawl.client import Client
from agendawatch.crawl.resolve import Where, find_sites
from agendawatch.documents.html import is_pdf
from agendawatch.errors import FetchError, InputError, ReadError, RefusedError
from agendawatch.fetch.policy import FetchPolicy, Report
from agendawatch.fetch.recording import INDEX, Entry, Index, Recorder, Replay, UnknownRequestError
from agendawatch.lang.sv.contact_details import ContactKind, find_contact_details, without_contact_details
from agendawatch.model import Listing, Meeting, Site, Window
from agendawatch.readers.opening import document_text
from agendawatch.readers.sandbox import read_apart

# A folder of recordings without ways to reach a person: trimmed where that can be done, emptied where it cannot.

_GONE = 410
_TEXT = (".html", ".json", ".txt")
_AUTHORS = re.compile(r'("(?:lastModifiedBy|modifiedBy|createdBy|author)"\s{0,3}:\s{0,3}")[^"\\]{0,200}(")')
"""Whoever put a file there, in what a system keeps of it: officials, whose names nobody needs."""
_PDF_WITHIN = re.compile(rb'"(JVBERi0[A-Za-z0-9+/=\\]{20,})"')
"""A PDF in base64."""
_WRITTEN = (("&#64;", "@"), ("&#x40;", "@"), ("&commat;", "@"), ("&nbsp;", " "), ("&#160;", " "))
"""Ways to write letters that hide an address from machines."""


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What was taken out of a folder."""

    trimmed: tuple[tuple[ContactKind, int], ...]
    """How many of each kind were replaced in pages."""
    left_out: tuple[tuple[str, str], ...]
    """Documents that are not kept: address, and why."""


def trim(folder: Path) -> Trimmed:
    """Trim every body in a folder.

    In pages of text, telephone numbers, e-mail addresses and personal numbers are replaced. A document
    that holds any, or that cannot be read, is taken out: its address then answers that it is gone (410).
    Names of private persons no machine can tell from those of the elected: a person reads what is left.
    """
    index = Index.model_validate_json((folder / INDEX).read_bytes())
    counts: Counter[ContactKind] = Counter()
    left_out: list[tuple[str, str]] = []
    entries = []
    for entry in index.entries:
        kept, why = _trimmed(folder, entry, counts)
        if why is not None:
            left_out.append((entry.url, why))
        entries.append(kept)
    files = {entry.file for entry in entries if entry.file}
    for file in {entry.file for entry in index.entries if entry.file} - files:
        (folder / file).unlink(missing_ok=True)
    words = Index(entries=tuple(entries)).model_dump_json(indent=1, exclude_defaults=True)
    (folder / INDEX).write_text(words + "\n", encoding="utf-8")
    return Trimmed(tuple(counts.items()), tuple(left_out))


def _trimmed(folder: Path, entry: Entry, counts: Counter[ContactKind]) -> tuple[Entry, str | None]:
    """Trim one answer's body; tell why it is left out where it is."""
    headers = tuple((name, without_contact_details(value)) for name, value in entry.headers)
    entry = entry.model_copy(update={"headers": headers})
    if entry.file is None:
        return entry, None
    path = folder / entry.file
    body = path.read_bytes()
    held: tuple[bytes, ...] = (body,)
    if path.suffix in _TEXT and not is_pdf(body):
        text, charset = _text(body)
        counts.update(found.kind for found in find_contact_details(text))
        body = _AUTHORS.sub(r"\1\2", without_contact_details(text)).encode(charset)
        path.write_bytes(body)
        held = (body,) if path.suffix == ".html" else tuple(_enclosed(body))
    why = next(filter(None, map(_reason, held)), None)
    return (entry if why is None else entry.model_copy(update={"status": _GONE, "file": None})), why


def _enclosed(body: bytes) -> Iterator[bytes]:
    """Find the documents that an answer in JSON holds."""
    for match in _PDF_WITHIN.finditer(body):
        with suppress(ValueError):
            yield base64.b64decode(match[1])


def _text(body: bytes) -> tuple[str, str]:
    """Decode a page so that what is not replaced stays as it was, and tell how to encode it again."""
    try:
        text, charset = body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # ISO 8859-1 gives every byte a letter, and all that is looked for is written in ASCII.
        text, charset = body.decode("latin-1"), "latin-1"
    for written, letter in _WRITTEN:
        text = text.replace(written, letter)
    return text, charset


def _reason(body: bytes) -> str | None:
    """Tell why a document cannot be kept; `None` when it can."""
    if not body.strip():
        return None
    try:
        text = read_apart(body, document_text, body)
    except ReadError as error:
        return f"it cannot be read: {error}"
    kinds = Counter(found.kind.value.replace("_", " ") for found in find_contact_details(text))
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or None


# What is taken, and what was read of it.

EXPECTED = "expected.json"
"""What was read from the recording; a person compares it with the site."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What was recorded."""

    site: Site
    folder: Path
    meetings: tuple[Meeting, ...]
    """Read from the recording as it is kept."""
    trimmed: Trimmed
    report: Report


def take_sample(
    folder: Path,
    where: Where,
    *,
    organization: str | None = None,
    window: Window,
    now: Callable[[], dt.datetime],
    agendas: int = 2,
    policy: FetchPolicy | None = None,
) -> Sample:
    """Record the first site of a municipality, or a site, into an empty folder, with a few meetings' agendas.

    The recording is trimmed, and then read again: `expected.json` says what the code reads from what is
    kept, and not from what was on the site. Raises `InputError` where the folder holds a recording already.
    """
    if (folder / INDEX).exists():
        raise InputError(field="folder", value=str(folder), expected="a folder without a recording")
    site = find_sites(where, window, organization)[0]
    moment = now()
    recorder = Recorder(folder, now=_ticking(moment))
    with Client(transport=recorder, now=lambda: moment, policy=policy) as client:
        _read(client, site, organization, window, agendas)
        report = client.report
    trimmed = trim(folder)
    try:
        with Client(transport=replay_sample(folder, moment), now=lambda: moment, pause=0) as client:
            listing = _read(client, site, organization, window, agendas)
    except UnknownRequestError as error:
        # A link held what was taken out, and leads elsewhere now.
        raise ReadError(expected="a recording that reads as the site did", came=str(error), url=site.url) from error
    facts = {
        "now": moment.isoformat(),
        "site": site.model_dump(mode="json", exclude_defaults=True),
        "organization": organization,
        "window": window.model_dump(mode="json"),
        "meetings": [meeting.model_dump(mode="json", exclude_defaults=True) for meeting in listing.meetings],
    }
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    (folder / EXPECTED).write_text(text + "\n", encoding="utf-8")
    return Sample(site, folder, listing.meetings, trimmed, report)


def replay_sample(folder: Path, moment: dt.datetime) -> Replay:
    """Answer from a sample as the site did, request by request; `moment` is the `now` of `expected.json`.

    Where a site gives the same request another answer each time (a session, ids that rotate), the
    answers come in the order that they were given in.
    """
    return Replay(folder, now=_ticking(moment))


def _ticking(moment: dt.datetime) -> Callable[[], dt.datetime]:
    """Count requests by a clock that ticks once for each."""
    ticks = itertools.count()
    return lambda: moment + dt.timedelta(seconds=next(ticks))


def _read(client: Client, site: Site, organization: str | None, window: Window, agendas: int) -> Listing:
    """List a site's meetings, with the agendas of the latest that have papers."""
    listing = client.meetings(site, organization, window=window)
    chosen = [meeting for meeting in reversed(listing.meetings) if meeting.documents][:agendas]
    read: dict[str, Meeting] = {}
    for meeting in reversed(chosen):
        # One whose papers cannot be read, or were left out, stays as it is listed.
        with suppress(FetchError, ReadError, RefusedError):
            read[meeting.id] = client.agenda(meeting)
    return listing.model_copy(update={"meetings": tuple(read.get(it.id, it) for it in listing.meetings)})
