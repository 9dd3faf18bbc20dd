-- One row per unit that converts into others of its kind.
create table rules.unit_scales (
    unit varchar primary key,
    kind varchar not null,
    scale double not null,
);

comment on table rules.unit_scales is 'Units that convert into each other, one row each · 可换算的计量单位，每个一行';
comment on column rules.unit_scales.unit is 'Unit as printed · 单位（照原文）';
comment on column rules.unit_scales.kind is 'What it measures; units of one kind convert · 类别，同类可换算';
comment on column rules.unit_scales.scale is 'How many of the kind''s first unit it is · 折合该类基准单位的倍数';
