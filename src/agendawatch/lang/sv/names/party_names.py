"""Tables: parties with their letters and the forms of their names, joint names, and how to look them up."""

from __future__ import annotations

import re

from agendawatch.model import Party

__all__ = ["BY_CODE", "BY_FORM", "JOINT", "PARTIES", "party", "read_code"]

PARTIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("V", "Vänsterpartiet", ("vänsterpartist", "vänsterpartister", "vänsterpartisten", "vänsterpartisterna", "vänsterpartistisk", "vänsterpartistiska", "vänstern")),
    ("S", "Socialdemokraterna", ("socialdemokrat", "socialdemokrater", "socialdemokraten", "socialdemokratisk", "socialdemokratiska", "socialdemokratiska arbetarepartiet", "sossarna")),
    ("MP", "Miljöpartiet", ("miljöpartiet de gröna", "miljöpartist", "miljöpartister", "miljöpartisten", "miljöpartisterna", "miljöpartistiska", "de gröna")),
    ("M", "Moderaterna", ("moderat", "moderater", "moderaten", "moderata", "moderata samlingspartiet", "nya moderaterna")),
    ("L", "Liberalerna", ("liberaler", "liberalen", "folkpartiet", "folkpartiet liberalerna", "folkpartist", "folkpartister", "folkpartisten", "folkpartisterna", "fp")),
    ("C", "Centerpartiet", ("centerpartist", "centerpartister", "centerpartisten", "centerpartisterna", "centerpartistiska", "centern")),
    ("KD", "Kristdemokraterna", ("kristdemokrat", "kristdemokrater", "kristdemokraten", "kristdemokratiska")),
    ("SD", "Sverigedemokraterna", ("sverigedemokrat", "sverigedemokrater", "sverigedemokraten", "sverigedemokratiska")),
    ("FI", "Feministiskt initiativ", ("f!", "feministiskt initiativ!")),
    ("D", "Demokraterna", ()),
    ("VV", "Vägvalet", ()),
    ("PP", "Piratpartiet", ("piratpartist", "piratpartister")),
    ("MED", "Medborgerlig Samling", ()),
    ("SPI", "Sveriges pensionärers intresseparti", ("spi välfärden",)),
)  # fmt: skip
"""Letters, name, and the other forms of the name in small letters; genitives need no row."""

JOINT: dict[str, tuple[str, ...]] = {
    "rödgrönrosa": ("V", "MP", "FI"),
    "rödgröna": ("V", "S", "MP"),
    "alliansen": ("M", "L", "C", "KD"),
    "alliansens": ("M", "L", "C", "KD"),
    "allianspartierna": ("M", "L", "C", "KD"),
    "allianspartiernas": ("M", "L", "C", "KD"),
    "tidöpartierna": ("M", "SD", "KD", "L"),
    "tidöpartiernas": ("M", "SD", "KD", "L"),
}
"""Names of several parties together, in small letters."""

_NOT_A_PARTY = frozenset(
    {
        "AB",
        "AU",
        "BN",
        "BUN",
        "CA",
        "EU",
        "FN",
        "FÖR",
        "HVB",
        "IT",
        "KF",
        "KFN",
        "KS",
        "KSAU",
        "MBN",
        "NR",
        "OBS",
        "OSL",
    }
    | {"PBL", "PDF", "PM", "RF", "RS", "SBN", "SE", "SFS", "SN", "SOL", "SOM", "SOU", "TN", "TV", "VA", "VON"}
)
"""Capitals that stand in brackets and are no party's."""

_LOCAL = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4}")

BY_CODE = {code.casefold(): Party(code=code, name=name) for code, name, _ in PARTIES}
"""Parties by their letters, in small letters."""

BY_FORM = {form: BY_CODE[code.casefold()] for code, name, forms in PARTIES for form in (name.casefold(), *forms)}
"""Parties by every form of their names, in small letters."""


def party(code_or_name: str) -> Party | None:
    """Look a party up by its letters or any form of its name.

    >>> party("Vänsterpartister").code, party("fp").code, party("(MP)").code
    ('V', 'L', 'MP')
    """
    key = " ".join(code_or_name.strip("() .:").casefold().split())
    return BY_CODE.get(key) or BY_FORM.get(key) or BY_FORM.get(key.removesuffix("s"))


def read_code(code: str) -> Party | None:
    """Read the letters behind a person's name; unknown capitals are a local party's.

    >>> read_code("v").code, read_code("SKP").name, read_code("PDF")
    ('V', 'SKP', None)

    A local party goes by its letters, for nothing there tells its name.
    """
    letters = code.strip("() .:")
    known = party(letters)
    if known is not None:
        return known
    local = _LOCAL.fullmatch(letters) is not None and letters.upper() not in _NOT_A_PARTY
    return Party(code=letters, name=letters) if local else None
