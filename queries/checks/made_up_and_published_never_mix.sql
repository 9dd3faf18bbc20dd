-- A store holds published documents or generated ones, never both.
select
    min(document_id) filter (where is_synthetic) as generated_document_id,
    min(document_id) filter (where not is_synthetic) as published_document_id,
from forms.documents
having count(distinct is_synthetic) > 1;
