-- {"regions": "*", "departments": "*"}
select rule_code, severity, count(*) as leads, count(distinct filing_number) as evaluations,
from findings.every
where outcome = 'lead'
    and filing_number in (
        select filing_number from facts.filings
        where is_current and region_code = $regions[1] and department_name = $departments[1]
    )
group by rule_code, severity
