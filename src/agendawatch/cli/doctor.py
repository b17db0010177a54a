"""The command that examines an installation: what is there, what is missing, what would break the main job."""

from __future__ import annotations

import datetime as dt
import platform
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from agendawatch.cli import options, show
from agendawatch.cli.config import Session
from agendawatch.config_tables import read_toml
from agendawatch.errors import AgendawatchError, StoreError
from agendawatch.i18n import tr
from agendawatch.i18n.finished import tr_said
from agendawatch.redaction import shown_address
from agendawatch.registry import municipalities, sites
from agendawatch.store.database import ChangeTokenReader, refusal

State = Literal["fine", "missing", "unsure", "broken"]

EXTRAS: dict[str, tuple[tuple[str, ...], str]] = {
    "pdf": (("pypdfium2",), "reads PDF summonses and minutes"),
    "cli": (("click", "rich"), "this command line"),
    "postgres": (("psycopg",), "keeps the store in PostgreSQL"),
    "site": (("jinja2", "segno"), "makes pages around the calendars (publish)"),
    "serve": (("cachetools", "starlette", "uvicorn"), "answers as a server (serve)"),
    "notify": (("apprise",), "tells by mail, chat and push (notify)"),
    "mail": (("cryptography",), "takes and sends mail for readers (mail, serve)"),
    "objects": (("obstore",), "publishes into object storage (s3://…)"),
    "mcp": (("mcp",), "answers assistants (mcp, and serve at /mcp)"),
    "export": (("pyarrow",), "writes tables as Parquet (export --format parquet)"),
}
"""By extra: the modules that it brings, and what they are for."""

_SHOWN = 20
"""Damaged rows that are named."""
_FIRST_YEAR = 2026
"""No clock is before the release that it runs."""
_LAST_YEAR = 2100
_PDF = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 61>>stream\n"
    b"BT /F1 12 Tf 72 720 Td (Kommunstyrelsen 2026-03-11) Tj ET    \n"
    b"endstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF\n"
)
_PDF_SAYS = "Kommunstyrelsen 2026-03-11"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: State
    found: str
    advice: str | None = None
    """What to do; `None` where nothing need be done."""


@options.command()
@click.option("--network", is_flag=True, help="Ask one municipality's site, to see that there is a network.")
@options.store
@options.as_json
@click.pass_obj
def doctor(session: Session, store_url: str, *, network: bool, as_json: bool) -> None:
    """Tell what is installed, what is missing and what would break.

    Each extra that is missing is told with what it gives, and how to get it.
    Exit code 1 is for what breaks the main job: the store, the clock, the zones, the PDF reader, the config file.

    \b
    agendawatch doctor
    agendawatch doctor --network --json

    Writes nothing that stays: a file is made in the store's folder and taken away.
    """
    found = tuple(examine(session, store_url, options.now(), network=network))
    if as_json:
        show.say(show.to_json(list(map(asdict, found))))
    else:
        _tell(found)
    if any(finding.state == "broken" for finding in found):
        sys.exit(1)


def examine(session: Session, store_url: str, now: dt.datetime, *, network: bool) -> Iterator[Check]:
    """Look at one thing after the other; none stops the next."""
    yield Check("agendawatch", "fine", version("agendawatch"))
    yield Check("python", "fine", f"{platform.python_version()} ({sys.platform})")
    for extra, (modules, gives) in EXTRAS.items():
        if any(find_spec(module) is None for module in modules):
            yield Check(f"extra {extra}", "missing", tr(gives), f"pip install 'agendawatch[{extra}]'")
        else:
            yield Check(f"extra {extra}", "fine", f"{tr(gives)}: {', '.join(map(_versioned, modules))}")
    yield from (_pdf(), _config(session), _folder(store_url), _database(store_url))
    yield from _beginnings(session, store_url, now)
    places = municipalities()
    known = sum(bool(sites(place)) for place in places)
    counted = tr("{count} municipalities and regions, {known} with a known site", count=len(places), known=known)
    yield from (_clock(now), _zone(), _letters(), Check("registry", "fine", counted))
    unasked = Check("network", "unsure", tr("not tried"), "agendawatch doctor --network")
    yield _network(session) if network else unasked


def _versioned(module: str) -> str:
    try:
        return f"{module} {version(module)}"
    except PackageNotFoundError:
        return module


