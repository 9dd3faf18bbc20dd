-- One row per facet (rule, severity, state, year, region) and value that leads in a selection have, with their number. What is
-- picked of one facet narrows the counts of all others, not its own: they say what else could be picked. The facet `all` has
-- one row: how many leads there are with everything that is picked.
create macro marts.lead_facets(
    years, regions, departments, form_types, words, paper_keys, paper_states, rule_codes, severities, lead_states
) as table
with leads as (
    select
        *,
        rule_codes is null or list_contains(cast(rule_codes as varchar[]), rule_code) as is_of_rules,
        severities is null or list_contains(cast(severities as varchar[]), severity) as is_of_severities,
        lead_states is null or list_contains(cast(lead_states as varchar[]), lead_state) as is_of_states,
    from marts.selected_leads(years, regions, departments, form_types, words, paper_keys, paper_states)
),

counted as (
    select
        rule_code,
        severity,
        lead_state,
        count(*) as leads,
        any_value(is_of_rules) as is_of_rules,
        any_value(is_of_severities) as is_of_severities,
        any_value(is_of_states) as is_of_states,
    from leads
    group by rule_code, severity, lead_state
),

of_filings as (
    select
        filings.year,
        filings.region_code,
        count(*) as leads,
    from leads
    inner join facts.filings as filings
        on leads.filing_number = filings.filing_number
    where leads.is_of_rules and leads.is_of_severities and leads.is_of_states
    group by filings.year, filings.region_code
),

facets as (
    select
        'rule_code' as dimension,
        rule_code as value,
        sum(leads) filter (is_of_severities and is_of_states) as leads,
    from counted
    group by rule_code
    union all
    select
        'severity',
        severity,
        sum(leads) filter (is_of_rules and is_of_states),
    from counted
    group by severity
    union all
    select
        'lead_state',
        lead_state,
        sum(leads) filter (is_of_rules and is_of_severities),
    from counted
    group by lead_state
    union all
    select
        'all',
        'all',
        sum(leads),
    from of_filings
    union all
    select
        'year',
        cast(year as varchar),
        sum(leads),
    from of_filings
    group by year
    union all
    select
        'region',
        region_code,
        sum(leads),
    from of_filings
    group by region_code
)

select
    facets.dimension,
    facets.value,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    cast(coalesce(facets.leads, 0) as bigint) as leads,
from facets
left join rules.regions as regions
    on facets.dimension = 'region'
    and facets.value = regions.region_code
where facets.value is not null
order by
    facets.dimension,
    list_position(['E', 'H', 'M', 'L', 'I'], facets.value),
    list_position(['open', 'asked', 'explained', 'confirmed', 'set_aside'], facets.value),
    facets.value;

comment on macro table marts.lead_facets is 'one row per facet and value that leads in a selection have · 所选范围内疑点各筛选项的取值及条数，每个取值一行';
