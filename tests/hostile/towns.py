"""Towns whose pages are hostile, each on a host of its own: what the pages are is said by the test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from tests.replicas.server import Given, Replica, Wanted, serve

from agendawatch.model import Municipality, Site

LIST = "/sammantraden"


def schedule(*rows: tuple[str, str]) -> str:
    """Draw the list of kommunstyrelsen's meetings: day, and the address of its summons."""
    drawn = "".join(
        f'<tr><td>{day}</td><td>13.00</td><td><a href="{address}">Kallelse</a></td></tr>' for day, address in rows
    )
    head = "<tr><th>Datum</th><th>Tid</th><th>Handlingar</th></tr>"
    return f"<!doctype html><title>Möten</title><main><h1>Sammanträden</h1><h2>Kommunstyrelsen</h2><table>{head}{drawn}</table></main>"


@dataclass
class Town:
    """What a town's host answers, by path."""

    name: str
    code: str
    pages: dict[str, bytes | str] = field(default_factory=dict)
    replica: Replica | None = None

    @property
    def site(self) -> Site:
        """Name its list."""
        if self.replica is None:
            raise AssertionError(self.name)
        place = Municipality(code=self.code, name=self.name)
        return Site(url=f"{self.replica.address}{LIST}", platform="page", municipality=place)

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        body = self.pages.get(wanted.path)
        if body is None:
            return Given("", status=404)
        is_pdf = isinstance(body, bytes) and body.startswith(b"%PDF")
        return Given(body, content_type="application/pdf" if is_pdf else "text/html; charset=utf-8")


@contextmanager
def towns(pages: Mapping[str, dict[str, bytes | str]]) -> Iterator[list[Town]]:
    """Serve some towns on loopback: their names, and their pages."""
    made = [Town(name, f"99{nth:02}", dict(told)) for nth, (name, told) in enumerate(pages.items(), 1)]
    with ExitStack() as stack:
        for town in made:
            town.replica = stack.enter_context(serve(town))
        yield made
