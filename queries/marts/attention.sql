-- One row per reason to look (most leads, lowest execution, most unspent) and evaluation, at most row_limit a reason.
create macro marts.attention(years, regions, departments, form_types, words, row_limit) as table
with selected as (
    select * from marts.selected(years, regions, departments, form_types, words)
),

found as (
    select
        filing_number,
        rule_code,
        severity,
    from findings.every
    where outcome = 'lead' and severity <> 'I'
),

leads as (
    select
        filing_number,
        count(*) as leads,
        count(*) filter (severity in ('E', 'H')) as grave_leads,
    from found
    group by filing_number
),

-- Ranked narrow: figures, names and rules are looked up for the few rows shown alone. Numbers run as evaluation ids do.
most_leads as (
    select
        leads.filing_number,
        row_number() over (order by leads.grave_leads desc, leads.leads desc, leads.filing_number) as place,
    from leads
    inner join selected
        on leads.filing_number = selected.filing_number
    order by place
    limit row_limit
),

lowest_execution as (
    select
        execution.filing_number,
        row_number() over (order by execution.execution_rate, execution.filing_number) as place,
    from facts.execution as execution
    inner join selected
        on execution.filing_number = selected.filing_number
    inner join rules.packs as packs
        on execution.pack_id = packs.pack_id
    where execution.execution_rate < packs.low_execution_medium
    order by place
    limit row_limit
),

most_unspent as (
    select
        execution.filing_number,
        row_number() over (order by execution.unspent_yuan desc, execution.filing_number) as place,
    from facts.execution as execution
    inner join selected
        on execution.filing_number = selected.filing_number
    where execution.unspent_yuan > 0
    order by place
    limit row_limit
),

reasons as (
    select
        'leads' as reason,
        1 as reason_place,
        filing_number,
        place,
    from most_leads
    union all
    select
        'low_execution',
        2,
        filing_number,
        place,
    from lowest_execution
    union all
    select
        'unspent',
        3,
        filing_number,
        place,
    from most_unspent
),

codes as (
    select
        filing_number,
        array_to_string(list(distinct rule_code order by rule_code), ',') as rule_codes,
        count(*) as leads,
    from found
    where filing_number in (select filing_number from reasons)
    group by filing_number
)

select
    filings.evaluation_id,
    filings.form_type,
    filings.region_code,
    reasons.reason,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    codes.rule_codes,
    filings.year,
    reasons.place,
    coalesce(codes.leads, 0) as leads,
    execution.budget_adjusted_yuan,
    execution.unspent_yuan,
    execution.execution_rate,
from reasons
inner join facts.filings as filings
    on reasons.filing_number = filings.filing_number
left join facts.execution as execution
    on reasons.filing_number = execution.filing_number
left join codes
    on reasons.filing_number = codes.filing_number
order by reasons.reason_place, reasons.place;

comment on macro table marts.attention is 'one row per reason to look and evaluation · 需要关注的自评表，按原因列出';
