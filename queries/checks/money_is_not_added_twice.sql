-- Execution keeps the money of the total rows, to the cent.
with filed as (
    select
        sum(budget_initial_yuan) as budget_initial_yuan,
        sum(budget_adjusted_yuan) as budget_adjusted_yuan,
        sum(executed_yuan) as executed_yuan,
    from forms.funds
    where source = 'total'
),

measured as (
    select
        sum(budget_initial_yuan) as budget_initial_yuan,
        sum(budget_adjusted_yuan) as budget_adjusted_yuan,
        sum(executed_yuan) as executed_yuan,
    from facts.execution
)

select
    filed.*,
    measured.*,
from filed
cross join measured
where filed.budget_initial_yuan is distinct from measured.budget_initial_yuan
    or filed.budget_adjusted_yuan is distinct from measured.budget_adjusted_yuan
    or filed.executed_yuan is distinct from measured.executed_yuan;
