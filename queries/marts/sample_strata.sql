-- One row per stratum of a sample: how many evaluations it holds and how many are drawn.
create macro marts.sample_strata(
    years, regions, departments, form_types, words, sample_size, seed
) as table
select
    form_type,
    budget_size,
    has_leads,
    has_full_marks,
    count(*) as evaluations,
    count(*) filter (draw_place <= allotted) as evaluations_drawn,
from marts.stratified(years, regions, departments, form_types, words, sample_size, seed)
group by form_type, budget_size, has_leads, has_full_marks
order by
    form_type desc,
    list_position(['large', 'middle', 'small', 'unknown'], budget_size),
    has_leads desc,
    has_full_marks desc;

comment on macro table marts.sample_strata is 'one row per stratum of a sample: evaluations and those drawn · 抽样的各层及其份数与抽取份数';
