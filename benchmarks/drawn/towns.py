"""Municipalities that do not exist: their organizations, and when these meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.drawn.dice import Dice

from agendawatch.model import Municipality, Site, slug

_BEASTS = ("Spov", "Järp", "Vip", "Lom", "Mård", "Iller", "Bäver", "Skarv", "Tjäder", "Ärl", "Korp", "Ekorr", "Gädd", "Sik", "Ugl", "Tofsmes", "Rävunge", "Hermelin", "Gärdsmyg", "Sothöns", "Lodjurs", "Nattskär", "Blåmes", "Kricke", "Tranung")  # fmt: skip
_GROUNDS = ("myr", "kvarns", "tjärns", "kulls", "mosse", "tuve", "rotes", "slätts", "hags", "lunds")
_ENDS = (
    "köping",
    "hammar",
    "ryda",
    "vallen",
    "torpa",
    "lösa",
    "mora",
    "viken",
    "sele",
    "arp",
    "boda",
    "by",
    "fallet",
)

_COMMITTEES = (
    ("Socialnämnden", "SN"), ("Barn- och utbildningsnämnden", "BUN"), ("Miljö- och byggnadsnämnden", "MBN"),
    ("Kultur- och fritidsnämnden", "KFN"), ("Tekniska nämnden", "TN"), ("Samhällsbyggnadsnämnden", "SBN"),
    ("Vård- och omsorgsnämnden", "VON"), ("Gymnasienämnden", "GYN"), ("Överförmyndarnämnden", "ÖFN"),
    ("Byggnadsnämnden", "BN"), ("Arbetsmarknadsnämnden", "AMN"), ("Utbildningsnämnden", "UN"),
    ("Miljönämnden", "MN"), ("Servicenämnden", "SEN"), ("Individ- och familjenämnden", "IFN"),
    ("Äldrenämnden", "ÄN"), ("Plan- och exploateringsnämnden", "PEN"), ("Förskolenämnden", "FSN"),
)  # fmt: skip
_REGION_COMMITTEES = (
    ("Hälso- och sjukvårdsnämnden", "HSN"), ("Regionala utvecklingsnämnden", "RUN"), ("Patientnämnden", "PN"),
    ("Kollektivtrafiknämnden", "KTN"), ("Kultur- och bildningsnämnden", "KBN"), ("Tandvårdsnämnden", "TVN"),
    ("Folkhögskolenämnden", "FHN"), ("Fastighetsnämnden", "FN"),
)  # fmt: skip
_ADVISORY = (
    ("Kommunala pensionärsrådet", "KPR"), ("Funktionsrättsrådet", "FRR"), ("Folkhälsorådet", "FHR"),
    ("Brottsförebyggande rådet", "BRÅ"), ("Näringslivsrådet", "NLR"), ("Kommunala tillgänglighetsrådet", "KTR"),
)  # fmt: skip
_STRANGE = (
    ("Framtidsberedningen", "FB"), ("Skärgårdsdelegationen", "SKD"), ("Bredbandsrådet", "BBR"),
    ("Beredningen för ett levande torg", "BLT"), ("Kommundelsnämnden Norra skogsbygden", "KNS"),
    ("Gemensamma lönenämnden", "GLN"), ("Namnberedningen", "NB"), ("Arvodeskommittén", "AK"),
    ("Regionala trygghetsrådet", "RTR"), ("Ägarutskottet", "ÄU"), ("Vattenvårdsrådet", "VVR"),
    ("Fjällutskottet", "FU"), ("Styrelsen för Tallmogården", "STG"), ("Nämnden för digital omställning", "NDO"),
    ("Kulturarvsdelegationen", "KAD"), ("Landsbygdskommittén", "LBK"),
)  # fmt: skip
_FORUMS = (("Dialogforum landsbygd", "DFL"), ("Medborgarpanelen", "MP"), ("Demokratiforum", "DF"))
"""Names of which one may doubt that they are political organizations; a presidium is another."""
_NO_POLITICS = (
    ("Gruppmöten", "GM"), ("Kommunchefens ledningsgrupp", "KLG"), ("Gruppledarträff", "GLT"),
    ("Central samverkansgrupp", "CSG"), ("Partiernas gruppmöten", "PGM"), ("Förvaltningens ledningsmöte", "FLM"),
    ("Ärendegenomgång med tjänstepersoner", "ÄG"), ("Utbildning för förtroendevalda", "UTB"),
)  # fmt: skip
_SUBS = (("arbetsutskott", "AU"), ("personalutskott", "PU"), ("presidium", "PR"), ("individutskott", "IU"))
_PLACES = (
    "Sessionssalen", "Rådssalen", "Kommunhuset, sal Furan", "Hörsalen", "Lokal Björken", "Stora salen", "Folkets hus",
    "Sammanträdesrum 3", "Gamla rådhuset", "Sal Ripan",
)  # fmt: skip
_CLOSED = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
_MONTHS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)


ORGANIZATIONS = (
    "Kommunstyrelsen", "Kommunfullmäktige", "Socialnämnden", "Byggnadsnämnden", "Kulturnämnden", "Valnämnden",
)  # fmt: skip
"""Of each town, where only their number counts."""


def numbered_site(number: int) -> Site:
    """Give the site of one town of many that are told apart by a number alone."""
    town = Municipality(code=f"{number + 1000:04d}", name=f"Exempelby{number}")
    return Site(url=f"https://by{number}.example/moten", municipality=town)


@dataclass(frozen=True)
class Body:
    """An organization, and its habits."""

    name: str
    code: str
    weekday: int
    nth: int
    """Which of the month's weekdays it meets on."""
    start: str
    place: str
    often: int
    """Meetings a year."""
    above: str = ""
    """The organization that it belongs to."""
    own: str = ""
    """What it is called under the name of that one: "Arbetsutskott"."""
    doubtful: bool = False
    """Whether one may say that it is no political organization."""

    @property
    def slug(self) -> str:
        """Its name as an address has it."""
        return slug(self.name)


