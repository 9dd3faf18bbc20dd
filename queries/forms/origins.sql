-- One row per field of any row of schema forms that was read from a document.
create table forms.origins (
    document_id varchar not null,
    table_name varchar not null,
    row_key varchar not null,
    column_name varchar not null,
    place varchar not null,
    text varchar not null,
);

comment on table forms.origins is 'Where each field was read, one row per field · 每个字段的出处，每个字段一行';
comment on column forms.origins.document_id is 'Document · 文件编号';
comment on column forms.origins.table_name is 'Table of schema forms the field stands in · 字段所在的表';
comment on column forms.origins.row_key is 'Row: evaluation_id, or evaluation_id/ordinal, or evaluation_id/source · 所在行：自评编号，或自评编号/序号，或自评编号/资金来源';
comment on column forms.origins.column_name is 'Column the field stands in · 字段所在的列';
comment on column forms.origins.place is 'Place in the document · 在文件中的位置';
comment on column forms.origins.text is 'Text as it stands there · 该处原文';
