-- {"regions": "*", "departments": "*"}
with chosen as (
    select * from facts.filings
    where is_current and region_code = $regions[1] and department_name = $departments[1]
),

found as (
    select *, count(*) over () as members,
    from findings.every
    where outcome = 'lead' and filing_number in (select filing_number from chosen)
    order by
        list_position(['E', 'H', 'M', 'L', 'I'], severity),
        rule_code,
        amount_yuan desc nulls last,
        evaluation_id,
        indicator_ordinal
    limit $row_limit
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
    (
        select coalesce(
            min(origins.place) filter (where origins.column_name = found.column_name),
            arg_min(origins.place, origins.column_name)
        )
        from forms.origins as origins
        where origins.table_name = found.table_name and origins.row_key = found.row_key
    ) as document_place,
from found
inner join chosen as filings on found.filing_number = filings.filing_number
left join forms.indicators as indicators
    on found.evaluation_id = indicators.evaluation_id and found.indicator_ordinal = indicators.ordinal
