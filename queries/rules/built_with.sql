-- One row: what this version of the warehouse was built with.
create table rules.built_with (
    fingerprint varchar not null,
    built_at timestamp not null,
);

comment on table rules.built_with is 'What this version was built with, one row · 本版数据的构建依据，一行';
comment on column rules.built_with.fingerprint is 'sha256 of queries/ and of the rules in data/ · 查询与规则文件的 sha256';
comment on column rules.built_with.built_at is 'Time of building (UTC) · 构建时间（UTC）';
