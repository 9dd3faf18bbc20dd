"""Rule codes become names in tables."""

import pandas as pd

from dashboard.export.rule_names import named_rules
from dashboard.i18n import words

FRAME = pd.DataFrame({"evaluation_id": ["a", "b"], "rule_codes": ["B01,B08", None]})


def test_codes_stand_before_their_names() -> None:
    named = named_rules(FRAME, words("zh"))

    assert list(named.columns) == ["evaluation_id", "rules"]
    assert named["rules"][0] == "B01执行率偏低、B08指标得分高而资金未执行"
    assert pd.isna(named["rules"][1])


def test_the_given_frame_stays_as_it_was() -> None:
    named_rules(FRAME, words("en"))

    assert list(FRAME.columns) == ["evaluation_id", "rule_codes"]
