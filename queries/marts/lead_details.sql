-- One row per lead of the given keys in a selection, with all that a working paper keeps of it: names, figures, document and place.
-- Where the cell itself was not read (a blank), the place is that of another cell of its row.
create macro marts.lead_details(years, regions, departments, form_types, words, lead_keys) as table
with found as (
    select every.*
    from findings.every as every
    inner join (select unnest(cast(lead_keys as varchar[])) as lead_key) as wanted
        on every.lead_key = wanted.lead_key
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on every.filing_number = selected.filing_number
),

places as (
    select
        found.lead_key,
        coalesce(
            min(origins.place) filter (where origins.column_name = found.column_name),
            arg_min(origins.place, origins.column_name)
        ) as document_place,
    from found
    inner join forms.origins as origins
        on found.table_name = origins.table_name
        and found.row_key = origins.row_key
    group by found.lead_key
)

select
    found.lead_key,
    found.evaluation_id,
    filings.document_id,
    found.rule_code,
    found.severity,
    filings.form_type,
    filings.region_code,
    filings.city_code,
    filings.province_code,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    filings.project_code,
    indicators.level_3,
    found.expected,
    found.found,
    found.inputs,
    filings.pack_name_zh,
    filings.pack_name_en,
    found.table_name,
    substr(found.row_key, length(found.evaluation_id) + 2) as row_part,
    found.column_name,
    filings.year,
    found.indicator_ordinal,
    found.amount_yuan,
    filings.is_synthetic,
    coalesce(filings.document_title, documents.file_name) as document_title,
    places.document_place,
from found
inner join facts.filings as filings
    on found.filing_number = filings.filing_number
inner join forms.documents as documents
    on filings.document_id = documents.document_id
left join forms.indicators as indicators
    on found.evaluation_id = indicators.evaluation_id
    and found.indicator_ordinal = indicators.ordinal
left join places
    on found.lead_key = places.lead_key
order by found.lead_key;

comment on macro table marts.lead_details is 'one row per lead of the given keys, with its names, figures and place · 指定疑点的名称、数值与出处，每条一行';
