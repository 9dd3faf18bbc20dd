-- One row per form type, cause by the figures and cause by the form's own words, of the indicators that lost points:
-- `blank` explains nothing, `unclear` explains without naming either cause.
create macro marts.cause_agreement(years, regions, departments, form_types, words) as table
with chosen as (
    select results.*
    from facts.indicator_results as results
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on results.filing_number = selected.filing_number
    where results.deduction_cause is not null
)

select
    form_type,
    deduction_cause,
    coalesce(cause_stated, case when is_unexplained then 'blank' else 'unclear' end) as cause_stated,
    coalesce(is_cause_disputed, false) as is_cause_disputed,
    count(*) as indicators,
    sum(points_lost) as points_lost,
from chosen
group by all
order by form_type desc, indicators desc, deduction_cause, cause_stated;

comment on macro table marts.cause_agreement is 'one row per form type, cause by the figures and cause stated · 按表单类型的数据判定原因与填报原因对照';
