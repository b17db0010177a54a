"""Patterns of agendas: times, labels and badges within an item, what names a file."""

from __future__ import annotations

import re

from agendawatch.lang.sv.calendar import MONTH_BEGINS

FILE_NOTE = re.compile(
    r"(?<!\s)(?:\s*+[,(\[–-]\s*+|\s++)(?P<type>pdf|docx?|xlsx?|pptx?|odt|rtf|zip)?\b[\s,:;-]*+(?:(?P<size>\d{1,4}(?:[.,]\d{1,3})?)\s?(?P<unit>[kmg]?b|[kmg]?byte)\b)?[\s,]*+(?:öppnas i nytt fönster)?[)\].]?$",
    re.IGNORECASE,
)

SERVED_FILE = re.compile(
    r"(?:download|ladda-?ner|/files?/|/fil/|dokument|/document|bilag|handling|attachment|getfile|/media/|/doc/)",
    re.IGNORECASE,
)

DAY_OR_HOUR = re.compile(
    r"(?i)(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s)?(?:den\s)?(?:\d{1,2}\s[a-zåäö]{3,9}\.?(?:\s\d{4})?|\d{4}-\d\d-\d\d)?(?:,?\s?(?:kl\.?|klockan)?\s?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?)?"
)

NAMES_DAY = re.compile(rf"(?i)\b\d{{1,2}}\s{MONTH_BEGINS}|" r"\b20\d\d-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}\b")

BADGES = re.compile(r"(?i)\((?:sekretess|utgår|stängt?)[^)]{0,30}\)|\butgår\b")

CLOCK_CELL = re.compile(r"(?i)(?:kl\.?\s?|ca\s)?\d{1,2}[.:]\d{2}.{0,20}|\d{1,3}\s?min\.?")

AT_HOUR = r"[\s,–-]{1,4}kl\.?\s?\d{1,2}[.:]\d\d,?\s"
AND = r"(?:,|\soch)"
"""An hour behind a title, and what parts the names behind that."""

ANNOUNCES_REFERENCE = re.compile(r"\b(?:Dnr|DNR|Diarie|Ärendenummer|Ärendenr|Beteckning)")

LEADS_TO_NAME = re.compile(r"\b(?:av|från|efter|till|för|och)\s*$")
"""How a title's line ends whose next one begins with a name."""

FILE_TITLE = re.compile(
    r"(?:pdf|docx?|xlsx?)(?:[,\s-]{1,3}[\d.,]{1,8}\s?[kmg]?b)?(?:[,\s]{1,3}öppnas.{0,30})?", re.IGNORECASE
)
