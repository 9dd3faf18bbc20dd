-- One row per form type and member of the grain (`district`, `department`): its mean execution rate or score (`measure` is
-- `execution` or `score`), how far that may lie off the mean of all by chance alone, and the mean drawn towards that of all
-- as far as its few evaluations ask for. At most row_limit rows a form type, those farthest off by chance's measure first.
--
-- Chance is the spread of evaluations within members, pooled: limits are mean of all ± 1.96 (3.09) × spread ÷ √evaluations.
-- The shrunken mean weighs the member's own by τ² ÷ (τ² + spread² ÷ evaluations), τ² the variance between members
-- (one-way random effects by the method of moments, at least 0).
create macro marts.fair_members(
    years, regions, departments, form_types, words, measure, grain, row_limit
) as table
with measured as (
    select
        filings.form_type,
        filings.region_code,
        case when grain = 'department' then filings.department_name end as department_name,
        case measure
            when 'execution' then execution.execution_rate
            when 'score' then cast(scores.score_reported as double)
            else error('fair_members: expected measure execution or score')
        end as figure,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    left join facts.execution as execution
        on filings.filing_number = execution.filing_number
    left join facts.scores as scores
        on filings.filing_number = scores.filing_number
),

members as (
    select
        form_type,
        region_code,
        department_name,
        case grain
            when 'district' then coalesce(region_code, '')
            when 'department' then concat_ws('|', region_code, department_name)
            else error('fair_members: expected grain district or department')
        end as member_key,
        count(figure) as evaluations,
        avg(figure) as figure_mean,
        var_samp(figure) as variance,
    from measured
    where figure is not null
    group by form_type, region_code, department_name
),

overall as (
    select
        form_type,
        count(*) as members,
        sum(evaluations) as evaluations,
        sum(evaluations * figure_mean) / sum(evaluations) as figure_all,
        sum((evaluations - 1) * variance) filter (evaluations > 1) / nullif(sum(evaluations - 1), 0) as variance_within,
        (sum(evaluations) - sum(evaluations * evaluations) / sum(evaluations)) / nullif(count(*) - 1, 0) as size_typical,
    from members
    group by form_type
),

-- How far the means of members lie apart.
apart as (
    select
        members.form_type,
        sum(members.evaluations * (members.figure_mean - overall.figure_all) ** 2) as squares,
    from members
    inner join overall
        on members.form_type = overall.form_type
    group by members.form_type
),

spread as (
    select
        overall.*,
        greatest(
            (apart.squares / nullif(overall.members - 1, 0) - overall.variance_within)
            / nullif(overall.size_typical, 0),
            0
        ) as variance_between,
    from overall
    inner join apart
        on overall.form_type = apart.form_type
),

judged as (
    select
        members.*,
        spread.members,
        spread.figure_all,
        sqrt(spread.variance_within) as spread_within,
        sqrt(spread.variance_within / members.evaluations) as deviation_by_chance,
        -- Figures that all agree have no spread but that of adding up.
        case
            when spread.variance_between + spread.variance_within > 1e-12
                then spread.figure_all
                    + (members.figure_mean - spread.figure_all)
                    * spread.variance_between
                    / (spread.variance_between + spread.variance_within / members.evaluations)
        end as figure_shrunken,
    from members
    inner join spread
        on members.form_type = spread.form_type
),

ranked as (
    select
        *,
        case when deviation_by_chance > 1e-9 then (figure_mean - figure_all) / deviation_by_chance end as deviations,
        rank() over (partition by form_type order by round(figure_mean, 6) desc) as figure_place,
        rank() over (partition by form_type order by round(figure_shrunken, 6) desc nulls last) as shrunken_place,
    from judged
)

select
    ranked.form_type,
    ranked.member_key,
    ranked.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    ranked.department_name,
    case
        when ranked.deviations is null then 'unknown'
        when abs(ranked.deviations) <= 1.96 then 'within'
        when abs(ranked.deviations) <= 3.09 then 'beyond_95'
        else 'beyond_998'
    end as funnel_zone,
    ranked.members,
    ranked.evaluations,
    ranked.figure_mean,
    ranked.figure_shrunken,
    ranked.figure_place,
    ranked.shrunken_place,
    ranked.figure_all,
    ranked.spread_within,
    ranked.deviations,
from ranked
left join rules.regions as regions
    on ranked.region_code = regions.region_code
qualify row_number() over (
    partition by ranked.form_type
    order by abs(ranked.deviations) desc nulls last, ranked.member_key
) <= row_limit
order by ranked.form_type desc, abs(ranked.deviations) desc nulls last, ranked.member_key;

comment on macro table marts.fair_members is 'one row per form type and district or department: its mean beside what chance alone would do · 按表单类型与地区或部门的平均值及其偶然波动范围';
