-- One row per weighted indicator in a selection that fell short of its target, at most row_limit a form type, the most points
-- lost first. Indicators that cannot be compared with their targets are not among them.
create macro marts.unmet_indicators(years, regions, departments, form_types, words, row_limit) as table
with missed as (
    select
        results.*,
        row_number() over (
            partition by results.form_type
            order by results.points_lost desc nulls last, results.attainment_rate nulls last, results.filing_number, results.ordinal
        ) as place,
        count(*) over (partition by results.form_type) as members,
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    where results.weight > 0
        and results.deviation_direction = 'under_target'
)

select
    missed.evaluation_id,
    missed.form_type,
    missed.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    missed.department_name,
    missed.unit_name,
    coalesce(missed.project_name, missed.unit_name, missed.department_name) as form_name,
    missed.level_3,
    missed.target_text,
    missed.actual_text,
    missed.remark,
    missed.year,
    missed.ordinal,
    missed.weight,
    missed.score_reported,
    missed.points_lost,
    missed.attainment_rate,
    missed.place,
    missed.members,
from missed
left join rules.regions as regions
    on missed.region_code = regions.region_code
where row_limit is null or missed.place <= row_limit
order by list_position(['project', 'department', 'report'], missed.form_type), missed.place;

comment on macro table marts.unmet_indicators is 'one row per weighted indicator that fell short of its target · 未达到目标值的指标，每个一行';
