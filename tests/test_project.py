"""The project as a whole: what is in git, what the README promises, what the set-up rests on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from pathlib import Path

import pytest
from typer.main import get_command

from iwa.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
TARGETS = ("demo", "test", "check", "apart", "lock", "wheel", "bench", "clean")
# Where somebody's machine or a package registry would show.
PLACES = re.compile(
    r"/(?:home|Users|root|work|opt|mnt|srv)/\w"
    r"|[A-Z]:\\Users"
    r"|file://|(?:pypi|pythonhosted|anaconda|jfrog|nexus|artifactory)\.(?:org|io|com|net)"
    r"|--(?:extra-)?index-url\s+\S|--find-links\s+\S"
)


@cache
def committed() -> tuple[str, ...]:
    """Every file of the repository that is, or may be, committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        found = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git working copy")
    return tuple(name for name in found.stdout.split("\0") if name and (ROOT / name).is_file())


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_no_client_is_in_the_repository() -> None:
    assert [name for name in committed() if name.startswith("clients/")] == ["clients/LISEZMOI.md"]


def test_what_lies_in_the_depot_never_enters_git() -> None:
    committed()
    for name in ("depot/Views.csv", "depot/reponses.yaml", "depot/lune/instagram/a.zip"):
        assert subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT).returncode == 0, name


def test_no_file_names_a_machine_or_a_registry() -> None:
    own = "tests/test_project.py"
    found = {}
    for name in committed():
        try:
            text = (ROOT / name).read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, or the master
        match = PLACES.search(text)
        if match and name != own:
            found[name] = match[0]
    assert found == {}


def test_the_lock_holds_versions_and_hashes_and_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    pins = re.findall(r"^([a-z0-9._-]+)==\S+[^\n]*\n((?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n)*)", lock, re.MULTILINE)
    assert all(hashes for _, hashes in pins), [name for name, hashes in pins if not hashes]
    assert {"pandas", "hatchling", "editables", "pytest-xdist"} <= {name for name, _ in pins}


def test_the_lock_pins_all_that_the_project_names() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    table = project()["project"]
    assert isinstance(table, dict)
    named = table["dependencies"] + table["optional-dependencies"]["dev"]
    names = [re.split(r"[\[<>=~!;, ]", text)[0].lower() for text in named]
    assert [name for name in names if not re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE)] == []


def test_what_pyproject_ships_is_there() -> None:
    tool = project()["tool"]
    assert isinstance(tool, dict)
    build = tool["hatch"]["build"]["targets"]
    wheel = build["wheel"]
    shipped = [*wheel["packages"], wheel["hooks"]["custom"]["path"], *build["sdist"]["include"]]
    assert [name for name in shipped if not (ROOT / name).exists()] == []


def test_the_wheel_brings_notebooks_and_templates_and_makes_a_client_in_an_empty_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    shipped = tmp_path / "installed" / "iwa" / "_shipped"
    for folder in ("notebooks", "templates"):
        own = [file.relative_to(ROOT) for file in (ROOT / folder).rglob("*") if file.is_file()]
        assert own and all((shipped / file).is_file() for file in own)
    (tmp_path / "Démo vide").mkdir()
    run = [sys.executable, "-m", "iwa", "new", "maison-lune"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    environment.pop("IWA_WORKSPACE", None)
    subprocess.run(run, cwd=tmp_path / "Démo vide", env=environment, check=True, capture_output=True)
    assert (tmp_path / "Démo vide" / "clients" / "maison-lune" / "client.yaml").is_file()


def test_the_makefile_has_its_targets_and_says_what_each_does() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [target for target in TARGETS if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
    assert re.findall(r'@echo "make (\w+) ', makefile) == list(TARGETS)


def test_every_command_in_the_readme_exists() -> None:
    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"\biwa ([a-z]+)\b", README))
    assert named - known == set()
    assert known - named == set(), "commands that the README does not show"


def test_every_option_in_the_readme_exists() -> None:
    commands = get_command(app).commands.values()  # type: ignore[attr-defined]
    known = {name for command in commands for option in command.params for name in option.opts}
    named = set(re.findall(r"`(--[a-z-]+)", README))
    assert named - known == set()


def test_every_make_target_in_the_readme_exists() -> None:
    assert set(re.findall(r"(?:^    |^\$ |`)make (\w+)", README, re.MULTILINE)) == set(TARGETS)


@pytest.mark.parametrize(
    "page",
    ["README.md", *(f"docs/{page.name}" for page in sorted((ROOT / "docs").glob("*.md")))],
)
def test_every_file_that_a_page_names_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    folders = "lib|notebooks|templates|tests|bench|docs|tools"
    paths = re.findall(rf"(?:`|\(|python )((?:{folders})/[\w./-]*)", text)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_picture_of_the_readme_is_light() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    assert all((ROOT / picture).stat().st_size < 200_000 for picture in pictures)