@dataclass(frozen=True)
class Meeting:
    """A meeting as it is planned."""

    body: Body
    day: dt.date
    start: str


@dataclass(frozen=True)
class Town:
    """A municipality or region that does not exist."""

    name: str
    region: bool
    bodies: tuple[Body, ...]
    others: tuple[Body, ...]
    """Who meets in the same house and is no political organization."""

    @property
    def title(self) -> str:
        """What it calls itself."""
        return f"Region {self.name}" if self.region else f"{self.name}s kommun"


def settle(dice: Dice, size: tuple[int, int], *, strange: bool, subs: bool, region: bool = True) -> Town:
    """Found a town with so many organizations; strange names among them, and committees under boards, if asked.

    Now and then it is a region, where it may be one.
    """
    name = dice.one(_BEASTS) + dice.one(_GROUNDS) + dice.one(_ENDS)
    region = dice.chance(0.15) and region
    first = (("Regionfullmäktige", "RF"), ("Regionstyrelsen", "RS")) if region else (("Kommunfullmäktige", "KF"), ("Kommunstyrelsen", "KS"))  # fmt: skip
    count = size[0] + dice.below(size[1] - size[0] + 1)
    council = _body(dice, *first[0], weekday=dice.one((0, 0, 2, 3)), nth=4, start=dice.one(("17:00", "18:00", "18:30", "10:00")), often=7 + dice.below(4))  # fmt: skip
    board = _body(dice, *first[1], weekday=dice.one((0, 1, 2)), nth=2, often=9 + dice.below(3))
    bodies = [council, board]
    names = dice.mixed(_REGION_COMMITTEES if region else _COMMITTEES)
    if subs or dice.chance(0.6):
        bodies.append(_sub(dice, board, *_SUBS[0]))
    while len(bodies) < count and names:
        one = _body(dice, *names.pop(), often=7 + dice.below(4))
        bodies.append(one)
        if subs and len(bodies) < count:
            bodies.append(_sub(dice, one, *dice.one((_SUBS[0], _SUBS[0], _SUBS[2], _SUBS[3]))))
    if dice.chance(0.4):
        bodies.append(_body(dice, *dice.one(_ADVISORY), often=3 + dice.below(3)))
    if strange:
        for place, it in enumerate(dice.mixed(_STRANGE)[: 2 + dice.below(2)]):
            bodies.insert(2 + 2 * place, _body(dice, *it, often=4 + dice.below(4)))
        if dice.chance(0.5):
            bodies.insert(4, _body(dice, *dice.one(_FORUMS), often=3, doubtful=True))
    others = tuple(_body(dice, *it, often=4 + dice.below(3)) for it in dice.mixed(_NO_POLITICS)[:3])
    return Town(name=name, region=region, bodies=tuple(bodies), others=others)


def _body(
    dice: Dice, name: str, code: str, *, often: int, weekday: int | None = None, nth: int | None = None,
    start: str = "", above: str = "", own: str = "", doubtful: bool = False,
) -> Body:  # fmt: skip
    return Body(
        name=name,
        code=code,
        weekday=dice.below(4) if weekday is None else weekday,
        nth=1 + dice.below(4) if nth is None else nth,
        start=start or dice.one(("08:30", "09:00", "13:00", "13:30", "14:00", "08:15", "16:00", "10:00")),
        place=dice.one(_PLACES),
        often=often,
        above=above,
        own=own,
        doubtful=doubtful,
    )


def _sub(dice: Dice, board: Body, kind: str, code: str) -> Body:
    return _body(
        dice, f"{board.name}s {kind}", board.code + code, often=9 + dice.below(3),
        above=board.name, own=kind.capitalize(), doubtful=kind == "presidium",
    )  # fmt: skip


def meetings(dice: Dice, body: Body, year: int, months: Sequence[int] = _MONTHS) -> list[Meeting]:
    """Say when an organization meets in a year, or in some months of it."""
    often = max(1, round(body.often * len(months) / len(_MONTHS)))
    found: list[Meeting] = []
    for month in dice.some([it for it in months if it in _MONTHS], often):
        first = dt.date(year, month, 1)
        day = first + dt.timedelta(days=(body.weekday - first.weekday()) % 7 + 7 * (body.nth - 1))
        if dice.chance(0.12):  # another day than usual
            day += dt.timedelta(days=1)
        while (day.month, day.day) in _CLOSED:
            day += dt.timedelta(days=7 if day.day < 20 else -7)  # noqa: PLR2004 - so that the month stays
        found.append(Meeting(body, day, body.start))
    return found


def free_day(
    dice: Dice, year: int, taken: Iterable[dt.date], months: Sequence[int] = _MONTHS, *, last: int = 6
) -> dt.date:
    """Find a day on which nothing is planned; `last` is the last weekday that will do."""
    busy = set(taken)
    while True:
        day = dt.date(year, dice.one(months), 1 + dice.below(28))
        if day not in busy and day.weekday() <= last:
            return day
