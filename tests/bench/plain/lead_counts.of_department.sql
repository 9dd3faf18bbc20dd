-- {"regions": "*", "departments": "*"}
select rule_code, severity, count(*) as leads, count(distinct evaluation_id) as evaluations,
from findings.every
where outcome = 'lead'
    and evaluation_id in (
        select evaluation_id from facts.filings
        where is_current and region_code = $regions[1] and department_name = $departments[1]
    )
group by rule_code, severity
