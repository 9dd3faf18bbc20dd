"""Every error this project raises on purpose.

JixiaoError                 what, where and what to do next, in one sentence
├── RefusedDocument         the file cannot or must not be read; `reason` is a code worded in the catalogue
├── BrokenData              something under data/ or queries/ does not hold together
│   └── FailedCheck         what was to be stored breaks a check of queries/checks
├── RefusedQuery            SQL that is not a single read-only statement, or that failed
├── ReaderFailed            the processes that read files cannot be started
├── StoreUnavailable        the store is missing, locked, or not ours
├── RefusedPaper            what was to be written into a working paper is not right; `reason` is a code worded there
├── RefusedRelease          a version was not released or withdrawn; `reason` is a code worded in the catalogue
├── BrokenHistory           the history of the working papers was changed from outside; names the first broken entry
├── PackageMissing          an optional package or program is not installed
├── FontMissing             no font of this machine holds Chinese glyphs
├── PainterFailed           the process that draws pictures and sets pages gave no answer
└── UnknownSelection        a link or an option names something that does not exist
"""


class JixiaoError(Exception):
    """Root of the tree; `str()` of it is fit to be shown to a person."""


class RefusedDocument(JixiaoError):
    """States why a file yields no self-evaluation.

    `reason` is a code (`empty`, `not_text`, `no_digits`, `unsupported_format`, `not_self_evaluation`,
    `target_declaration`, `third_party_evaluation`, `budget_disclosure`, ...) that the catalogue words in both
    languages under `refused.<reason>`; `place` names where the decisive text stands, if anywhere.
    """

    def __init__(self, reason: str, file_name: str, detail: str = "", place: str = "") -> None:
        self.reason = reason
        self.file_name = file_name
        self.detail = detail
        self.place = place
        where = f" ({place})" if place else ""
        super().__init__(f"{file_name}{where}: {reason}" + (f": {detail}" if detail else ""))


class BrokenData(JixiaoError):
    """States which data or query file does not hold together, what was expected and what was found."""


class RefusedQuery(JixiaoError):
    """States why a statement was not run, or how it failed."""


class FailedCheck(BrokenData):
    """States which check of ours a warehouse would have broken, and its first row; the old version stays in force."""


class ReaderFailed(JixiaoError):
    """States that no process that reads files can be started: the fault is the installation's, not a file's."""


class StoreUnavailable(JixiaoError):
    """States why a store cannot be opened or written."""


class RefusedPaper(JixiaoError):
    """States why a working paper was left as it was.

    `reason` is a code that the catalogue words under `paper.refused.<reason>`, with `values` filled in.
    """

    def __init__(self, reason: str, **values: object) -> None:
        self.reason = reason
        self.values = values
        super().__init__(reason + "".join(f", {name} {value}" for name, value in values.items()))


class BrokenHistory(JixiaoError):
    """States which entry of the working papers' history is the first that does not hold, and why."""

    def __init__(self, number: int, reason: str, file: str) -> None:
        self.number = number
        self.reason = reason
        super().__init__(
            f"{file}: entry {number} does not hold ({reason}); nothing was written. Run `jixiao check`, then put back"
            " the folder's last sound copy"
        )


class PackageMissing(JixiaoError):
    """States which optional package or program is not installed, and how to install it."""


class FontMissing(JixiaoError):
    """States which Chinese fonts were looked for in vain; the catalogue words it under `error.FontMissing`."""


class PainterFailed(JixiaoError):
    """States what a picture or a page was asked for when the process that makes them gave none."""


class UnknownSelection(JixiaoError):
    """States which part of a link or an option is unknown."""


class RefusedRelease(JixiaoError):
    """States why a version was not released, withdrawn or opened.

    `reason` is a code (`no_name`, `no_reason`, `empty`, `unchanged`, `unknown`, `withdrawn`) that the catalogue words
    under `releases.refused.<reason>`; `number` is the release it is about, 0 for none.
    """

    def __init__(self, reason: str, number: int = 0) -> None:
        self.reason = reason
        self.number = number
        super().__init__(f"release {number}: {reason}" if number else f"release: {reason}")
