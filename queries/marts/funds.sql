-- One row per evaluation and source of funds in a selection, totals included and named.
create macro marts.funds(years, regions, departments, form_types, words) as table
with corrected as (
    select
        row_key,
        count(*) as corrections,
    from forms.corrections
    where is_in_force
        and table_name = 'funds'
    group by row_key
)

select
    filings.evaluation_id,
    filings.region_code,
    filings.form_type,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    funds.source,
    filings.year,
    funds.budget_initial_yuan,
    funds.budget_adjusted_yuan,
    funds.executed_yuan,
    cast(funds.executed_yuan as double) / nullif(cast(funds.budget_adjusted_yuan as double), 0) as execution_rate,
    cast(funds.executed_yuan as double) / nullif(cast(funds.budget_initial_yuan as double), 0) as execution_rate_initial,
    coalesce(corrected.corrections, 0) as corrections,
from marts.selected_filings(years, regions, departments, form_types, words) as filings
inner join forms.funds as funds
    on filings.evaluation_id = funds.evaluation_id
left join corrected
    on funds.evaluation_id || '/' || funds.source = corrected.row_key
order by
    filings.year,
    filings.region_code,
    filings.department_name,
    filings.unit_name,
    filings.evaluation_id,
    list_position(['total', 'fiscal', 'carry_over', 'other'], funds.source) nulls last,
    funds.source;

comment on macro table marts.funds is 'one row per evaluation and source of funds in a selection · 所选范围内的分来源资金，每份每个来源一行';
