"""Writing a site: only what is other than it was, each file whole, and one bad page by itself."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from jinja2 import TemplateError

from agendawatch.errors import AgendawatchError, PlaceError, StoreError
from agendawatch.site.file_stores import FileStore
from agendawatch.site.hosts import Size
from agendawatch.site.planned_file import MANIFEST, PlannedFile, checked, is_path

_BAD = (
    AgendawatchError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TemplateError,
    TypeError,
    ValueError,
)
"""What making one page may raise without spoiling the others."""
_WORTH = 300
"""Files that are worth starting other processes for."""
_TRIED = 6
"""Groups of files that are made to tell how large a site will be."""
_AT_ONCE = 64
"""Files that are held in memory before they are written."""


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
            noted = json.loads(data or b"null")
        except ValueError:
            noted = None
        if not isinstance(noted, dict) or noted.get("format") != _FORMAT or not isinstance(noted.get("files"), dict):
            return cls({})
        return cls({path: ManifestEntry._make(row) for path, row in noted["files"].items() if _is_entry(row)})

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


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be made; its last good bytes stand."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class SiteWriteReport:
    """What became of a site's files."""

    written: tuple[str, ...] = ()
    """Paths whose bytes are other than they were, or new."""
    kept: int = 0
    """How many files stand as they stood."""
    made: int = 0
    """How many were made to find that out."""
    removed: tuple[str, ...] = ()
    left_out: tuple[FailedFile, ...] = ()
    size: Size = field(default_factory=Size)
    """How much stands there of ours afterwards."""


class _Job(NamedTuple):
    """A file to make."""

    planned: PlannedFile
    old: str | None
    """The hash of the bytes that stand there; `None` when nobody knows, or there are none."""
    there: bool
    """Whether any stand there."""


class _Done(NamedTuple):
    """A file that was made."""

    path: str
    entry: ManifestEntry
    wrote: bool


def write_site(
    plan: Iterable[PlannedFile],
    place: FileStore,
    *,
    executor: Executor | None = None,
    unwanted: Callable[[str], bool] | None = None,
    before: Callable[[Size], None] | None = None,
) -> SiteWriteReport:
    """Write what is planned into a place, and tell what became of it.

    A file whose key is as it was, and that is there with its size, is not made again. One that is made
    is written only when its bytes differ. What is planned no more is removed, save what `stays`
    and is not `unwanted`. A page that cannot be made is told with its reason, and stands as it stood. Groups are made by the
    executor side by side, and what has no group after them all. A publisher that is killed leaves
    every file whole; the next one takes up what it left. `before` anything is written it is told how much it will be;
    what has not been made yet is estimated by a few. After a loss of power files may be cut: their sizes tell.
    """
    with place.hold():
        noted = place.read(MANIFEST)
        known = Manifest.read(noted)
        files, written, made = dict(known.files), [], 0
        whole = tuple(plan)
        sizes = place.sizes([one.path for one in whole] if known.files else ())
        strangers = _strangers(place, known.files, sizes)
        groups, planned, left_out = _stale(whole, known.files, sizes, strangers)
        if before is not None:
            before(_foreseen(groups, planned, known.files, unwanted))
        if groups:
            place.begin()
            if noted is None:
                # Whoever finds files here without their entries, after us, knows whose they are.
                place.write({MANIFEST: Manifest({}).written()})
        last = groups.pop("", [])
        for done in chain(_made(groups, place, executor), _made({"": last}, place, None)):
            made += 1
            if isinstance(done, FailedFile):
                left_out.append(done)
                continue
            files[done.path] = done.entry
            written += [done.path] if done.wrote else []
        removed = _gone(files, planned, unwanted)
        place.remove(removed)
        if files != known.files or noted is None:
            place.write({MANIFEST: Manifest(files).written()})
    return SiteWriteReport(
        tuple(sorted(written)),
        len(planned) - len(written) - len(left_out),
        made,
        tuple(removed),
        tuple(left_out),
        Size.of((path, entry.size) for path, entry in files.items()),
    )


