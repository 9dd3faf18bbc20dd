-- {}
with leads as (
    select
        filing_number,
        count(*) as leads,
        count(*) filter (severity in ('E', 'H')) as grave_leads,
    from findings.every
    where outcome = 'lead' and severity <> 'I'
    group by filing_number
),

most_leads as (
    select leads.filing_number, 'leads' as reason,
        row_number() over (order by grave_leads desc, leads desc, filing_number) as place,
    from leads
    order by place
    limit $row_limit
),

lowest as (
    select filing_number, 'low_execution', row_number() over (order by execution_rate, filing_number) as place,
    from facts.execution
    where is_current and execution_rate < 0.8
    order by place
    limit $row_limit
),

unspent as (
    select filing_number, 'unspent', row_number() over (order by unspent_yuan desc, filing_number) as place,
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
    select filing_number, array_to_string(list(distinct rule_code order by rule_code), ',') as rule_codes,
    from findings.every
    semi join found using (filing_number)
    where outcome = 'lead' and severity <> 'I'
    group by filing_number
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
inner join facts.filings as filings using (filing_number)
left join facts.execution as execution using (filing_number)
left join leads using (filing_number)
left join coded using (filing_number)
