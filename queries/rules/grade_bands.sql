-- One row per rule pack and grade: the scores that earn it.
create table rules.grade_bands (
    pack_id varchar not null,
    grade varchar not null,
    score_from decimal(9, 4) not null,
    is_from_included boolean not null,
    score_to decimal(9, 4),
    is_to_included boolean not null,
);

comment on table rules.grade_bands is 'Grade bands, one row per pack and grade · 评分等级区间，每个规则包每个等级一行';
comment on column rules.grade_bands.pack_id is 'Rule pack · 规则包';
comment on column rules.grade_bands.grade is 'Grade · 等级';
comment on column rules.grade_bands.score_from is 'Lower end, points · 下限（分）';
comment on column rules.grade_bands.is_from_included is 'Whether the lower end belongs to the grade · 是否含下限';
comment on column rules.grade_bands.score_to is 'Upper end, points; empty for the best · 上限（分），最高等级为空';
comment on column rules.grade_bands.is_to_included is 'Whether the upper end belongs to the grade · 是否含上限';
