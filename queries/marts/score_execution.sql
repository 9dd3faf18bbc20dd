-- One row per mark of the figure that sets indicator scores against execution: a form, or, where a form type has more than
-- row_limit of them, a cell of one percentage point each way (then without a form's name). Beyond the line are the forms
-- that rule B08 asks about.
create macro marts.score_execution(years, regions, departments, form_types, words, row_limit) as table
with asked_about as (
    select distinct filing_number
    from findings.every
    where rule_code = 'B08' and outcome = 'lead'
),

chosen as (
    select
        scores.filing_number,
        scores.form_type,
        packs.score_execution_gap as gap_rate_from,
        execution.execution_rate,
        cast(scores.indicator_score_recomputed as double)
        / nullif(cast(scores.indicator_weight_recomputed as double), 0) as score_rate,
        asked_about.filing_number is not null as is_asked_about,
        execution.unspent_yuan,
    from facts.scores as scores
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on scores.filing_number = selected.filing_number
    inner join facts.execution as execution
        on scores.filing_number = execution.filing_number
    left join rules.packs as packs
        on scores.pack_id = packs.pack_id
    left join asked_about
        on scores.filing_number = asked_about.filing_number
    where
        execution.execution_rate is not null
        and scores.indicator_score_recomputed is not null
        and scores.indicator_weight_recomputed > 0
),

crowds as (
    select
        form_type,
        count(*) > row_limit as is_crowded,
    from chosen
    group by form_type
),

-- A mark of its own is known by its form; one of many by its cell and how it looks.
marks as (
    select
        chosen.form_type,
        case when not crowds.is_crowded then chosen.filing_number end as own_filing_number,
        case when crowds.is_crowded then round(chosen.execution_rate, 2) end as execution_cell,
        case when crowds.is_crowded then round(chosen.score_rate, 2) end as score_cell,
        chosen.is_asked_about,
        chosen.gap_rate_from,
        case when count(*) = 1 then max(chosen.filing_number) end as filing_number,
        count(*) as evaluations,
        sum(chosen.unspent_yuan) as unspent_yuan,
        avg(chosen.execution_rate) as execution_rate,
        avg(chosen.score_rate) as score_rate,
    from chosen
    inner join crowds
        on chosen.form_type = crowds.form_type
    group by all
),

-- Names are looked up for the marks of one form alone.
keyed as (
    select
        marks.*,
        case when marks.own_filing_number is not null then filings.evaluation_id
            else concat_ws('|', marks.execution_cell, marks.score_cell, marks.is_asked_about, marks.gap_rate_from)
        end as mark_key,
        filings.evaluation_id,
        filings.region_name_zh,
        filings.region_name_en,
        filings.department_name,
        filings.unit_name,
        filings.project_name,
        filings.year,
    from marks
    left join facts.filings as filings
        on marks.filing_number = filings.filing_number
)

select
    evaluation_id,
    form_type,
    mark_key,
    region_name_zh,
    region_name_en,
    department_name,
    unit_name,
    project_name,
    year,
    is_asked_about,
    evaluations,
    unspent_yuan,
    execution_rate,
    score_rate,
    gap_rate_from,
from keyed
order by form_type desc, is_asked_about, mark_key;

comment on macro table marts.score_execution is 'one row per mark: indicator score rate against execution rate · 指标得分率与执行率对照，每点一行';
