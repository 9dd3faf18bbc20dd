-- Every row of an evaluation belongs to an evaluation, and every evaluation to a document.
with children as (
    select 'funds' as table_name, evaluation_id from forms.funds
    union all
    select 'goals' as table_name, evaluation_id from forms.goals
    union all
    select 'indicators' as table_name, evaluation_id from forms.indicators
    union all
    select 'tasks' as table_name, evaluation_id from forms.tasks
    union all
    select 'sections' as table_name, evaluation_id from forms.sections
)

select
    children.table_name,
    children.evaluation_id,
from children
left join forms.evaluations as evaluations
    on children.evaluation_id = evaluations.evaluation_id
where evaluations.evaluation_id is null
union all
select
    'evaluations' as table_name,
    evaluations.evaluation_id,
from forms.evaluations as evaluations
left join forms.documents as documents
    on evaluations.document_id = documents.document_id
where documents.document_id is null;
