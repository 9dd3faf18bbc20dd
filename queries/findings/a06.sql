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

indicators as (
    select * from facts.indicator_results
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

-- The one number before 分; a text with several says more than a weight.
printed as (
    select
        document_id,
        row_key,
        regexp_extract_all(text, '(\d+(?:\.\d+)?)\s*分', 1) as weights,
    from origins
),

summed as (
    select
        filings.evaluation_id,
        filings.pack_id,
        indicators.level_1,
        min(indicators.ordinal) as ordinal,
        count(*) filter (
            where indicators.weight is null and indicators.kind is distinct from 'not_applicable'
        ) as weights_missing,
        sum(indicators.weight) as weight_recomputed,
        count(distinct printed.weights[1]) as weights_printed,
        min(try_cast(printed.weights[1] as decimal(9, 4))) as weight_printed,
    from indicators
    inner join filings
        on indicators.filing_number = filings.filing_number
    left join printed
        on filings.document_id = printed.document_id
        and indicators.evaluation_id || '/' || indicators.ordinal = printed.row_key
        and len(printed.weights) = 1
    group by filings.evaluation_id, filings.pack_id, indicators.level_1
),

judged as (
    select
        summed.*,
        case
            when summed.weights_printed > 1 then 'two_weights_printed'
            when summed.weights_missing > 0 then 'weight_missing'
        end as reason,
    from summed
    inner join packs
        on summed.pack_id = packs.pack_id
    where summed.weights_printed > 1
        or abs(coalesce(summed.weight_recomputed, 0) - summed.weight_printed) > packs.weight_tolerance
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
