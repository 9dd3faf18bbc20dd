-- One row per evaluation: its total funds, what was executed of them, and the execution score by the rules.
create view facts.execution as
with filings as (
    select * from facts.filings
),

totals as (
    select * from forms.funds
    where source = 'total'
),

measured as (
    select
        filings.*,
        totals.source,
        totals.budget_initial_yuan,
        totals.budget_adjusted_yuan,
        totals.executed_yuan,
        totals.execution_rate_reported,
        totals.adjustment_reported_yuan,
        totals.adjustment_rate_reported,
        totals.score_reported,
        totals.weight,
        -- Whole cents and ten-thousandths of a point: a rate of exactly 80 % or a tie at half a cent must not hang on
        -- a binary fraction.
        cast(totals.budget_initial_yuan * 100 as hugeint) as initial_cents,
        cast(totals.budget_adjusted_yuan * 100 as hugeint) as adjusted_cents,
        cast(totals.executed_yuan * 100 as hugeint) as executed_cents,
        cast(totals.weight * 10000 as hugeint) as weight_parts,
    from filings
    inner join totals
        on filings.evaluation_id = totals.evaluation_id
),

earned as (
    select
        *,
        case when adjusted_cents > 0 and executed_cents >= 0
            then least(executed_cents, adjusted_cents) * weight_parts
        end as earned_parts,
    from measured
)

select
    filing_number,
    evaluation_id,
    source,
    region_code,
    pack_id,
    project_key,
    form_type,
    department_name,
    unit_name,
    project_name,
    year,
    is_current,
    budget_initial_yuan,
    budget_adjusted_yuan,
    executed_yuan,
    cast(budget_adjusted_yuan - executed_yuan as decimal(18, 2)) as unspent_yuan,
    cast(budget_adjusted_yuan - budget_initial_yuan as decimal(18, 2)) as adjustment_yuan,
    adjustment_reported_yuan,
    cast(executed_cents as double) / nullif(cast(adjusted_cents as double), 0) as execution_rate,
    cast(executed_cents as double) / nullif(cast(initial_cents as double), 0) as execution_rate_initial,
    cast(adjusted_cents - initial_cents as double) / nullif(cast(initial_cents as double), 0) as adjustment_rate,
    execution_rate_reported,
    adjustment_rate_reported,
    weight,
    score_reported,
    cast(
        cast((2 * earned_parts + 100 * adjusted_cents) // nullif(200 * adjusted_cents, 0) as decimal(18, 0)) * 0.01
        as decimal(9, 4)
    ) as score_recomputed,
    cast(
        cast(earned_parts // nullif(100 * adjusted_cents, 0) as decimal(18, 0)) * 0.01 as decimal(9, 4)
    ) as score_cut_off_recomputed,
from earned;

comment on view facts.execution is 'Execution of total funds, one row per evaluation · 预算执行（资金合计），每份自评一行';
comment on column facts.execution.source is 'Always total: the parts stand in facts.fund_sources · 恒为合计；分来源见 facts.fund_sources';
comment on column facts.execution.unspent_yuan is 'Adjusted budget minus executed, yuan · 未执行金额：全年预算数减全年执行数（元）';
comment on column facts.execution.adjustment_yuan is 'Adjusted minus initial budget, yuan · 预算调整额：全年预算数减年初预算数（元）';
comment on column facts.execution.execution_rate is 'Executed ÷ adjusted budget; unknown at 0 · 执行率（全年预算口径）：执行数÷全年预算数，分母为 0 时不可知';
comment on column facts.execution.execution_rate_initial is 'Executed ÷ initial budget; unknown at 0 · 执行率（年初预算口径）：执行数÷年初预算数，分母为 0 时不可知';
comment on column facts.execution.adjustment_rate is '(Adjusted − initial) ÷ initial; unknown at 0 · 预算调整率：（全年预算数－年初预算数）÷年初预算数';
comment on column facts.execution.score_recomputed is 'min(rate, 1) × weight, half up to 2 decimals · 执行率得分重算值（四舍五入，两位小数）';
comment on column facts.execution.score_cut_off_recomputed is 'min(rate, 1) × weight, cut off at 2 decimals · 执行率得分重算值（截尾，两位小数）';
