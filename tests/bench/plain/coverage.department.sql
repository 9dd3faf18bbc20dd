-- {"regions": "*", "departments": "*"}
select
    list(distinct pack_name_zh order by pack_name_zh) as packs_zh,
    list(distinct pack_name_en order by pack_name_en) as packs_en,
    count(*) as evaluations,
    count(distinct document_id) as documents,
    count(distinct year) as years,
    bool_or(is_synthetic) as is_synthetic,
from facts.filings
where is_current and region_code = $regions[1] and department_name = $departments[1]
