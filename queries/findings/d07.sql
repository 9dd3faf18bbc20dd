-- One row per indicator that went far over its target in two years running without the target being raised.
--
-- Rule: the same indicator of the same project, this year and last, each met, comparable and over by the pack's explain-from or
-- more, and this year's target no higher than last year's. Cannot be judged where it was so far over in one of the years and
-- the other's deviation is unknown, or the units of the two years differ.
create view findings.d07 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and is_applicable
),

packs as (
    select * from rules.packs
),

-- Both years of a pair are among these: a lead is far over twice, a case not judged once beside an unknown.
marked as (
    select
        indicators.*,
        packs.over_target_explain_from,
        indicators.is_met
        and indicators.is_deviation_comparable
        and indicators.deviation_rate >= packs.over_target_explain_from as is_far_over,
    from indicators
    left join packs
        on indicators.pack_id = packs.pack_id
    where is_far_over
        or indicators.deviation_unknown_reason is not null
),

pairs as (
    select
        this_year.*,
        last_year.year as year_before,
        last_year.target_text as target_text_before,
        last_year.actual_text as actual_text_before,
        last_year.deviation_rate as deviation_rate_before,
        this_year.target_value <= last_year.target_value as is_not_raised,
        case
            when coalesce(this_year.is_far_over, false) and last_year.deviation_unknown_reason is not null
                then last_year.deviation_unknown_reason
            when coalesce(last_year.is_far_over, false) and this_year.deviation_unknown_reason is not null
                then this_year.deviation_unknown_reason
            when this_year.is_far_over
                and coalesce(this_year.target_unit, '') <> coalesce(last_year.target_unit, '')
                then 'units_of_years_differ'
        end as reason,
        this_year.is_far_over and last_year.is_far_over as is_far_over_twice,
    from marked as this_year
    inner join marked as last_year
        on this_year.previous_filing_number = last_year.filing_number
        and this_year.previous_ordinal = last_year.ordinal
)

select
    'D07' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'H' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    '> ' || target_text_before as expected,
    target_text as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'year', cast(year as varchar),
            'year_before', cast(year_before as varchar),
            'target_text', target_text,
            'actual_text', actual_text,
            'deviation_rate', deviation_rate,
            'target_text_before', target_text_before,
            'actual_text_before', actual_text_before,
            'deviation_rate_before', deviation_rate_before,
            'over_target_explain_from_rate', over_target_explain_from
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'target_text' as column_name,
from pairs
where reason is not null
    or (is_far_over_twice and is_not_raised);

comment on view findings.d07 is 'D07 Over target year after year, target not raised, one row per lead or case not judged · 连年大幅超额而指标值未提高，每条疑点或无法判断的情形一行';
