-- One row per lead in a selection, in the order they are worked off, at most row_limit behind the first row_offset ones.
-- Order: severity (then amount, then department), amount or department first. group_key narrows to one group of `lead_groups`.
create macro marts.lead_queue(
    years,
    regions,
    departments,
    form_types,
    words,
    paper_keys,
    paper_states,
    rule_codes,
    severities,
    lead_states,
    lead_order,
    row_offset,
    row_limit
) as table
with leads as (
    select * from marts.selected_leads(years, regions, departments, form_types, words, paper_keys, paper_states)
    where if(
            lead_order in ('severity', 'amount', 'department'),
            true,
            error('lead_queue: expected lead_order severity, amount or department')
        )
        and (rule_codes is null or list_contains(cast(rule_codes as varchar[]), rule_code))
        and (severities is null or list_contains(cast(severities as varchar[]), severity))
        and (lead_states is null or list_contains(cast(lead_states as varchar[]), lead_state))
),

departments_in_order as (
    select
        department_name,
        row_number() over (order by department_name) as department_place,
    from (select distinct department_name from facts.filings where lead_order = 'department')
),

department_places as (
    select
        filings.filing_number,
        departments_in_order.department_place,
    from facts.filings as filings
    inner join departments_in_order
        on filings.department_name = departments_in_order.department_name
),

-- Ranked narrow: names and figures are looked up for the few rows shown alone. Numbers of filings run as documents do, so that
-- what is as grave and as large stands together by department.
ranked as (
    select
        leads.lead_number,
        leads.lead_key,
        leads.lead_state,
        strpos('EHMLI', leads.severity) as gravity,
        leads.amount_yuan,
        leads.filing_number,
        leads.rule_code,
        department_places.department_place,
    from leads
    left join department_places
        on leads.filing_number = department_places.filing_number
    order by
        department_place nulls last,
        if(lead_order = 'amount', 0, gravity),
        leads.amount_yuan desc nulls last,
        gravity,
        leads.filing_number,
        leads.rule_code,
        leads.lead_key
    limit row_limit
    offset row_offset
),

placed as (
    select
        lead_number,
        lead_key,
        lead_state,
        row_offset + row_number() over (
            order by
                department_place nulls last,
                if(lead_order = 'amount', 0, gravity),
                amount_yuan desc nulls last,
                gravity,
                filing_number,
                rule_code,
                lead_key
        ) as place,
    from ranked
)

select
    every.evaluation_id,
    placed.lead_key,
    every.rule_code,
    every.severity,
    placed.lead_state,
    filings.form_type,
    filings.region_code,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    indicators.level_3,
    every.expected,
    every.found,
    every.inputs,
    filings.year,
    every.indicator_ordinal,
    every.amount_yuan,
    placed.place,
from placed
inner join findings.every as every
    on placed.lead_number = every.rowid
inner join facts.filings as filings
    on every.filing_number = filings.filing_number
left join forms.indicators as indicators
    on every.evaluation_id = indicators.evaluation_id
    and every.indicator_ordinal = indicators.ordinal
order by placed.place;

comment on macro table marts.lead_queue is 'one row per lead in a selection in the order they are worked off · 所选范围内待核实的疑点，按处理次序，每条一行';
