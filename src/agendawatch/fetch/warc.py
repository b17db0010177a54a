"""Answers kept as WARC 1.1 (ISO 28500), for whoever runs the rounds alone, for some days; and given again from there."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from agendawatch.errors import BUGS, InputError, StoreError
from agendawatch.fetch.message import HTTPRequest, HTTPResponse
from agendawatch.fetch.recording import Entry, Recordings, body_hash
from agendawatch.redaction import bare_address

_NAME = "agendawatch-"
_ENDING = ".warc.gz"
_STAMP = "%Y%m%dT%H%M%SZ"
_LEVEL = 6
_NOT_MODIFIED = 304
_REVISIT = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_SENT = frozenset({"accept", "accept-language", "content-type", "if-modified-since", "if-none-match"})
"""Headers of a request that are written: none that may hold a key."""
_PACKED = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers that were said of a body as it was sent; it is kept unpacked."""
_DROPPED = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class KeptWarc:
    """A file of answers: when its round began, and what it takes."""

    path: Path
    began: dt.datetime
    size: int


@dataclass(frozen=True, slots=True)
class WarcFolder:
    """A folder of WARC files, one for each round and process, that go when their days are over."""

    path: Path
    days: int = 30
    """How long a file is kept, from when its round began."""

    def __post_init__(self) -> None:
        """Refuse a term that is none."""
        if self.days < 1:
            raise InputError(field="days", value=str(self.days), expected="a number of days, 1 or more")

    def files(self) -> tuple[KeptWarc, ...]:
        """List the files that rounds wrote here, the oldest first; what somebody else put here is none of them."""
        named = sorted(self.path.glob(f"{_NAME}*{_ENDING}")) if self.path.is_dir() else []
        began = ((it, _began(it)) for it in named)
        return tuple(KeptWarc(it, moment, it.stat().st_size) for it, moment in began if moment is not None)

    def forget(self, before: dt.datetime | None) -> int:
        """Delete the files of rounds that began before a moment, or all of them; give how many."""
        old = [it for it in self.files() if before is None or it.began < before]
        try:
            for it in old:
                it.path.unlink(missing_ok=True)
        except OSError as error:
            raise _unwritten(self.path, error) from error
        return len(old)

    @contextmanager
    def writing(self, now: dt.datetime) -> Iterator[Callable[[HTTPRequest, HTTPResponse, dt.datetime], None]]:
        """Forget what is past its days, and take answers for as long as this lasts; without any there is no file."""
        _library()
        self.forget(now - dt.timedelta(days=self.days))
        name = f"{_NAME}{now.astimezone(dt.UTC).strftime(_STAMP)}-{secrets.token_hex(4)}{_ENDING}"
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritten(self.path, error) from error
        writer = _Writer(self.path / name)
        try:
            yield writer.write
        finally:
            writer.close()


class WarcReplay(Recordings):
    """A transport that answers from a folder of WARC files, or one of them, without any network.

    With a clock a site answers as it did at that moment. What is damaged answers nothing.
    """

    def __init__(self, place: Path, *, now: Callable[[], dt.datetime] | None = None) -> None:
        """Read what answers there are; without a clock the last one is in force."""
        _library()
        files = sorted(place.glob(f"*{_ENDING}")) if place.is_dir() else [place]
        entries = [entry for file in files for entry in _entries(file)]
        super().__init__(sorted(entries, key=_since), _body, now=now)


