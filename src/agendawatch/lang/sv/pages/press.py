"""What surrounds the text of a press release: its labels, its contacts, its end."""

from __future__ import annotations

import re

from agendawatch.lang.sv.text.contact_details import ContactKind, find_contact_details

__all__ = ["CONTACT", "END", "LABEL", "cut_contact_details", "find_original", "is_caption"]

LABEL = re.compile(
    r"(?i)^(?:press(?:meddelande\w{0,20}|release\w{0,20}|rum(?:met)?)?|nyhet(?:er|en)?|nyhetsarkiv|aktuellt|just\snu|start(?:sida)?|hem|meny|blogg|debatt|insändare|"
    r"uttalande|startsida\s?[/»>].*|hoppa\still.*|till\sinnehåll.*|sök|meddelande|media)(?:\s(?:från|i)\s[\wåäö ]{1,40})?[\s:|]{0,4}"
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}\s\w{3,9}\s\d{4})?[\s:]{0,4}$"
)
"""A line that says what kind of page it is, and is no title."""

CONTACT = re.compile(
    r"(?i)^(?:press\s?kontakt(?:er)?|kontakt(?:er|person(?:er)?|uppgifter)?(?:\sför\s\w+)?|för\s(?:mer|ytterligare|vidare)\sinformation|frågor\sbesvaras\sav|"
    r"frågor\?|vid\sfrågor|mer\sinformation(?:\slämnas\sav)?|ytterligare\sinformation|upplysningar|presstjänst|kontakta(?:\soss)?)\b"
)
"""Where the press is told whom to ring."""

END = re.compile(
    r"(?i)^(?:dela\s(?:den|detta|sidan|inlägget|artikeln|på|via)|sprid\s|kopiera\slänk|läs\s(?:mer|även|också)\b|relaterade?\s|fler\snyheter|senaste\snytt|"
    r"senaste\s(?:nyheterna|inlägg)|följ\soss|bli\smedlem|kommentarer|lämna\sett\ssvar|föregående|nästa\sinlägg|taggar|etiketter|kategorier|"
    r"publicerat\si|skriv\sut|tipsa|prenumerera|om\swebbplatsen|cookies|tillbaka\still)"
)
"""Where the text is over and the page goes on."""

_RETELLS = re.compile(
    r"(?i)^(?:återberätta[dt]|återgive[nt]|omskrive[nt])\s(?:här\s)?(?:med|i)\s(?:våra\s)?(?:egna|andra)\sord\b[^\n]{0,200}?(?P<url>https?://[^\s,;)]{4,400}?)\.?$"
)

_PHONE = re.compile(
    r"(?<![\d/:.-])(?:(?:tel(?:efon)?|mobil|mob|tfn|vx)\.?:?\s?)?(?:\(?\+46\)?[\s-]?\(?0?\)?[\s-]?\d{1,3}|0\d{1,3})\s?[-–/]?\s?\d{2,3}(?:[\s-]?\d{2,3}){1,3}(?![\d:/])",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:e-?post:?\s|mail:?\s)?[\w.+-]{1,64}(?:@|\[at\]|\(at\)|\ssnabel-a\s)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_FEWEST_DIGITS = 7
_CAPTION = re.compile(r"(?i)^(?:foto|bild|bildtext|på\sbilden|fotograf|illustration|arkivbild)\b")
_HYPHENS = str.maketrans({"\u2011": "-", "\u2010": "-", "\xa0": " ", "\u202f": " ", "\xad": None})


def cut_contact_details(text: str) -> str:
    """Take telephone numbers, mail addresses and personal numbers out of a text, with their labels.

    >>> cut_contact_details("Ada Ek (V), 070-123 45 67, ada.ek@exempel.se")
    'Ada Ek (V)'

    Dates and case numbers stay. Nothing stands in their place, and a number may be written in ways that only
    a press release makes plain: `contact_details` is for texts of any kind.
    """
    plain = text.translate(_HYPHENS)
    for found in reversed(find_contact_details(plain)):
        if found.kind is ContactKind.PERSONAL_NUMBER:
            plain = plain[: found.span[0]] + plain[found.span[1] :]
    plain = _MAIL.sub("", plain)
    plain = _PHONE.sub(lambda match: "" if _is_phone(match[0]) else match[0], plain)
    return re.sub(r"[ \t,;|/]{1,40}(?=$|\n)|[ \t]{1,9}(?=[,.;])", "", plain).strip()


def find_original(line: str) -> str | None:
    """Find the address of the original in a line that says that the text is told again in other words.

    >>> find_original("Återberättat med egna ord. Originalet: https://partiet.example/badhus")
    'https://partiet.example/badhus'

    `None` for any other line: such a line is about the text, and no part of it.
    """
    found = _RETELLS.match(line.strip())
    return found["url"] if found else None


def is_caption(line: str) -> bool:
    """Tell whether a line before the text is a picture's caption or description.

    >>> is_caption("kvinna i motljus. Bilden är mörk."), is_caption("V vill bygga bad")
    (True, False)
    """
    words = line.strip()
    return bool(_CAPTION.match(words)) or (words[:1].islower() and not words.startswith("att "))


def _is_phone(words: str) -> bool:
    return sum(letter.isdigit() for letter in words) >= _FEWEST_DIGITS
