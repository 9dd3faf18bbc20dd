-- One row per evaluation with weighted indicators in a selection: its stratum, how many of it a sample of sample_size takes,
-- and its place in the draw. Strata are form type, size of the budget (thirds of all, unknown apart), whether a lead of weight
-- (E, H, M) stands against it, and whether it reports full marks.
--
-- Every stratum gives one where sample_size allows, the rest in proportion to what is left in each, by largest remainders.
-- The draw follows md5 of seed and evaluation: the same data, selection and seed give the same sample anywhere.
create macro marts.stratified(
    years, regions, departments, form_types, words, sample_size, seed
) as table
with leads as (
    select distinct filing_number
    from findings.every
    where outcome = 'lead' and severity in ('E', 'H', 'M')
),

population as (
    select
        filings.filing_number,
        filings.evaluation_id,
        filings.form_type,
        execution.budget_adjusted_yuan,
        case
            when execution.budget_adjusted_yuan is null then 'unknown'
            else ['small', 'middle', 'large'][
                ntile(3) over (
                    partition by filings.form_type, execution.budget_adjusted_yuan is null
                    order by execution.budget_adjusted_yuan, filings.evaluation_id
                )
            ]
        end as budget_size,
        leads.filing_number is not null as has_leads,
        coalesce(scores.score_reported >= coalesce(scores.weight_total_reported, 100), false) as has_full_marks,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    inner join facts.scores as scores
        on filings.filing_number = scores.filing_number
        and scores.indicators_weighted > 0
    left join facts.execution as execution
        on filings.filing_number = execution.filing_number
    left join leads
        on filings.filing_number = leads.filing_number
),

strata as (
    select
        form_type,
        budget_size,
        has_leads,
        has_full_marks,
        count(*) as members,
    from population
    group by form_type, budget_size, has_leads, has_full_marks
),

-- One each, where there is one for each.
granted as (
    select
        *,
        case when sample_size >= count(*) over () then 1 else 0 end as sure,
    from strata
),

shared as (
    select
        *,
        (least(sample_size, sum(members) over ()) - sum(sure) over ()) * (members - sure)
        / nullif(sum(members - sure) over (), 0) as quota,
    from granted
),

remaining as (
    select
        *,
        cast(floor(coalesce(quota, 0)) as bigint) as whole,
        row_number() over (
            order by
                coalesce(quota, 0) - floor(coalesce(quota, 0)) desc,
                members desc,
                form_type desc,
                budget_size,
                has_leads,
                has_full_marks
        ) as turn,
        sum(coalesce(quota, 0)) over () - sum(floor(coalesce(quota, 0))) over () as left_over,
    from shared
),

allotted as (
    select
        form_type,
        budget_size,
        has_leads,
        has_full_marks,
        members,
        sure + whole + if(turn <= round(left_over), 1, 0) as allotted,
    from remaining
)

select
    population.filing_number,
    population.evaluation_id,
    population.form_type,
    population.budget_size,
    population.has_leads,
    population.has_full_marks,
    allotted.members,
    allotted.allotted,
    row_number() over (
        partition by population.form_type, population.budget_size, population.has_leads, population.has_full_marks
        order by md5(concat_ws('/', seed, population.evaluation_id))
    ) as draw_place,
from population
inner join allotted
    on population.form_type = allotted.form_type
    and population.budget_size = allotted.budget_size
    and population.has_leads = allotted.has_leads
    and population.has_full_marks = allotted.has_full_marks;

comment on macro table marts.stratified is 'one row per evaluation that a sample may take: its stratum and its place in the draw · 可抽取的自评及其所在层和抽取次序，每份一行';