def _foreseen(
    groups: Mapping[str, Sequence[_Job]],
    planned: set[str],
    known: Mapping[str, ManifestEntry],
    unwanted: Callable[[str], bool] | None,
) -> Size:
    """Tell how much a site will be: what is known by its last size, the rest by others of its kind."""
    stays = {path for path, entry in known.items() if entry.stays and not (unwanted and unwanted(path))}
    sizes = {path: entry.size for path, entry in known.items() if path in planned or path in stays}
    new = [path for path in planned if path not in sizes]
    if len(new) >= _WORTH:
        # A municipality's files read the same things: some municipalities cost less than as many files of each kind.
        whole = [jobs for name, jobs in groups.items() if name]
        for job in chain.from_iterable(whole[:: max(len(whole) // _TRIED, 1)][:_TRIED]):
            with suppress(*_BAD):  # it is told of when the site is written
                sizes[job.planned.path] = len(job.planned.make(None))
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    for path, size in sizes.items():
        kinds[_kind(path)].append(size)
    usual = sum(sizes.values()) // len(sizes) if sizes else 0
    means = {kind: sum(found) // len(found) for kind, found in kinds.items()}
    return Size.of((path, sizes.get(path, means.get(_kind(path), usual))) for path in {*sizes, *planned})


def _kind(path: str) -> str:
    """Tell kinds of files apart by ending, by how deep they stand, and months from meetings."""
    return f"{path.count('/')} {path.rpartition('.')[2]} {'manad/' in path}"


def _stale(
    plan: Iterable[PlannedFile],
    known: Mapping[str, ManifestEntry],
    sizes: Mapping[str, int],
    strangers: Collection[str],
) -> tuple[dict[str, list[_Job]], set[str], list[FailedFile]]:
    """List what must be made, by group, the paths of all that is planned, and what is let be."""
    groups: defaultdict[str, list[_Job]] = defaultdict(list)
    planned: set[str] = set()
    left_out: list[FailedFile] = []
    for one in plan:
        if one.path in planned:
            left_out.append(FailedFile(one.path, "two pages want this address; the first one has it"))
            continue
        planned.add(one.path)
        if one.path in strangers:
            left_out.append(FailedFile(one.path, "a file that is not ours stands there, and is let be"))
            continue
        entry = known.get(one.path)
        there = entry is not None and sizes.get(one.path) == entry.size
        if entry is None or not there or entry.key != one.key:
            groups[one.group].append(_Job(one, entry.hash if entry and there else None, one.path in sizes))
    return groups, planned, left_out


def _strangers(place: FileStore, known: Mapping[str, ManifestEntry], sizes: Mapping[str, int]) -> Collection[str]:
    """Name the files that somebody else put there: all of a place that was never ours, else those that nobody noted."""
    if not place.is_ours():
        return sizes.keys()
    return sizes.keys() - known.keys() if known and place.is_whole() else ()


def _made(
    groups: Mapping[str, Sequence[_Job]], place: FileStore, executor: Executor | None
) -> Iterator[_Done | FailedFile]:
    """Make groups, by the executor where there is one and it is worth it."""
    if executor is None or sum(map(len, groups.values())) < _WORTH:
        for jobs in groups.values():
            yield from _build(place, jobs)
        return
    for making in [executor.submit(_build, place, jobs) for jobs in groups.values()]:
        yield from making.result()


def _build(place: FileStore, jobs: Sequence[_Job]) -> list[_Done | FailedFile]:
    """Make some files and write those whose bytes differ, a few at a time."""
    done: list[_Done | FailedFile] = []
    for first in range(0, len(jobs), _AT_ONCE):
        fresh: dict[str, bytes] = {}
        done.extend(_one(place, job, fresh) for job in jobs[first : first + _AT_ONCE])
        place.write(fresh)
    return done


def _one(place: FileStore, job: _Job, fresh: dict[str, bytes]) -> _Done | FailedFile:
    """Make a file, and put its bytes among the fresh ones if they are other than those that stand there."""
    planned = job.planned
    try:
        path = checked(planned.path)
        last = place.read(path) if job.there and (planned.follows or job.old is None) else None
        data = planned.make(last if planned.follows else None)
    except (PlaceError, StoreError):
        raise  # no page's fault: none of the others could be made either
    except _BAD as error:
        return FailedFile(planned.path, f"{type(error).__name__}: {error}")
    entry = ManifestEntry(planned.key, hash_of(data), len(data), planned.stays)
    same = data == last if last is not None else entry.hash == job.old
    if not same:
        fresh[path] = data
    return _Done(path, entry, wrote=not same)


def _gone(files: dict[str, ManifestEntry], planned: set[str], unwanted: Callable[[str], bool] | None) -> list[str]:
    """Take what is planned no more out of the files, and list what is to be removed of it."""
    removed = []
    for path in files.keys() - planned:
        ours = is_path(path)
        if not ours or not files[path].stays or (unwanted is not None and unwanted(path)):
            removed += [path] if ours else []
            del files[path]
    return sorted(removed)
