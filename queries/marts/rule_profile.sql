-- One row per first level to which a rule pack gives a weight.
create macro marts.rule_profile(years, regions, departments, form_types, words, pack) as table
select
    level_1,
    weight,
from rules.level_weights
where pack_id = pack
order by weight desc, level_1;

comment on macro table marts.rule_profile is 'one row per first level of a rule pack''s weight profile · 一个规则包的一级指标分值，每个一行';
