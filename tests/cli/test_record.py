"""The command that records a live site."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from tests.replicas.page import ListingSite
from tests.replicas.server import serve

from agendawatch.cli import main


def test_a_site_is_recorded_and_what_was_done_is_told(tmp_path: Path) -> None:
    """And what is left for a person to do."""
    page = ListingSite("Kommunstyrelsen", ("Kommunstyrelsen sammanträder följande datum 2026:", "20 maj", "10 juni"))
    page.html = page.page().replace("</main>", "<p>Frågor: anna@kommun.example</p></main>")
    with serve(page) as host:
        words = ["record", f"{host.address}{page.path}", str(tmp_path / "out"), "--year", "2026", "--platform", "page"]
        answer = CliRunner().invoke(main, words)

    assert answer.exit_code == 0, answer.output
    assert "1 × email taken out" in answer.output
    assert "read every file" in answer.output
    assert (tmp_path / "out" / "expected.json").exists()
