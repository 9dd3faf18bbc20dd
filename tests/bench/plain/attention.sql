-- {}
with leads as (
    select
        evaluation_id,
        count(*) as leads,
        count(*) filter (severity in ('E', 'H')) as grave_leads,
    from findings.every
    where outcome = 'lead' and severity <> 'I'
    group by evaluation_id
),

most_leads as (
    select leads.evaluation_id, 'leads' as reason,
        row_number() over (order by grave_leads desc, leads desc, evaluation_id) as place,
    from leads
    order by place
    limit $row_limit
),

lowest as (
    select evaluation_id, 'low_execution', row_number() over (order by execution_rate, evaluation_id) as place,
    from facts.execution
    where is_current and execution_rate < 0.8
    order by place
    limit $row_limit
),

unspent as (
    select evaluation_id, 'unspent', row_number() over (order by unspent_yuan desc, evaluation_id) as place,
    from facts.execution
    where is_current and unspent_yuan > 0
    order by place
    limit $row_limit
),

found as (
    from most_leads
    union all
    from lowest
    union all
    from unspent
),

coded as (
    select evaluation_id, array_to_string(list(distinct rule_code order by rule_code), ',') as rule_codes,
    from findings.every
    semi join found using (evaluation_id)
    where outcome = 'lead' and severity <> 'I'
    group by evaluation_id
)

select
    filings.evaluation_id,
    filings.form_type,
    filings.region_code,
    found.reason,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    coded.rule_codes,
    filings.year,
    found.place,
    coalesce(leads.leads, 0) as leads,
    execution.budget_adjusted_yuan,
    execution.unspent_yuan,
    execution.execution_rate,
from found
inner join facts.filings as filings using (evaluation_id)
left join facts.execution as execution using (evaluation_id)
left join leads using (evaluation_id)
left join coded using (evaluation_id)
