-- One row per word that tells what a department is about.
create table rules.body_kinds (
    kind varchar not null,
    word varchar not null,
);

comment on table rules.body_kinds is 'Words in the names of departments that tell their kind, one row each · 部门名称中表明类别的词语，每个一行';
comment on column rules.body_kinds.kind is 'Kind of department, a code · 部门类别（代码）';
comment on column rules.body_kinds.word is 'Word · 词语';
