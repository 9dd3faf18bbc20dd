-- One row per form type, scheme of grade bands and whole point: forms whose score lies from that point up to the next.
-- Full marks and more (100 and above) are the last bin. Packs with the same bands share a scheme; NULL: no pack.
create macro marts.score_bins(years, regions, departments, form_types, words) as table
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

-- Counted by pack first: a few hundred rows are then put under the schemes.
of_packs as (
    select
        scores.form_type,
        scores.pack_id,
        cast(least(floor(scores.score_reported), 100) as integer) as score_from,
        count(*) as evaluations,
    from facts.scores as scores
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on scores.filing_number = selected.filing_number
    where scores.score_reported is not null
    group by scores.form_type, scores.pack_id, score_from
),

counted as (
    select
        of_packs.form_type,
        schemes.scheme_key,
        of_packs.score_from,
        cast(sum(of_packs.evaluations) as bigint) as evaluations,
    from of_packs
    left join schemes
        on of_packs.pack_id = schemes.pack_id
    group by of_packs.form_type, schemes.scheme_key, of_packs.score_from
)

select
    form_type,
    scheme_key,
    score_from,
    evaluations,
    evaluations / sum(evaluations) over (partition by form_type, scheme_key) as evaluations_share,
from counted
order by form_type desc, scheme_key, score_from;

comment on macro table marts.score_bins is 'one row per form type, scheme of grade bands and whole point · 按表单类型、等级划分与整数分，每档一行';
