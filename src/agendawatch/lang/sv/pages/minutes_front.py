"""Labels on the first pages of minutes, and what each tells."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = [
    "HALF_LABEL",
    "MINUTES_MARKS",
    "MINUTES_TITLE",
    "PARAGRAPH_HEAD",
    "FrontLabel",
    "find_disqualified",
    "find_front_labels",
    "names_part",
]


class FrontLabel(StrEnum):
    """What stands behind a label on the first pages of minutes."""

    PLACE = "place"
    """Plats och tid."""
    PARAGRAPHS = "paragraphs"
    DECIDING = "deciding"
    """Beslutande, beslutande ledamöter."""
    SUBSTITUTES = "substitutes"
    """Tjänstgörande ersättare."""
    OBSERVERS = "observers"
    """Ej tjänstgörande ersättare."""
    OFFICERS = "officers"
    """Övriga deltagare."""
    ADJUSTERS = "adjusters"
    """Utses att justera."""
    ADJUSTMENT_PLACE = "adjustment_place"
    """Justeringens plats och tid."""
    SECRETARY = "secretary"
    CHAIR = "chair"
    SIGNED = "signed"
    """Justerande: the signature's line."""
    ORGAN = "organ"
    DATE = "date"
    """Sammanträdesdatum."""
    POSTED = "posted"
    """Datum för anslags uppsättande."""
    TAKEN_DOWN = "taken_down"
    """Datum för anslags nedtagande."""
    OTHER = "other"


_ROWS: tuple[tuple[FrontLabel, str], ...] = (
    (FrontLabel.OBSERVERS, r"(?:närvarande )?(?:ej|icke|inte) tjänstgörande(?: ersättare)?|(?:övriga )?närvarande ersättare|övriga ersättare|ersättare(?!\s+för)"),
    (FrontLabel.SUBSTITUTES, r"tjänstgörande ersättare"),
    (FrontLabel.DECIDING, r"(?:närvarande )?beslutande(?: ledamöter)?|ledamöter|närvarande ledamöter"),
    (FrontLabel.OFFICERS, r"övriga (?:deltagare|deltagande|närvarande)|övriga|tjänste(?:personer|män)|närvarande tjänste(?:personer|män)"),
    (FrontLabel.ADJUSTERS, r"utses att justera|att justera|justerare|utsedda? (?:att justera|justerare)|till justerare"),
    (FrontLabel.ADJUSTMENT_PLACE, r"justering(?:ens|en)? (?:plats och tid|tid och plats|plats och|plats|datum|äger rum|sker)|datum för justering|justeringsdatum|plats och tid för justering|justerat(?=\s+(?:den\s+)?\d)"),
    (FrontLabel.PLACE, r"plats och (?:sammanträdes)?tid|tid och plats|plats"),
    (FrontLabel.PARAGRAPHS, r"^§§?(?=\s?\d{1,4}\s?[-–]\s?\d)|(?:justerade )?paragraf(?:er)?(?=:?\s*(?:§|\d{1,4}\s?[-–]\s?\d|$))"),
    (FrontLabel.SECRETARY, r"sekreterare"),
    (FrontLabel.CHAIR, r"ordförande"),
    (FrontLabel.SIGNED, r"justerande"),
    (FrontLabel.TAKEN_DOWN, r"(?:datum för |datum då )?anslags?(?:et|ets)?(?: (?:nedtagande|nedtas|nedtages|(?:tas|tages|togs) ne[dr]|nedtaget|avpubliceras|tas bort))|nedtaget"),
    (FrontLabel.POSTED, r"(?:datum för |datum då )?anslags?(?:et|ets)?(?: (?:uppsättande|uppsätte?s|(?:sätts|sattes|sättes) upp|uppsatt|publiceras|publicerat))|uppsatt|(?:tid för anslag|anslagstid)|publicering av anslag|datum för anslags|justeringen (?:har )?(?:tillkännagivits|tillkännagavs|anslagits|anslogs)|(?:tillkännagivande|bevis) om justering(?:en)?(?: har)? (?:anslagits|anslogs|anslaget)"),
    (FrontLabel.ORGAN, r"organ|(?:besluts)?instans|beslutande organ|forum|nämnd(?=\s+[A-ZÅÄÖ])"),
    (FrontLabel.DATE, r"sammanträdesdatum|sammanträdes dag|datum för sammanträde"),
    (FrontLabel.OTHER, r"förvaringsplats|underskrift|anslag/bevis|bevis om anslag|protokollet är justerat"),
)  # fmt: skip
_LABELS = re.compile(
    "|".join(f"(?P<L{nth}>(?<![\\wåäö])(?:{words})(?![\\wåäö]))" for nth, (_, words) in enumerate(_ROWS)), re.IGNORECASE
)
MINUTES_TITLE = re.compile(r"(?i)\W{0,3}(?:\w{1,40}\s){0,3}(?:sammanträdes)?protokoll(?:et)?\b(?!\w)")
"""How the line begins in which minutes call themselves so."""
MINUTES_MARKS = re.compile(
    r"(?i)\W{0,3}(?:(?P<deciding>beslutande|närvarande ledamöter|närvarande\b)|(?P<adjusters>utses att justera|justerare\b|att justera)"
    r"|(?P<adjusted>justeringens|justerings?datum|protokollet är justerat|plats och tid för justering)"
    r"|(?P<signed>justerandes? sign\w*|utdragsbestyrkande|underskrift\w*|justerande\b)|(?P<posted>anslag\s?/\s?bevis|bevis om anslag|anslagsbevis))"
)
"""Labels that only minutes have, by what they are of."""
PARAGRAPH_HEAD = re.compile(r"(?:[A-ZÅÄÖ]{1,5}\s)?§\s?\d{1,4}\b")
"""How a paragraph of minutes begins."""

