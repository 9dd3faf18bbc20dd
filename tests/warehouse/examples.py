"""Readings of one small form, for tests of the warehouse."""

import hashlib
from datetime import UTC, datetime
from decimal import Decimal

from dashboard.records import Document, Evaluation, Funds, Indicator, Origin, Reading


def reading(
    data: bytes,
    *,
    project_name: str = "职工培训",
    weight: str = "90",
    level_1: str = "产出指标",
    imported_at: datetime = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
) -> tuple[Reading, bytes]:
    """A document of one project form whose only indicator is fully met, and its bytes."""
    document = Document(
        document_id=hashlib.sha256(data).hexdigest(),
        file_name="form.txt",
        media_type="text/plain",
        byte_size=len(data),
        title=None,
        publisher=None,
        published_address=None,
        published_date=None,
        imported_at=imported_at,
        reader="text 1",
    )
    funds = Funds(
        "total",
        budget_initial_yuan=Decimal(1000),
        budget_adjusted_yuan=Decimal(2000),
        executed_yuan=Decimal(1000),
        weight=Decimal(10),
        score_reported=Decimal(5),
    )
    indicator = Indicator(
        1,
        level_1,
        "数量指标",
        "培训人数",
        target_text="≥10人",
        actual_text="10人",
        weight=Decimal(weight),
        score_reported=Decimal(weight),
        kind="quantitative",
        target_operator=">=",
        target_value=Decimal(10),
        target_unit="人",
        actual_value=Decimal(10),
        actual_unit="人",
    )
    origins = (
        Origin("funds", "total", "budget_adjusted_yuan", "line 5, cell 3", "2000.00"),
        Origin("funds", "total", "executed_yuan", "line 5, cell 4", "1000.00"),
        Origin("indicators", "1", "weight", "line 9, cell 6", weight),
        Origin("indicators", "1", "score_reported", "line 9, cell 7", weight),
    )
    evaluation = Evaluation(
        1,
        "project",
        year=2023,
        department_name="某市教育局",
        unit_name="某市教育局",
        project_name=project_name,
        score_reported=Decimal(weight) + 5,
        weight_total_reported=Decimal(weight) + 10,
        funds=(funds,),
        indicators=(indicator,),
        origins=origins,
    )
    return Reading(document, (evaluation,)), data
