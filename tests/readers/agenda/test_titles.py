"""An item's line of text taken apart."""

from __future__ import annotations

import pytest

from agendawatch.readers.agenda.titles import aside, split_title


@pytest.mark.parametrize(
    ("text", "title", "reference"),
    [
        ("Taxa (KS 2026/00378)", "Taxa", "KS 2026/00378"),
        ("Taxa [KS 2026/1]", "Taxa", "KS 2026/1"),
        ("Taxa – Dnr KS 2026/1", "Taxa", "KS 2026/1"),
        ("Taxa, dnr BUN/2026:107", "Taxa", "BUN/2026:107"),
        ("Taxa KS 2026/1", "Taxa", "KS 2026/1"),
        ("KS 2026/1 Taxa", "Taxa", "KS 2026/1"),
        ("KS 2026/1 – Taxa", "Taxa", "KS 2026/1"),
        ("Yttrande (SOU 2026:14)", "Yttrande (SOU 2026:14)", None),
        ("Yttrande (SOU 2026:14) (KS 2026/1)", "Yttrande (SOU 2026:14)", "KS 2026/1"),
        ("Köp av fastigheten Alen 3:17", "Köp av fastigheten Alen 3:17", None),
        ("Budget 2027 med plan 2028–2029", "Budget 2027 med plan 2028–2029", None),
        ("Avsägelse från Ada Ek (S)", "Avsägelse från Ada Ek (S)", None),
        ("Yttrande i mål nr 1234-26", "Yttrande i mål nr 1234-26", None),
        ("09.15 Taxa", "Taxa", None),
        ("Taxa kl. 9.15", "Taxa", None),
        ("Taxa (15 min)", "Taxa", None),
        ("Ks 2026/110 Taxa", "Taxa", "Ks 2026/110"),
        ("Budget 2027 och plan 2028-2029 KS 2026/200", "Budget 2027 och plan 2028-2029", "KS 2026/200"),
        ("Information från hamnen - kl. 14:30, Bo Ek och Ada Ros", "Information från hamnen", None),
        ("Ersättning vid återköp av Ek 1:54-1:56", "Ersättning vid återköp av Ek 1:54-1:56", None),
        ("Dnr 2026-00007 Årsrapportering Boplats Ekby", "Årsrapportering Boplats Ekby", "2026-00007"),
        ("Information... 3", "Information", None),
        ("Taxa (KS 2026/1), Ada Ek", "Taxa", "KS 2026/1"),
        ("Taxa / KS 2026/1 / Ada Ek", "Taxa", "KS 2026/1"),
        ("Plan 2026/2027 för e-handel", "Plan 2026/2027 för e-handel", None),
        ("Taxa (KS 2026/1) –", "Taxa", "KS 2026/1"),
        ("Taxa HSN 1234-2026", "Taxa", "HSN 1234-2026"),
        ("Taxa (pdf, 45 kB)", "Taxa", None),
        ("Taxa ........ 12", "Taxa", None),
        ("Taxa (KS 2026/1) ……………… s. 12", "Taxa", "KS 2026/1"),
        ("Taxa ........ KS 2026/1", "Taxa", "KS 2026/1"),
        ("Taxa (föredragande: Ada Ek) [KS 2026/1]", "Taxa", "KS 2026/1"),
    ],
)
def test_titles_are_freed_of_what_stands_beside_them(text: str, title: str, reference: str | None) -> None:
    """Case numbers, times, presenters and files' notes go; what belongs to the matter stays."""
    said = split_title(text)

    assert (said.title, said.reference) == (title, reference)


@pytest.mark.parametrize(
    "text", ["UTGÅR Taxa", "Taxa UTGÅR", "(Utgår) Taxa", "Taxa (utgår) (KS 2026/1)", "KS 2026/1 Utgår: Taxa"]
)
def test_badges_take_an_item_off(text: str) -> None:
    """Before the title or behind it, in capitals or brackets."""
    said = split_title(text)

    assert (said.title, said.withdrawn) == ("Taxa", True)


def test_a_name_in_brackets_is_kept_apart() -> None:
    """It is a presenter only where other items have one too."""
    said = split_title("Taxa (Ada Ek)")

    assert said.bracketed_name is not None
    assert (said.title, said.bracketed_name.name, said.rapporteur) == ("Taxa", "Ada Ek", None)


def test_a_long_text_is_no_title_to_take_apart() -> None:
    """Past 2,000 characters it is kept as it is."""
    text = "Taxa (KS 2026/1) " * 200

    assert split_title(text).title == text.strip()


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("KS 2026/1", "KS 2026/1"),
        ("KS 2026/1 (utgår)", "KS 2026/1"),
        ("Dnr KS 2026/1, sekretess", "KS 2026/1"),
        ("KS 2026/1 Ada Ek", "KS 2026/1"),
    ],
)
def test_lines_without_a_title(line: str, reference: str) -> None:
    """A line may say everything but what the matter is."""
    said = aside(line)

    assert said is not None
    assert said.reference == reference
    assert aside("Taxa för bygglov") is None
