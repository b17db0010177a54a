"""Labels and table heads of agendas, and what each stands for."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = [
    "INLINE_LABEL",
    "LABELS",
    "OPENING_LABELS",
    "REFERENCE_LABEL",
    "REFERENCE_LABEL_END",
    "UNSIGNED",
    "Field",
    "field_of",
]


class Field(StrEnum):
    """What a label or a table's head says that the words beside or under it are."""

    NUMBER = "number"
    TITLE = "title"
    REFERENCE = "reference"
    RAPPORTEUR = "rapporteur"
    DOCUMENTS = "documents"
    PUBLIC = "public"
    STATUS = "status"
    KIND = "kind"
    TIME = "time"
    OTHER = "other"
    """Known, and kept nowhere: the proposal, the officer in charge, a summary."""


LABELS: tuple[tuple[Field, str], ...] = (
    (Field.REFERENCE, r"dnr|diarienr|diarienummer|diarie|beteckning|ärendenummer|ärendenr|ärende-?id|referens|ärendebeteckning|dnr/beteckning|ref|målnummer|diarieföring"),
    (Field.RAPPORTEUR, r"föredragande|föredragare|föredragning|föredras av|föredragande tjänste(?:man|person)|föredragande/tid|föredragande \(tid\)|föredrag(?:ande)? och tid|föredr|informerar|presenteras av|presenterar|redovisar|rapportör|vem"),
    (Field.DOCUMENTS, r"handling(?:ar)?|dokument|bilag(?:a|or)|underlag|beslutsunderlag|handlingar i ärendet|ärendets handlingar|tillhörande handlingar|filer|bifogade (?:filer|dokument|handlingar)|bilagda handlingar|relaterade dokument|ladda ner|länkar?|dokument i ärendet"),
    (Field.NUMBER, r"nr|nummer|punkt|pkt|p|§|ärende nr|löpnr|löpnummer|#|ordning|nr\.?/§|paragraf|punkt nr|no"),
    (Field.TITLE, r"ärende|ärenden|ärenderubrik|rubrik|ärendemening|titel|ärendetitel|ämne|beskrivning|dagordning|dagordningspunkt|ärende/rubrik|ärendets rubrik|innehåll|föredragningslista|vad|ärendelista|benämning"),
    (Field.PUBLIC, r"offentlighet|offentligt|öppet(?:/| eller )(?:stängt|slutet)|sekretess|öppen/sluten|öppet|tillgänglighet"),
    (Field.STATUS, r"status|anmärkning|anm|notering|not|kommentar|övrigt"),
    (Field.KIND, r"typ|ärendetyp|slag|kategori|typ av ärende|beslut(?:/| eller )information|ärendeslag"),
    (Field.TIME, r"tid|klockslag|kl|tidpunkt|beräknad tid|tidsåtgång|ca tid|start|starttid|cirkatid"),
    (Field.OTHER, r"förslag|förslag till beslut|beslutsförslag|handläggare|ansvarig|ansvarig tjänsteperson|kontaktperson|sammanfattning|sammanfattning av ärendet|bakgrund|beslut|beslutsinstans|beredning|syfte|mål|ansvarig nämnd|nämnd|förvaltning|ärendebeskrivning|beskrivning av ärendet|yttrande|sida|sid|enhet|kommunstyrelsens förslag(?: till beslut)?|arbetsutskottets förslag(?: till beslut)?|förvaltningens förslag(?: till beslut)?"),
)  # fmt: skip
"""What each label stands for, in small letters and without colon."""

_FIELDS = tuple((field, re.compile(pattern)) for field, pattern in LABELS)


def field_of(label: str) -> Field | None:
    """Tell what a label or a table's head stands for; `None` when it is none that we know.

    >>> field_of("Diarienummer:"), field_of("Ärende"), field_of("Kommunfullmäktige")
    (<Field.REFERENCE: 'reference'>, <Field.TITLE: 'title'>, None)
    """
    words = " ".join(label.casefold().replace("\xad", "").split()).strip(" :.")
    for field, pattern in _FIELDS:
        if pattern.fullmatch(words):
            return field
    return Field.NUMBER if words == "" and "§" in label else None


REFERENCE_LABEL = re.compile(r"(?i)^(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende(?:\snr)?)[.:]?\s*")
"""A label before a case number."""

REFERENCE_LABEL_END = re.compile(
    r"[\s,;:(–-]*(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)[.:]?\s*$", re.IGNORECASE
)
"""A label that is left behind a title when its case number is taken off."""

INLINE_LABEL = re.compile(
    r"(?:^|(?<=[\s,;|·•(\[–—-])|(?<=[a-zåäö0-9)])(?=(?-i:Dnr|Diarienummer|Diarienr|Ärendenummer|Föredragande:)))(?P<label>dnr|diarienr|diarienummer|ärendenummer|ärendenr|beteckning|föredragande(?: tjänsteperson| tjänsteman)?|föredragare|föredragning|föredras av|föredr|handläggare|handlingar|bilagor|bilaga|underlag|beslutsunderlag|förslag till beslut|sekretess|tid|status|ansvarig|typ|ärendetyp|anmärkning|notering)(?P<sign>\s?[:.]\s|[:.]$|:|\s)\s*",
    re.IGNORECASE,
)
UNSIGNED = frozenset({"dnr", "diarienr", "diarienummer", "ärendenummer", "ärendenr"})
"""Labels that are labels without a colon, wherever they stand."""
OPENING_LABELS = frozenset(
    {
        "föredragande",
        "föredragare",
        "föredras av",
        "föredragning",
        "beteckning",
        "föredragande tjänsteperson",
        "föredragande tjänsteman",
    }
)
"""Labels that are labels without a colon where a line begins."""