def _pdf() -> Check:
    from agendawatch.readers.opening import document_text  # noqa: PLC0415 - not needed to show help
    from agendawatch.readers.sandbox import sandbox  # noqa: PLC0415 - likewise

    name = "pdf"
    if find_spec("pypdfium2") is None:
        return Check(name, "missing", tr("PDFs cannot be read"), "pip install 'agendawatch[pdf]'")
    try:
        read = sandbox().call(document_text, _PDF).split()
    except (AgendawatchError, ImportError, OSError) as error:
        return Check(name, "broken", tr_said(str(error)), "pip install --force-reinstall pypdfium2")
    if read != _PDF_SAYS.split():
        return Check(name, "broken", tr("reads {said}", said=" ".join(read)), "pip install --force-reinstall pypdfium2")
    return Check(name, "fine", tr("reads a small document"))


def _config(session: Session) -> Check:
    from agendawatch.site.settings import read_settings  # noqa: PLC0415 - only here and to publish

    name = "config"
    try:
        if session.mistake:
            raise session.mistake
        if session.path is None:
            return Check(name, "missing", tr("no agendawatch.toml here or in a folder above"), "agendawatch init")
        settings = read_settings(session.text)
    except AgendawatchError as error:
        return Check(name, "broken", tr_said(str(error)), tr("mend that line"))
    places = ", ".join(map(shown_address, session.config.municipalities)) or tr("no municipality")
    found = tr("{path}: {places}; watches: {count}", path=session.path, places=places, count=len(settings.watches))
    return Check(name, "fine", found)


def _beginnings(session: Session, store_url: str, now: dt.datetime) -> Iterator[Check]:
    """Begin as the commands do that the config file is for, by their own code, and end there."""
    if session.path is None or session.mistake:
        return
    tables = read_toml(session.text)
    for name in ("update", "serve", *(name for name in ("notify", "mail") if name in tables)):
        try:
            _begin(name, session, store_url, now)
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("agendawatch"):
                raise
        except (AgendawatchError, click.ClickException, OSError) as error:
            said = error.format_message() if isinstance(error, click.ClickException) else str(error)
            advice = tr("mend that in {path}, or set the variable", path=session.path)
            yield Check(name, "broken", tr_said(said), advice)
        else:
            yield Check(name, "fine", tr("begins as it should"))


def _begin(name: str, session: Session, store_url: str, now: dt.datetime) -> None:
    """Begin as one command does; what it needs of extras is loaded here alone."""
    from agendawatch.site.settings import read_settings  # noqa: PLC0415 - only here and to publish

    if name == "update":
        from agendawatch.cli.update import asked_sites  # noqa: PLC0415 - not needed to show help
        from agendawatch.crawl.client import Client  # noqa: PLC0415 - likewise

        asked_sites(session.config.municipalities, session.config.organizations, now)
        Client(user_agent=session.config.user_agent).close()
    elif name == "serve":
        from agendawatch.cli.serve import DEFAULT_HOST, application, askers_of  # noqa: PLC0415 - needs an extra

        settings = read_settings(session.text)
        if settings.base_url is None:
            settings = settings.model_copy(update={"base_url": "http://127.0.0.1:8000/"})
        with _leaving_nothing(session):
            application(store_url, settings, session, askers_of(session.text, DEFAULT_HOST), access_log=False)
    elif name == "notify":
        from agendawatch.cli.notify import begin  # noqa: PLC0415 - needs an extra

        begin(session.text)
    else:
        from agendawatch.cli.mail import mail_service  # noqa: PLC0415 - needs an extra

        with _leaving_nothing(session):
            mail_service(session.text, session.folder, read_settings(session.text))


@contextmanager
def _leaving_nothing(session: Session) -> Iterator[None]:
    """Take the mail database away that a beginning makes, where there was none."""
    table = read_toml(session.text).get("mail")
    named = table.get("database") if isinstance(table, dict) else None
    file = session.folder / (named if isinstance(named, str) else "mail.db")
    was_there = "\0" in str(file) or file.exists()
    try:
        yield
    finally:
        if table is not None and not was_there:
            for ending in ("", "-wal", "-shm"):
                Path(f"{file}{ending}").unlink(missing_ok=True)


def _folder(store_url: str) -> Check:
    name = "folder"
    if not store_url.startswith("sqlite:///"):
        return Check(name, "fine", tr("the database is not a file"))
    folder = Path(store_url.removeprefix("sqlite:///")).absolute().parent
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(b"agendawatch")
    except OSError as error:
        advice = tr("make the folder and let us write in it, or name another by --store")
        return Check(name, "broken", f"{folder}: {error.strerror}", advice)
    return Check(name, "fine", tr("{folder} can be written", folder=folder))


