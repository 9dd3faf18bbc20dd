-- One row per lead in a selection, gravest first, at most row_limit, with the place of its cell in the document. Where the
-- cell itself was not read (a blank), the place is that of another cell of its row.
create macro marts.leads(years, regions, departments, form_types, words, row_limit) as table
with found as (
    select
        every.*,
        count(*) over () as members,
    from findings.every as every
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on every.filing_number = selected.filing_number
    where every.outcome = 'lead'
    order by
        list_position(['E', 'H', 'M', 'L', 'I'], every.severity),
        every.rule_code,
        every.amount_yuan desc nulls last,
        every.evaluation_id,
        every.indicator_ordinal
    limit row_limit
),

places as (
    select
        found.rule_code,
        found.table_name,
        found.row_key,
        found.column_name,
        coalesce(
            min(origins.place) filter (where origins.column_name = found.column_name),
            arg_min(origins.place, origins.column_name)
        ) as document_place,
    from found
    inner join forms.origins as origins
        on found.table_name = origins.table_name
        and found.row_key = origins.row_key
    group by found.rule_code, found.table_name, found.row_key, found.column_name
)

select
    found.evaluation_id,
    found.lead_key,
    found.rule_code,
    found.severity,
    filings.form_type,
    filings.region_code,
    filings.region_name_zh,
    filings.region_name_en,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    indicators.level_3,
    found.expected,
    found.found,
    found.inputs,
    filings.year,
    found.indicator_ordinal,
    found.amount_yuan,
    found.members,
    filings.document_title,
    places.document_place,
from found
inner join facts.filings as filings
    on found.filing_number = filings.filing_number
left join forms.indicators as indicators
    on found.evaluation_id = indicators.evaluation_id
    and found.indicator_ordinal = indicators.ordinal
left join places
    on found.rule_code = places.rule_code
    and found.table_name = places.table_name
    and found.row_key = places.row_key
    and found.column_name = places.column_name
order by
    list_position(['E', 'H', 'M', 'L', 'I'], found.severity),
    found.rule_code,
    found.amount_yuan desc nulls last,
    found.evaluation_id,
    found.indicator_ordinal;

comment on macro table marts.leads is 'one row per lead in a selection, gravest first · 所选范围内的疑点，每条一行，重者在前';
