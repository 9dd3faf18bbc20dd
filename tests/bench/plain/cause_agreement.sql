-- {"form_types": ["project"]}
select
    form_type,
    deduction_cause,
    coalesce(cause_stated, if(is_unexplained, 'blank', 'unclear')) as cause_stated,
    coalesce(is_cause_disputed, false) as is_cause_disputed,
    count(*) as indicators,
    sum(points_lost) as points_lost,
from facts.indicator_results
where is_current and form_type = 'project' and deduction_cause is not null
group by all
