-- One row per form type and band of the execution rate; bands without a form are there with 0.
create macro marts.execution_bands(years, regions, departments, form_types, words) as table
with chosen as (
    select
        execution.form_type,
        execution.budget_adjusted_yuan,
        execution.unspent_yuan,
        case
            when execution.execution_rate is null then 'unknown'
            when execution.execution_rate < 0.3 then 'below_30'
            when execution.execution_rate < 0.6 then 'from_30_to_60'
            when execution.execution_rate < 0.8 then 'from_60_to_80'
            when execution.execution_rate < 1 then 'from_80_to_100'
            else 'full'
        end as band,
    from facts.execution as execution
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on execution.filing_number = selected.filing_number
),

counted as (
    select
        form_type,
        band,
        count(*) as evaluations,
        sum(budget_adjusted_yuan) as budget_adjusted_yuan,
        sum(unspent_yuan) as unspent_yuan,
    from chosen
    group by form_type, band
),

bands as (
    select
        unnest(['below_30', 'from_30_to_60', 'from_60_to_80', 'from_80_to_100', 'full', 'unknown']) as band,
        unnest([1, 2, 3, 4, 5, 6]) as place,
),

form_types_present as (
    select
        form_type,
        sum(evaluations) as evaluations,
    from counted
    group by form_type
)

select
    form_types_present.form_type,
    bands.band,
    coalesce(counted.evaluations, 0) as evaluations,
    coalesce(counted.evaluations, 0) / form_types_present.evaluations as evaluations_share,
    counted.budget_adjusted_yuan,
    counted.unspent_yuan,
from form_types_present
cross join bands
left join counted
    on form_types_present.form_type = counted.form_type
    and bands.band = counted.band
order by list_position(['project', 'department', 'report'], form_types_present.form_type), bands.place;

comment on macro table marts.execution_bands is 'one row per form type and band of the execution rate · 按表单类型与执行率分档，每档一行';
