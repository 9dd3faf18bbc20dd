-- No key stands twice.
with keys as (
    select 'funds' as table_name, evaluation_id, source as key from forms.funds
    union all
    select 'goals' as table_name, evaluation_id, cast(ordinal as varchar) as key from forms.goals
    union all
    select 'indicators' as table_name, evaluation_id, cast(ordinal as varchar) as key from forms.indicators
    union all
    select 'tasks' as table_name, evaluation_id, cast(ordinal as varchar) as key from forms.tasks
    union all
    select 'sections' as table_name, evaluation_id, cast(ordinal as varchar) as key from forms.sections
    union all
    select 'filings' as table_name, evaluation_id, '' as key from facts.filings
    union all
    select 'indicator_results' as table_name, evaluation_id, cast(ordinal as varchar) as key from facts.indicator_results
)

select
    table_name,
    evaluation_id,
    key,
    count(*) as times,
from keys
group by table_name, evaluation_id, key
having count(*) > 1;
