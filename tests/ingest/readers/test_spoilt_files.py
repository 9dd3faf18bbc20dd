"""Spoilt files are read or refused: nothing else comes out, nothing takes for ever, and no figure becomes another."""

import pytest

from tests.ingest.readers.spoiling import complaint, reading_of, sound_files

_SEEDS = 40
# Found by longer searches: what broke a reader once.
_FOUND = (("form.pdf", 145), ("form.pdf", 163), ("form.pdf", 213), ("form.pdf", 235), ("form.pdf", 244))


@pytest.mark.parametrize("name", sound_files())
def test_sound_files_are_read(name: str) -> None:
    assert name == "form.pdf" or isinstance(reading_of(sound_files()[name], name), list)


@pytest.mark.parametrize("name", sound_files())
def test_spoilt_files_are_read_or_refused(name: str) -> None:
    complaints = {seed: problem for seed in range(_SEEDS) if (problem := complaint(name, seed))}

    assert {} == complaints


@pytest.mark.parametrize(("name", "seed"), _FOUND)
def test_what_broke_a_reader_once_does_so_no_more(name: str, seed: int) -> None:
    assert complaint(name, seed) is None
