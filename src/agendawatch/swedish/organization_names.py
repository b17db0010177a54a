"""Tables: short forms of organizations, endings that classify them, and the shape of their names."""

from __future__ import annotations

import re

from agendawatch.model import OrganizationClassification as Kind

__all__ = ["ENDINGS", "INNER", "NAME", "SHORT_FORMS", "WHOLE"]

SHORT_FORMS = {
    "KF": "Kommunfullmäktige",
    "KS": "Kommunstyrelsen",
    "KSAU": "Kommunstyrelsens arbetsutskott",
    "KSPU": "Kommunstyrelsens personalutskott",
    "KSPLU": "Kommunstyrelsens planutskott",
    "KSTU": "Kommunstyrelsens tekniska utskott",
    "KSAUO": "Kommunstyrelsens arbetsutskott",
    "BUN": "Barn- och utbildningsnämnden",
    "BUNAU": "Barn- och utbildningsnämndens arbetsutskott",
    "UN": "Utbildningsnämnden",
    "VON": "Vård- och omsorgsnämnden",
    "VONAU": "Vård- och omsorgsnämndens arbetsutskott",
    "ON": "Omsorgsnämnden",
    "SN": "Socialnämnden",
    "SNAU": "Socialnämndens arbetsutskott",
    "MBN": "Miljö- och byggnadsnämnden",
    "MBNAU": "Miljö- och byggnadsnämndens arbetsutskott",
    "MN": "Miljönämnden",
    "BN": "Byggnadsnämnden",
    "BNAU": "Byggnadsnämndens arbetsutskott",
    "SBN": "Samhällsbyggnadsnämnden",
    "SBNAU": "Samhällsbyggnadsnämndens arbetsutskott",
    "SBU": "Samhällsbyggnadsutskottet",
    "KFN": "Kultur- och fritidsnämnden",
    "KFNAU": "Kultur- och fritidsnämndens arbetsutskott",
    "KFU": "Kultur- och fritidsutskottet",
    "KN": "Kulturnämnden",
    "FN": "Fritidsnämnden",
    "TN": "Tekniska nämnden",
    "TNAU": "Tekniska nämndens arbetsutskott",
    "VN": "Valnämnden",
    "ÖFN": "Överförmyndarnämnden",
    "ÖN": "Överförmyndarnämnden",
    "HSN": "Hälso- och sjukvårdsnämnden",
    "RF": "Regionfullmäktige",
    "RS": "Regionstyrelsen",
    "RSAU": "Regionstyrelsens arbetsutskott",
    "RUN": "Regionala utvecklingsnämnden",
    "KSN": "Kommunstyrelsen",
    "KPR": "Kommunala pensionärsrådet",
    "KHR": "Kommunala handikapprådet",
}
"""Letters that most municipalities use alike; a page's own legend goes first."""

WHOLE = {
    "fullmäktige": "Kommunfullmäktige",
    "kommunfullmäktige": "Kommunfullmäktige",
    "kommunfullmäktiges sammanträde": "Kommunfullmäktige",
    "kommunstyrelse": "Kommunstyrelsen",
    "kommunstyrelsen": "Kommunstyrelsen",
    "regionfullmäktige": "Regionfullmäktige",
    "regionstyrelse": "Regionstyrelsen",
    "regionstyrelsen": "Regionstyrelsen",
    "landstingsfullmäktige": "Landstingsfullmäktige",
    "landstingsstyrelsen": "Landstingsstyrelsen",
}
"""Names that stand for one organization, in small letters."""

INNER = frozenset(
    {
        "nämnden",
        "nämnd",
        "styrelsen",
        "utskottet",
        "utskott",
        "arbetsutskottet",
        "beredningen",
        "rådet",
        "direktionen",
        "bolaget",
        "förbundet",
    }
)
"""Words for an organization that only the context can tell."""

ENDINGS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"(?:utskott(?:et|en)?|beredning(?:en)?|presidi(?:um|et))$", Kind.SUBCOMMITTEE),
        (r"\bab\b|\baktiebolag|bolag(?:et)?$", Kind.COMPANY),
        (r"^(?:region|landstings)styrelsen?$", Kind.REGION_BOARD),
        (r"^kommunstyrelsen?$|^stadsstyrelsen$", Kind.EXECUTIVE_BOARD),
        (r"fullmäktige$", Kind.COUNCIL),
        (r"nämnd(?:en)?\b", Kind.COMMITTEE),
    )
)
"""The end of a name in small letters, and what it tells; what stands first goes first."""

_END = r"(?:nämnd|styrelse|utskott|beredning|råd|direktion|kommitté|delegation)"
_DEFINITE = (
    r"(?:nämnd(?:en)?|styrelsen?|utskott(?:et)?|beredning(?:en)?|rådet|direktionen|kommittén|delegationen|förbundet)s?"
)
_LETTERS = r"[A-Za-zÅÄÖåäöÉéÜü]"
_PART = rf"(?:{_LETTERS}{{2,30}}-(?:,|\s(?:och|samt))?\s)"
_STEM = rf"{_LETTERS}{{0,40}}(?:-{_LETTERS}{{1,30}})?"
NAME = (
    r"(?<![\w-])(?:"
    rf"(?:{_PART}{{1,4}})?{_STEM}{_DEFINITE}(?![\w-])(?:\s(?:{_STEM}utskott(?:et)?|presidium)(?:s|ets)?(?![\w-]))?"
    rf"|{_STEM}fullmäktiges?(?![\w-])"
    r")"
)
"""Pattern: an organization's name (any capitals)."""
