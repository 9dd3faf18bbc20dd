"""Working papers in words: what an entry of their history changed, why one was refused, what the chain lacks."""

from collections.abc import Mapping
from typing import Any

from dashboard.errors import RefusedPaper
from dashboard.i18n.words import Words


def refusal_sentence(words: Words, refused: RefusedPaper) -> str:
    """What is not right, and what to do."""
    values = dict(refused.values)
    if refused.reason in {"note_missing", "owner_missing"}:
        values["state"] = words.value("lead_state", values["state"])
    return words(f"paper.refused.{refused.reason}", **values)


def fault_reason(words: Words, reason: str, detail: str) -> str:
    """Why an entry of the history does not hold."""
    return words(f"history.broken.{reason}", detail=detail)


def entry_sentence(words: Words, what: str, content: Mapping[str, Any], before: Mapping[str, Any] | None) -> str:
    """What an entry of the history did; `before` is the content of the entry before about the same lead."""
    if "name" in content:
        return words(f"history.{what}", name=content["name"])
    stood = before or {"state": "open", "note": "", "measure": "", "owner": "", "due": None}
    parts = []
    if content["state"] != stood["state"] or before is None:
        parts.append(words("history.state", state=words.value("lead_state", content["state"])))
    for name in ("owner", "due", "note", "measure"):
        if content[name] != stood[name]:
            key = f"history.{name}" if content[name] else f"history.no_{name}"
            parts.append(words(key, value=content[name]))
    if content["evidence"]:
        parts.append(words("history.evidence", value=content["evidence"]["name"]))
    return words.clauses(parts)
