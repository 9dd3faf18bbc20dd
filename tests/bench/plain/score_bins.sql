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
)

select
    scores.form_type,
    schemes.scheme_key,
    cast(least(floor(scores.score_reported), 100) as integer) as score_from,
    count(*) as evaluations,
    count(*) / sum(count(*)) over (partition by scores.form_type, schemes.scheme_key) as evaluations_share,
from facts.scores as scores
left join schemes on scores.pack_id = schemes.pack_id
where scores.is_current and scores.form_type = 'project' and scores.score_reported is not null
group by scores.form_type, schemes.scheme_key, 3
