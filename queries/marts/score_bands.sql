-- One row per form type, scheme of grade bands and grade: its bounds, the packs that use it, and how many forms reach it.
-- Grades nobody reached are there with 0. `evaluations_graded_otherwise` print another grade than their score has.
create macro marts.score_bands(years, regions, departments, form_types, words) as table
with schemes as (
    select
        pack_id,
        string_agg(
            grade || case when is_from_included then '≥' else '>' end || printf('%g', cast(score_from as double)), '；'
            order by score_from desc
        ) as scheme_key,
    from rules.grade_bands
    group by pack_id
),

-- Counted by pack first: a handful of rows is then put under the schemes.
judged as (
    select
        scores.form_type,
        scores.pack_id,
        scores.grade_recomputed,
        count(*) as evaluations,
        count(*) filter (scores.grade_reported <> scores.grade_recomputed) as evaluations_graded_otherwise,
    from facts.scores as scores
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on scores.filing_number = selected.filing_number
    where scores.score_reported is not null
    group by scores.form_type, scores.pack_id, scores.grade_recomputed
),

chosen as (
    select
        judged.*,
        schemes.scheme_key,
    from judged
    inner join schemes
        on judged.pack_id = schemes.pack_id
),

used as (
    select
        chosen.form_type,
        chosen.scheme_key,
        any_value(chosen.pack_id) as pack_id,
        string_agg(distinct packs.name_zh, '、' order by packs.name_zh) as pack_names_zh,
        string_agg(distinct packs.name_en, '; ' order by packs.name_en) as pack_names_en,
        cast(sum(chosen.evaluations) as bigint) as evaluations,
    from chosen
    inner join rules.packs as packs
        on chosen.pack_id = packs.pack_id
    group by chosen.form_type, chosen.scheme_key
),

counted as (
    select
        form_type,
        scheme_key,
        grade_recomputed,
        cast(sum(evaluations) as bigint) as evaluations,
        cast(sum(evaluations_graded_otherwise) as bigint) as evaluations_graded_otherwise,
    from chosen
    group by form_type, scheme_key, grade_recomputed
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
    coalesce(counted.evaluations, 0) as evaluations,
    coalesce(counted.evaluations, 0) / used.evaluations as evaluations_share,
    coalesce(counted.evaluations_graded_otherwise, 0) as evaluations_graded_otherwise,
from used
inner join rules.grade_bands as bands
    on used.pack_id = bands.pack_id
left join counted
    on used.form_type = counted.form_type
    and used.scheme_key = counted.scheme_key
    and bands.grade = counted.grade_recomputed
order by used.form_type desc, used.scheme_key, bands.score_from desc;

comment on macro table marts.score_bands is 'one row per form type, scheme of grade bands and grade · 按表单类型、等级划分与等级，每级一行';
