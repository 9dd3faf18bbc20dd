-- One row per mark of the figure that sets indicator scores against execution: a form, or, where a form type has more than
-- row_limit of them, a cell of one percentage point each way (then without a form's name). Beyond the line are the forms
-- that rule B08 asks about.
create macro marts.score_execution(years, regions, departments, form_types, words, row_limit) as table
with asked_about as (
    select distinct evaluation_id
    from findings.every
    where rule_code = 'B08' and outcome = 'lead'
),

chosen as (
    select
        filings.evaluation_id,
        filings.form_type,
        filings.region_code,
        filings.region_name_zh,
        filings.region_name_en,
        filings.department_name,
        filings.unit_name,
        filings.project_name,
        filings.year,
        packs.score_execution_gap as gap_rate_from,
        execution.execution_rate,
        cast(scores.indicator_score_recomputed as double)
        / nullif(cast(scores.indicator_weight_recomputed as double), 0) as score_rate,
        asked_about.evaluation_id is not null as is_asked_about,
        execution.unspent_yuan,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    inner join facts.scores as scores
        on filings.evaluation_id = scores.evaluation_id
    inner join facts.execution as execution
        on filings.evaluation_id = execution.evaluation_id
    left join rules.packs as packs
        on filings.pack_id = packs.pack_id
    left join asked_about
        on filings.evaluation_id = asked_about.evaluation_id
    where
        execution.execution_rate is not null
        and scores.indicator_score_recomputed is not null
        and scores.indicator_weight_recomputed > 0
),

keyed as (
    select
        *,
        case when count(*) over (partition by form_type) > row_limit
            then concat_ws('|', round(execution_rate, 2), round(score_rate, 2), is_asked_about, gap_rate_from)
            else evaluation_id
        end as mark_key,
    from chosen
)

select
    case when count(*) = 1 then max(evaluation_id) end as evaluation_id,
    form_type,
    mark_key,
    case when count(*) = 1 then max(region_name_zh) end as region_name_zh,
    case when count(*) = 1 then max(region_name_en) end as region_name_en,
    case when count(*) = 1 then max(department_name) end as department_name,
    case when count(*) = 1 then max(unit_name) end as unit_name,
    case when count(*) = 1 then max(project_name) end as project_name,
    case when count(*) = 1 then max(year) end as year,
    bool_or(is_asked_about) as is_asked_about,
    count(*) as evaluations,
    sum(unspent_yuan) as unspent_yuan,
    avg(execution_rate) as execution_rate,
    avg(score_rate) as score_rate,
    max(gap_rate_from) as gap_rate_from,
from keyed
group by form_type, mark_key
order by form_type desc, is_asked_about, mark_key;

comment on macro table marts.score_execution is 'one row per mark: indicator score rate against execution rate · 指标得分率与执行率对照，每点一行';
