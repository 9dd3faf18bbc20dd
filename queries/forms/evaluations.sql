-- One row per form or report in a document.
create table forms.evaluations (
    evaluation_id varchar primary key,
    document_id varchar not null,
    position integer not null,
    form_type varchar not null,
    year integer,
    region_code varchar,
    department_name varchar,
    unit_name varchar,
    project_code varchar,
    project_name varchar,
    amount_unit_reported varchar,
    score_reported decimal(9, 4),
    score_reviewed decimal(9, 4),
    weight_total_reported decimal(9, 4),
    grade_reported varchar,
    is_current boolean not null,
);

comment on table forms.evaluations is 'Self-evaluation forms and reports, one row each · 自评表与自评报告，每份一行';
comment on column forms.evaluations.evaluation_id is 'Key: start of the document''s id and the position in it · 自评编号：文件编号前 16 位加序号';
comment on column forms.evaluations.document_id is 'Document it stands in · 所在文件';
comment on column forms.evaluations.position is 'Position in the document, from 1 · 在文件中的序号，从 1 起';
comment on column forms.evaluations.form_type is 'project, department or report · 表单类型：项目支出自评表、部门整体自评表、自评报告';
comment on column forms.evaluations.year is 'Year evaluated · 评价年度';
comment on column forms.evaluations.region_code is 'Administrative code (GB/T 2260) · 行政区划代码';
comment on column forms.evaluations.department_name is 'Competent department, as printed · 主管部门（一级预算单位），照原文';
comment on column forms.evaluations.unit_name is 'Implementing unit, as printed · 实施单位，照原文';
comment on column forms.evaluations.project_code is 'Project code, as printed · 项目编码，照原文';
comment on column forms.evaluations.project_name is 'Project name, as printed · 项目名称，照原文';
comment on column forms.evaluations.amount_unit_reported is 'Unit the form prints amounts in: yuan or wan_yuan · 表内金额单位：元或万元';
comment on column forms.evaluations.score_reported is 'Total score as printed, points · 总得分（照原文，分）';
comment on column forms.evaluations.score_reviewed is 'Total score that a reviewer gave, points · 复核总得分（分）';
comment on column forms.evaluations.weight_total_reported is 'Total of weights as printed, points · 总分值（照原文，分）';
comment on column forms.evaluations.grade_reported is 'Grade as printed · 评分等级（照原文）';
comment on column forms.evaluations.is_current is 'Whether no later document supersedes it · 是否为现行版本（未被后来的文件取代）';
