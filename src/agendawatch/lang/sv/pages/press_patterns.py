"""Patterns of press releases: what leads a line, clauses, and where something is handed in."""

from __future__ import annotations

import re

HANDED_IN = re.compile(
    r"(?i)\b(?:motion\w*|interpellation\w*|fråga|initiativ\w*|förslag\w*|yrkande\w*)\s(?:(?!remitter|överläm|skicka)[\wåäö]+\s){0,3}?(?:till|i|på|hos)\s$"
)

PRESS_PREFIX = re.compile(r"(?i)^press(?:meddelande|release)\s?(?:\d{4}-\d\d-\d\d)?\s?[:–-]\s+")

DOCUMENT_ADDRESS = re.compile(
    r"(?i)\.(?:pdf|docx?|odt)(?:$|[?#])|/(?:download|dokument|handling|fil|file)\w*/|\$file/|/protokoll|yrkande|motion|handlingar"
)

NOWADAYS = re.compile(r"(?i)^i\s?dag$")
"""Words that mean a day only where something is done that day, else "nowadays"."""

LEADS_TO_DAY = re.compile(r"(?i)\b(?:på|vid|under)\s$")

TAKES_PLACE = re.compile(r"(?i)(?:går|väntar|stundar|är\sdet\sdags)\b")

HANDED_TO = re.compile(r"(?i)\bin\b[^.;!?]{0,60}\b(?:till|hos)\s$")
"""What stands before an organization that something was handed in to."""

CLAUSE_END = re.compile(r"[.;:!?–]\s|,\s(?=(?:men|och|där|som|medan|sedan|då)\b)|\s(?:men|medan)\s")
