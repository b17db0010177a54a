"""What a site is told of itself: its address, its name, its languages, what it watches."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Literal, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, BeforeValidator, model_validator

from agendawatch.config_tables import NAME, ConfigTable, Text, Texts, checked, expect, made_of, read_table
from agendawatch.errors import ConfigError, InputError, UnknownMunicipalityError
from agendawatch.i18n import LANGUAGES, Language
from agendawatch.model import Municipality, Watch
from agendawatch.proposals import read_watches
from agendawatch.redaction import bare_address
from agendawatch.registry import municipality
from agendawatch.site.hosts import HOSTS

TITLE, BODY = "{title}", "{body}"
"""What `report` may hold, for the facts to be put into."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_LEAST_CONTRAST = 4.5
_LINEAR = 0.04045
"""Below which sRGB grows evenly (IEC 61966-2-1)."""
_ORIGIN = re.compile(r"https?://[a-z0-9.-]{1,253}(?::\d{1,5})?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


def _contact(words: str) -> str:
    return bare_address(words) if words.startswith(("http://", "https://")) else words


def _web(url: str) -> SplitResult | None:
    """Part an address of the web; `None` for what is none, or holds what no address may."""
    try:
        parts = urlsplit(url)
        good = (
            parts.scheme in {"http", "https"} and parts.hostname and not _CONTROL.search(url) and (parts.port or 1) > 0
        )
    except ValueError:
        return None
    return parts if good else None


def _address(url: str) -> str:
    """Check an address that everything else hangs under, and end it with a slash; a password is not published."""
    url = bare_address(url.strip())
    parts = _web(url)
    if parts is None or parts.query or parts.fragment:
        raise InputError(field="base_url", value=url, expected="an address such as https://moten.example/")
    return url.rstrip("/") + "/"


def _form(url: str) -> str:
    """Check the address of a form: with nothing in braces but what we fill in."""
    bare = url.replace(TITLE, "").replace(BODY, "")
    if _web(bare) is None or set("{}") & set(bare):
        expected = "an address such as https://forge.example/moten/issues/new?title={title}&body={body}"
        raise InputError(field="report", value=url, expected=expected)
    return url


def _each(read: Callable[[str], str]) -> AfterValidator:
    """Read every one of several texts."""
    return AfterValidator(lambda names: tuple(map(read, names)))


def _code(name: str) -> str:
    """Read a municipality of Sweden as its code, however it is written."""
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


def _frame_host(written: str) -> str:
    """Read who may frame our pages, as a browser compares it: scheme, host and port, and nothing behind them."""
    url = written if "://" in written else f"https://{written}"
    parts = _web(url)
    if parts is None or parts.path not in {"", "/"} or not _ORIGIN.fullmatch(url.rstrip("/")):
        raise expect(expected="a host such as www.kommun.example, without * and without a path", value=written)
    return url.rstrip("/").lower()


def _colour(written: str) -> str:
    """Check that white text can be read on a colour, and the colour on white (WCAG 2.2, 1.4.3)."""
    if not _HEX.fullmatch(written):
        raise expect(expected="a colour such as #0a5a66")
    ratio = contrast(written, "#ffffff")
    if ratio < _LEAST_CONTRAST:
        darker = f"a darker one: its contrast with white is {ratio:.1f} to 1, and people need {_LEAST_CONTRAST}"
        raise expect(darker)
    return written.lower()


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21 (WCAG 2.2).

    >>> round(contrast("#000000", "#ffffff")), round(contrast("#ffcc00", "#ffffff"), 1)
    (21, 1.5)
    """
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _logo(url: str) -> str:
    parts = _web(url)
    if parts is None or parts.scheme != "https" or set(url) & set("\"'<>;, "):
        raise InputError(field="logo", value=url, expected="the https address of a picture")
    return url


def _days(value: object) -> object:
    if value == "all":
        return None
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise expect(expected='a number of days, or "all"')
    return value


def _host(name: str) -> str:
    names = [host.name for host in HOSTS]
    if name not in names:
        raise expect("one of " + ", ".join(names))
    return name


def _languages(told: object) -> tuple[Language, ...]:
    if not isinstance(told, list | tuple) or not told or not set(map(str, told)) <= set(LANGUAGES):
        raise expect("a list of " + ", ".join(LANGUAGES))
    return tuple(language for language in LANGUAGES if language in told)


Languages = Annotated[tuple[Language, ...], BeforeValidator(_languages)]
"""In our order, whatever the order that they are written in."""


class _SiteTable(ConfigTable):
    """What the `[site]` table may hold."""

    base_url: Annotated[str, checked(_address)] | None = None
    """Where the site is served, with a slash at its end; `None` when nobody told, and addresses are relative."""
    title: Text = "agendawatch"
    languages: Languages = LANGUAGES[:1]
    """Swedish stands at the root, English under `en/`; each language makes a site nearly as large again."""
    feed_languages: Languages = ("sv",)
    """Those that feeds are written in; English ones stand under `en/`, and make a site a third larger."""
    meeting_pages: Annotated[int | None, BeforeValidator(_days)] = 14
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
    only: Annotated[Texts, _each(_code)] = ()
    """Municipalities that the site shows, by code, name or slug; `()` shows all that the store knows."""
    persons: bool = False
    """Whether a party's page names the elected people who act for it in the minutes."""
    kept_pages: bool = False
    """Whether a meeting's page leads to the text of the pages and documents that it was read from, where they are kept,
    with what was read of them marked."""
    frames: Annotated[Texts, _each(_frame_host)] = ()
    """Hosts whose pages may frame the lists under `inbaddat/`; `()`: nobody's."""
    colour: Annotated[Text, AfterValidator(_colour)] | None = None
    """Of links and marks in what is framed, as `#rrggbb`; `None` for ours."""
    logo: Annotated[Text, checked(_logo)] | None = None
    """The https address of a picture above what is framed; `None` for none."""
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
            expected = f"{self.municipality} alone: the site is official for it"
            raise expect(expected, value=strangers[0], key="only")
        return self

    @property
    def official(self) -> str | None:
        """Name the municipality that publishes its own meetings here; `None` for a watch by others."""
        return self.municipality


class SiteSettings(_SiteTable):
    """What every page of a site shares: its table, the watches beside it, and what a server or the store adds."""

    watches: tuple[Watch, ...] = ()
    search: bool = False
    """Whether everything can be searched: a server says so, a static site never does."""
    mail: bool = False
    """Whether readers can ask for mail: a server that sends some says so, a static site never does."""
    made_up: bool = False
    """Whether no municipality on it exists, as its store tells."""
    cases: bool = False
    """Whether each case has a page of its own: a store of too many has none."""
    own: frozenset[str] | None = None
    """Ids of the meetings that have a page of their own; `None` when all have."""

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
        watches = read_watches(text, file=file)
    except ConfigError as error:
        wrong += error.mistakes
    if wrong:
        raise ConfigError(wrong)
    beside = {"base_url": base_url, "languages": languages, "title": title, "only": only}
    given = {key: value for key, value in beside.items() if value}
    if table.municipality is not None and not given.get("only"):
        given["only"] = (table.municipality,)
    return made_of(SiteSettings, {**dict(table), **given, "watches": watches})
