"""What a place was given last: for each file its key, the hash of its bytes, and their count."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from agendawatch.errors import InputError
from agendawatch.site.planned import checked

__all__ = ["Entry", "Manifest", "hash_of"]

_FORMAT = 1
_ENTRY = 4


class Entry(NamedTuple):
    """A file as it was written last."""

    key: str
    """`""` when it is to be made anew, or is planned no more and stays."""
    hash: str
    size: int
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was written. One that is missing or damaged counts as nothing: everything is looked at again."""

    files: Mapping[str, Entry]

    @classmethod
    def read(cls, data: bytes | None) -> Manifest:
        """Read it back; paths that no page can have are dropped."""
        try:
            told = json.loads(data or b"null")
        except ValueError:
            told = None
        if not isinstance(told, dict) or told.get("format") != _FORMAT or not isinstance(told.get("files"), dict):
            return cls({})
        return cls(dict(_entries(told["files"])))

    def written(self) -> bytes:
        """Write it as JSON, a line a file, in the order of their paths."""
        rows = (
            f"{json.dumps(path)}:{json.dumps([*entry[:3], int(entry.stays)])}"
            for path, entry in sorted(self.files.items())
        )
        return "".join((f'{{"format":{_FORMAT},"files":{{\n', ",\n".join(rows), "\n}}\n")).encode()


def _entries(files: Mapping[str, object]) -> Iterator[tuple[str, Entry]]:
    for path, row in files.items():
        match row:
            case [str(key), str(digest), int(size), int(stays)]:
                try:
                    yield checked(path), Entry(key, digest, size, bool(stays))
                except InputError:
                    continue


def hash_of(data: bytes) -> str:
    """Fingerprint a file's bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
