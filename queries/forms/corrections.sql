-- One row per correction of a field: what a person, or data/corrections.toml, says it should be, and why.
-- A row of schema forms holds the corrected value; value_read and the field's origin keep what was read and printed.
-- A correction of the column that tells rows apart (source, ordinal) adds a row that was not read; emptied, it takes it away.
create table forms.corrections (
    correction_id varchar not null,
    document_id varchar not null,
    table_name varchar not null,
    row_key varchar not null,
    column_name varchar not null,
    place varchar not null,
    text_printed varchar not null,
    value_read varchar,
    value_corrected varchar,
    reason varchar not null,
    reference varchar,
    corrected_by varchar not null,
    is_shipped boolean not null,
    is_in_force boolean not null,
    corrected_at timestamp not null,
);

comment on table forms.corrections is 'Corrections of fields, one row each, superseded ones included · 更正记录，每次更正一行，含已被取代的';
comment on column forms.corrections.correction_id is 'Key: made from what is corrected, by whom and when · 更正编号';
comment on column forms.corrections.document_id is 'Document · 文件编号';
comment on column forms.corrections.table_name is 'Table of schema forms the field stands in; unread for a cell set aside · 字段所在的表；unread 表示该单元格不采用';
comment on column forms.corrections.row_key is 'Row, as in forms.origins; the place for a cell set aside · 所在行，同 forms.origins；不采用的单元格为其位置';
comment on column forms.corrections.column_name is 'Column the field stands in · 字段所在的列';
comment on column forms.corrections.place is 'Place in the document · 在文件中的位置';
comment on column forms.corrections.text_printed is 'Text as it stands there · 该处原文';
comment on column forms.corrections.value_read is 'Value that was read before, empty where none was · 更正前读取的值，未读出则为空';
comment on column forms.corrections.value_corrected is 'Value that holds instead; amounts in yuan, rates as fractions of 1 · 更正后的值；金额为元，比率为 1 的分数';
comment on column forms.corrections.reason is 'Why, in the words of whoever corrected it · 更正原因';
comment on column forms.corrections.reference is 'What proves it · 更正依据';
comment on column forms.corrections.corrected_by is 'Who corrected it · 更正人';
comment on column forms.corrections.is_shipped is 'Whether it stands in data/corrections.toml · 是否随程序提供';
comment on column forms.corrections.is_in_force is 'Whether no later correction of the field supersedes it · 是否为该字段现行的更正';
comment on column forms.corrections.corrected_at is 'When it was corrected (UTC) · 更正时间（UTC）';
