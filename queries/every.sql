-- findings.every, the union of all audit rules, is made by the program from the files of findings/; it is described here.
comment on table findings.every is 'All audit rules together, one row per lead or case that cannot be judged · 全部审核规则的疑点与无法判断的情形，每条一行';
comment on column findings.every.rule_code is 'Audit rule · 审核规则编号';
comment on column findings.every.outcome is 'lead, or not_judged where an input is unknown · 结果：疑点，或因数据不全无法判断';
comment on column findings.every.severity is 'E error in the form''s own arithmetic; H, M, L lead; I information · 级别：E 表内计算不符，H、M、L 高中低，I 提示';
comment on column findings.every.indicator_ordinal is 'Indicator, by its order on the form; empty for the whole form · 指标在表内的序号，整表疑点为空';
comment on column findings.every.expected is 'Figure or range the rule expects · 按规则应有的数值或范围';
comment on column findings.every.found is 'Figure the form has · 表中的数值';
comment on column findings.every.amount_yuan is 'Money in question, yuan; empty where the rule is not about money · 涉及金额（元），与金额无关的规则为空';
comment on column findings.every.inputs is 'Figures of the rule''s formula by name, JSON · 公式所用的数值（JSON）';
comment on column findings.every.reason is 'Why it cannot be judged, a code worded in the catalogue · 无法判断的原因（代码）';
comment on column findings.every.table_name is 'Table of schema forms the main cell stands in · 主要单元格所在的表';
comment on column findings.every.row_key is 'Row of that table, as in forms.origins · 所在行，同 forms.origins';
comment on column findings.every.column_name is 'Column of that table · 所在的列';
