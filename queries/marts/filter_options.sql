-- One row per value that a filter offers: years, regions with the cities and provinces above them, departments, form types.
create macro marts.filter_options(years, regions, departments, form_types, words) as table
with chosen as (
    select * from marts.selected_filings(years, regions, departments, form_types, words)
),

-- Counted before they are spread over the levels above: a list a form would cost five times as much.
counties as (
    select
        region_code,
        city_code,
        province_code,
        count(*) as evaluations,
    from chosen
    where region_code is not null
    group by region_code, city_code, province_code
),

places as (
    select
        unnest(list_distinct([region_code, city_code, province_code])) as region_code,
        evaluations,
    from counties
),

counted_places as (
    select
        region_code,
        cast(sum(evaluations) as bigint) as evaluations,
    from places
    group by region_code
),

named_places as (
    select
        counted_places.region_code,
        place.name_zh as place_zh,
        coalesce(place.name_en, place.name_zh) as place_en,
        case when province.region_code <> place.region_code then province.name_zh end as province_zh,
        case when province.region_code <> place.region_code
            then coalesce(province.name_en, province.name_zh)
        end as province_en,
        case when city.region_code not in (place.region_code, province.region_code) then city.name_zh end as city_zh,
        case when city.region_code not in (place.region_code, province.region_code)
            then coalesce(city.name_en, city.name_zh)
        end as city_en,
        counted_places.evaluations,
    from counted_places
    inner join rules.regions as place
        on counted_places.region_code = place.region_code
    left join rules.regions as city
        on place.city_code = city.region_code
    left join rules.regions as province
        on place.province_code = province.region_code
),

-- The place first: a narrow pick list shows the beginning.
labelled_places as (
    select
        region_code,
        place_zh || coalesce('（' || nullif(concat(province_zh, city_zh), '') || '）', '') as label_zh,
        place_en || coalesce(' (' || nullif(concat_ws(', ', city_en, province_en), '') || ')', '') as label_en,
        evaluations,
    from named_places
)

select 'year' as dimension, cast(year as varchar) as value, cast(year as varchar) as label_zh,
    cast(year as varchar) as label_en, count(*) as evaluations,
from chosen
where year is not null
group by year
union all
select 'region', region_code, label_zh, label_en, evaluations,
from labelled_places
union all
select 'department', department_name, department_name, department_name, count(*),
from chosen
where department_name is not null
group by department_name
union all
select 'form_type', form_type, form_type, form_type, count(*),
from chosen
group by form_type
order by dimension, value;

comment on macro table marts.filter_options is 'one row per value that a filter offers · 筛选项的每个可选值，每值一行';
