"""Adding an audit rule is one SQL file and its words; nothing else knows the list of rules."""

import re
import shutil
from pathlib import Path

from dashboard.settings import QUERIES
from tests.queries.conftest import CopyOf, Rebuilt, StoreOf
from tests.queries.forms import evaluation, funds, reading

OVERSPENT = """\
-- One row per evaluation that executed more than its adjusted budget.
create view findings.z99 as
select
    'Z99' as rule_code,
    'lead' as outcome,
    'H' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≤ 100%' as expected,
    'more' as found,
    cast(executed_yuan - budget_adjusted_yuan as decimal(18, 2)) as amount_yuan,
    cast(json_object('execution_rate', execution_rate) as varchar) as inputs,
    cast(null as varchar) as reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    'executed_yuan' as column_name,
from facts.execution
where is_current
    and execution_rate > 1;

comment on view findings.z99 is 'Z99 Overspent, one row per lead · 超预算执行，每条疑点一行';
"""


def test_a_rule_is_added_by_its_file_alone(
    store_of: StoreOf, copy_of: CopyOf, rebuilt: Rebuilt, tmp_path: Path
) -> None:
    folder = tmp_path / "queries"
    shutil.copytree(QUERIES, folder)
    (folder / "findings" / "z99.sql").write_text(OVERSPENT, encoding="utf-8")
    connection = copy_of(store_of([reading(evaluation(), evaluation(money=funds(executed="1100"), project="乙"))]))
    rebuilt(connection, folder)

    leads = connection.execute(
        "select severity, project_name, place, findings.amount_yuan from marts.findings"
        " inner join facts.filings using (evaluation_id) where rule_code = 'Z99'"
    ).fetchall()

    assert [("H", "乙", "funds total, executed_yuan", 100)] == leads
    assert [(1,)] == connection.execute(
        "select count(*) from marts.leads(null, null, null, null, null, null) where rule_code = 'Z99'"
    ).fetchall()


def test_no_program_knows_a_rule() -> None:
    programs = [path for path in (QUERIES.parent / "dashboard").rglob("*.py") if "generate" not in path.parts]

    assert [] == [path.name for path in programs if re.search(r"""["'][A-G]\d\d["']""", path.read_text("utf-8"))]
