"""Where a site is written: a folder, or an object store by its address."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from agendawatch.errors import InputError, PlaceError
from agendawatch.site.planned_file import PRIVATE, checked, is_path

_OBJECTS = ("s3://", "s3a://", "gs://", "az://", "azure://", "abfs://", "memory://")
"""How addresses of object stores begin."""
_PART = ".part"
_LOCK = ".agendawatch-site.lock"
_WRITING = b"writing\n"
"""What a lock holds while files are written; a killed publisher leaves it."""
_READABLE = 0o644


class FileStore(Protocol):
    """Somewhere to keep files by path. It can be sent to another process, and each file is there whole or not at all."""

    def hold(self) -> AbstractContextManager[None]:
        """Keep other publishers away while a site is written."""

    def begin(self) -> None:
        """Note that files are about to be written: whoever holds it next looks at all of them if this one is killed."""

    def is_ours(self) -> bool:
        """Tell whether a site of ours was written there before."""

    def is_whole(self) -> bool:
        """Tell whether the last publisher there ended well, and so noted all that it wrote."""

    def sizes(self, wanted: Collection[str] = ()) -> Mapping[str, int]:
        """Tell how many octets each file has that is there; where some are `wanted`, of those at least."""

    def read(self, path: str) -> bytes | None:
        """Give a file's bytes; `None` when it is not there."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put files there, each at once in the place of what it was."""

    def remove(self, paths: list[str]) -> None:
        """Take files away; one that is not there is no error."""


def open_file_store(out: str) -> FileStore:
    """Open a folder by its path or `file://`, or an object store by `s3://`, `gs://`, `az://` or `memory://`."""
    if out.startswith("file://"):
        return DirectoryStore(Path(out.removeprefix("file://").removeprefix("localhost")))
    if out.startswith(_OBJECTS):
        try:
            from agendawatch.site.objects import ObjectStore  # noqa: PLC0415 - an extra
        except ImportError as error:
            expected = "a folder, or with agendawatch[objects] an object store"
            raise InputError(field="place", value=out, expected=expected) from error
        return ObjectStore(out)
    return DirectoryStore(Path(out))


class DirectoryStore:
    """A folder; it is made when the first file is written."""

    def __init__(self, root: Path) -> None:
        """Write under `root`."""
        self._root = root
        self._ready: set[str] = set()
        self._held: int | None = None
        self._cut_short = False
        self._known = False

    def __reduce__(self) -> tuple[type[DirectoryStore], tuple[Path]]:
        """Send it by its path."""
        return DirectoryStore, (self._root,)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Hold the folder's lock; a second publisher is told so at once. A killed one's lock goes with it."""
        with _plain_errors(self._root):
            self._root.mkdir(parents=True, exist_ok=True)
            self._known = (self._root / _LOCK).exists()
            descriptor = os.open(self._root / _LOCK, os.O_RDWR | os.O_CREAT, _READABLE)
        try:
            _lock(descriptor, self._root)
            self._held, self._cut_short = descriptor, os.fstat(descriptor).st_size > 0
            yield
            if os.fstat(descriptor).st_size:
                os.ftruncate(descriptor, 0)
        finally:
            self._held = None
            os.close(descriptor)

    def is_ours(self) -> bool:
        """Tell by the lock, which stays."""
        return self._known

    def is_whole(self) -> bool:
        """Tell by the lock, which a killed publisher leaves marked."""
        return not self._cut_short

    def begin(self) -> None:
        """Write so into the lock; it is emptied when all went well."""
        if self._held is not None:
            with _plain_errors(self._root):
                os.write(self._held, _WRITING)

    def sizes(self, wanted: Collection[str] = ()) -> Mapping[str, int]:
        """Look at the wanted files; at every file where none are named, or a publisher was killed."""
        with _plain_errors(self._root):
            return _looked_at(str(self._root), wanted) if wanted and not self._cut_short else self._walked()

    def read(self, path: str) -> bytes | None:
        """Read a file."""
        try:
            with _plain_errors(self._root):
                return Path(self._file(path)).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write each file beside its place, then put it there."""
        for path, data in files.items():
            place = self._file(path)
            folder, name = os.path.split(place)
            beside = f"{folder}/.{name}{_PART}"
            with _plain_errors(self._root):
                self._prepare(folder)
                descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _READABLE)
                with open(descriptor, "wb") as file:  # noqa: PTH123 - of a descriptor
                    file.write(data)
                os.replace(beside, place)  # noqa: PTH105 - a hundred thousand times, and Path costs as much again

    def remove(self, paths: list[str]) -> None:
        """Take files away, and the folders that are empty then."""
        for path in paths:
            place = Path(self._file(path))
            with _plain_errors(self._root):
                place.unlink(missing_ok=True)
                for folder in place.parents:
                    if folder == self._root or next(folder.iterdir(), None) is not None:
                        break
                    folder.rmdir()
                    self._ready.discard(str(folder))

    def _walked(self) -> dict[str, int]:
        """List every file, and clear away the halves that a killed publisher of ours left."""
        found: dict[str, int] = {}
        waiting = [(str(self._root), "")]
        while waiting:
            folder, prefix = waiting.pop()
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, f"{prefix}{entry.name}/"))
                    elif self._cut_short and entry.name.startswith(".") and entry.name.endswith(_PART):
                        Path(entry.path).unlink(missing_ok=True)
                    elif entry.is_file(follow_symlinks=False):
                        found[prefix + entry.name] = entry.stat(follow_symlinks=False).st_size
        return found

    def _file(self, path: str) -> str:
        return f"{self._root}/{path if path in PRIVATE else checked(path)}"

    def _prepare(self, folder: str) -> None:
        """Make a folder and those above it, once, and see that no link leads out of ours."""
        if folder in self._ready:
            return
        if folder == str(self._root):
            self._root.mkdir(parents=True, exist_ok=True)
        else:
            self._prepare(os.path.dirname(folder))  # noqa: PTH120 - as above
            try:
                os.mkdir(folder)  # noqa: PTH102 - as above
            except FileExistsError:
                if os.path.islink(folder):  # noqa: PTH114 - as above
                    msg = f"{folder} is a link and may lead out of {self._root}; nothing is written there"
                    raise PlaceError(msg) from None
        self._ready.add(folder)


def _looked_at(root: str, wanted: Iterable[str]) -> dict[str, int]:
    """Ask for each file alone: a third of the work of listing a hundred thousand folders."""
    found: dict[str, int] = {}
    for path in filter(is_path, wanted):
        try:
            status = os.stat(f"{root}/{path}", follow_symlinks=False)  # noqa: PTH116 - as above
        except (FileNotFoundError, NotADirectoryError):
            continue
        if stat.S_ISREG(status.st_mode):
            found[path] = status.st_size
    return found


def _lock(descriptor: int, root: Path) -> None:
    """Lock a file for as long as it is open; where the system has no such lock, the last whole file wins."""
    try:
        import fcntl  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        msg = f"another publisher is writing in {root}; try again when it is done"
        raise PlaceError(msg) from error


@contextmanager
def _plain_errors(root: Path) -> Iterator[None]:
    """Tell in words what the system refuses; a file that is not there is the caller's business."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        msg = f"the folder {root} cannot be used: {error.strerror or error}"
        raise PlaceError(msg) from error
