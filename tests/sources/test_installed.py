"""Every platform is found by its name, ours and those of somebody else's package, and loaded when one is asked for."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.model import Site
from agendawatch.sources.platforms import installed, source

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "write-a-source-of-your-own.md"


@pytest.mark.parametrize("platform", [None, "", "paper"])
def test_an_unknown_platform_names_the_known_ones(platform: str | None) -> None:
    """The error says which there are."""
    with pytest.raises(InputError, match=r"goteborg.*page"):
        source(Site(url="https://example.se/", platform=platform))


def test_a_store_loads_no_platform() -> None:
    """What is kept is shown without what reads pages."""
    code = "import sys; from agendawatch.store import Store; print('agendawatch.sources.platforms' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own

    assert told.stdout == "False\n"


def blocks(language: str) -> list[str]:
    """Give the blocks of the how-to in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def wheel(folder: Path, name: str, module: str, points: str) -> Path:
    """Pack a module as a build backend would."""
    file = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(f"{name}.py", module)
        packed.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        packed.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        packed.writestr(f"{info}/entry_points.txt", points)
        packed.writestr(f"{info}/RECORD", "")
    return file


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder for packages, that this process looks into."""
    folder = tmp_path / "packages"
    monkeypatch.syspath_prepend(str(folder))
    installed.cache_clear()
    yield folder
    installed.cache_clear()


@pytest.mark.slow
def test_the_package_of_the_how_to_is_installed_and_used(place: Path, tmp_path: Path) -> None:
    """Its source is found by its name, and its own test passes."""
    [project] = blocks("toml")
    module, test = blocks("python")
    [(name, value)] = re.findall(r'^(\w+) = "(agendawatch_exempel:\w+)"$', project, re.MULTILINE)
    packed = wheel(tmp_path, "agendawatch_exempel", module, f"[agendawatch.sources]\n{name} = {value}\n")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-index",
        "--no-deps",
        "--quiet",
        "--target",
        str(place),
        str(packed),
    ]
    subprocess.run(command, check=True)  # noqa: S603 - our own text, into a folder of the test's

    assert source(Site(url="https://exempelkommun.example/", platform="exempel")).platform == "exempel"

    said: dict[str, object] = {}
    exec(compile("from agendawatch_exempel import *\n" + test, str(PAGE), "exec"), said)  # noqa: S102 - the how-to's own block
    made = said["test_meetings_are_listed"]
    assert callable(made)
    made()


def put(folder: Path, module: str, value: str) -> None:
    """Lay a package where pip would."""
    info = folder / "odd-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "odd.py").write_text(module, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[agendawatch.sources]\nodd = {value}\n", encoding="utf-8")


@cases("module", "value", "said")
def test_what_is_no_source_is_told(place: Path, module: str, value: str, said: str) -> None:
    """By the platform's name, with what is wrong, and nothing of it is remembered as good."""
    put(place, module, value)
    sys.modules.pop("odd", None)

    with pytest.raises(InputError, match=said):
        source(Site(url="https://exempelkommun.example/", platform="odd"))


def test_ours_win(place: Path) -> None:
    """A package cannot take the name of a platform that is read here."""
    put(place, "class Page:\n    platform = 'page'\n    meetings = agenda = print", "odd:Page")
    points = place / "odd-1.0.dist-info" / "entry_points.txt"
    points.write_text("[agendawatch.sources]\npage = odd:Page\n", encoding="utf-8")

    assert type(source(Site(url="https://exempelkommun.example/", platform="page"))).__module__.startswith(
        "agendawatch."
    )


def test_an_unknown_platform_names_those_installed_too(place: Path) -> None:
    """So that a slip of the pen is seen."""
    put(place, "class Odd:\n    platform = 'odd'\n    meetings = agenda = print", "odd:Odd")

    with pytest.raises(InputError, match="odd"):
        source(Site(url="https://exempelkommun.example/", platform="oddd"))
