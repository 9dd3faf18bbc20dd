-- One row per indicator whose target is far below what the same project reached the year before.
--
-- Rule: more is better, no cost and no percentage near its cap, and the target is below the pack's share of last year's actual of
-- the same indicator. Cannot be judged where last year's actual is no figure, or the units of the two years differ.
create view findings.d08 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
),

packs as (
    select * from rules.packs
),

pairs as (
    select
        this_year.*,
        packs.target_to_last_actual,
        last_year.year as year_before,
        last_year.target_text as target_text_before,
        last_year.actual_text as actual_text_before,
        round(cast(this_year.target_value as double) / nullif(cast(last_year.actual_value as double), 0), 9) as target_ratio,
        case
            when last_year.actual_value is null then 'actual_not_a_figure'
            when coalesce(this_year.target_unit, '') <> coalesce(last_year.actual_unit, '') then 'units_of_years_differ'
        end as reason,
    from indicators as this_year
    inner join indicators as last_year
        on this_year.previous_filing_number = last_year.filing_number
        and this_year.previous_ordinal = last_year.ordinal
    left join packs
        on this_year.pack_id = packs.pack_id
    where this_year.direction in ('forward', 'exact')
        and last_year.kind = 'quantitative'
        and not this_year.is_cost
        and not (this_year.is_percentage and this_year.target_value >= packs.near_cap_from)
)

select
    'D08' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    case when reason is null then '≥ ' || printf('%.0f%%', target_to_last_actual * 100) end as expected,
    case when reason is null then printf('%.2f%%', round(target_ratio * 100, 2)) end as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'year', cast(year as varchar),
            'year_before', cast(year_before as varchar),
            'target_text', target_text,
            'target_text_before', target_text_before,
            'actual_text_before', actual_text_before,
            'target_rate', target_ratio,
            'target_to_last_actual_rate', target_to_last_actual
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'target_text' as column_name,
from pairs
where reason is not null
    or target_ratio < target_to_last_actual;

comment on view findings.d08 is 'D08 Target below last year''s actual, one row per lead or case not judged · 指标值低于上年实际完成值，每条疑点或无法判断的情形一行';
