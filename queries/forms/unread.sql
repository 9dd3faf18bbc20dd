-- One row per cell or passage of a recognised form that was not used.
create table forms.unread (
    document_id varchar not null,
    place varchar not null,
    text varchar not null,
    reason varchar not null,
);

comment on table forms.unread is 'Cells not used, one row each, each with its reason · 未能使用的单元格，每处一行并说明原因';
comment on column forms.unread.document_id is 'Document · 文件编号';
comment on column forms.unread.place is 'Place in the document · 在文件中的位置';
comment on column forms.unread.text is 'Text as it stands there · 该处原文';
comment on column forms.unread.reason is 'Why it was not used, a code worded in the catalogue · 未使用的原因（代码）';
