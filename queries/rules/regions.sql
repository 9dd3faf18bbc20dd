-- One row per province, city or county of GB/T 2260.
create table rules.regions (
    region_code varchar primary key,
    parent_code varchar,
    city_code varchar,
    province_code varchar not null,
    level varchar not null,
    name_zh varchar not null,
    name_en varchar,
);

comment on table rules.regions is 'Administrative divisions (GB/T 2260), one row each · 行政区划，每个一行';
comment on column rules.regions.region_code is 'Administrative code, six digits · 行政区划代码（六位）';
comment on column rules.regions.parent_code is 'Code of the division above · 上级代码';
comment on column rules.regions.city_code is 'Code of the city it is or lies in · 所属地市代码';
comment on column rules.regions.province_code is 'Code of the province it is or lies in · 所属省份代码';
comment on column rules.regions.level is 'province, city or county · 层级：省、市、县';
comment on column rules.regions.name_zh is 'Chinese name · 名称';
comment on column rules.regions.name_en is 'English name, where known · 英文名称（已知者）';
