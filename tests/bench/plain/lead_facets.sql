-- {"rule_codes": null, "severities": null, "lead_states": null}
with leads as (
    select every.rule_code, every.severity, filings.year, filings.region_code,
    from findings.every as every
    inner join facts.filings as filings on every.filing_number = filings.filing_number and filings.is_current
    where every.outcome = 'lead'
),

counted as (
    select 'rule_code' as dimension, rule_code as value, count(*) as leads from leads group by rule_code
    union all
    select 'severity', severity, count(*) from leads group by severity
    union all
    select 'lead_state', 'open', count(*) from leads having count(*) > 0
    union all
    select 'all', 'all', count(*) from leads
    union all
    select 'year', cast(year as varchar), count(*) from leads where year is not null group by year
    union all
    select 'region', region_code, count(*) from leads where region_code is not null group by region_code
)

select
    counted.dimension,
    counted.value,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    counted.leads,
from counted
left join rules.regions as regions on counted.dimension = 'region' and counted.value = regions.region_code
