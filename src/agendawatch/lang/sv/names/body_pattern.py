"""A political organization as running text names it, for whoever cuts lines before anything is read."""

from __future__ import annotations

__all__ = ["BODY"]

BODY = (
    r"(?:(?<!\w)(?<!\w-)(?=\w)(?:(?:kommun|region|stads|landstings|förbunds)?(?:fullmäktige|styrelsen?)"
    r"|(?:[\wåäö]{2,30}(?:-?\s(?:och|samt)\s|-,?\s|,\s)){0,4}(?:tekniska\s|regionala\s|gemensamma\s)?(?!länsst|socialst)[\wåäö-]{0,40}(?:nämnden|styrelsen)|(?:tekniska\s)?[\wåäö-]{0,40}utskottet?|[\wåäö-]{0,40}beredningen|direktionen|presidiet"
    r"|landstinget|(?-i:KF|KS|RF|RS|KSAU|KSPU|AU|[A-ZÅÄÖ]{1,5}N|[A-ZÅÄÖ]{2,5}AU)))"
)
"""A political organization as a sentence's subject, without its genitive.

It begins where a word does, and not behind a hyphen within one: else a long chain of hyphens is tried at every link."""