class _Writer:
    """One file, made when the first answer comes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: _Members | None = None

    def write(self, request: HTTPRequest, answer: HTTPResponse, moment: dt.datetime) -> None:
        """Write an answer and what was asked; each is whole on the disk before the next."""
        from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - of an extra
        from warcio.warcwriter import WARCWriter  # noqa: PLC0415 - likewise

        try:
            if self._file is None:
                opened = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
                self._file = _Members(os.fdopen(opened, "wb"))
                writer = WARCWriter(self._file, gzip=False, warc_version="1.1")
                about = {"software": "agendawatch", "format": "WARC File Format 1.1"}
                writer.write_record(writer.create_warcinfo_record(self._path.name, about))
            writer = WARCWriter(self._file, gzip=False, warc_version="1.1")
            address = bare_address(request.url)
            same = answer.status == _NOT_MODIFIED
            said = {"WARC-Date": moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
            head = StatusAndHeaders(_status(answer.status), _given(answer, same=same), protocol="HTTP/1.1")
            came = writer.create_warc_record(
                address,
                "revisit" if same else "response",
                payload=BytesIO(answer.body),
                length=len(answer.body),
                http_headers=head,
                warc_headers_dict={**said, **({"WARC-Profile": _REVISIT} if same else {})},
            )
            body = request.body or b""
            asked = writer.create_warc_record(
                address,
                "request",
                payload=BytesIO(body),
                length=len(body),
                http_headers=StatusAndHeaders(f"{_target(address)} HTTP/1.1", _asked(request), protocol=request.method),
                warc_headers_dict=said,
            )
            writer.write_request_response_pair(asked, came)
        except OSError as error:
            raise _unwritten(self._path.parent, error) from error

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()


class _Members:
    """A file in which each record is packed by itself; the library packs so, too, at four times the cost."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._record = BytesIO()

    def write(self, piece: bytes) -> None:
        """Take a piece of a record."""
        self._record.write(piece)

    def flush(self) -> None:
        """Write the record, which has come to its end."""
        self._file.write(gzip.compress(self._record.getvalue(), _LEVEL))
        self._file.flush()
        self._record = BytesIO()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _entries(file: Path) -> Iterator[Entry]:
    """Read what was answered to what; an answer whose request, or whose end, did not come to be written is left out."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - of an extra
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - likewise

    answers: dict[str, tuple[int, int, tuple[tuple[str, str], ...], bool]] = {}
    with file.open("rb") as opened:
        try:
            records = ArchiveIterator(opened, check_digests=True)
            for record in records:
                body = record.content_stream().read()
                # To ask where a record begins reads what is left of it.
                offset = records.get_record_offset()
                if record.digest_checker.passed is False or record.http_headers is None:
                    continue
                head, http = record.rec_headers, record.http_headers
                if record.rec_type == "response":
                    about = int(http.get_statuscode()), tuple((str(name), str(value)) for name, value in http.headers)
                    answers[head.get_header("WARC-Record-ID")] = (offset, *about, bool(body))
                elif record.rec_type == "request" and (of := answers.pop(head.get_header("WARC-Concurrent-To"), None)):
                    at, status, headers, is_full = of
                    yield Entry(
                        method=http.protocol,
                        url=head.get_header("WARC-Target-URI"),
                        body_hash=body_hash(body),
                        since=dt.datetime.fromisoformat(head.get_header("WARC-Date")),
                        status=status,
                        headers=headers,
                        file=f"{at}:{file}" if is_full else None,
                    )
        except (ArchiveLoadFailed, *BUGS):
            # A round that was killed leaves a record that breaks off; the library raises all kinds of things of it.
            return


def _body(name: str) -> bytes:
    """Give a body by where its record begins, and in which file."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - of an extra

    offset, _, file = name.partition(":")
    with Path(file).open("rb") as opened:
        opened.seek(int(offset))
        body: bytes = next(ArchiveIterator(opened)).content_stream().read()
    return body


def _since(entry: Entry) -> dt.datetime:
    if entry.since is None:
        raise AssertionError(entry.url)
    return entry.since


def _status(code: int) -> str:
    """Write a status with its words, where it has any.

    >>> _status(404), _status(499)
    ('404 Not Found', '499 ')
    """
    known = {it.value: it.phrase for it in HTTPStatus}
    return f"{code} {known.get(code, '')}"


def _target(address: str) -> str:
    """Write what a request asks its host for.

    >>> _target("https://kommun.example/moten?ar=2026"), _target("https://kommun.example")
    ('/moten?ar=2026', '/')
    """
    parts = urlsplit(address)
    return f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"


def _asked(request: HTTPRequest) -> list[tuple[str, str]]:
    """Choose the headers of a request that are written."""
    sent = [(name, value) for name, value in request.headers if name.casefold() in _SENT]
    length = [("Content-Length", str(len(request.body)))] if request.body else []
    return [("Host", request.host), *sent, *length]


def _given(answer: HTTPResponse, *, same: bool) -> list[tuple[str, str]]:
    """Choose the headers of an answer; its length is that of its body as it is kept."""
    left_out = _PACKED | _DROPPED
    kept = [(name, value) for name, value in answer.headers if name.casefold() not in left_out]
    return kept if same else [*kept, ("Content-Length", str(len(answer.body)))]


def _began(file: Path) -> dt.datetime | None:
    """Read from a file's name when its round began; `None` where the name tells nothing.

    >>> _began(Path("agendawatch-20260311T120000Z-0a1b2c3d.warc.gz")).isoformat()
    '2026-03-11T12:00:00+00:00'
    >>> _began(Path("agendawatch-other.warc.gz"))
    """
    stamp = file.name.removeprefix(_NAME).partition("-")[0]
    try:
        return dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None


def _library() -> None:
    """Say early what is missing."""
    try:
        import warcio  # noqa: F401, PLC0415 - of an extra
    except ImportError as error:
        raise InputError(field="warc", value="", expected="the extra: pip install 'agendawatch[warc]'") from error


def _unwritten(folder: Path, error: OSError) -> StoreError:
    return StoreError(f"the folder of WARC files {folder} cannot be written: {error.strerror or error}")
