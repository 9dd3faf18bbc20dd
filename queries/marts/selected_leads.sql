-- One row per lead in a selection with the state of its working paper, for other marts. The papers stand outside the
-- warehouse: their keys and states come as two lists of one length; a lead without a paper is open.
create macro marts.selected_leads(years, regions, departments, form_types, words, paper_keys, paper_states) as table
with papers as (
    select
        unnest(cast(paper_keys as varchar[])) as lead_key,
        unnest(cast(paper_states as varchar[])) as lead_state,
)

select
    every.rowid as lead_number,
    every.lead_key,
    every.filing_number,
    every.rule_code,
    every.severity,
    every.amount_yuan,
    coalesce(papers.lead_state, 'open') as lead_state,
from findings.every as every
inner join marts.selected(years, regions, departments, form_types, words) as selected
    on every.filing_number = selected.filing_number
left join papers
    on every.lead_key = papers.lead_key
where every.outcome = 'lead';

comment on macro table marts.selected_leads is 'one row per lead in a selection with the state of its paper · 所选范围内的疑点及其核实状态，每条一行';
