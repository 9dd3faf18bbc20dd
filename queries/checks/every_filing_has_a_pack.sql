-- Every evaluation has a rule pack: the national default at least.
select
    evaluation_id,
    region_code,
    year,
from facts.filings
where pack_id is null;
