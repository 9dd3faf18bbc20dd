-- One row per evaluation and source of funds.
create table forms.funds (
    evaluation_id varchar not null,
    source varchar not null,
    budget_initial_yuan decimal(18, 2),
    budget_adjusted_yuan decimal(18, 2),
    executed_yuan decimal(18, 2),
    adjustment_reported_yuan decimal(18, 2),
    adjustment_rate_reported decimal(18, 6),
    weight decimal(9, 4),
    execution_rate_reported decimal(18, 6),
    score_reported decimal(9, 4),
);

comment on table forms.funds is 'Funds by source, one row per evaluation and source · 项目资金，每份自评每个资金来源一行';
comment on column forms.funds.evaluation_id is 'Evaluation · 自评编号';
comment on column forms.funds.source is 'total, fiscal, carry_over, other, or as printed · 资金来源：合计、当年财政拨款、上年结转、其他，或照原文';
comment on column forms.funds.budget_initial_yuan is 'Initial budget, yuan · 年初预算数（元）';
comment on column forms.funds.budget_adjusted_yuan is 'Adjusted budget, yuan · 全年（调整后）预算数（元）';
comment on column forms.funds.executed_yuan is 'Executed, yuan · 全年执行数（元）';
comment on column forms.funds.adjustment_reported_yuan is 'Adjustment as printed, yuan · 预算调整数（照原文，元）';
comment on column forms.funds.adjustment_rate_reported is 'Adjustment rate as printed, fraction of 1 · 预算调整率（照原文，1 的分数）';
comment on column forms.funds.weight is 'Weight of execution, points · 执行率分值（分）';
comment on column forms.funds.execution_rate_reported is 'Execution rate as printed, fraction of 1 · 执行率（照原文，1 的分数）';
comment on column forms.funds.score_reported is 'Execution score as printed, points · 执行率得分（照原文，分）';
