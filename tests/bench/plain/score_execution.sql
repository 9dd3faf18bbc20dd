-- {"form_types": ["project"]}
with asked_about as (
    select distinct filing_number from findings.every where rule_code = 'B08' and outcome = 'lead'
),

measured as (
    select
        scores.evaluation_id,
        scores.form_type,
        scores.region_code,
        scores.department_name,
        scores.unit_name,
        scores.project_name,
        scores.year,
        packs.score_execution_gap as gap_rate_from,
        execution.execution_rate,
        cast(scores.indicator_score_recomputed as double) / cast(scores.indicator_weight_recomputed as double)
            as score_rate,
        asked_about.filing_number is not null as is_asked_about,
        execution.unspent_yuan,
        count(*) over (partition by scores.form_type) > $row_limit as is_crowded,
    from facts.scores as scores
    inner join facts.execution as execution using (filing_number)
    left join rules.packs as packs on scores.pack_id = packs.pack_id
    left join asked_about using (filing_number)
    where
        scores.is_current
        and scores.form_type = 'project'
        and execution.execution_rate is not null
        and scores.indicator_score_recomputed is not null
        and scores.indicator_weight_recomputed > 0
),

marks as (
    select
        evaluation_id,
        form_type,
        evaluation_id as mark_key,
        region_code,
        department_name,
        unit_name,
        project_name,
        year,
        is_asked_about,
        cast(1 as bigint) as evaluations,
        cast(unspent_yuan as decimal(38, 2)) as unspent_yuan,
        execution_rate,
        score_rate,
        gap_rate_from,
    from measured
    where not is_crowded
    union all
    select
        if(count(*) = 1, max(evaluation_id), null),
        form_type,
        concat_ws('|', round(execution_rate, 2), round(score_rate, 2), is_asked_about, gap_rate_from) as mark_key,
        if(count(*) = 1, max(region_code), null),
        if(count(*) = 1, max(department_name), null),
        if(count(*) = 1, max(unit_name), null),
        if(count(*) = 1, max(project_name), null),
        if(count(*) = 1, max(year), null),
        is_asked_about,
        count(*),
        sum(unspent_yuan),
        avg(execution_rate),
        avg(score_rate),
        gap_rate_from,
    from measured
    where is_crowded
    group by form_type, round(execution_rate, 2), round(score_rate, 2), is_asked_about, gap_rate_from
)

select
    marks.evaluation_id,
    marks.form_type,
    marks.mark_key,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    marks.department_name,
    marks.unit_name,
    marks.project_name,
    marks.year,
    marks.is_asked_about,
    marks.evaluations,
    marks.unspent_yuan,
    marks.execution_rate,
    marks.score_rate,
    marks.gap_rate_from,
from marks
left join rules.regions as regions on marks.region_code = regions.region_code
