-- One row per form type and group (unit or rule) with leads in a selection, at most row_limit, most grave leads first.
--
-- Money at stake is, for each evaluation, the largest amount among the group's leads on it: several leads ask about the same
-- money, which must not be added twice. Form types are never added together: department forms hold their projects' money.
create macro marts.lead_groups(
    years,
    regions,
    departments,
    form_types,
    words,
    paper_keys,
    paper_states,
    rule_codes,
    severities,
    lead_states,
    lead_grouping,
    row_limit
) as table
with leads as (
    select
        *,
        case lead_grouping
            when 'rule' then rule_code
            when 'unit' then ''
            else error('lead_groups: expected lead_grouping unit or rule')
        end as grouped_rule,
    from marts.selected_leads(years, regions, departments, form_types, words, paper_keys, paper_states)
    where (rule_codes is null or list_contains(cast(rule_codes as varchar[]), rule_code))
        and (severities is null or list_contains(cast(severities as varchar[]), severity))
        and (lead_states is null or list_contains(cast(lead_states as varchar[]), lead_state))
),

of_forms as (
    select
        filing_number,
        grouped_rule,
        count(*) as leads,
        count(*) filter (severity in ('E', 'H')) as grave_leads,
        count(*) filter (lead_state = 'open') as open_leads,
        max(amount_yuan) as amount_yuan,
    from leads
    group by filing_number, grouped_rule
),

-- Units by a number: the same name elsewhere, or on another type of form, is another group.
units as (
    select
        filing_number,
        form_type,
        case when lead_grouping = 'unit' then region_code end as region_code,
        case when lead_grouping = 'unit' then coalesce(unit_name, department_name) end as unit_name,
    from facts.filings
),

grouped as (
    select
        units.form_type,
        of_forms.grouped_rule,
        units.region_code,
        units.unit_name,
        sum(of_forms.leads) as leads,
        sum(of_forms.grave_leads) as grave_leads,
        sum(of_forms.open_leads) as open_leads,
        count(*) as evaluations,
        sum(of_forms.amount_yuan) as amount_yuan,
    from of_forms
    inner join units
        on of_forms.filing_number = units.filing_number
    group by units.form_type, of_forms.grouped_rule, units.region_code, units.unit_name
)

select
    nullif(grouped.grouped_rule, '') as rule_code,
    grouped.form_type,
    grouped.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    grouped.unit_name,
    cast(grouped.leads as bigint) as leads,
    cast(grouped.grave_leads as bigint) as grave_leads,
    cast(grouped.open_leads as bigint) as open_leads,
    grouped.evaluations,
    cast(grouped.amount_yuan as decimal(18, 2)) as amount_yuan,
    count(*) over () as members,
from grouped
left join rules.regions as regions
    on grouped.region_code = regions.region_code
order by
    grouped.grave_leads desc,
    grouped.leads desc,
    grouped.amount_yuan desc nulls last,
    grouped.unit_name,
    rule_code,
    grouped.form_type,
    grouped.region_code
limit row_limit;

comment on macro table marts.lead_groups is 'one row per form type and unit or rule with leads in a selection · 所选范围内有疑点的单位或规则，按表单类型分列，每组一行';
