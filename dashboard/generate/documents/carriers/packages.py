"""Zip packages that are the same whenever they were written."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_BEGINNING = (1980, 1, 1, 0, 0, 0)


def undated(package: bytes) -> bytes:
    """The package with every part dated alike."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip package of these parts, in this order."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _BEGINNING), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
