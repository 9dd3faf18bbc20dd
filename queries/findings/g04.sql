-- One row per evaluation whose score lies just above the lower end of its grade.
--
-- Rule: total − lower end of the band it lies in, by the pack's bands, smaller than the pack's margin; the lowest band has no end to
-- fall below. Cannot be judged where the parts are scored and the total is not.
create view findings.g04 as
with scores as (
    select * from facts.scores
    where is_current
),

bands as (
    select * from rules.grade_bands
),

packs as (
    select * from rules.packs
),

judged as (
    select
        scores.*,
        bands.score_from,
        packs.band_margin,
        scores.score_reported - bands.score_from as margin,
        case
            when scores.score_reported is null
                and coalesce(scores.indicator_score_recomputed, scores.execution_score_reported) is not null
                then 'score_missing'
        end as reason,
    from scores
    left join bands
        on scores.pack_id = bands.pack_id
        and scores.grade_recomputed = bands.grade
    left join packs
        on scores.pack_id = packs.pack_id
)

select
    'G04' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'L' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '≥ ' || printf('%.2f', cast(score_from + band_margin as double)) as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'score_reported', score_reported,
            'grade', grade_recomputed,
            'score_from', score_from,
            'margin_points', margin
        ) as varchar
    ) as inputs,
    reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'score_reported' as column_name,
from judged
where reason is not null
    or (score_from > 0 and margin < band_margin);

comment on view findings.g04 is 'G04 Score just above the end of a grade, one row per lead or case not judged · 得分刚过等级下限，每条疑点或无法判断的情形一行';
