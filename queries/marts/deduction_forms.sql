-- One row per evaluation whose score a made-up rule would change, the largest change first, at most row_limit.
create macro marts.deduction_forms(
    years, regions, departments, form_types, words, threshold, curve, points, scope, row_limit
) as table
with changed as (
    select
        *,
        score_simulated - score_reported as score_difference,
        count(*) over () as members,
    from marts.deducted_forms(years, regions, departments, form_types, words, threshold, curve, points, scope)
    where score_simulated <> score_reported
    order by abs(score_simulated - score_reported) desc, score_simulated, filing_number
    limit row_limit
)

select
    changed.evaluation_id,
    changed.form_type,
    changed.region_code,
    coalesce(filings.project_name, filings.unit_name, filings.department_name) as form_name,
    filings.project_name,
    changed.score_reported,
    changed.score_simulated,
    changed.score_difference,
    changed.grade,
    changed.grade_simulated,
    changed.points_lost,
    changed.points_simulated,
    changed.indicators_simulated,
    filings.unit_name,
    filings.department_name,
    filings.region_name_zh,
    filings.region_name_en,
    filings.pack_name_zh,
    filings.pack_name_en,
    filings.year,
    changed.members,
from changed
inner join facts.filings as filings
    on changed.filing_number = filings.filing_number
order by abs(changed.score_difference) desc, changed.score_simulated, changed.filing_number;

comment on macro table marts.deduction_forms is 'one row per evaluation whose score a made-up rule would change · 测算后得分有变化的自评，每份一行';
