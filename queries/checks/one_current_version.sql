-- No two current evaluations of different documents are of the same form, year, unit and project.
select
    form_type,
    year,
    region_code,
    department_name,
    unit_name,
    project_key,
    count(distinct document_id) as documents,
from facts.filings
where is_current
    and coalesce(department_name, unit_name, project_name) is not null
group by form_type, year, region_code, department_name, unit_name, project_key
having count(distinct document_id) > 1;
