-- One row per project at full marks in a unit where that is the rule.
--
-- Rule: of at least as many project forms of one unit and year as the pack asks for, at least the pack's share is at full marks.
-- Cannot be judged where a form has no score and the unit's share hangs on it.
create view findings.g01 as
with scores as (
    select * from facts.unit_scores
),

packs as (
    select * from rules.packs
),

judged as (
    select
        scores.*,
        packs.full_marks_share,
        cast(scores.unit_projects_full_marks as double) / scores.unit_projects as full_share,
        cast(scores.unit_projects_full_marks + scores.unit_projects - scores.unit_projects_scored as double)
        / scores.unit_projects as full_share_at_most,
    from scores
    inner join packs
        on scores.pack_id = packs.pack_id
    where scores.unit_projects >= packs.unit_projects_from
        and scores.unit_projects_scored > 0
)

select
    'G01' as rule_code,
    case when score_of_100 is null then 'not_judged' else 'lead' end as outcome,
    'M' as severity,
    evaluation_id,
    cast(null as integer) as indicator_ordinal,
    '< ' || printf('%.0f%%', full_marks_share * 100) as expected,
    unit_projects_full_marks || ' / ' || unit_projects as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'score_reported', score_of_100,
            'project_count', unit_projects,
            'full_count', unit_projects_full_marks,
            'full_share_rate', full_share,
            'full_marks_share_rate', full_marks_share
        ) as varchar
    ) as inputs,
    case when score_of_100 is null then 'score_missing' end as reason,
    'evaluations' as table_name,
    evaluation_id as row_key,
    'score_reported' as column_name,
from judged
where (is_full_marks and full_share >= full_marks_share)
    or (score_of_100 is null and full_share < full_marks_share and full_share_at_most >= full_marks_share);

comment on view findings.g01 is 'G01 Half a unit''s projects at full marks, one row per lead or case not judged · 单位半数以上项目得满分，每条疑点或无法判断的情形一行';
