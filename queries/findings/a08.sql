-- One row per evaluation and amount (initial, adjusted, executed) whose sources of funds do not add to the total.
--
-- Rule: they differ by more than rounding, half a unit of the second printed decimal for each figure. Sources under names of
-- their own may be parts of the three standard ones, so either sum may be the total; where a form lists the same money by
-- origin and again by use, all together make twice the total. Cannot be judged where less than the
-- total is seen and a source leaves the amount blank (blank is not zero) or only one source is printed.
create view findings.a08 as
with filings as (
    select * from facts.filings
    where is_current
),

evaluations as (
    select * from forms.evaluations
),

totals as (
    select * from facts.execution
    where is_current
),

parts as (
    select * from facts.fund_sources
    where is_current
),

total_amounts as (
    select
        evaluation_id,
        unnest(['budget_initial_yuan', 'budget_adjusted_yuan', 'executed_yuan']) as column_name,
        unnest([budget_initial_yuan, budget_adjusted_yuan, executed_yuan]) as total_yuan,
    from totals
),

part_amounts as (
    select
        evaluation_id,
        source,
        unnest(['budget_initial_yuan', 'budget_adjusted_yuan', 'executed_yuan']) as column_name,
        unnest([budget_initial_yuan, budget_adjusted_yuan, executed_yuan]) as part_yuan,
    from parts
),

sums as (
    select
        evaluation_id,
        column_name,
        count(*) as sources,
        count(part_yuan) as sources_known,
        count(part_yuan) filter (where source in ('fiscal', 'carry_over', 'other')) as standard_sources_known,
        sum(part_yuan) as sum_yuan,
        sum(part_yuan) filter (where source in ('fiscal', 'carry_over', 'other')) as standard_sum_yuan,
    from part_amounts
    group by evaluation_id, column_name
),

compared as (
    select
        total_amounts.evaluation_id,
        total_amounts.column_name,
        total_amounts.total_yuan,
        case when sums.standard_sources_known >= 2 then sums.standard_sum_yuan else sums.sum_yuan end as sum_yuan,
        sums.sources,
        sums.sources_known,
        case when evaluations.amount_unit_reported = 'wan_yuan' then 100 else 0.01 end / 2 * (sums.sources_known + 1)
        as rounding_yuan,
        sums.sum_yuan as sum_of_all_yuan,
    from total_amounts
    inner join filings
        on total_amounts.evaluation_id = filings.evaluation_id
    inner join evaluations
        on total_amounts.evaluation_id = evaluations.evaluation_id
    inner join sums
        on total_amounts.evaluation_id = sums.evaluation_id
        and total_amounts.column_name = sums.column_name
    where sums.sources_known > 0
),

judged as (
    select
        *,
        case
            when sum_yuan > total_yuan then null
            when sources_known < sources then 'amount_missing'
            when sources_known = 1 then 'parts_not_visible'
        end as reason,
    from compared
    where abs(sum_yuan - total_yuan) > rounding_yuan
        and abs(sum_of_all_yuan - total_yuan) > rounding_yuan
        and abs(sum_of_all_yuan - 2 * total_yuan) > rounding_yuan
)

select
    'A08' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    cast(sum_yuan as varchar) as expected,
    cast(total_yuan as varchar) as found,
    cast(abs(sum_yuan - total_yuan) as decimal(18, 2)) as amount_yuan,
    cast(
        json_object('sum_yuan', sum_yuan, 'total_yuan', total_yuan, 'source_count', sources_known, 'column_name', column_name) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    evaluation_id || '/total' as row_key,
    column_name,
from judged;

comment on view findings.a08 is 'A08 Sources of funds against their total, one row per lead or case not judged · 分来源资金与合计不符，每条疑点或无法判断的情形一行';
