"""Labels beside a meeting's or a matter's facts, in Swedish and in the Norwegian of platforms made for both."""

from __future__ import annotations

import re
from enum import StrEnum

from agendawatch.lang.sv.text.letters import small_letters

__all__ = ["DETAIL_WORDS", "Detail", "find_detail", "is_held", "is_not_published"]


class Detail(StrEnum):
    """What a label announces."""

    ORGANIZATION = "organization"
    PLACE = "place"
    DATE = "date"
    TIME = "time"
    STATUS = "status"
    REFERENCE = "reference"


DETAIL_WORDS: tuple[tuple[Detail, str], ...] = (
    (Detail.ORGANIZATION, r"utvalg|organ|nämnd|instans|styrelse"),
    (Detail.PLACE, r"sted|plats|lokal|sammanträdeslokal|möteslokal|mötesplats"),
    (Detail.DATE, r"dato|datum|mötesdatum|sammanträdesdatum|møtedato"),
    (Detail.TIME, r"tid|klokkeslett|klockslag|starttid"),
    (Detail.STATUS, r"status|mötesstatus"),
    (Detail.REFERENCE, r"(?:saks|ärende|diarie)(?:nr|nummer)|dnr|saksnummer|ärendebeteckning|beteckning"),
)
"""Each detail's labels, in small letters. What Swedish tenants write was not seen: the likely words stand here."""

_TABLE = tuple((detail, re.compile(pattern)) for detail, pattern in DETAIL_WORDS)
_HELD = re.compile(r"(?:avholdt|avhållet|hållet|genomfört|genomförd|gjennomført|avslutat|avslutad|avsluttet)\b")
_NOT_PUBLISHED = re.compile(
    r"(?:ikke|ikkje|inte|ej)\s(?:publiser[ta]|publicera[td])\b|under forberedelse|under beredning"
)


def find_detail(label: str) -> Detail | None:
    """Tell what a label announces; `None` for one that we do not know.

    >>> find_detail("Saksnr."), find_detail("Plats:"), find_detail("Saksansvarlig")
    (<Detail.REFERENCE: 'reference'>, <Detail.PLACE: 'place'>, None)
    """
    words = small_letters(label).strip(" .:")
    return next((detail for detail, pattern in _TABLE if pattern.fullmatch(words)), None)


def is_held(status: str) -> bool:
    """Tell whether a status says that a meeting has been held.

    >>> is_held("Avholdt"), is_held("Planlagt")
    (True, False)
    """
    return _HELD.match(small_letters(status).strip()) is not None


def is_not_published(words: str) -> bool:
    """Tell whether words say that a meeting's page is not out yet.

    >>> is_not_published("Ikke publisert"), is_not_published("Inte publicerat"), is_not_published("Publicerat")
    (True, True, False)
    """
    return _NOT_PUBLISHED.match(" ".join(small_letters(words).split())) is not None
