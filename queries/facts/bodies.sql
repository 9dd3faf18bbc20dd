-- One row per region and department: its kind, by the longest word of data/vocabulary/body_kinds in its name.
create view facts.bodies as
with filings as (
    select distinct
        region_code,
        department_name,
    from facts.filings
    where department_name is not null
),

named as (
    select
        filings.region_code,
        filings.department_name,
        arg_max(body_kinds.kind, length(body_kinds.word) * 100 + position(body_kinds.word in filings.department_name))
            as body_kind,
    from filings
    inner join rules.body_kinds as body_kinds
        on contains(filings.department_name, body_kinds.word)
    group by filings.region_code, filings.department_name
)

select
    filings.region_code,
    filings.department_name,
    named.body_kind,
from filings
left join named
    on filings.region_code is not distinct from named.region_code
    and filings.department_name = named.department_name;

comment on view facts.bodies is 'Departments with their kind, one row each · 部门及其类别，每个一行';
comment on column facts.bodies.body_kind is 'Kind by the words of the name: education, health …; empty where none is known · 按名称判断的部门类别，无法判断为空';
