-- {"lead_order": "severity", "rule_codes": null, "severities": null, "lead_states": null, "row_offset": 0}
with found as (
    select *,
    from findings.every
    where outcome = 'lead' and filing_number in (select filing_number from facts.filings where is_current)
    order by
        strpos('EHMLI', severity),
        amount_yuan desc nulls last,
        filing_number,
        rule_code,
        lead_key
    limit $row_limit
)

select
    found.evaluation_id,
    found.lead_key,
    found.rule_code,
    found.severity,
    'open' as lead_state,
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
    row_number() over (
        order by
            strpos('EHMLI', found.severity),
            found.amount_yuan desc nulls last,
            found.filing_number,
            found.rule_code,
            found.lead_key
    ) as place,
from found
inner join facts.filings as filings on found.filing_number = filings.filing_number
left join forms.indicators as indicators
    on found.evaluation_id = indicators.evaluation_id and found.indicator_ordinal = indicators.ordinal
