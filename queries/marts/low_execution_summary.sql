-- One row per form type: how many forms a screening of low execution looked at, how many it found, and their money. Same
-- parameters as `low_execution`; forms whose rate is unknown are counted apart. Form types are never added together.
create macro marts.low_execution_summary(
    years, regions, departments, form_types, words, threshold, minimum_yuan, basis, money_of
) as table
with filings as (
    select
        form_type,
        count(*) as evaluations,
    from marts.selected_filings(years, regions, departments, form_types, words)
    group by form_type
),

funds as (
    select
        filing_number,
        form_type,
        budget_initial_yuan,
        budget_adjusted_yuan,
        executed_yuan,
        execution_rate,
        execution_rate_initial,
    from facts.execution
    where money_of = 'total'
    union all
    select
        filing_number,
        form_type,
        budget_initial_yuan,
        budget_adjusted_yuan,
        executed_yuan,
        execution_rate,
        execution_rate_initial,
    from facts.fund_sources
    where money_of <> 'total' and source = money_of
),

measured as (
    select
        funds.form_type,
        funds.executed_yuan,
        case basis
            when 'adjusted' then funds.budget_adjusted_yuan
            when 'initial' then funds.budget_initial_yuan
            else error('low_execution_summary: expected basis adjusted or initial')
        end as budget_yuan,
        round(case basis when 'initial' then funds.execution_rate_initial else funds.execution_rate end, 9) as rate,
    from funds
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on funds.filing_number = selected.filing_number
),

screened as (
    select
        form_type,
        budget_yuan,
        cast(budget_yuan - executed_yuan as decimal(18, 2)) as unspent_yuan,
        budget_yuan >= minimum_yuan as is_large_enough,
        budget_yuan >= minimum_yuan and rate < threshold as is_low,
    from measured
    where rate is not null
),

summed as (
    select
        form_type,
        count(*) as evaluations_rated,
        count(*) filter (is_large_enough) as evaluations_large_enough,
        count(*) filter (not is_large_enough) as evaluations_below_minimum,
        count(*) filter (is_low) as evaluations_low,
        sum(budget_yuan) filter (is_low) as budget_low_yuan,
        sum(unspent_yuan) filter (is_low) as unspent_low_yuan,
        sum(greatest(unspent_yuan, 0)) as unspent_all_yuan,
    from screened
    group by form_type
)

select
    filings.form_type,
    filings.evaluations,
    filings.evaluations - coalesce(summed.evaluations_rated, 0) as evaluations_unknown,
    coalesce(summed.evaluations_below_minimum, 0) as evaluations_below_minimum,
    coalesce(summed.evaluations_low, 0) as evaluations_low,
    summed.evaluations_low / nullif(summed.evaluations_large_enough, 0) as low_share,
    coalesce(summed.budget_low_yuan, 0) as budget_low_yuan,
    coalesce(summed.unspent_low_yuan, 0) as unspent_low_yuan,
    coalesce(summed.unspent_all_yuan, 0) as unspent_all_yuan,
from filings
left join summed
    on filings.form_type = summed.form_type
order by list_position(['project', 'department', 'report'], filings.form_type);

comment on macro table marts.low_execution_summary is 'one row per form type: how many forms a screening of low execution found · 按表单类型的低执行筛查结果，每类一行';
