-- {}
with banded as (
    select
        form_type,
        case
            when execution_rate is null then 'unknown'
            when execution_rate < 0.3 then 'below_30'
            when execution_rate < 0.6 then 'from_30_to_60'
            when execution_rate < 0.8 then 'from_60_to_80'
            when execution_rate < 1 then 'from_80_to_100'
            else 'full'
        end as band,
        count(*) as evaluations,
        sum(budget_adjusted_yuan) as budget_adjusted_yuan,
        sum(unspent_yuan) as unspent_yuan,
    from facts.execution
    where is_current
    group by all
),

bands as (
    select unnest(['below_30', 'from_30_to_60', 'from_60_to_80', 'from_80_to_100', 'full', 'unknown']) as band
)

select
    form_types.form_type,
    bands.band,
    coalesce(banded.evaluations, 0) as evaluations,
    coalesce(banded.evaluations, 0) / form_types.evaluations as evaluations_share,
    banded.budget_adjusted_yuan,
    banded.unspent_yuan,
from (select form_type, sum(evaluations) as evaluations from banded group by form_type) as form_types
cross join bands
left join banded on form_types.form_type = banded.form_type and bands.band = banded.band
