-- One row per evaluation of a sample, by place, department and name.
create macro marts.sample_drawn(
    years, regions, departments, form_types, words, sample_size, seed
) as table
with drawn as (
    select * from marts.stratified(years, regions, departments, form_types, words, sample_size, seed)
    where draw_place <= allotted
),

leads as (
    select
        every.filing_number,
        count(*) as leads,
        array_to_string(list_sort(list(distinct every.rule_code)), '、') as rules,
    from findings.every as every
    inner join drawn
        on every.filing_number = drawn.filing_number
    where every.outcome = 'lead' and every.severity <> 'I'
    group by every.filing_number
)

select
    drawn.evaluation_id,
    drawn.form_type,
    drawn.budget_size,
    drawn.has_leads,
    drawn.has_full_marks,
    coalesce(filings.project_name, filings.unit_name, filings.department_name) as form_name,
    filings.project_name,
    filings.region_code,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.year,
    leads.rules,
    coalesce(leads.leads, 0) as leads,
    execution.budget_adjusted_yuan,
    execution.execution_rate,
    scores.score_reported,
from drawn
inner join facts.filings as filings
    on drawn.filing_number = filings.filing_number
inner join facts.scores as scores
    on drawn.filing_number = scores.filing_number
left join facts.execution as execution
    on drawn.filing_number = execution.filing_number
left join leads
    on drawn.filing_number = leads.filing_number
order by filings.region_code, filings.department_name, filings.unit_name, form_name, drawn.evaluation_id;

comment on macro table marts.sample_drawn is 'one row per evaluation of a sample · 抽取的自评，每份一行';
