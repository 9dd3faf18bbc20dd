-- One row per evaluation, with everything a selection can ask for and the rule pack that applies.
create view facts.filings as
with evaluations as (
    select
        * replace (
            translate(department_name, '()', '（）') as department_name,
            translate(unit_name, '()', '（）') as unit_name
        ),
    from forms.evaluations
),

documents as (
    select * from forms.documents
),

regions as (
    select * from rules.regions
),

packs as (
    select * from rules.packs
),

located as (
    select
        evaluations.*,
        regions.city_code,
        regions.province_code,
        regions.name_zh as region_name_zh,
        regions.name_en as region_name_en,
    from evaluations
    left join regions
        on evaluations.region_code = regions.region_code
),

-- The nearest place with a pack wins, then the pack with the latest start.
ranked_packs as (
    select
        located.evaluation_id,
        packs.pack_id,
        packs.name_zh,
        packs.name_en,
        row_number() over (
            partition by located.evaluation_id
            order by
                case packs.region_code
                    when located.region_code then 1
                    when located.city_code then 2
                    when located.province_code then 3
                    else 4
                end,
                packs.year_from desc nulls last
        ) as nearness,
    from located
    inner join packs
        on (
            packs.region_code is null
            or packs.region_code in (located.region_code, located.city_code, located.province_code)
        )
        and (packs.year_from is null or packs.year_from <= located.year)
        and (packs.year_to is null or packs.year_to >= located.year)
),

numbered as (
    select
        *,
        cast(row_number() over (order by evaluation_id) as integer) as filing_number,
        coalesce(
            project_code,
            regexp_replace(project_name, '[\s（）()【】\[\]《》“”"、，,。.·—-]', '', 'g')
        ) as project_key,
    from located
),

-- Where two current forms of one year are alike, nobody can say which of them goes on from which.
years as (
    select
        form_type,
        region_code,
        department_name,
        unit_name,
        project_key,
        year,
        min(filing_number) as filing_number,
    from numbered
    where is_current
        and coalesce(department_name, unit_name) is not null
        and (project_key is not null or form_type <> 'project')
    group by form_type, region_code, department_name, unit_name, project_key, year
    having count(*) = 1
),

followed as (
    select
        years.filing_number,
        before.filing_number as previous_filing_number,
    from years
    inner join years as before
        on years.year = before.year + 1
        and years.form_type = before.form_type
        and years.region_code is not distinct from before.region_code
        and years.department_name is not distinct from before.department_name
        and years.unit_name is not distinct from before.unit_name
        and years.project_key is not distinct from before.project_key
)

select
    numbered.filing_number,
    followed.previous_filing_number,
    numbered.evaluation_id,
    numbered.document_id,
    numbered.region_code,
    numbered.city_code,
    numbered.province_code,
    ranked_packs.pack_id,
    numbered.project_key,
    numbered.form_type,
    numbered.region_name_zh,
    numbered.region_name_en,
    numbered.department_name,
    numbered.unit_name,
    numbered.project_code,
    numbered.project_name,
    ranked_packs.name_zh as pack_name_zh,
    ranked_packs.name_en as pack_name_en,
    documents.title as document_title,
    numbered.position,
    numbered.year,
    numbered.is_current,
    documents.is_synthetic,
    documents.imported_at,
from numbered
left join ranked_packs
    on numbered.evaluation_id = ranked_packs.evaluation_id
    and ranked_packs.nearness = 1
left join documents
    on numbered.document_id = documents.document_id
left join followed
    on numbered.filing_number = followed.filing_number;

comment on view facts.filings is 'Evaluations with their place, unit and rule pack, one row each · 自评及其地区、单位与适用规则包，每份一行';
comment on column facts.filings.filing_number is 'Number of the evaluation in this version of the warehouse: what facts are joined on, far faster than evaluation_id · 自评在本版数据库中的编号，仅供表间连接';
comment on column facts.filings.previous_filing_number is 'The same project''s (or body''s) current form of the year before, by filing_number; empty where there is none, or more than one · 同一项目（单位）上一年度自评的编号，没有或不唯一时为空';
comment on column facts.filings.department_name is 'Competent department, brackets made full-width so that one body has one name · 主管部门（括号统一为全角）';
comment on column facts.filings.unit_name is 'Implementing unit, brackets made full-width so that one body has one name · 实施单位（括号统一为全角）';
comment on column facts.filings.city_code is 'Code of the city above the region · 所属地市代码';
comment on column facts.filings.province_code is 'Code of the province above the region · 所属省份代码';
comment on column facts.filings.pack_id is 'Rule pack that applies by region and year, nearest place first · 按地区和年度适用的规则包（就近优先）';
comment on column facts.filings.project_key is 'Project code, or the name without punctuation: identifies a project across years · 项目识别键：项目编码，无编码时为去除标点的项目名称';
comment on column facts.filings.region_name_zh is 'Name of the region, Chinese · 地区名称';
comment on column facts.filings.region_name_en is 'Name of the region, English · 地区英文名称';
comment on column facts.filings.pack_name_zh is 'Name of the rule pack, Chinese · 规则包名称';
comment on column facts.filings.pack_name_en is 'Name of the rule pack, English · 规则包英文名称';
comment on column facts.filings.document_title is 'Title of the document · 文件标题';
