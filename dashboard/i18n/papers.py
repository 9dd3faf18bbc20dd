"""Why a working paper was left as it was, and what is wrong with its history, in words."""

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
