-- One row per rule pack and parameter: its value, who set it, and how sure we are.
create table rules.parameters (
    pack_id varchar not null,
    parameter varchar not null,
    set_by_pack_id varchar not null,
    value varchar,
    evidence varchar not null,
    reference varchar,
    note_zh varchar,
    note_en varchar,
);

comment on table rules.parameters is 'Parameters of rule packs with their evidence, one row each · 规则包参数及依据，每个一行';
comment on column rules.parameters.pack_id is 'Rule pack · 规则包';
comment on column rules.parameters.parameter is 'Parameter, a column of rules.packs · 参数名（对应 rules.packs 的列）';
comment on column rules.parameters.set_by_pack_id is 'Pack the value comes from, itself or one above · 设定该值的规则包（本级或上级）';
comment on column rules.parameters.value is 'Value as text; empty where no rule is known · 取值（文本），不明时为空';
comment on column rules.parameters.evidence is 'S seen in published forms, F found in a public source, M widely stated and unverified · 依据：S 已在公开表中验证，F 见于公开来源，M 普遍说法未核实';
comment on column rules.parameters.reference is 'Source of the rule · 出处';
comment on column rules.parameters.note_zh is 'Remark, Chinese · 说明';
comment on column rules.parameters.note_en is 'Remark, English · 英文说明';
