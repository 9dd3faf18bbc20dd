-- One row per evaluation and first level whose printed weight is not the sum of its indicators' weights.
--
-- Rule: the weight printed beside the level's name (产出指标 50分, read from the cell's text) differs from the sum by more than the
-- pack's tolerance. Cannot be judged where they differ and an indicator of the level has no weight, or where the form prints
-- two weights for one level.
create view findings.a06 as
with filings as (
    select * from facts.filings
    where is_current
),

-- Named, for a table that is read twice is kept as a whole.
indicators as (
    select
        filing_number,
        ordinal,
        level_1,
        kind,
        weight,
    from facts.indicator_results
    where is_current
        and level_1 is not null
),

packs as (
    select * from rules.packs
),

origins as (
    select * from forms.origins
    where table_name = 'indicators'
        and column_name = 'level_1'
        and contains(text, '分')
),

-- Each wording of a form once, at its first row.
wordings as (
    select
        split_part(row_key, '/', 1) as evaluation_id,
        min(cast(split_part(row_key, '/', 2) as integer)) as ordinal,
        text,
    from origins
    group by all
),

-- The one number before 分; a text with several says more than a weight.
printed as (
    select
        evaluation_id,
        ordinal,
        try_cast(regexp_extract(text, '(\d+(?:\.\d+)?)\s*分', 1) as decimal(9, 4)) as weight,
    from wordings
    where not regexp_matches(text, '(?s)\d\s*分.*\d\s*分')
),

levels as (
    select
        filings.filing_number,
        indicators.level_1,
        min(printed.ordinal) as ordinal,
        min(printed.weight) as weight_printed,
        max(printed.weight) as weight_printed_highest,
    from printed
    inner join filings
        on printed.evaluation_id = filings.evaluation_id
    inner join indicators
        on filings.filing_number = indicators.filing_number
        and printed.ordinal = indicators.ordinal
    where printed.weight is not null
    group by filings.filing_number, indicators.level_1
),

sums as (
    select
        filing_number,
        level_1,
        count(*) filter (where weight is null and kind is distinct from 'not_applicable') as weights_missing,
        sum(weight) as weight_recomputed,
    from indicators
    group by filing_number, level_1
),

judged as (
    select
        filings.evaluation_id,
        levels.level_1,
        levels.ordinal,
        levels.weight_printed,
        sums.weight_recomputed,
        case
            when levels.weight_printed <> levels.weight_printed_highest then 'two_weights_printed'
            when sums.weights_missing > 0 then 'weight_missing'
        end as reason,
    from levels
    inner join sums
        on levels.filing_number = sums.filing_number
        and levels.level_1 = sums.level_1
    inner join filings
        on levels.filing_number = filings.filing_number
    inner join packs
        on filings.pack_id = packs.pack_id
    where levels.weight_printed <> levels.weight_printed_highest
        or abs(coalesce(sums.weight_recomputed, 0) - levels.weight_printed) > packs.weight_tolerance
)

select
    'A06' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'E' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    printf('%.2f', cast(weight_printed as double)) as expected,
    printf('%.2f', cast(weight_recomputed as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'level_1', level_1, 'weight_printed', weight_printed, 'weight_recomputed', weight_recomputed
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    'level_1' as column_name,
from judged;

comment on view findings.a06 is 'A06 Printed weight of a first level against its indicators, one row per lead or case not judged · 一级指标所印分值与所属指标分值合计不符，每条疑点或无法判断的情形一行';
