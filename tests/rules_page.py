"""`make rules`: docs/rules.md, every audit rule with its thresholds and its counts in the published documents."""

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dashboard.i18n import words
from dashboard.importing import import_sources
from dashboard.settings import QUERIES
from dashboard.warehouse import Warehouse, open_warehouse

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"

_HEAD = """\
# Audit rules · 审核规则

Every rule is one file of `queries/findings`. It says of each form one of three: a lead (疑点), nothing, or that it
cannot be judged, with the reason. A lead is a question to verify, never a verdict. `make rules` writes this page; a
test holds it against the rules, their words and the published documents.

**Severity.** E: an error in the form's own arithmetic. H, M, L: a lead, high, medium, low. I: information.

**Thresholds** are parameters of the rule packs (`data/jurisdictions`), here as the national default has them, each with
its evidence: S seen in published forms, F found in a public source, M widely stated or this project's own and not
verified. A place may set others.

**The five documents.** Leads, and in brackets the cases not judged.
"""

_COLUMNS = (
    "select regions.name_en || ' ' || filings.year, filings.document_id"
    " from facts.filings as filings left join rules.regions as regions on filings.region_code = regions.region_code"
    " group by all order by count(*) desc, 1"
)
_COUNTS = (
    "select rule_code, document_id, count(*) filter (where outcome = 'lead'), count(*) filter (where outcome <> 'lead')"
    " from findings.every inner join facts.filings using (evaluation_id) where is_current group by all"
)
_PARAMETERS = "select parameter, value, evidence from rules.parameters where pack_id = 'national' order by rowid"


@dataclass(frozen=True)
class Rule:
    """What the file of a rule says of itself."""

    code: str
    text: str

    @property
    def severities(self) -> str:
        """Every severity it can give, the gravest first."""
        (stated,) = re.findall(r"((?:case\b(?:(?!\bcase\b).)*?\bend|'\w'|\w+)) as severity\b", self.text, re.DOTALL)
        if re.fullmatch(r"\w+", stated):
            (stated,) = set(re.findall(rf"(case\b(?:(?!\bcase\b).)*?\bend) as {stated}\b", self.text, re.DOTALL))
        found = set(re.findall(r"(?:then|else|^)\s*'([EHMLI])'", stated))
        return ", ".join(letter for letter in "EHMLI" if letter in found)

    def reads(self, parameter: str) -> bool:
        """Whether the rule reads a parameter of the packs, or the table of that name."""
        return bool(re.search(rf"\bpacks\.{parameter}\b|\brules\.{parameter}\b", self.text))


def rules_page(warehouse: Warehouse) -> str:
    """The page as it should stand, from a store of the published documents."""
    chinese, english = words("zh"), words("en")
    documents = warehouse.rows(_COLUMNS)
    counts = {(code, document): (leads, others) for code, document, leads, others in warehouse.rows(_COUNTS)}
    parameters = warehouse.rows(_PARAMETERS)
    head = ["rule", "name", "severity", "condition", "thresholds", *(name for name, _ in documents)]
    lines = [_row(head), _row(["---"] * 5 + ["--:"] * len(documents))]
    for path in sorted((QUERIES / "findings").glob("*.sql")):
        rule = Rule(path.stem.upper(), path.read_text("utf-8"))
        both = [
            f"{chinese(f'rule.{rule.code}.{part}')}<br>{english(f'rule.{rule.code}.{part}')}"
            for part in ("name", "formula")
        ]
        read = [f"`{name}` {value or '–'} {mark}" for name, value, mark in parameters if rule.reads(name)]
        shown = [_count(*counts.get((rule.code, document), (0, 0))) for _, document in documents]
        lines.append(_row([rule.code, both[0], rule.severities, both[1], "<br>".join(read), *shown]))
    return "\n".join([_HEAD, *lines, ""])


def _count(leads: int, not_judged: int) -> str:
    return f"{leads or '–'} ({not_judged})" if not_judged else str(leads or "–")


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> int:
    """Reads the published documents and writes the page."""
    with tempfile.TemporaryDirectory() as folder:
        import_sources(Path(folder))
        PAGE.write_text(rules_page(open_warehouse(Path(folder))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