_PARTIAL = re.compile(
    r"(?i)\b(?:protokollsutdrag|utdrag ur protokoll|omedelbart justera\w*|omedelbar justering|direktjuster\w*|delprotokoll|delvis justera\w*|del av protokoll)\b"
)
_JAV = re.compile(
    r"(?i)\b(?:jäv\w*|deltar (?:ej|inte) i (?:handläggning\w*|överläggning\w*|beslut\w*) på grund av jäv)"
)


def find_front_labels(line: str) -> tuple[tuple[FrontLabel, int, int], ...]:
    """Find the labels in a line: which, and where each begins and ends.

    >>> [label.value for label, _, _ in find_front_labels("Plats och tid Rådhuset Paragrafer §§ 1-9")]
    ['place', 'paragraphs']

    A label has a capital; but for some it begins its line or has a colon: "Ordförande" within a sentence is none.
    """
    found = []
    for match in _LABELS.finditer(line):
        first = match.start() == 0
        signed = line[match.end() : match.end() + 1] == ":"
        if match[0][:1].islower() or (not first and not signed and match.lastgroup in _ONLY_FIRST):
            continue
        nth = int((match.lastgroup or "L0")[1:])
        found.append((_ROWS[nth][0], match.start(), match.end()))
    return tuple(found)


HALF_LABEL = re.compile(r"(?i)(?:justeringens|datum för(?: datum för)?|datum då|förvaringsplats|anslags(?:ets)?)")
"""A line that is but the first half of a label, or of two in a row; the next has the rest."""
_ONLY_FIRST = frozenset(
    f"L{nth}"
    for nth, (label, _) in enumerate(_ROWS)
    if label not in {FrontLabel.PARAGRAPHS, FrontLabel.TAKEN_DOWN, FrontLabel.POSTED}
)


def names_part(text: str) -> bool:
    """Tell whether a document calls itself a part of minutes.

    >>> names_part("Omedelbart justerad paragraf"), names_part("Sammanträdesprotokoll")
    (True, False)
    """
    return _PARTIAL.search(text) is not None


def find_disqualified(sentence: str) -> bool:
    """Tell whether a sentence says that somebody is disqualified (jäv)."""
    return _JAV.search(sentence) is not None and re.search(r"(?i)\b(?:ingen|inga|inte förhindrad)\b", sentence) is None
