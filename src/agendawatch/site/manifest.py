"""What a place was given last: for each file its key, the hash of its bytes, and their count."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

_FORMAT = 1
_ROW = [str, str, int, int]


class ManifestEntry(NamedTuple):
    """A file as it was written last."""

    key: str
    """`""` when it is to be made anew, or is planned no more and stays."""
    hash: str
    size: int
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was written. One that is missing or damaged counts as nothing: everything is looked at again."""

    files: Mapping[str, ManifestEntry]

    @classmethod
    def read(cls, data: bytes | None) -> Manifest:
        """Read it back. What it says is a hint: paths are checked where anything is done with them."""
        try:
            told = json.loads(data or b"null")
        except ValueError:
            told = None
        if not isinstance(told, dict) or told.get("format") != _FORMAT or not isinstance(told.get("files"), dict):
            return cls({})
        return cls({path: ManifestEntry._make(row) for path, row in told["files"].items() if _is_entry(row)})

    def written(self) -> bytes:
        """Write it as JSON, a line a file, in the order of their paths."""
        # Keys and hashes are letters and figures: written by hand, a hundred thousand rows take a third of the time.
        rows = (
            f'{json.dumps(path)}:["{key}","{told}",{size},{stays:d}]'
            for path, (key, told, size, stays) in sorted(self.files.items())
        )
        return "".join((f'{{"format":{_FORMAT},"files":{{\n', ",\n".join(rows), "\n}}\n")).encode()


def _is_entry(row: object) -> bool:
    """Tell a row of ours; the file of any other is made again."""
    return (
        isinstance(row, list) and list(map(type, row)) == _ROW and (not row[0] or row[0].isalnum()) and row[1].isalnum()
    )


def hash_of(data: bytes) -> str:
    """Fingerprint a file's bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
