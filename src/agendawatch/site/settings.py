"""What a site is told of itself: its address, its name, its languages, what it watches."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, model_validator

from agendawatch.config_tables import NAME, Table, Text, Texts, checked, expect, made_of, read_table
from agendawatch.errors import ConfigError, InputError, UnknownMunicipalityError
from agendawatch.following import read_watches
from agendawatch.model import Municipality, Watch
from agendawatch.redaction import bare_address
from agendawatch.registry import municipality
from agendawatch.site.hosts import HOSTS

__all__ = ["BODY", "LANGUAGES", "TITLE", "Language", "SiteSettings", "is_named", "read_settings"]

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")
"""The languages that pages are written in; the first stands at the root."""

TITLE, BODY = "{title}", "{body}"
"""What `report` may hold, for the facts to be put into."""

_DAYS = 'a number of days, or "all"'
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


def _contact(words: str) -> str:
    return bare_address(words) if words.startswith(("http://", "https://")) else words


def _address(url: str) -> str:
    """Check an address that everything else hangs under, and end it with a slash; a password is not published."""
    url = bare_address(url.strip())
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and parts.hostname and not parts.query and not parts.fragment
    except ValueError:
        good = False
    if not good or _CONTROL.search(url):
        raise InputError(field="base_url", value=url, expected="an address such as https://moten.example/")
    return url.rstrip("/") + "/"


def _form(url: str) -> str:
    """Check the address of a form: with nothing in braces but what we fill in."""
    bare = url.replace(TITLE, "").replace(BODY, "")
    try:
        parts = urlsplit(bare)
        good = parts.scheme in {"http", "https"} and parts.hostname and not set("{}") & set(bare)
    except ValueError:
        good = False
    if not good or _CONTROL.search(url):
        expected = "an address such as https://forge.example/moten/issues/new?title={title}&body={body}"
        raise InputError(field="report", value=url, expected=expected)
    return url


def _codes(names: tuple[str, ...]) -> tuple[str, ...]:
    """Read names of municipalities; those of Sweden as their codes, however they are written."""
    return tuple(map(_code, names))


def _code(name: str) -> str:
    try:
        return municipality(name).code
    except UnknownMunicipalityError:
        return name.strip()  # a made-up one; the store may know it


def _town(name: str) -> str:
    """Name a municipality of Sweden as it is called; a made-up one as it is written."""
    try:
        return municipality(name).name
    except UnknownMunicipalityError:
        return name.strip()


def _days(value: object) -> object:
    if value == "all":
        return None
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise expect(_DAYS)
    return value


def _host(name: str) -> str:
    names = [host.name for host in HOSTS]
    if name not in names:
        raise expect("one of " + ", ".join(names))
    return name


def _languages(told: object) -> tuple[Language, ...]:
    if not isinstance(told, list | tuple) or not told or not set(map(str, told)) <= set(LANGUAGES):
        raise expect("a list of " + " and ".join(LANGUAGES))
    return tuple(language for language in LANGUAGES if language in told)


Languages = Annotated[tuple[Language, ...], BeforeValidator(_languages)]
"""In our order, whatever the order that they are written in."""


class _SiteTable(Table):
    """What the `[site]` table may hold."""

    base_url: Annotated[str, checked(_address)] | None = None
    """Where the site is served, with a slash at its end; `None` when nobody told, and addresses are relative."""
    title: Text = "agendawatch"
    languages: Languages = LANGUAGES[:1]
    """Swedish stands at the root, English under `en/`; each language makes a site nearly as large again."""
    feed_languages: Languages = ("sv",)
    """Those that feeds are written in; English ones stand under `en/`, and make a site a third larger."""
    meeting_pages: Annotated[int | None, BeforeValidator(_days)] = 30
    """Within how many days of today a meeting has a page of its own, others stand on their month's page;
    `None` (in the file `"all"`): all have one."""
    host: Annotated[str, AfterValidator(_host)] | None = None
    """Who serves the site, by a name of `agendawatch.site.hosts`; `None` goes by its address."""
    publisher: Text | None = None
    """Who runs the site; `None` shows nothing."""
    contact: Annotated[Text, AfterValidator(_contact)] | None = None
    """Where a reader can write to who runs the site: an http(s) address or one of mail; `None` shows nothing."""
    report: Annotated[Text, checked(_form)] | None = None
    """Where a reader tells that something is wrong: the http(s) address of an issue's form, with `{title}` and `{body}`
    where the facts go. `None` leads to `contact`, by mail with the facts filled in."""
    doubts: bool = False
    """Whether calendars show days that are withheld in doubt, as tentative events."""
    only: Annotated[Texts, AfterValidator(_codes)] = ()
    """Municipalities that the site shows, by code, name or slug; `()` shows all that the store knows."""
    role: Literal["independent", "official"] = "independent"
    """Whether a municipality publishes its own meetings here."""
    municipality: Annotated[Text, AfterValidator(_town)] | None = None
    """Whose own site it is; beside `role = "official"` alone."""

    @model_validator(mode="after")
    def _own_alone(self) -> Self:
        """Keep an official site to its own municipality: of others it is no more official than anybody."""
        if (self.role == "official") != (self.municipality is not None):
            expected = 'the municipality\'s name, beside role = "official" and nowhere else'
            raise expect(expected, value=self.municipality, key="municipality")
        strangers = [name for name in self.only if self.municipality and name != _code(self.municipality)]
        if strangers:
            alone = f"{self.municipality} alone: the site is official for it"
            raise expect(alone, value=strangers[0], key="only")
        return self

    @property
    def official(self) -> str | None:
        """Name the municipality that publishes its own meetings here; `None` for a watch by others."""
        return self.municipality


class SiteSettings(_SiteTable):
    """What every page of a site shares: its table, and the watches beside it."""

    watches: tuple[Watch, ...] = ()
    search: bool = False
    """Whether everything can be searched: a server says so, a static site never does."""
    mail: bool = False
    """Whether readers can ask for mail: a server that sends some says so, a static site never does."""

    def shows(self, town: Municipality | None) -> bool:
        """Tell whether the site shows a municipality; meetings of none are shown where all are."""
        return not self.only or any(is_named(town, name) for name in self.only)


def is_named(town: Municipality | None, name: str) -> bool:
    """Tell whether a name is a municipality's: its code, its name or its slug.

    >>> is_named(Municipality(code="9901", name="Ängelvik"), "angelvik")
    True
    """
    return town is not None and name.casefold() in {town.code, town.name.casefold(), town.slug}


def read_settings(
    text: str = "",
    *,
    base_url: str | None = None,
    languages: tuple[str, ...] = (),
    title: str | None = None,
    only: tuple[str, ...] = (),
    file: str = NAME,
) -> SiteSettings:
    r"""Read the `[site]` table and the watches of an `agendawatch.toml`; what is given beside it wins.

    >>> read_settings('[site]\ntitle = "Möten i Ängelvik"\nbase_url = "https://moten.example"').base_url
    'https://moten.example/'

    What cannot be used raises `ConfigError` with every mistake in both.
    """
    wrong: list[InputError] = []
    table = _SiteTable()
    watches: tuple[Watch, ...] = ()
    try:
        table = read_table(text, "site", _SiteTable, file=file)
    except ConfigError as error:
        wrong += error.mistakes
    try:
        watches = read_watches(text, municipality=municipality, file=file)
    except ConfigError as error:
        wrong += error.mistakes
    if wrong:
        raise ConfigError(wrong)
    beside = {"base_url": base_url, "languages": languages, "title": title, "only": only}
    given = {key: value for key, value in beside.items() if value}
    if table.municipality is not None and not given.get("only"):
        given["only"] = (table.municipality,)
    return made_of(SiteSettings, {**dict(table), **given, "watches": watches})
