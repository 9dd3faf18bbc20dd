-- One row per form type and department that is alike to one department (`region` and `department`, its region empty where
-- its forms state none), itself included: of the same kind, and with an adjusted budget between half and twice its own.
-- The lowest execution first.
create macro marts.peers(
    years, regions, departments, form_types, words, region, department
) as table
with sums as (
    select
        filings.form_type,
        filings.region_code,
        filings.department_name,
        count(*) as evaluations,
        sum(execution.budget_adjusted_yuan) as budget_adjusted_yuan,
        cast(sum(execution.executed_yuan) filter (execution.budget_adjusted_yuan is not null) as double)
        / nullif(cast(sum(execution.budget_adjusted_yuan) filter (execution.executed_yuan is not null) as double), 0)
            as execution_rate,
        cast(sum(execution.executed_yuan) filter (execution.budget_initial_yuan is not null) as double)
        / nullif(cast(sum(execution.budget_initial_yuan) filter (execution.executed_yuan is not null) as double), 0)
            as execution_rate_initial,
        avg(cast(scores.score_reported as double)) as score_mean,
    from marts.selected_filings(years, regions, null, form_types, words) as filings
    left join facts.execution as execution
        on filings.filing_number = execution.filing_number
    left join facts.scores as scores
        on filings.filing_number = scores.filing_number
    where filings.department_name is not null
    group by filings.form_type, filings.region_code, filings.department_name
),

known as (
    select
        sums.*,
        bodies.body_kind,
        coalesce(sums.region_code, '') = coalesce(region, '') and sums.department_name = department as is_this,
    from sums
    left join facts.bodies as bodies
        on sums.region_code is not distinct from bodies.region_code
        and sums.department_name = bodies.department_name
),

own as (
    select * from known
    where is_this
)

select
    known.form_type,
    concat_ws('|', known.region_code, known.department_name) as member_key,
    known.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    known.department_name,
    known.body_kind,
    known.is_this,
    known.evaluations,
    known.budget_adjusted_yuan,
    known.execution_rate,
    known.execution_rate_initial,
    known.score_mean,
from known
inner join own
    on known.form_type = own.form_type
    and (
        known.is_this
        or (
            known.body_kind = own.body_kind
            and known.budget_adjusted_yuan between own.budget_adjusted_yuan / 2 and own.budget_adjusted_yuan * 2
        )
    )
left join rules.regions as regions
    on known.region_code = regions.region_code
order by known.form_type desc, known.execution_rate nulls last, member_key;

comment on macro table marts.peers is 'one row per form type and department like a given one in kind and size · 与指定部门类别相同、规模相近的部门，每个一行';
