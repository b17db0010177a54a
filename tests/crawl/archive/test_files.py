"""Documents of an archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from agendawatch.crawl.archive.documents import ArchiveDocument, address_of, find_documents, in_reading_order
from agendawatch.errors import DocumentError, InputError


def test_a_folder_is_looked_through(tmp_path: Path) -> None:
    """With its folders; hidden files and kinds that we do not read are passed by."""
    for name in ("2031/b.PDF", "2031/a.txt", "c.html", ".dold/d.pdf", "e.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")

    assert [paper.name for paper in find_documents(tmp_path)] == ["2031/a.txt", "2031/b.PDF", "c.html"]


def test_a_single_file_goes_by_its_name(tmp_path: Path) -> None:
    """Of whatever kind: it was asked for."""
    (tmp_path / "protokoll").write_bytes(b"x")

    [paper] = find_documents(tmp_path / "protokoll")

    assert (paper.name, paper.read()) == ("protokoll", b"x")


def test_one_name_for_two_files_is_refused(tmp_path: Path) -> None:
    """Each is known again by its name."""
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "x.txt").write_bytes(b"")

    with pytest.raises(InputError, match=r"x\.txt"):
        find_documents(tmp_path / "a", tmp_path / "b")


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Nothing is read before it is told."""
    with pytest.raises(InputError, match="that is there"):
        find_documents(tmp_path / "borta")


def test_a_file_that_went_away_is_a_bad_document(tmp_path: Path) -> None:
    """It is told by its name."""
    with pytest.raises(DocumentError, match=r"2031/a\.txt"):
        ArchiveDocument("2031/a.txt", str(tmp_path / "a.txt")).read()


def test_what_came_out_first_is_read_first() -> None:
    """Plans, then summonses and what says nothing of itself, then minutes."""
    names = ("Protokoll b.pdf", "okänd.pdf", "Kallelse b.pdf", "Sammanträdestider.pdf", "Protokoll a.pdf")

    assert [it.name for it in in_reading_order(map(ArchiveDocument, names))] == [
        "Sammanträdestider.pdf",
        "Kallelse b.pdf",
        "okänd.pdf",
        "Protokoll a.pdf",
        "Protokoll b.pdf",
    ]


def test_an_archive_on_no_web_has_no_addresses() -> None:
    """A path of this machine is nobody's business."""
    assert address_of("a.pdf", None) is None
