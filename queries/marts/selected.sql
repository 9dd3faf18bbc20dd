-- One row per current evaluation in a selection, for joins that need nothing but the key.
create macro marts.selected(years, regions, departments, form_types, words) as table
select
    filing_number,
    evaluation_id,
from marts.selected_filings(years, regions, departments, form_types, words);

comment on macro table marts.selected is 'one row per current evaluation in a selection · 所选范围内的现行自评表，每份一行';
