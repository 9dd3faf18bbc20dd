-- One row per stored document.
create table forms.documents (
    document_id varchar primary key,
    file_name varchar not null,
    media_type varchar not null,
    byte_size bigint not null,
    title varchar,
    publisher varchar,
    published_address varchar,
    published_date varchar,
    reader varchar not null,
    is_synthetic boolean not null,
    imported_at timestamp not null,
);

comment on table forms.documents is 'Stored documents, one row each · 已入库文件，每个文件一行';
comment on column forms.documents.document_id is 'sha256 of the file''s bytes · 文件内容的 sha256';
comment on column forms.documents.file_name is 'Name of the file as imported · 导入时的文件名';
comment on column forms.documents.media_type is 'Media type found from the bytes · 由内容判定的文件类型';
comment on column forms.documents.byte_size is 'Size in bytes · 文件大小（字节）';
comment on column forms.documents.title is 'Title as published · 公开时的标题';
comment on column forms.documents.publisher is 'Body that published it · 公开单位';
comment on column forms.documents.published_address is 'Address where it was published · 公开网址';
comment on column forms.documents.published_date is 'Date of publication · 公开日期';
comment on column forms.documents.reader is 'Reader that read it, with its version · 读取器及版本';
comment on column forms.documents.is_synthetic is 'Whether it is generated, not published · 是否为模拟数据';
comment on column forms.documents.imported_at is 'Time of import (UTC) · 导入时间（UTC）';
