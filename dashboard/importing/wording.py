"""What became of files, in words and in figures."""

from collections import Counter
from collections.abc import Sequence

from dashboard.i18n import Words
from dashboard.i18n.places import place_in_words
from dashboard.importing.results import ImportedFile


def file_line(w: Words, file: ImportedFile, *, dry_run: bool = False) -> str:
    """What became of one file, or would."""
    if file.outcome == "refused":
        where = w("cli.at", place=place_in_words(file.place, w)) if file.place else ""
        detail = w("cli.detail", detail=file.detail) if file.detail else ""
        return w("cli.refused", path=file.path, reason=w(f"refused.{file.reason}"), detail=where + detail)
    key = {"unchanged": "cli.unchanged", "read": "cli.would_read" if dry_run else "cli.read"}[file.outcome]
    line = w(key, path=file.path, evaluations=file.evaluations, indicators=file.indicators, unread=file.unread)
    if file.superseded:
        line += w("cli.would_supersede" if dry_run else "cli.superseded", count=file.superseded)
    return line


def summary_lines(w: Words, files: Sequence[ImportedFile], *, dry_run: bool = False) -> list[str]:
    """How many files were read, unchanged and refused, and the refused ones by reason, the most frequent first."""
    figures = summary(files)
    lines = [w("cli.would_import" if dry_run else "cli.imported", **figures)]
    reasons = Counter(file.reason for file in files if file.outcome == "refused")
    if reasons.total() > 1:
        lines += [w("cli.refused_for", count=count, reason=w(f"refused.{why}")) for why, count in reasons.most_common()]
    return lines


def summary(files: Sequence[ImportedFile]) -> dict[str, int]:
    """Files by outcome; evaluations of those that were read, and how many in force they supersede."""
    outcomes = Counter(file.outcome for file in files)
    read = [file for file in files if file.outcome == "read"]
    return {
        "files": len(files),
        "read": outcomes["read"],
        "unchanged": outcomes["unchanged"],
        "refused": outcomes["refused"],
        "evaluations": sum(file.evaluations for file in read),
        "superseded": sum(file.superseded for file in read),
    }
