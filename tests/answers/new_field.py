"""A meeting with one more plain text, as `docs/how-to/add-a-field.md` adds it, and what every front says of it: as JSON.

A program of its own: the class of meetings is made anew, with the field, before anything else is imported.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import importlib.util
import json
import re
import sys
import tempfile
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

_ROOT = Path(__file__).parents[2]
_MODULE = "agendawatch.model.meeting"
_BEFORE = "    location: str | None = None\n"


def field_of_the_docs() -> str:
    """Read the field off the page that teaches to add one."""
    page = (_ROOT / "docs" / "how-to" / "add-a-field.md").read_text(encoding="utf-8")
    return re.sub(r"(?m)^   ", "    ", page.split("```text\n", 1)[1].split("   ```", 1)[0])


class _WithField(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - of the base
        source = self.get_data(self.path).decode()
        assert source.count(_BEFORE) == 1
        return compile(source.replace(_BEFORE, field_of_the_docs() + _BEFORE), self.path, "exec")


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        found = PathFinder.find_spec(fullname, path) if fullname == _MODULE else None
        if found is None or found.origin is None:
            return None
        return importlib.util.spec_from_file_location(fullname, found.origin, loader=_WithField(fullname, found.origin))


def main() -> None:
    """Print what each front says."""
    sys.meta_path.insert(0, _Finder())
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(json.dumps(asked(Path(folder)), ensure_ascii=False))


def asked(folder: Path) -> dict[str, str]:
    """Ask every front, of a meeting whose text was "webbsänds" and is "sänds i efterhand"."""
    # ruff: noqa: PLC0415 - only now
    import httpx
    from tests.cli.running import run
    from tests.mcp.client import talk

    import agendawatch as aw
    from agendawatch.answers.words import phrases
    from agendawatch.feeds.news import News
    from agendawatch.feeds.publishing import Publisher
    from agendawatch.mail.entries import told_of_news
    from agendawatch.notify.messages import of_changes
    from agendawatch.server.app import make_app, make_service
    from agendawatch.site.settings import SiteSettings

    town = aw.Municipality(code="9901", name="Ängelvik")
    site = aw.Site(url="https://angelvik.example/moten", municipality=town)
    first, now = (dt.datetime(2026, 3, day, 6, tzinfo=dt.UTC) for day in (2, 3))
    meeting = aw.Meeting(
        municipality=town,
        organization=aw.Organization(name="Kommunfullmäktige"),
        date=dt.date(2026, 3, 11),
        broadcast="webbsänds",  # type: ignore[call-arg] # the field that is added
    )
    changed = meeting.model_copy(update={"broadcast": "sänds i efterhand"})
    url, out = f"sqlite:///{folder}/agendawatch.db", folder / "site"
    with aw.Store(url) as store:
        for seen, it in ((first, meeting), (now, changed)):
            listing = aw.Listing(window=aw.Window.year(2026), meetings=(it,))
            store.records.add(listing, site=site, seen=seen)
        feed = Publisher(store, now=now).municipality("9901")
        changes = tuple(store.changes(since=now))
        calendar = feed.to_ical()
        aw.export(store, folder / "csv", format="csv")
        told = {
            "calendar": calendar.decode().replace("\r\n ", ""),
            "read back": str([it.broadcast for it in aw.read_ical(calendar)]),  # type: ignore[attr-defined] # likewise
            "atom": feed.to_atom().decode(),
            "json feed": feed.to_json_feed().decode(),
            "export": (folder / "csv" / "meetings.csv").read_text(encoding="utf-8"),
            "exported changes": (folder / "csv" / "changes.csv").read_text(encoding="utf-8"),
            "ocd": json.dumps(aw.to_ocd(changed), ensure_ascii=False),
            "mcp": json.dumps(talk(store, now.date(), _assistant)[0], ensure_ascii=False),
            "notify": str([it.lines for it in of_changes(store.queries.numbered_changes(0), None, phrases("sv"))]),
            "mail": str([it.rows for it in told_of_news(map(News, changes), "sv", None)]),
        }
    run("publish", str(out), "--store", url)
    told["site"] = "".join(page.read_text(encoding="utf-8") for page in sorted(out.rglob("*.html")))
    told["changes"] = run("changes", "--store", url).output
    told["changes --json"] = run("changes", "--json", "--store", url).output
    app = make_app(make_service(url, SiteSettings(), now=lambda: now))

    async def answers() -> dict[str, str]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://ours.example") as client:
            return {f"api {it}": (await client.get(f"/api/v1/{it}")).text for it in ("meetings", "changes")}

    return told | asyncio.run(answers())


async def _assistant(assistant: object) -> object:
    return [await assistant.ask("list_meetings"), await assistant.ask("list_changes")]  # type: ignore[attr-defined] # an Assistant, which cannot be named before the field is there


if __name__ == "__main__":
    main()
