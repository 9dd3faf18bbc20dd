from pathlib import Path

import pytest

from dashboard import settings


def test_the_option_beats_the_environment_beats_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JIXIAO_STORE", raising=False)
    nowhere_said = settings.store_path(None)
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path / "named"))
    in_environment = settings.store_path(None)
    as_option = settings.store_path(str(tmp_path / "chosen"))

    assert tmp_path / "store" == nowhere_said
    assert tmp_path / "named" == in_environment
    assert tmp_path / "chosen" == as_option


def test_a_checkout_serves_its_own_folders() -> None:
    root = Path(__file__).resolve().parent.parent

    assert root / "queries" == settings.QUERIES
    assert root / "data" == settings.DATA
    assert settings.STREAMLIT_CONFIG.is_file()


def test_a_package_without_its_checkout_serves_what_it_carries(tmp_path: Path) -> None:
    package = tmp_path / "dashboard"

    assert package / "_assets" == settings.assets(package)


def test_another_project_around_the_package_is_not_taken_for_the_checkout(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'another'\n")

    assert tmp_path / "dashboard" / "_assets" == settings.assets(tmp_path / "dashboard")


@pytest.mark.parametrize(
    ("value", "is_read_only"),
    [("1", True), ("true", True), ("yes", True), ("", False), ("0", False), ("no", False), (" False ", False)],
)
def test_a_dashboard_is_read_only_where_the_environment_says_so(
    monkeypatch: pytest.MonkeyPatch, value: str, is_read_only: bool
) -> None:
    monkeypatch.setenv("JIXIAO_READ_ONLY", value)

    assert settings.is_read_only() == is_read_only
