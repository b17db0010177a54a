"""Whole protocols of bodies that do not exist, in the layouts that real ones have: as text, and as PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from random import Random

from reportlab.pdfbase.pdfmetrics import stringWidth
from tests.readers.minutes import drawn_pages
from tests.readers.minutes.drawn_matters import KINDS, Head, House, Matter, Member, written
from tests.readers.minutes.drawn_pages import LAST_ROW, Line, Setter, wrapped

_GIVEN = ("Ada", "Sixten", "Tora", "Bo", "Hedvig", "Ivar", "Majken", "Folke", "Siv", "Gösta", "Vega", "Torgny", "Disa", "Åke", "Ylva", "Nils-Elof", "Märta", "Rune", "Britt-Alva", "Lage", "Tyra", "Östen", "Signe", "Ebbe")  # fmt: skip
_FAMILY = ("Kvistberg", "Tallhammar", "Rågskog", "Dimfors", "Snårlund", "Klöverstam", "von Tångarp", "Älvgren Myhr", "Lövstråle", "Grannstam", "Sländås", "Örnhäll", "Vasslund", "Tickman", "Ekås-Brånd", "Ljungvid", "Månklo", "Svedhag", "Bryngås", "Kärrdal", "Hasselklev")  # fmt: skip
_PARTIES = ("S", "M", "S", "V", "C", "M", "KD", "S", "SD", "L", "MP", "S", "M", "SD", "C", "-")
_TOWN = "Ormhälla"
_TOC_NUMBER, _TOC_TITLE, _TOC_WIDTH = 71, 110, 380


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody on the first page, as a reader should find them."""

    name: str
    party: str
    quality: str
    replaces: str | None = None
    paragraphs: str | None = None
    title: str | None = None
    """An officer's."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a municipality lays its protocols out."""

    name: str
    headings: dict[Head, str]
    begins: float
    """The row on which the text of a page begins."""
    numbered: str
    """How a paragraph's number and its case number stand on a line."""
    own_page: bool = False
    """Whether every paragraph begins a page."""
    contents: bool = True
    """Whether there is a table of contents."""


