"""README says everything there is, and everything README points to is there."""

import re
import tomllib
from pathlib import Path

import pytest
import typer

from dashboard import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined] # a group, typed as any command
TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
TABLES = sorted(
    f"{layer}.{path.stem}" for layer in ("forms", "facts") for path in (ROOT / "queries" / layer).glob("*.sql")
)
TOMLS = sorted(
    path.relative_to(ROOT)
    for folder in ("data", "dashboard", ".streamlit", "tests")
    for path in (ROOT / folder).rglob("*.toml")
)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"`jixiao {command}" in README


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_stands_in_the_readme(command: str) -> None:
    options = {option for parameter in COMMANDS[command].params for option in parameter.opts if option.startswith("--")}

    assert set() == {option for option in options - {"--help"} if not re.search(rf"{option}(?![\w-])", README)}


@pytest.mark.parametrize("target", [target for target in TARGETS if target != "help"])
def test_every_make_target_stands_in_the_readme(target: str) -> None:
    assert f"`make {target}`" in README


@pytest.mark.parametrize("table", TABLES)
def test_every_table_stands_in_the_readme(table: str) -> None:
    assert f"`{table}`" in README


def test_the_readme_names_no_command_and_no_target_that_is_not_there() -> None:
    commands = set(re.findall(r"\bjixiao ([a-z]+) ", README))
    targets = set(re.findall(r"\bmake ([a-z-]+)`", README))

    assert set() == commands - set(COMMANDS)
    assert set() == targets - set(TARGETS)


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md", "DECISIONS.md"])
def test_links_lead_somewhere(document: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text("utf-8"))

    assert [] == [link for link in links if not (ROOT / link).exists()]


@pytest.mark.parametrize("path", TOMLS, ids=str)
def test_every_toml_loads(path: Path) -> None:
    assert {} != tomllib.loads((ROOT / path).read_text("utf-8"))
