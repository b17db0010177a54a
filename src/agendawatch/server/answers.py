"""Answers: bytes of some kind, made once and sent often, with every header that they are ever sent with."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
from dataclasses import dataclass
from email.utils import format_datetime
from http import HTTPStatus

from agendawatch.server.conditional import matched, not_since, takes_gzip
from agendawatch.server.headers import Headers, Kind, headers_of, not_modified_headers

_LEAST = 600
"""Octets from which an answer is compressed; smaller ones fit a packet as they are."""
_COMPRESSED = (
    "text/",
    "application/json",
    "application/x-ndjson",
    "application/atom+xml",
    "application/feed+json",
    "application/xml",
    "application/problem",
    "image/svg",
)
_LEVEL = 6
_VARY: Headers = [(b"vary", b"Accept-Encoding")]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a request, before anybody thinks of how it is sent."""

    body: bytes
    content_type: str
    kind: Kind
    status: int = 200
    modified: dt.datetime | None = None
    """When it was last other than it was; `None` when that is not known."""
    filename: str | None = None
    """The name that a browser keeps a feed under; `None` for what is shown."""
    more: tuple[tuple[bytes, bytes], ...] = ()
    """Headers of its own."""
    policy: bytes | None = None
    """A content policy of its own; `None` for that of its kind."""


@dataclass(frozen=True, slots=True)
class PreparedAnswer:
    """An answer with its tags, compressed too where that helps, and each set of headers written out."""

    status: int
    body: bytes
    headers: Headers
    tags: tuple[bytes, ...]
    """The tag of the plain form, then of the compressed one where there is one; `()` when it has none."""
    not_modified: dict[bytes, Headers]
    """By tag, as a client sends it."""
    packed: bytes | None = None
    packed_headers: Headers | None = None
    modified: dt.datetime | None = None

    @property
    def size(self) -> int:
        """Count the octets that it holds, more or less."""
        return len(self.body) + len(self.packed or b"") + 2000

    def unmodified(self, asked: bytes | None, since: bytes | None) -> Headers | None:
        """Give the headers of a 304 when the client's copy is good; the tag wins over the date."""
        if not self.tags:
            return None
        if asked is not None:
            tag = matched(asked, self.tags)
            return self.not_modified[tag] if tag else None
        if since is not None and self.modified is not None and not_since(since, self.modified):
            return self.not_modified[self.tags[0]]
        return None

    def form(self, accepted: bytes | None) -> tuple[Headers, bytes]:
        """Give headers and body in the form that a client takes."""
        if self.packed is not None and self.packed_headers is not None and accepted and takes_gzip(accepted):
            return self.packed_headers, self.packed
        return self.headers, self.body


def prepare(answer: Answer, *, secure: bool = False) -> PreparedAnswer:
    """Hash, compress and write the headers of an answer.

    The compressed form has a tag of its own ("…-gz"): a strong tag names octets, and these are others
    (RFC 9110, 8.8.3.3). A weak one for both would keep caches from joining ranges, and be no shorter.
    """
    headers = headers_of(answer.kind, answer.content_type, secure=secure, policy=answer.policy) + list(answer.more)
    if answer.filename:
        headers.append((b"content-disposition", f'inline; filename="{answer.filename}"'.encode("ascii", "replace")))
    modified = answer.modified.astimezone(dt.UTC).replace(microsecond=0) if answer.modified else None
    tagged = answer.status == HTTPStatus.OK and answer.kind not in {Kind.STATE, Kind.FORM}
    if tagged and modified:
        headers.append((b"last-modified", format_datetime(modified, usegmt=True).encode("ascii")))
    packs = len(answer.body) >= _LEAST and answer.content_type.startswith(_COMPRESSED)
    varies = _VARY if packs else []
    headers += varies
    digest = hashlib.sha256(answer.body).hexdigest()[:32]
    tags = tuple(f'"{digest}{end}"'.encode() for end in (("", "-gz") if packs else ("",))) if tagged else ()
    packed = gzip.compress(answer.body, _LEVEL, mtime=0) if packs else None
    return PreparedAnswer(
        status=answer.status,
        body=answer.body,
        headers=_of_length(headers, answer.body, tags[0] if tags else None),
        tags=tags,
        not_modified={tag: not_modified_headers(answer.kind, tag, varies) for tag in tags},
        packed=packed,
        packed_headers=[
            *_of_length(headers, packed, tags[1] if tags else None),
            (b"content-encoding", b"gzip"),
        ]
        if packed is not None
        else None,
        modified=modified if tagged else None,
    )


def _of_length(headers: Headers, body: bytes, tag: bytes | None) -> Headers:
    return [*headers, *([(b"etag", tag)] if tag else ()), (b"content-length", str(len(body)).encode())]


def problem(status: int, detail: str, *, more: tuple[tuple[bytes, bytes], ...] = (), **facts: object) -> Answer:
    """Say what went wrong as RFC 9457 has it: for programs, and short enough for people."""
    told = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail, **facts}
    kind = Kind.STATE if status >= HTTPStatus.INTERNAL_SERVER_ERROR else Kind.DATA
    body = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
    return Answer(body, "application/problem+json", kind, status=status, more=more)