def _database(store_url: str) -> Check:
    """Read the store's version, then every row, and name those that are damaged."""
    from agendawatch.store import Store  # noqa: PLC0415 - not needed to show help

    name = "store"
    file = store_url.removeprefix("sqlite:///")
    if store_url.startswith("sqlite") and not (file and Path(file).exists()):
        return Check(name, "fine", tr("not made yet; the first round makes it"))
    try:
        reader = ChangeTokenReader(store_url)
        token = reader.read()
    except (StoreError, ImportError) as error:
        return Check(name, "broken", tr_said(str(error)))
    if refused := refusal(token.version, reader.names[0]):
        return Check(name, "broken", tr_said(refused))
    if not token.current:
        return Check(name, "fine", tr("of version {version}; it is upgraded when it is opened", version=token.version))
    try:
        with Store(store_url, make=False) as store:
            damaged = store.maintenance.examine()
    except StoreError as error:
        return Check(name, "broken", tr_said(str(error)))
    if not damaged:
        last = token.last_round.date().isoformat() if token.last_round else tr("never")
        return Check(name, "fine", tr("current; last round: {last}", last=last))
    listed = "; ".join(map(str, damaged[:_SHOWN]))
    found = tr("{count} damaged rows, which are left out: {listed}", count=len(damaged), listed=listed)
    return Check(name, "broken", found, tr("take the store from a copy; the next rounds write anew what they see"))


def _clock(now: dt.datetime) -> Check:
    moment = f"{now:%Y-%m-%d %H:%M %Z}"
    if _FIRST_YEAR <= now.year < _LAST_YEAR:
        return Check("clock", "fine", moment)
    return Check("clock", "broken", moment, tr("set the clock: what is seen is kept with its time"))


def _zone() -> Check:
    try:
        summer = dt.datetime(2026, 7, 1, tzinfo=ZoneInfo("Europe/Stockholm")).utcoffset()
    except ZoneInfoNotFoundError:
        return Check("zones", "broken", tr("Europe/Stockholm is not known here"), "pip install tzdata")
    if summer != dt.timedelta(hours=2):
        found = tr("July in Stockholm is {offset} from UTC, and not 2:00:00", offset=summer)
        return Check("zones", "broken", found, "pip install -U tzdata")
    return Check("zones", "fine", tr("Swedish time is known"))


def _letters() -> Check:
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    if encoding.startswith("utf"):
        return Check("letters", "fine", "åäö ÅÄÖ")
    return Check("letters", "unsure", tr("the terminal takes {encoding}", encoding=encoding), "PYTHONUTF8=1")


def _network(session: Session) -> Check:
    from agendawatch.crawl.client import Client  # noqa: PLC0415 - httpx is not needed for the rest

    # The first that the config file names is asked, else Göteborg.
    names = (*session.config.municipalities, "Göteborg")
    urls = (name if "://" in name else next((site.url for site in sites(name)), None) for name in names)
    address = next(filter(None, urls))
    try:
        with Client(user_agent=session.config.user_agent) as client:
            client.page(address)
    except AgendawatchError as error:
        advice = tr("see that {address} opens in a browser", address=address)
        return Check("network", "broken", tr_said(str(error)), advice)
    return Check("network", "fine", tr("{address} answers", address=address))


_MARKS: dict[State, tuple[str, str]] = {
    "fine": ("ok", "green"),
    "missing": ("–", "yellow"),
    "unsure": ("?", "yellow"),
    "broken": ("!", "red"),
}


def _tell(found: tuple[Check, ...]) -> None:
    names = [" ".join(tr(word) for word in finding.name.split(maxsplit=1)) for finding in found]
    wide = max(map(len, names))
    for name, finding in zip(names, found, strict=True):
        mark, colour = _MARKS[finding.state]
        show.say(f"{click.style(f'{mark:2}', fg=colour)}  {name:{wide}}  {finding.found}")
        if finding.advice:
            show.say(f"{' ' * (wide + 6)}→ {finding.advice}")
    counts = Counter(finding.state for finding in found)
    show.say()
    if broken := counts["broken"]:
        show.say(tr("Broken: {count}. The main job will not work until that is mended.", count=broken))
    elif missing := counts["missing"]:
        show.say(tr("All that is needed works; missing: {count}.", count=missing))
    else:
        show.say(tr("Everything works."))
