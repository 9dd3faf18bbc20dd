-- One row per form type: how many forms a screening of low execution looked at, how many it found, and their money. Same
-- parameters as `low_execution`; forms whose rate is unknown are counted apart. Form types are never added together.
create macro marts.low_execution_summary(
    years, regions, departments, form_types, words, threshold, minimum_yuan, basis, money_of
) as table
with chosen as (
    select
        filings.evaluation_id,
        filings.form_type,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
),

funds as (
    select
        evaluation_id,
        source,
        budget_initial_yuan,
        budget_adjusted_yuan,
        executed_yuan,
        execution_rate,
        execution_rate_initial,
    from facts.execution
    union all
    select
        evaluation_id,
        source,
        budget_initial_yuan,
        budget_adjusted_yuan,
        executed_yuan,
        execution_rate,
        execution_rate_initial,
    from facts.fund_sources
),

measured as (
    select
        chosen.form_type,
        funds.executed_yuan,
        case basis
            when 'adjusted' then funds.budget_adjusted_yuan
            when 'initial' then funds.budget_initial_yuan
            else error('low_execution_summary: expected basis adjusted or initial')
        end as budget_yuan,
        round(case basis when 'initial' then funds.execution_rate_initial else funds.execution_rate end, 9) as rate,
    from chosen
    left join funds
        on chosen.evaluation_id = funds.evaluation_id
        and funds.source = money_of
)

select
    form_type,
    count(*) as evaluations,
    count(*) filter (rate is null) as evaluations_unknown,
    count(*) filter (rate is not null and budget_yuan < minimum_yuan) as evaluations_below_minimum,
    count(*) filter (rate < threshold and budget_yuan >= minimum_yuan) as evaluations_low,
    count(*) filter (rate < threshold and budget_yuan >= minimum_yuan)
    / nullif(count(*) filter (budget_yuan >= minimum_yuan and rate is not null), 0) as low_share,
    coalesce(sum(budget_yuan) filter (rate < threshold and budget_yuan >= minimum_yuan), 0) as budget_low_yuan,
    coalesce(sum(budget_yuan - executed_yuan) filter (rate < threshold and budget_yuan >= minimum_yuan), 0)
        as unspent_low_yuan,
    coalesce(sum(greatest(budget_yuan - executed_yuan, 0)) filter (rate is not null), 0) as unspent_all_yuan,
from measured
group by form_type
order by list_position(['project', 'department', 'report'], form_type);

comment on macro table marts.low_execution_summary is 'one row per form type: how many forms a screening of low execution found · 按表单类型的低执行筛查结果，每类一行';
