-- One row per indicator in a selection: target, actual, score and what the figures say of them.
create macro marts.indicators(years, regions, departments, form_types, words) as table
with corrected as (
    select
        row_key,
        count(*) as corrections,
    from forms.corrections
    where is_in_force
        and table_name = 'indicators'
    group by row_key
)

select
    filings.evaluation_id,
    filings.region_code,
    filings.form_type,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    results.ordinal,
    results.level_1,
    results.level_2,
    results.level_3,
    results.target_text,
    results.actual_text,
    results.remark,
    results.kind,
    results.deviation_direction,
    results.deduction_cause,
    filings.year,
    results.weight,
    results.score_reported,
    results.points_lost,
    results.attainment_rate,
    results.deviation_rate,
    coalesce(corrected.corrections, 0) as corrections,
from marts.selected_filings(years, regions, departments, form_types, words) as filings
inner join facts.indicator_results as results
    on filings.filing_number = results.filing_number
left join corrected
    on results.evaluation_id || '/' || results.ordinal = corrected.row_key
order by filings.year, filings.region_code, filings.department_name, filings.unit_name, filings.evaluation_id, results.ordinal;

comment on macro table marts.indicators is 'one row per indicator in a selection · 所选范围内的指标，每个一行';
