-- One row per titled passage of an evaluation.
create table forms.sections (
    evaluation_id varchar not null,
    ordinal integer not null,
    heading varchar not null,
    body varchar not null,
);

comment on table forms.sections is 'Titled passages, one row each · 有标题的段落（问题、措施等），每段一行';
comment on column forms.sections.evaluation_id is 'Evaluation · 自评编号';
comment on column forms.sections.ordinal is 'Order in the document, from 1 · 文内顺序，从 1 起';
comment on column forms.sections.heading is 'Heading as filed · 标题（照原文）';
comment on column forms.sections.body is 'Text as filed · 正文（照原文）';
