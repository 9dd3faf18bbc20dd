-- One row per form that rule B08 asks about: its indicators score far better than its money was spent. The widest gap
-- first, at most row_limit a form type; `members` says how many there are.
create macro marts.score_gaps(years, regions, departments, form_types, words, row_limit) as table
with asked_about as (
    select
        evaluation_id,
        cast(inputs ->> 'score_gap_rate' as double) as gap_rate,
    from findings.every
    where rule_code = 'B08' and outcome = 'lead'
),

measured as (
    select
        filings.evaluation_id,
        filings.form_type,
        filings.region_code,
        filings.region_name_zh,
        filings.region_name_en,
        filings.department_name,
        filings.unit_name,
        filings.project_name,
        filings.pack_name_zh,
        filings.pack_name_en,
        filings.year,
        scores.score_reported,
        cast(scores.indicator_score_recomputed as double)
        / nullif(cast(scores.indicator_weight_recomputed as double), 0) as score_rate,
        execution.execution_rate,
        execution.execution_rate_initial,
        execution.unspent_yuan,
        asked_about.gap_rate,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    inner join asked_about
        on filings.evaluation_id = asked_about.evaluation_id
    left join facts.scores as scores
        on filings.evaluation_id = scores.evaluation_id
    left join facts.execution as execution
        on filings.evaluation_id = execution.evaluation_id
),

ranked as (
    select
        *,
        row_number() over (
            partition by form_type
            order by gap_rate desc, evaluation_id
        ) as place,
        count(*) over (partition by form_type) as members,
    from measured
)

select
    evaluation_id,
    form_type,
    region_code,
    region_name_zh,
    region_name_en,
    coalesce(project_name, unit_name, department_name) as form_name,
    department_name,
    unit_name,
    project_name,
    pack_name_zh,
    pack_name_en,
    year,
    place,
    members,
    unspent_yuan,
    score_reported,
    score_rate,
    execution_rate,
    execution_rate_initial,
    gap_rate,
from ranked
where place <= row_limit
order by form_type desc, place;

comment on macro table marts.score_gaps is 'one row per form whose indicators score far better than its money was spent · 得分率明显高于执行率的自评表，每份一行';
