-- One row per indicator in a selection whose form explains a deviation in words, most points lost first, at most row_limit.
create macro marts.explanations(years, regions, departments, form_types, words, row_limit) as table
select
    results.evaluation_id,
    results.form_type,
    results.department_name,
    results.unit_name,
    results.project_name,
    results.level_3,
    results.target_text,
    results.actual_text,
    results.remark,
    results.deduction_cause,
    results.year,
    results.ordinal,
    results.weight,
    results.score_reported,
    results.points_lost,
    count(*) over () as members,
from facts.indicator_results as results
inner join marts.selected(years, regions, departments, form_types, words) as selected
    on results.filing_number = selected.filing_number
where not results.is_unexplained
    and results.kind is distinct from 'not_applicable'
order by results.points_lost desc nulls last, results.year desc, results.evaluation_id, results.ordinal
limit row_limit;

comment on macro table marts.explanations is 'one row per indicator with an explanation in a selection · 所选范围内有偏差说明的指标，每个一行';
