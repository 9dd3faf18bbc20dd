-- One row per third-level indicator of an evaluation.
create table forms.indicators (
    evaluation_id varchar not null,
    ordinal integer not null,
    level_1 varchar,
    level_2 varchar,
    level_3 varchar,
    definition_text varchar,
    target_text varchar,
    actual_text varchar,
    weight decimal(9, 4),
    score_reported decimal(9, 4),
    score_reviewed decimal(9, 4),
    remark varchar,
    kind varchar,
    target_operator varchar,
    target_value decimal(24, 6),
    target_value_high decimal(24, 6),
    target_unit varchar,
    actual_value decimal(24, 6),
    actual_unit varchar,
);

comment on table forms.indicators is 'Third-level indicators, one row each · 三级指标，每个指标一行';
comment on column forms.indicators.evaluation_id is 'Evaluation · 自评编号';
comment on column forms.indicators.ordinal is 'Order on the form, from 1 · 表内顺序，从 1 起';
comment on column forms.indicators.level_1 is 'First level, the name alone · 一级指标（仅名称）';
comment on column forms.indicators.level_2 is 'Second level, the name alone · 二级指标（仅名称）';
comment on column forms.indicators.level_3 is 'Third level as filed · 三级指标（照原文）';
comment on column forms.indicators.definition_text is 'Definition of the indicator as filed · 指标解释（照原文）';
comment on column forms.indicators.target_text is 'Target as filed · 年度指标值（照原文）';
comment on column forms.indicators.actual_text is 'Actual as filed · 实际完成值（照原文）';
comment on column forms.indicators.weight is 'Weight, points · 分值（权重，分）';
comment on column forms.indicators.score_reported is 'Score as printed, points · 得分（照原文，分）';
comment on column forms.indicators.score_reviewed is 'Score that a reviewer gave, points · 复核得分（分）';
comment on column forms.indicators.remark is 'Explanation of the deviation as filed · 偏差原因分析及改进措施（照原文）';
comment on column forms.indicators.kind is 'quantitative, qualitative, date or not_applicable · 指标性质：定量、定性、时间、不适用';
comment on column forms.indicators.target_operator is 'Sign of the target as printed: >=, >, =, <=, <, between, about · 目标值的符号（照原文）';
comment on column forms.indicators.target_value is 'Target, or lower end, in target_unit · 目标值（或下限），单位见 target_unit';
comment on column forms.indicators.target_value_high is 'Upper end of a target range, in target_unit · 目标值上限，单位见 target_unit';
comment on column forms.indicators.target_unit is 'Unit of the target as printed · 目标值单位（照原文）';
comment on column forms.indicators.actual_value is 'Actual, in actual_unit · 实际完成值，单位见 actual_unit';
comment on column forms.indicators.actual_unit is 'Unit of the actual as printed · 实际完成值单位（照原文）';
