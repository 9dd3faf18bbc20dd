-- {}
with places as (
    select region_code as code, count(*) as evaluations from facts.filings where is_current group by all
    union all
    select city_code, count(*) from facts.filings where is_current and city_code is not null group by all
    union all
    select province_code, count(*) from facts.filings where is_current group by all
)

select 'year' as dimension, cast(year as varchar) as value, cast(year as varchar) as label_zh,
    cast(year as varchar) as label_en, count(*) as evaluations,
from facts.filings where is_current
group by year
union all
select 'region', places.code,
    concat_ws(' › ', province.name_zh, city.name_zh, if(place.level = 'county', place.name_zh, null)),
    concat_ws(
        ' › ',
        coalesce(province.name_en, province.name_zh),
        coalesce(city.name_en, city.name_zh),
        if(place.level = 'county', coalesce(place.name_en, place.name_zh), null)
    ),
    sum(places.evaluations),
from places
inner join rules.regions as place on places.code = place.region_code
left join rules.regions as city on place.city_code = city.region_code
left join rules.regions as province on place.province_code = province.region_code
group by all
union all
select 'department', department_name, department_name, department_name, count(*),
from facts.filings where is_current
group by department_name
union all
select 'form_type', form_type, form_type, form_type, count(*),
from facts.filings where is_current
group by form_type
