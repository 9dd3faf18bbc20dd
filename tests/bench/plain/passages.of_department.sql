-- {"regions": "*", "departments": "*"}
select
    sections.evaluation_id,
    filings.form_type,
    filings.department_name,
    filings.year,
    sections.ordinal,
    sections.heading,
    sections.body,
from forms.sections as sections
inner join facts.filings as filings using (evaluation_id)
where filings.is_current and filings.region_code = $regions[1] and filings.department_name = $departments[1]
order by filings.year desc, sections.evaluation_id, sections.ordinal
limit $row_limit
