"""What hosts of static files take: their limits as they were on the day that they were looked up, and what passes them.

Figures are of each host's free plan. None was tried by us; `docs/reference/hosts.md` names where each stood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

_MB, _MIB = 1_000_000, 1 << 20


@dataclass(frozen=True, slots=True)
class Host:
    """A host of static files, and what it takes; `None` where it names no limit."""

    name: str
    ends: tuple[str, ...] = ()
    """How the addresses end that it gives out."""
    schemes: tuple[str, ...] = ()
    """How addresses to write to begin."""
    files: int | None = None
    octets: int | None = None
    largest: int | None = None
    """Octets of one file."""
    in_folder: int | None = None
    """Files of one folder."""


HOSTS = (
    Host("cloudflare-pages", ends=(".pages.dev",), files=20_000, largest=25 * _MIB),
    Host("github-pages", ends=(".github.io",), octets=1_000 * _MB),
    Host("netlify", ends=(".netlify.app",), in_folder=54_000),
    Host("object-store", schemes=("s3://", "s3a://", "gs://", "az://", "azure://", "abfs://"), largest=5_000 * _MB),
)
"""Looked up on 2026-11-30."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much a site is: as planned, where what is yet to be made is estimated, or as written."""

    files: int = 0
    octets: int = 0
    largest: int = 0
    in_folder: int = 0
    """Files of the folder that has most of them."""

    @classmethod
    def of(cls, sizes: Iterable[tuple[str, int]]) -> Size:
        """Count files by path and octets.

        >>> Size.of([("index.html", 900), ("a/index.html", 100), ("a/b.ics", 50)])
        Size(files=3, octets=1050, largest=900, in_folder=2)
        """
        files = list(sizes)
        folders = Counter(path.rpartition("/")[0] for path, _ in files)
        octets = [size for _, size in files]
        return cls(len(files), sum(octets), max(octets, default=0), max(folders.values(), default=0))


@dataclass(frozen=True, slots=True)
class ExceededLimit:
    """A limit that a site passes."""

    host: Host
    limit: str
    """`files`, `octets`, `largest` or `in_folder`, as in `Size`."""
    most: int
    found: int


def host_of(name: str | None, base_url: str | None, place: str) -> Host | None:
    """Find the host of a site: by name, else by where it is written, else by its address; `None` for one of one's own.

    >>> found = host_of(None, "https://forening.github.io/moten/", "public")
    >>> found.name if found else None
    'github-pages'
    """
    where = urlsplit(base_url or "").hostname or ""
    for host in HOSTS:
        if host.name == name or (name is None and place.startswith(host.schemes)):
            return host
    return None if name else next((host for host in HOSTS if host.ends and where.endswith(host.ends)), None)


def excesses(size: Size, hosts: Iterable[Host] = HOSTS) -> tuple[ExceededLimit, ...]:
    """List the limits that a site passes.

    >>> [(it.host.name, it.limit) for it in excesses(Size(files=20_001, octets=10**9 + 1))]
    [('cloudflare-pages', 'files'), ('github-pages', 'octets')]
    """
    limits = ("files", "octets", "largest", "in_folder")
    return tuple(
        ExceededLimit(host, limit, most, found)
        for host in hosts
        for limit in limits
        if (most := getattr(host, limit)) is not None and (found := getattr(size, limit)) > most
    )
