-- One row per reason to look (most leads, lowest execution, most unspent) and evaluation, at most row_limit a reason.
create macro marts.attention(years, regions, departments, form_types, words, row_limit) as table
with chosen as (
    select filings.*
    from facts.filings as filings
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on filings.evaluation_id = selected.evaluation_id
),

leads as (
    select
        evaluation_id,
        count(*) as leads,
        count(*) filter (severity in ('E', 'H')) as grave_leads,
        list(distinct rule_code order by rule_code) as rule_codes,
    from findings.every
    where outcome = 'lead' and severity <> 'I'
    group by evaluation_id
),

measured as (
    select
        chosen.*,
        execution.budget_adjusted_yuan,
        execution.unspent_yuan,
        execution.execution_rate,
        coalesce(leads.leads, 0) as leads,
        coalesce(leads.grave_leads, 0) as grave_leads,
        array_to_string(leads.rule_codes, ',') as rule_codes,
    from chosen
    left join facts.execution as execution
        on chosen.evaluation_id = execution.evaluation_id
    left join leads
        on chosen.evaluation_id = leads.evaluation_id
),

reasons as (
    select 'leads' as reason, 1 as reason_place, measured.*,
        row_number() over (order by grave_leads desc, leads desc, evaluation_id) as place,
    from measured
    where leads > 0
    union all
    select 'low_execution', 2, measured.*,
        row_number() over (order by execution_rate, evaluation_id) as place,
    from measured
    where execution_rate < 0.8
    union all
    select 'unspent', 3, measured.*,
        row_number() over (order by unspent_yuan desc, evaluation_id) as place,
    from measured
    where unspent_yuan > 0
)

select
    evaluation_id,
    form_type,
    region_code,
    reason,
    region_name_zh,
    region_name_en,
    department_name,
    unit_name,
    project_name,
    rule_codes,
    year,
    place,
    leads,
    budget_adjusted_yuan,
    unspent_yuan,
    execution_rate,
from reasons
where place <= row_limit
order by reason_place, place;

comment on macro table marts.attention is 'one row per reason to look and evaluation · 需要关注的自评表，按原因列出';
