-- One row per rule pack and first level: the weight the pack's profile gives it.
create table rules.level_weights (
    pack_id varchar not null,
    level_1 varchar not null,
    weight decimal(9, 4) not null,
);

comment on table rules.level_weights is 'Weights of first levels by pack, one row each · 一级指标分值，每个规则包每个一级指标一行';
comment on column rules.level_weights.pack_id is 'Rule pack · 规则包';
comment on column rules.level_weights.level_1 is 'First level · 一级指标';
comment on column rules.level_weights.weight is 'Weight, points · 分值（分）';
