-- One row per titled passage in a selection, at most row_limit.
create macro marts.passages(years, regions, departments, form_types, words, row_limit) as table
select
    sections.evaluation_id,
    filings.form_type,
    filings.department_name,
    filings.year,
    sections.ordinal,
    sections.heading,
    sections.body,
from forms.sections as sections
inner join marts.selected_filings(years, regions, departments, form_types, words) as filings
    on sections.evaluation_id = filings.evaluation_id
order by filings.year desc, sections.evaluation_id, sections.ordinal
limit row_limit;

comment on macro table marts.passages is 'one row per titled passage in a selection · 所选范围内的文字部分，每段一行';
