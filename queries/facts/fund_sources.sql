-- One row per evaluation and source of funds, the total left out.
create view facts.fund_sources as
with filings as (
    select * from facts.filings
),

parts as (
    select * from forms.funds
    where source <> 'total'
)

select
    filings.filing_number,
    parts.evaluation_id,
    parts.source,
    filings.form_type,
    filings.year,
    filings.is_current,
    parts.budget_initial_yuan,
    parts.budget_adjusted_yuan,
    parts.executed_yuan,
    cast(parts.budget_adjusted_yuan - parts.executed_yuan as decimal(18, 2)) as unspent_yuan,
    cast(cast(parts.executed_yuan * 100 as hugeint) as double)
    / nullif(cast(cast(parts.budget_adjusted_yuan * 100 as hugeint) as double), 0) as execution_rate,
    cast(cast(parts.executed_yuan * 100 as hugeint) as double)
    / nullif(cast(cast(parts.budget_initial_yuan * 100 as hugeint) as double), 0) as execution_rate_initial,
    parts.execution_rate_reported,
from parts
inner join filings
    on parts.evaluation_id = filings.evaluation_id;

comment on view facts.fund_sources is 'Funds by source without the total, one row per evaluation and source · 分来源资金执行，每份自评每个来源一行';
