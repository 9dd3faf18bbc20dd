-- One row per lead of an audit rule on a current evaluation, with the place of its main cell in the document.
--
-- Where the cell itself was not read (a blank), the place is that of another cell of the same row of the form.
create view marts.findings as
with leads as (
    select * from findings.every
    where outcome = 'lead'
),

places as (
    select
        leads.rule_code,
        leads.table_name,
        leads.row_key,
        leads.column_name,
        coalesce(
            min(origins.place) filter (where origins.column_name = leads.column_name),
            arg_min(origins.place, origins.column_name)
        ) as place,
    from leads
    inner join facts.filings as filings
        on leads.filing_number = filings.filing_number
    inner join forms.origins as origins
        on filings.document_id = origins.document_id
        and leads.table_name = origins.table_name
        and leads.row_key = origins.row_key
    group by leads.rule_code, leads.table_name, leads.row_key, leads.column_name
)

select
    leads.rule_code,
    leads.severity,
    leads.evaluation_id,
    leads.indicator_ordinal,
    leads.expected,
    leads.found,
    filings.document_id,
    places.place,
    leads.amount_yuan,
    leads.inputs,
    leads.table_name,
    leads.row_key,
    leads.column_name,
    leads.lead_key,
from leads
inner join facts.filings as filings
    on leads.filing_number = filings.filing_number
left join places
    on leads.rule_code = places.rule_code
    and leads.table_name = places.table_name
    and leads.row_key = places.row_key
    and leads.column_name = places.column_name;

comment on view marts.findings is 'Leads to verify on current evaluations, one row each · 现行自评的疑点（待核实），每条一行';
