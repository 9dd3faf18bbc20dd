-- One row per evaluation or indicator whose reviewed score lies far below its self score.
--
-- Rule: (self score − reviewed score) ÷ weight above the pack's gap; of the form as a whole, ÷ its total weight. Cannot be judged
-- where a reviewed score stands without a self score or without a weight.
create view findings.g07 as
with filings as (
    select * from facts.filings
    where is_current
),

packs as (
    select * from rules.packs
),

reviewed as (
    select
        evaluation_id,
        cast(null as integer) as ordinal,
        score_reported,
        score_reviewed,
        coalesce(weight_total_reported, 100) as weight,
        'evaluations' as table_name,
        evaluation_id as row_key,
    from forms.evaluations
    where score_reviewed is not null
    union all
    select
        evaluation_id,
        ordinal,
        score_reported,
        score_reviewed,
        weight,
        'indicators' as table_name,
        evaluation_id || '/' || ordinal as row_key,
    from forms.indicators
    where score_reviewed is not null
),

judged as (
    select
        reviewed.*,
        packs.review_gap,
        reviewed.score_reported - reviewed.score_reviewed as gap,
        round(
            cast(reviewed.score_reported - reviewed.score_reviewed as double)
            / nullif(cast(reviewed.weight as double), 0),
            9
        ) as gap_rate,
        case
            when reviewed.score_reported is null then 'score_missing'
            when reviewed.weight is null then 'weight_missing'
        end as reason,
    from reviewed
    inner join filings
        on reviewed.evaluation_id = filings.evaluation_id
    left join packs
        on filings.pack_id = packs.pack_id
)

select
    'G07' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    printf('%.2f', cast(score_reviewed as double)) as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'score_reported', score_reported,
            'score_reviewed', score_reviewed,
            'weight', weight,
            'gap_points', gap,
            'gap_rate', gap_rate,
            'review_gap_rate', review_gap
        ) as varchar
    ) as inputs,
    reason,
    table_name,
    row_key,
    case when reason is null then 'score_reported' else 'score_reviewed' end as column_name,
from judged
where reason is not null
    or gap_rate > review_gap;

comment on view findings.g07 is 'G07 Reviewed score below the self score, one row per lead or case not judged · 复核得分低于自评得分，每条疑点或无法判断的情形一行';
