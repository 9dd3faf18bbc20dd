-- One row per grade of a rule pack, the best first.
create macro marts.rule_grades(years, regions, departments, form_types, words, pack) as table
select
    grade,
    score_from,
    is_from_included,
    score_to,
    is_to_included,
from rules.grade_bands
where pack_id = pack
order by score_from desc;

comment on macro table marts.rule_grades is 'one row per grade of a rule pack · 一个规则包的评分等级，每个等级一行';
