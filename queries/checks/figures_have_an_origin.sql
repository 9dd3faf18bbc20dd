-- Every figure of a published document has a place it was read at.
with figures as (
    select evaluation_id, 'indicators' as table_name, cast(ordinal as varchar) as key, 'weight' as column_name from forms.indicators
    where weight is not null
    union all
    select evaluation_id, 'indicators' as table_name, cast(ordinal as varchar) as key, 'score_reported' as column_name from forms.indicators
    where score_reported is not null
    union all
    select evaluation_id, 'indicators' as table_name, cast(ordinal as varchar) as key, 'score_reviewed' as column_name from forms.indicators
    where score_reviewed is not null
    union all
    select evaluation_id, 'funds' as table_name, source as key, 'budget_adjusted_yuan' as column_name from forms.funds
    where budget_adjusted_yuan is not null
    union all
    select evaluation_id, 'funds' as table_name, source as key, 'executed_yuan' as column_name from forms.funds
    where executed_yuan is not null
)

select
    figures.evaluation_id,
    figures.table_name,
    figures.key,
    figures.column_name,
from figures
inner join facts.filings as filings
    on figures.evaluation_id = filings.evaluation_id
left join forms.origins as origins
    on filings.document_id = origins.document_id
    and origins.table_name = figures.table_name
    and origins.row_key = figures.evaluation_id || '/' || figures.key
    and origins.column_name = figures.column_name
where not filings.is_synthetic
    and origins.place is null;
