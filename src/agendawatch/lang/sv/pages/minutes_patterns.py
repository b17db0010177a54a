"""Patterns of minutes: who stood in for whom, signs and numbers of paragraphs, references."""

from __future__ import annotations

import re

STOOD_IN_FOR = re.compile(r"(?i)\b(?:ersätter|för|istf|i stället för)\s+$")

NOTICE_WORD = re.compile(r"\banslag(?=s|et\b)")

REPLACES_WHOM = re.compile(
    r"\bersätter\s+(?P<who>.+)|,?\s*\b(?:tj(?:\.|g|änstgörande)?\.? )?ers(?:\.|ättare)?\s+(?:för|istf|i stället för)\s+(?P<for>.+)|(?<=\))\s+för\s+(?P<whom>.+)",
    re.IGNORECASE,
)

WORDS_BEFORE = re.compile(r"^(?:ersätter|för|istf)\s+", re.IGNORECASE)

PARAGRAPH_SIGNS = re.compile(
    r"(?:\b(?:ej|del av|från|fr\.o\.m\.|till och med|t\.o\.m\.)\s)?§{1,2}\s*\d[\d\s,§–-]*(?:\bdel av\b[\d\s,§–-]*)?"
)

BETWEEN_NAMES = re.compile(r",|\boch\b|\(\w+\)")

SAYS_MINUTES = re.compile(r"(?i)protokoll|^plats och |^beslutande|^organ\b")


PARAGRAPH_SIGN = re.compile(
    r"(?:(?P<whose>[A-ZÅÄÖ]{2,6}|[A-ZÅÄÖ][a-zåäö]{1,4}|[A-ZÅÄÖ][\wåäö-]{0,40}(?:styrelsen|nämnden|fullmäktige|utskottet))\s+|Paragraf\s+)?(?:§{1,2}\s*|(?<=Paragraf )\s*)(?P<number>\d{1,4}(?:\s?[a-zA-Z](?!\w))?)(?:(?!\w)|(?=[A-ZÅÄÖ][a-zåäö]{2}))(?:/(?:\d{4}|\d\d)\b)?[.:]?\s*(?P<rest>.*)"
)

CONTINUED = re.compile(r"(?i)[,(]?\s*forts(?:ättning|\.)?(?=\W|$)[.)]*\s*")
"""What a paragraph's number has behind it on the next page."""

REFERENCE_MARK = re.compile(
    r"(?i)(?:(?:dnr|diarienr|diarienummer|diarie|ärendenummer|ärendenr|ärende-?id|ärende nr|beteckning|dokumentnr)\b[.:]?\s*)"
)

MARKED_REFERENCE = re.compile(
    r"(?i)\b(?:dnr|diarienr|diarienummer|ärendenummer|ärendenr)\b[.:]{0,2}\s{0,3}(?P<number>(?:[a-zåäö]{1,6}[ -]){0,1}(?=[\w./:-]{0,24}\d)[\w./:-]{2,24}\w)"
)
"""A case number of a shape that only its mark tells."""

OFFICE_MARK = re.compile(
    r"(\s[A-ZÅÄÖ]{2,5}(?:-\d{1,3}|(?=\s*$))|\s\d{3}(?=\s*$))\b(?:\s{1,3}(?i:diariekod|kod)\b:?\s?\d{0,4})?"
)
"""The office's mark or the plan's code behind a case number: "2016/0729 KS-16", "KS 00-1009 006"."""

SIGNED_TITLE = re.compile(
    r"(?:(?=[^§]{3,90}§)[^§]*?(?:protokoll|möte|sammanträde)[^§]*§\s?(?P<n1>\d{1,4}[a-z]?)\s?[:.]\s(?P<t1>.{4,})|(?P<t2>[^§]{4,}?),?\s§\s?(?P<n2>\d{1,4}[a-z]?))"
)
"""A title beside a paragraph's number: "Ur protokoll den 9 april, § 61: Försäljning", "Meddelanden, § 90"."""

REFERENCE_LINE = re.compile(r"(?i)(?:dnr|diarienummer|ärendenummer|diarienr)\b")