PORTAL = Style(
    "portal",
    {
        Head.BACKGROUND: "Ärendebeskrivning", Head.PREPARED: "Beredning", Head.CLAIMS: "Förslag till beslut på sammanträdet",
        Head.ORDER: "Beslutsgång", Head.VOTE: "Omröstning", Head.RESULT: "Omröstningsresultat", Head.DECISION: "Beslut",
        Head.ABOVE: "Förslag till beslut i kommunfullmäktige", Head.RESERVATION: "Reservation", Head.STATEMENT: "Anteckning",
        Head.DISPATCH: "Expedieras till", Head.BASIS: "Beslutsunderlag",
    },
    begins=9,
    numbered="§ {} {}",
    own_page=True,
)  # fmt: skip
COMMON = Style(
    "common",
    {
        Head.BACKGROUND: "Sammanfattning av ärendet", Head.PREPARED: "Bedömning", Head.CLAIMS: "Yrkanden",
        Head.ORDER: "Propositionsordning", Head.VOTE: "Omröstningsresultat", Head.DECISION: "Beslut",
        Head.RESERVATION: "Reservationer", Head.STATEMENT: "Protokollsanteckning", Head.DISPATCH: "Beslutet skickas till",
        Head.BASIS: "Underlag för beslut",
    },
    begins=5,
    numbered="§ {}|Dnr {}",
)  # fmt: skip
CITY = Style(
    "city",
    {
        Head.BACKGROUND: "Tidigare behandling", Head.PREPARED: "Ärendet", Head.CLAIMS: "Yrkanden", Head.ORDER: "Propositionsordning",
        Head.VOTE: "Omröstning", Head.DECISION: "Beslut", Head.RESERVATION: "Reservation", Head.STATEMENT: "Protokollsanteckning",
        Head.DISPATCH: "Protokollsutdrag skickas till", Head.BASIS: "Handlingar",
    },
    begins=5,
    numbered="§ {} Ärendenummer {}",
    contents=False,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Protocol:
    """A protocol: what it says, and the pages on which it says it."""

    house: House
    style: Style
    first: int
    matters: tuple[Matter, ...]
    attendance: tuple[Attendance, ...]
    adjuster: str
    adjusted: dt.date | None
    """`None` where it is adjusted from afar, and tells no day."""
    posted: dt.date | None
    """`None` where it tells no day of the notice."""
    pages: tuple[tuple[Line, ...], ...] = ()

    @property
    def last(self) -> int:
        """The last paragraph's number."""
        return self.first + len(self.matters) - 1

    @property
    def secretary(self) -> str:
        """Who wrote it."""
        return next(it.name for it in self.attendance if it.title)

    def text(self) -> str:
        """Give it as text that keeps the layout."""
        return drawn_pages.laid_out(self.pages)

    def extracted(self) -> str:
        """Give it as text in reading order."""
        return drawn_pages.extracted(self.pages, self.style.begins)

    def pdf(self) -> bytes:
        """Give it as a PDF."""
        return drawn_pages.printed(self.pages)


def _of(protocol: Protocol) -> Iterator[tuple[int, Matter]]:
    yield from enumerate(protocol.matters, protocol.first)


def _portal_head(protocol: Protocol, setter: Setter) -> None:
    """Set the page's number, and the body's name on as many lines as its column needs."""
    house = protocol.house
    setter.put(540, str(len(setter.pages)), size=9)
    names = wrapped(house.name, 95 if len(house.name) > 24 else 200, bold=True)
    for nth, words in enumerate((*names, "Protokoll", "", f"{house.day}"), 3):
        setter.put(400, words, nth, bold=bool(words) and not words[0].isdigit())
    setter.row = protocol.style.begins + len(names) - 1


def _portal_foot(_: Protocol, setter: Setter) -> None:
    setter.put(450, "Utdragsbestyrkande", size=7)


def _common_head(protocol: Protocol, setter: Setter) -> None:
    setter.put(60, f"{_TOWN} kommun", size=9)
    setter.put(230, "SAMMANTRÄDESPROTOKOLL", bold=True)
    setter.put(500, setter.mark)
    setter.put(60, protocol.house.name, 1, bold=True)
    setter.put(230, "Sammanträdesdatum", 1, 9)
    setter.put(230, f"{protocol.house.day}", 2)
    setter.row = protocol.style.begins


def _common_foot(_: Protocol, setter: Setter) -> None:
    for x, words in ((60, "Justerandes sign"), (180, "Justerandes sign"), (420, "Utdragsbestyrkande")):
        setter.put(x, words, size=7)


def _city_head(protocol: Protocol, setter: Setter) -> None:
    setter.put(500, setter.mark, size=9)
    setter.put(71, protocol.house.name, 1)
    setter.put(370, "Protokoll nr 13", 1, 9)
    setter.put(370, f"Sammanträdesdatum: {protocol.house.day}", 2, 9)
    setter.row = protocol.style.begins


def _city_foot(protocol: Protocol, setter: Setter) -> None:
    setter.put(71, f"{_TOWN} Stad {protocol.house.own}s protokoll", size=9)


def _people(setter: Setter, protocol: Protocol, qualities: tuple[str, ...], x: float) -> None:
    """Set people one under the other, each with what a first page says of them."""
    comma = protocol.style is not PORTAL
    for who in protocol.attendance:
        if who.quality not in qualities:
            continue
        words = who.name if who.title else f"{who.name} ({who.party})"
        behind = who.title or {"chair": "ordförande", "vice_chair": "vice ordförande"}.get(who.quality)
        if behind:
            words += f", {behind}" if comma else f" ({behind})"
        if who.paragraphs:
            words += f" {who.paragraphs}"
        if who.replaces:
            words += f"{', tjg ersättare för' if comma else ' ersätter'} {who.replaces} (S)"
        for line in wrapped(words, 540 - x):
            setter.room(1)
            setter.put(x, line)
            setter.row += 1


def _portal_front(setter: Setter, protocol: Protocol) -> None:
    """Set the first page as a portal's template does: labels in a column of their own, some on two lines."""
    told = f"Rådhuset, {protocol.adjusted} 11:00" if protocol.adjusted else "Protokollet justeras digitalt."
    for nth, words in enumerate(("Sal Furan, Rådhuset", "Storgatan 1", "kl. 14:00-16:08")):
        setter.put(170, words, nth)
    setter.put(60, "Plats och tid", bold=True)
    setter.put(400, "Paragrafer", bold=True)
    setter.put(470, f"§§{protocol.first}-{protocol.last}")
    setter.row += 4
    for labels, qualities in (
        (("Beslutande",), ("chair", "vice_chair", "member", "substitute")),
        (("Ej tjänstgörande", "ersättare"), ("observer",)),
        (("Övriga deltagare",), ("officer",)),
    ):
        for nth, label in enumerate(labels):
            setter.put(60, label, nth, bold=True)
        _people(setter, protocol, qualities, 170)
        setter.row += 1
    setter.put(60, "Utses att justera", bold=True)
    setter.put(170, protocol.adjuster)
    setter.row += 2
    setter.put(60, "Justeringens plats och", bold=True)
    setter.put(60, "tid", 1, bold=True)
    setter.put(170, told)
    setter.row += 5
    for label, name in (
        ("Sekreterare", protocol.secretary),
        ("Ordförande", str(protocol.house.members[0])),
        ("Justerande", protocol.adjuster),
    ):
        setter.room(3)
        setter.put(60, label, bold=True)
        setter.put(170, name, 1)
        setter.row += 3
    setter.room(2)
    setter.put(60, "Protokollet är justerat. Justeringen är tillkännagiven på kommunens anslagstavla.", size=9)


def _common_front(setter: Setter, protocol: Protocol) -> None:
    """Set the first page as a form: who, where, when, signatures, and the notice below."""

    def entry(label: str, told: str, rows: float = 1) -> None:
        setter.room(1)
        setter.put(60, label, bold=True)
        setter.put(210, told)
        setter.row += rows

    setter.row += 1
    entry("Plats och tid", "Sal Furan, Rådhuset, klockan 14:00-16:08", 2)
    for label, qualities in (
        ("Beslutande", ("chair", "vice_chair", "member", "substitute")),
        ("Ej tjänstgörande ersättare", ("observer",)),
        ("Övriga närvarande", ("officer",)),
    ):
        setter.put(60, label, bold=True)
        _people(setter, protocol, qualities, 210)
        setter.row += 1
    entry("Utsedd att justera", protocol.adjuster)
    entry("Justeringens plats och tid", f"Kommunhuset {protocol.adjusted}")
    entry("Paragrafer", f"{protocol.first}-{protocol.last}", 2)
    for label, name in (
        ("Sekreterare", protocol.secretary),
        ("Ordförande", protocol.house.members[0].name),
        ("Justerare", protocol.adjuster),
    ):
        setter.room(3)
        entry(label, "." * 60)
        setter.put(210, name)
        setter.row += 1
    setter.room(9)
    entry("", "ANSLAG/BEVIS")
    entry("Organ", protocol.house.name)
    entry("Sammanträdesdatum", f"{protocol.house.day}")
    assert protocol.posted is not None
    for x, word, day in (
        (60, "uppsättande", protocol.posted),
        (320, "nedtagande", protocol.posted + dt.timedelta(days=22)),
    ):
        setter.put(x, "Datum för anslags")
        setter.put(x + 150, f"{day}")
        setter.put(x, word, 1)
    setter.row += 2
    entry("Förvaringsplats för", "Kommunhuset")
    entry("protokollet", "")


def _city_front(setter: Setter, protocol: Protocol) -> None:
    """Set the first page as a list under headings."""
    signs = f"{protocol.first}-{protocol.last}"
    for words in (
        "Tid: 14:00-16:08",
        "Plats: Sal Furan, Rådhuset",
        f"Paragrafer: {signs}",
        f"Att justera: {protocol.adjuster}",
    ):
        setter.say(words)
    for label, qualities in (
        ("Ledamöter", ("chair", "vice_chair", "member")),
        ("Tjänstgörande ersättare", ("substitute",)),
        ("Övriga ersättare", ("observer",)),
        ("Övriga närvarande", ("officer",)),
    ):
        setter.row += 1
        setter.room(3)
        setter.say(label, bold=True)
        _people(setter, protocol, qualities, 71)
    setter.row += 1
    setter.say(f"Justeringsdatum: {protocol.adjusted}")
    setter.say("Underskrifter", bold=True)
    for label, name in (
        ("Sekreterare", protocol.secretary),
        ("Ordförande", protocol.house.members[0].name),
        ("Justerare", protocol.adjuster),
    ):
        setter.room(4)
        setter.row += 2
        setter.say(label)
        setter.say(name)


def _set_contents(setter: Setter, protocol: Protocol) -> None:
    """Set a table of contents: numbers in the middle of their titles' lines, or dots up to a page's number."""
    dotted = protocol.style is not PORTAL
    for number, told in _of(protocol):
        lines = wrapped(told.title, _TOC_WIDTH)
        setter.room(len(lines))
        if dotted:
            left = _TOC_WIDTH + 5 - stringWidth(lines[-1], "Helvetica", 11)
            lines[-1] += f" {'.' * (5 + int(left / 3.1))} {3 + (number - protocol.first) // 2}"
        for nth, words in enumerate(lines):
            setter.put(_TOC_TITLE, words, nth)
        setter.put(_TOC_NUMBER, f"§ {number}", 0 if dotted else (len(lines) - 1) / 2)
        setter.row += len(lines)


def _set_paragraph(setter: Setter, protocol: Protocol, number: int, told: Matter) -> None:
    """Set a paragraph: its number, its title, and its parts, each under a heading that stays with it."""
    style = protocol.style
    if style.own_page:
        setter.turn()
    else:
        setter.room(9)
        setter.row += 1
    sign, _, file = style.numbered.format(number, told.reference).partition("|")
    if told.reference is None:
        sign, file = f"§ {number}", ""
    setter.put(71, sign, bold=True)
    setter.put(360, file)
    setter.row += 2
    setter.say(told.title, 13, bold=True, step=1.5)
    setter.row += 0.3
    for part in told.parts:
        headed = style.headings.get(part[0], "")
        for nth, words in enumerate(written(part, style.headings)):
            if headed and not nth:
                setter.room(3)
                setter.say(words, bold=True)
            else:
                setter.say(words)
                setter.row += 0 if words.startswith("•") or len(part[1]) < 3 else 1
        setter.row += 1 if style.own_page else 2
    if style is PORTAL and protocol.adjusted is None:
        setter.say("Paragrafen är justerad")


def _turn_list(setter: Setter, protocol: Protocol) -> None:
    """Begin a page of a list of votes, whose head stands where others do not."""
    setter.turn(bare=True)
    setter.put(540, str(len(setter.pages)), size=9)
    setter.put(450, "Voteringslista", 3)
    for row, words in ((3, protocol.house.name), (4, "Protokoll"), (7, f"{protocol.house.day}")):
        setter.put(230, words, row, bold=row < 7)
    setter.row = 10


def _set_list(setter: Setter, protocol: Protocol, number: int, told: Matter) -> None:
    """Set a list of how each member voted, behind the paragraph."""
    ballot = told.ballot
    assert ballot is not None
    _turn_list(setter, protocol)
    setter.say(f"Voteringslista: §{number}", bold=True)
    setter.say(f"Ärende: {told.title}, {told.reference}")
    setter.row += 1
    setter.say("Voteringslist(or)", bold=True)
    setter.say(f"Omröstning om {ballot.subject[0].lower()}{ballot.subject[1:]}")
    sides = ((382, "Ja", ballot.yes), (433, "Nej", ballot.no), (485, "Avstår", ballot.abstaining))
    setter.put(72, "Ledamot", bold=True)
    for x, words, _ in sides:
        setter.put(x, words, bold=True)
    setter.row += 1
    for nth, member in enumerate(protocol.house.members):
        if setter.row > LAST_ROW - 1:
            _turn_list(setter, protocol)
        setter.put(72, f"{member}, {('ordförande', 'vice ordförande', 'ledamot')[min(nth, 2)]}")
        setter.put(next(x for x, _, side in sides if member in side), "X")
        setter.row += 1
    setter.put(72, "Resultat")
    for x, _, side in sides:
        setter.put(x, str(len(side)))


_FRONTS: dict[str, Callable[[Setter, Protocol], None]] = {
    "portal": _portal_front,
    "common": _common_front,
    "city": _city_front,
}
_EDGES: dict[str, tuple[Callable[[Protocol, Setter], None], Callable[[Protocol, Setter], None]]] = {
    "portal": (_portal_head, _portal_foot),
    "common": (_common_head, _common_foot),
    "city": (_city_head, _city_foot),
}


def _set(protocol: Protocol, total: int = 0) -> tuple[tuple[Line, ...], ...]:
    """Set all pages; once more when it is known how many they are."""
    head, foot = _EDGES[protocol.style.name]
    setter = Setter(partial(head, protocol), partial(foot, protocol), total)
    setter.turn()
    _FRONTS[protocol.style.name](setter, protocol)
    if protocol.style.contents:
        setter.turn()
        _set_contents(setter, protocol)
    if not protocol.style.own_page:
        setter.turn()
    for number, told in _of(protocol):
        _set_paragraph(setter, protocol, number, told)
        if protocol.style is PORTAL and told.ballot is not None:
            _set_list(setter, protocol, number, told)
    setter.close()
    count = len(setter.pages)
    return tuple(map(tuple, setter.pages)) if count == total else _set(protocol, count)


@dataclass(frozen=True, slots=True)
class _Spec:
    """What a protocol is drawn from."""

    style: Style
    body: str
    mark: str
    office: str
    above: str | None
    day: dt.date
    people: int
    first: int
    kinds: str
    """Kinds of matters, in order."""


_BOARDS, _COUNCILS = "Kommunfullmäktige", None
_SPECS: dict[str, _Spec] = {
    "kommunstyrelsen": _Spec(PORTAL, "Kommunstyrelsen", "KS", "Kommunledningskontoret", _BOARDS, dt.date(2026, 6, 15), 15, 111,
        "information fee contested report answer initiative plan opinion assignment sent_back today delegated withdrawn fee contested"),
    "tekniska-namnden": _Spec(PORTAL, "Tekniska nämnden", "TEN", "Samhällsbyggnadsförvaltningen", _BOARDS, dt.date(2026, 5, 18), 9, 25,
        "information report plan fee citizen assignment opinion put_off citizen report initiative delegated assignment"),
    "vard-och-omsorgsnamnden": _Spec(PORTAL, "Vård- och omsorgsnämnden", "VON", "Vård- och omsorgsförvaltningen", _BOARDS, dt.date(2026, 5, 20), 13, 34,
        "information report fee plan initiative assignment answer contested report citizen sent_back delegated plan withdrawn opinion fee"),
    "kultur-och-utbildningsnamnden": _Spec(PORTAL, "Kultur- och utbildningsnämnden", "KUN", "Kultur- och utbildningsförvaltningen", _BOARDS, dt.date(2026, 6, 17), 13, 41,
        "information report plan today assignment contested plan delegated report opinion citizen initiative answer"),
    "kommunfullmaktige-i-portalen": _Spec(PORTAL, "Kommunfullmäktige", "KF", "Kommunledningskontoret", _COUNCILS, dt.date(2026, 3, 25), 45, 61,
        "information fee fee plan answer contested answer new_motion new_motion resignation resignation election election interpellation report citizen contested sent_back election resignation new_motion put_off"),
    "kommunfullmaktige": _Spec(COMMON, "Kommunfullmäktige", "KS", "Kommunledningskontoret", _COUNCILS, dt.date(2025, 11, 26), 41, 201,
        "resignation resignation resignation resignation resignation resignation resignation resignation election election election election election election election election "
        "report fee plan fee answer contested interpellation answer citizen sent_back contested new_motion new_motion interpellation fee plan answer put_off withdrawn contested new_motion report"),
    "bygg-och-miljonamnden": _Spec(COMMON, "Bygg- och miljönämnden", "BMN", "Miljö- och byggförvaltningen", _BOARDS, dt.date(2026, 4, 21), 11, 30,
        "report permit permit fee permit contested permit put_off permit plan permit citizen initiative permit sent_back permit delegated permit withdrawn permit"),
    "socialnamnden": _Spec(COMMON, "Socialnämnden", "SN", "Socialförvaltningen", _BOARDS, dt.date(2026, 2, 11), 13, 9,
        "report plan assignment fee citizen initiative opinion contested report answer delegated plan assignment put_off"),
    "kommunstyrelsen-i-staden": _Spec(CITY, "Kommunstyrelsen", "SLK", "Stadsledningskontoret", _BOARDS, dt.date(2026, 4, 22), 13, 335,
        " ".join(["report contested plan initiative fee contested assignment contested answer put_off initiative sent_back"] * 5)),
    "kulturnamnden-i-staden": _Spec(CITY, "Kulturnämnden", "KN", "Kulturförvaltningen", _BOARDS, dt.date(2026, 3, 17), 11, 40,
        "report contested plan answer initiative fee citizen contested opinion put_off contested assignment initiative contested delegated withdrawn"),
}  # fmt: skip

NAMES = tuple(_SPECS)
"""The protocols that can be drawn."""


def _house(spec: _Spec) -> House:
    """Draw a body and its people."""
    dice = Random(f"{spec.body} {spec.day}")  # noqa: S311 - a test's dice
    names = [f"{given} {family}" for given in _GIVEN for family in _FAMILY]
    dice.shuffle(names)
    members = tuple(Member(names[nth], _PARTIES[nth % len(_PARTIES)]) for nth in range(spec.people))
    year, mark = spec.day.year, spec.mark
    forms: dict[str, Callable[[int], str]] = {
        "portal": lambda nth: f"{year}.{nth:03} {mark}",
        "common": lambda nth: f"{mark} {year}/{nth:05}",
        "city": lambda nth: f"{mark}-{year}-{nth:05}",
    }
    style = spec.style.name
    return House(spec.body, mark, spec.office, spec.above, spec.day, members, forms[style], style, dice)


def _attendance(house: House, first: int, last: int) -> tuple[Attendance, ...]:
    """Say who was there: members, those who stood in, those who listened, and those who work there."""
    away = ("Gunvor Sjöstig", "Hjalmar Ek Lund")
    *members, one, other = house.members
    qualities = ("chair", "vice_chair", *["member"] * len(members))
    long = house.style == "portal"
    return (
        *(
            Attendance(it.name, it.party, quality, paragraphs=f"§§{first + 3}-{last}" if nth == 4 else None)
            for nth, (it, quality) in enumerate(zip(members, qualities, strict=False))
        ),
        *(Attendance(it.name, it.party, "substitute", gone) for it, gone in zip((one, other), away, strict=True)),
        Attendance("Petrus Vinterqvist", "S", "observer"),
        Attendance("Elna Stugås", "M", "observer", paragraphs=f"§§{first}-{first + 2}"),
        Attendance("Ulrik Hagskär", "", "officer", title="nämndsekreterare"),
        Attendance("Karna Fjällmo", "", "officer", title="förvaltningschef"),
        Attendance(
            "Anders-Olle Trygg",
            "",
            "officer",
            paragraphs=f"§{first}",
            title="enhetschef för strategisk planering och uppföljning inom förvaltningen" if long else "enhetschef",
        ),
    )


@cache
def draw(name: str) -> Protocol:
    """Draw one of the protocols: its matters, its people and its pages."""
    spec = _SPECS[name]
    house = _house(spec)
    matters = tuple(KINDS[kind](house, number) for number, kind in enumerate(spec.kinds.split(), spec.first))
    facts = Protocol(
        house=house,
        style=spec.style,
        first=spec.first,
        matters=matters,
        attendance=_attendance(house, spec.first, spec.first + len(matters) - 1),
        adjuster=house.members[1].name,
        adjusted=None if name == "tekniska-namnden" else house.day + dt.timedelta(days=9),
        posted=house.day + dt.timedelta(days=10) if spec.style is COMMON else None,
    )
    return replace(facts, pages=_set(facts))
