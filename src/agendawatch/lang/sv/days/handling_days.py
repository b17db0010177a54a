"""How a text speaks of the meeting that handles a matter: ahead, today or past; and of days of handing in."""

from __future__ import annotations

import re

__all__ = [
    "AHEAD",
    "DATELINE",
    "HANDLES",
    "MEETING",
    "NEXT_TIME",
    "PAST",
    "ROLE_OF",
    "SUBMITS",
    "TAKES_ON",
]

HANDLES = re.compile(
    r"(?i)\b(?:behandla[srtd]?\w{0,2}|tas?\supp|tar\supp|togs\supp|tog\supp|tas\s(?:i|av)|avgörs|avgör|avgjordes|beslut(?:ar|as|ade|ades|at|ats|et|a)?|besluta|"
    r"fatta[rd]?\w{0,2}\sbeslut|debattera\w{0,3}|voter(?:ing|a)\w{0,3}|diskutera\w{0,3}|röstar?|röstade|klubba[srd]?\w{0,2}|antog|antogs|antas|antar|prövas|väntas|handlägg\w*|"
    r"svara[rd]?e?|besvara[srd]?\w{0,2}|anmäl(?:s|as|des)|lyfts?|kommer\supp|ligger\spå|står\spå\sdagordningen|på\s(?:dagordningen|bordet)|ta\sställning|tar\sställning|"
    r"samlas|samlades|möts|möttes|sammanträder|sammanträdde|hålls|hållas|hölls|äg(?:er|de|a)\srum|öppnades|bifölls?|bifallit|avslogs?|yrka[srd]?\w{0,2}|lägger|lägga(?=\sfram)|lade|la|läggs|lades|begära?r?|valdes|presenteras|ställ(?:de|er|a)\ssig|godkän\w*|bifall\w*|biföll|tillstyrk\w*|avstyrk\w*|s(?:a|ade|äger)\s(?:ja|nej)|enades|enas|återremitt\w*|framförs|framfördes|lyfta|svarade|ta\supp|besluta)\b"
)
"""Verbs of what an organization does with a matter, or a party does there."""

MEETING = re.compile(
    r"(?i)\b\w{0,20}(?:sammanträde|sammanträdet|sammanträden|möte|mötet|möten|fullmäktigemöte\w*|debatt|debatten|dagordning\w*)s?\b"
)
"""Words for a meeting that does not name whose."""

SUBMITS = re.compile(
    r"(?i)\b(?:lämna(?:r|des?|t|ts|s)?(?:,?\s[\wåäö()-]{1,25}){0,8}?\sin|inlämna\w*|lämnas\sin|lämnats\sin|skicka[rd]\w{0,2}\sin|överklaga\w*|anmäl(?:er|de|t)\b|presenterar|lanserar|"
    r"kräver|uppmanar|skriver\still|skrivelse|läggs\sidag|lägger\sidag|lade\sidag)\b"
)
"""Verbs whose day is that of handing in, not of the meeting."""

NEXT_TIME = re.compile(
    r"(?i)\b(?:(?<!på\s)(?<!vid\s)nästa\s(?:gång|möte|sammanträde|tillfälle)|bordla(?:de|des|gt|gd)\w*\still|återkommer|skjuts?\supp\still|flytta[sd]\w*\still|därpå)\b"
)
"""Words for the meeting after the one that the text is about."""

DATELINE = re.compile(
    r"(?i)^\W{0,6}(?:pressmeddelande\w{0,20}|publicera\w{0,20}|uppdatera\w{0,20}|senast\suppdaterad|datum|skrive[nt]|nyhet|postat|inlagd|[A-ZÅÄÖ][a-zåäö]+)?\W{0,6}(?:den\s)?$"
)
"""What stands before a date that only dates the text."""

AHEAD = re.compile(
    r"(?i)\b(?:ska|skall|kommer\s(?:att|lägga|ta|föreslå)|väntas|planeras|behandlas|beslutas|tas\supp|tar\supp|avgörs|avgör|inför|fattar\sbeslut|röstar\som|tar\sställning|läggs\sfram|beslutar|kommande|debatteras|prövas|nästa)\b"
)
PAST = re.compile(
    r"(?i)\b(?:beslutade(?:s)?|beslöt\w*|fattade(?:s)?|fattat|beslutat|antog(?:s)?|röstade(?:s)?|avslog(?:s)?|biföll(?:s)?|klubbade(?:s)?|behandlade(?:s)?|togs?\supp|debatterade(?:s)?|"
    r"hölls|öppnades|valdes|yrkade|lade|hade|var|blev|gick\sigenom|utökade|sa|sade|samlades|möttes|fick|fälldes|föll|gick|kom|tog|togs|röstat|sagt|antagit|avslagit|bifallit|taget|tagits|kunde|fått|krävde|väckte|ställde|utsåg(?:s)?|\w{3,20}ade(?:s)?|\w{2,20}(?:tt|d|t)es)\b"
)

ROLE_OF = re.compile(
    r"(?i)^s?\s(?:(?:andre|förste|\d:[ea]|vice|2:e|1:e|tidigare|nya?|avgående)\s){0,3}(?:ordförande|gruppledare|ledamot|ledamöter(?!\s(?:samla|möt|träff|rösta))|presidium|representant\w*|beredning\b)"
)
"""What stands behind an organization that only tells somebody's office."""

TAKES_ON = re.compile(
    r"(?i)\b(?:ordförande|ledamot|ledamöter|gruppledare|ersättare|representant\w*|plats|vald|presidiet)\s(?:i|för|till|av)\s$|\b(?:(?:anslag\w*|begär\w*|äska\w*|pengar)\shos|ger|får|uppdrag\s(?:till|åt))\s$|\ben\s(?:ny\s|egen\s)?$"
)
"""What stands before an organization that only tells somebody's office, or who gets a task."""
