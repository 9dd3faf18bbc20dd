-- One row per evaluation and source of funds whose printed execution rate its printed amounts do not give.
--
-- Rule: |printed − executed ÷ adjusted| beyond the pack's tolerance and what the printed digits cannot show: the last digit
-- of the rate, rounded or cut off, and half a unit of each amount's. Where the text of a cell is not kept, two decimals
-- are taken. Cannot be judged where an amount is missing or the budget is 0.
create view findings.a01 as
with filings as (
    select * from facts.filings
    where is_current
),

packs as (
    select * from rules.packs
),

evaluations as (
    select * from forms.evaluations
),

origins as (
    select * from forms.origins
    where table_name = 'funds'
        and column_name in ('budget_adjusted_yuan', 'executed_yuan', 'execution_rate_reported')
),

printed as (
    select
        evaluation_id,
        source,
        budget_adjusted_yuan,
        executed_yuan,
        execution_rate,
        execution_rate_reported,
    from facts.execution
    where execution_rate_reported is not null
    union all
    select
        evaluation_id,
        source,
        budget_adjusted_yuan,
        executed_yuan,
        execution_rate,
        execution_rate_reported,
    from facts.fund_sources
    where execution_rate_reported is not null
),

figures as (
    select
        printed.*,
        printed.evaluation_id || '/' || printed.source as row_key,
        filings.document_id,
        packs.rate_tolerance,
        case when evaluations.amount_unit_reported = 'wan_yuan' then 100.0 else 0.01 end as amount_step,
    from printed
    inner join filings
        on printed.evaluation_id = filings.evaluation_id
    inner join evaluations
        on printed.evaluation_id = evaluations.evaluation_id
    left join packs
        on filings.pack_id = packs.pack_id
),

-- The number in the cell's text.
numbers as (
    select
        document_id,
        row_key,
        column_name,
        min(regexp_extract(replace(text, ',', ''), '\d+(\.\d+)?')) as number,
    from origins
    group by document_id, row_key, column_name
),

-- A document that prints 98.63 and 73 trims zeros: its decimals are the most it prints.
decimals as (
    select
        document_id,
        column_name,
        max(length(regexp_extract(number, '\.(\d+)', 1))) as decimals,
    from numbers
    group by document_id, column_name
),

scales as (
    select
        figures.row_key,
        numbers.column_name,
        decimals.decimals,
        abs(
            cast(
                case numbers.column_name
                    when 'budget_adjusted_yuan' then figures.budget_adjusted_yuan
                    when 'executed_yuan' then figures.executed_yuan
                    else figures.execution_rate_reported
                end as double
            )
        ) / nullif(try_cast(numbers.number as double), 0) as scale,
    from figures
    inner join numbers
        on figures.document_id = numbers.document_id
        and figures.row_key = numbers.row_key
    inner join decimals
        on numbers.document_id = decimals.document_id
        and numbers.column_name = decimals.column_name
),

-- One unit of the last printed digit, in the column's own unit. A text that is not the figure times a power of ten (a
-- whole sentence) says nothing about digits.
steps as (
    select
        row_key,
        max(scale / pow(10, decimals)) filter (where column_name = 'execution_rate_reported') as rate_step,
        max(scale / pow(10, decimals)) filter (where column_name = 'budget_adjusted_yuan') as adjusted_step,
        max(scale / pow(10, decimals)) filter (where column_name = 'executed_yuan') as executed_step,
    from scales
    where abs(log10(nullif(scale, 0)) - round(log10(nullif(scale, 0)))) < 1e-9
    group by row_key
),

allowed as (
    select
        figures.*,
        coalesce(steps.rate_step, 0.0001) as rate_step,
        figures.rate_tolerance
        + (
            coalesce(steps.executed_step, figures.amount_step)
            + abs(figures.execution_rate) * coalesce(steps.adjusted_step, figures.amount_step)
        ) / 2 / nullif(abs(cast(figures.budget_adjusted_yuan as double)), 0) as tolerance_rate,
    from figures
    left join steps
        on figures.row_key = steps.row_key
),

-- Printed digits may have been cut off (a whole unit below) or rounded (half a unit above).
judged as (
    select
        *,
        case
            when budget_adjusted_yuan is null or executed_yuan is null then 'amount_missing'
            -- 0 of 0 printed as 0 is how an unused source of funds is filled in.
            when budget_adjusted_yuan = 0 and (executed_yuan <> 0 or execution_rate_reported <> 0) then 'budget_is_zero'
        end as reason,
        round(
            greatest(
                execution_rate - execution_rate_reported - rate_step,
                execution_rate_reported - execution_rate - rate_step / 2
            ),
            9
        ) > round(tolerance_rate, 9) as is_lead,
    from allowed
)

select
    'A01' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    printf('%.2f%%', round(execution_rate * 100, 2)) as expected,
    printf('%.2f%%', round(cast(execution_rate_reported as double) * 100, 2)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'execution_rate_reported', execution_rate_reported,
            'execution_rate', execution_rate,
            'executed_yuan', executed_yuan,
            'budget_adjusted_yuan', budget_adjusted_yuan,
            'tolerance_rate', tolerance_rate
        ) as varchar
    ) as inputs,
    reason,
    'funds' as table_name,
    row_key,
    'execution_rate_reported' as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.a01 is 'A01 Printed execution rate against executed ÷ adjusted budget, one row per lead or case not judged · 执行率与金额复核，每条疑点或无法判断的情形一行';
