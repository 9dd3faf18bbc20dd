-- {"form_types": ["project"]}
with schemes as (
    select
        pack_id,
        string_agg(
            grade || if(is_from_included, '≥', '>') || printf('%g', cast(score_from as double)), '；'
            order by score_from desc
        ) as scheme_key,
    from rules.grade_bands
    group by pack_id
),

counted as (
    select
        form_type,
        scheme_key,
        pack_id,
        grade_recomputed,
        count(*) as evaluations,
        count(*) filter (grade_reported <> grade_recomputed) as evaluations_graded_otherwise,
    from facts.scores
    inner join schemes using (pack_id)
    where is_current and form_type = 'project' and score_reported is not null
    group by all
),

used as (
    select
        counted.form_type,
        counted.scheme_key,
        any_value(counted.pack_id) as pack_id,
        string_agg(distinct packs.name_zh, '、' order by packs.name_zh) as pack_names_zh,
        string_agg(distinct packs.name_en, '; ' order by packs.name_en) as pack_names_en,
        sum(counted.evaluations) as evaluations,
    from counted
    inner join rules.packs as packs on counted.pack_id = packs.pack_id
    group by all
),

graded as (
    select
        form_type,
        scheme_key,
        grade_recomputed,
        sum(evaluations) as evaluations,
        sum(evaluations_graded_otherwise) as evaluations_graded_otherwise,
    from counted
    group by all
)

select
    used.form_type,
    used.scheme_key,
    used.pack_names_zh,
    used.pack_names_en,
    bands.grade,
    cast(bands.score_from as double) as score_from,
    bands.is_from_included,
    cast(bands.score_to as double) as score_to,
    bands.is_to_included,
    cast(coalesce(graded.evaluations, 0) as bigint) as evaluations,
    coalesce(graded.evaluations, 0) / used.evaluations as evaluations_share,
    cast(coalesce(graded.evaluations_graded_otherwise, 0) as bigint) as evaluations_graded_otherwise,
from used
inner join rules.grade_bands as bands on used.pack_id = bands.pack_id
left join graded
    on used.form_type = graded.form_type
    and used.scheme_key = graded.scheme_key
    and bands.grade = graded.grade_recomputed
