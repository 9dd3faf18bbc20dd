-- One row per form type and member of the grain: its mean score beside what chance alone would do (marts.fair_members).
create macro marts.fair_scores(years, regions, departments, form_types, words, grain, row_limit) as table
select
    form_type,
    member_key,
    region_code,
    region_name_zh,
    region_name_en,
    department_name,
    funnel_zone,
    members,
    evaluations,
    figure_mean as score_mean,
    figure_shrunken as score_shrunken,
    figure_place as place,
    shrunken_place,
    figure_all as score_all,
    spread_within as score_spread,
    deviations,
from marts.fair_members(
    years, regions, departments, form_types, words, 'score', grain, row_limit
);

comment on macro table marts.fair_scores is 'one row per form type and district or department: mean score and how far chance alone goes · 按表单类型与地区或部门的平均得分及其偶然波动范围';
