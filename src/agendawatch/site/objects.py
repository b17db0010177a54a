"""Object stores as places for a site: S3, Google Cloud Storage, Azure, or memory, by obstore, which is an extra."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import obstore
from obstore.exceptions import BaseError
from obstore.store import from_url

from agendawatch.errors import InputError, PlaceError
from agendawatch.site.planned_file import PRIVATE, cache_control, checked, content_type

_AT_ONCE = 32
"""Files on their way at the same time: each waits for an answer."""


class ObjectStore:
    """A bucket, or a prefix in one. Keys and regions come from the environment, as their own tools read them.

    Two publishers at once are not kept apart: each file is whole, and the last one stands.
    """

    def __init__(self, url: str) -> None:
        """Open by address; nothing is asked yet."""
        self._url = url
        try:
            self._opened = from_url(url)
        except (BaseError, ValueError):
            # The library says in its own way what stands in an address, keys and all: it is not handed on.
            expected = "an object store's address, such as s3://bucket/prefix"
            raise InputError(field="place", value=url, expected=expected) from None

    def __reduce__(self) -> tuple[type[ObjectStore], tuple[str]]:
        """Send it by its address."""
        if self._url.startswith("memory://"):
            raise InputError(field="place", value=self._url, expected="a place that other processes can reach")
        return ObjectStore, (self._url,)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Keep nobody away."""
        yield

    def is_ours(self) -> bool:
        """Tell by our notes."""
        return any(self.read(path) is not None for path in sorted(PRIVATE))

    def is_whole(self) -> bool:
        """Say no: nobody tells whether the last publisher was killed."""
        return False

    def begin(self) -> None:
        """Note nothing: each file is whole or not there."""

    def sizes(self, wanted: Collection[str] = ()) -> Mapping[str, int]:  # noqa: ARG002 - asked for one by one they cost more
        """List what is there."""
        with self._plain_errors():
            return {row["path"]: row["size"] for rows in obstore.list(self._opened) for row in rows}

    def read(self, path: str) -> bytes | None:
        """Read a file."""
        try:
            with self._plain_errors():
                return bytes(obstore.get(self._opened, self._path(path)).bytes())
        except FileNotFoundError:
            return None

    def write(self, files: Mapping[str, bytes]) -> None:
        """Send files, many at once, each with its kind and for how long it may be kept."""
        with ThreadPoolExecutor(_AT_ONCE) as threads, self._plain_errors():
            for sent in [threads.submit(self._send, path, data) for path, data in files.items()]:
                sent.result()

    def remove(self, paths: list[str]) -> None:
        """Take files away."""
        with self._plain_errors():
            obstore.delete(self._opened, [self._path(path) for path in paths])

    def _send(self, path: str, data: bytes) -> None:
        attributes = {"Content-Type": content_type(path), "Cache-Control": cache_control(path)}
        obstore.put(self._opened, self._path(path), data, attributes=attributes)

    def _path(self, path: str) -> str:
        return path if path in PRIVATE else checked(path)

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        """Tell in words what the store refuses; a file that is not there is the caller's business."""
        try:
            yield
        except FileNotFoundError:
            raise
        except (BaseError, OSError) as error:
            msg = f"{self._url} cannot be used: {str(error).partition(chr(10))[0]}"
            raise PlaceError(msg) from error
