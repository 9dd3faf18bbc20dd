-- One row per reason to look (most leads, lowest execution, most unspent) and evaluation, at most row_limit a reason.
create macro marts.attention(years, regions, departments, form_types, words, row_limit) as table
with chosen as (
    select * from marts.selected_filings(years, regions, departments, form_types, words)
),

leads as (
    select
        evaluation_id,
        count(*) as leads,
        count(*) filter (severity in ('E', 'H')) as grave_leads,
    from findings.every
    where outcome = 'lead' and severity <> 'I'
    group by evaluation_id
),

measured as (
    select
        chosen.evaluation_id,
        leads.leads,
        leads.grave_leads,
        execution.budget_adjusted_yuan,
        execution.unspent_yuan,
        execution.execution_rate,
        packs.low_execution_medium,
    from chosen
    inner join rules.packs as packs
        on chosen.pack_id = packs.pack_id
    left join facts.execution as execution
        on chosen.evaluation_id = execution.evaluation_id
    left join leads
        on chosen.evaluation_id = leads.evaluation_id
),

-- Ranked narrow: names and rules are looked up for the few rows shown alone.
reasons as (
    (
        select 'leads' as reason, 1 as reason_place, measured.*,
            row_number() over (order by grave_leads desc, leads desc, evaluation_id) as place,
        from measured
        where leads > 0
        order by place
        limit row_limit
    )
    union all
    (
        select 'low_execution', 2, measured.*,
            row_number() over (order by execution_rate, evaluation_id) as place,
        from measured
        where execution_rate < low_execution_medium
        order by place
        limit row_limit
    )
    union all
    (
        select 'unspent', 3, measured.*,
            row_number() over (order by unspent_yuan desc, evaluation_id) as place,
        from measured
        where unspent_yuan > 0
        order by place
        limit row_limit
    )
),

codes as (
    select
        evaluation_id,
        array_to_string(list(distinct rule_code order by rule_code), ',') as rule_codes,
    from findings.every
    where outcome = 'lead'
        and severity <> 'I'
        and evaluation_id in (select evaluation_id from reasons)
    group by evaluation_id
)

select
    reasons.evaluation_id,
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
    coalesce(reasons.leads, 0) as leads,
    reasons.budget_adjusted_yuan,
    reasons.unspent_yuan,
    reasons.execution_rate,
from reasons
inner join facts.filings as filings
    on reasons.evaluation_id = filings.evaluation_id
left join codes
    on reasons.evaluation_id = codes.evaluation_id
order by reasons.reason_place, reasons.place;

comment on macro table marts.attention is 'one row per reason to look and evaluation · 需要关注的自评表，按原因列出';
