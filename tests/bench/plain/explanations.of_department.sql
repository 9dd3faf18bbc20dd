-- {"regions": "*", "departments": "*"}
select
    evaluation_id,
    form_type,
    department_name,
    unit_name,
    project_name,
    level_3,
    target_text,
    actual_text,
    remark,
    deduction_cause,
    year,
    ordinal,
    weight,
    score_reported,
    points_lost,
    count(*) over () as members,
from facts.indicator_results
where
    is_current
    and region_code = $regions[1]
    and department_name = $departments[1]
    and not is_unexplained
    and kind is distinct from 'not_applicable'
order by points_lost desc nulls last, year desc, evaluation_id, ordinal
limit $row_limit
