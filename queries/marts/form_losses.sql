-- One row per loss of an evaluation on the way from its total weight to its reported score: execution, each indicator that
-- lost or gained points or would by the rules, and what the form does not list. Nothing where no total score is printed.
-- A bonus item counts where its weight is part of the total; else what it earned stands among what is not listed.
-- `score_by_rules` is the total with every loss that the rules know in place of the reported one.
create macro marts.form_losses(years, regions, departments, form_types, words, evaluation) as table
with form as (
    select
        *,
        coalesce(weight_total_reported, 100) as weight_total,
    from facts.scores
    where evaluation_id = evaluation
        and score_reported is not null
),

parts as (
    select
        0 as place,
        'execution' as part,
        cast(null as integer) as ordinal,
        null as level_1,
        null as level_3,
        'execution' as deduction_cause,
        null as remark,
        execution.weight,
        execution.score_reported,
        case
            when execution.score_reported = execution.score_cut_off_recomputed then execution.score_cut_off_recomputed
            else execution.score_recomputed
        end as score_expected,
    from facts.execution as execution
    inner join form
        on execution.evaluation_id = form.evaluation_id
    where execution.weight is not null
    union all
    select
        results.ordinal,
        'indicator',
        results.ordinal,
        results.level_1,
        results.level_3,
        results.deduction_cause,
        results.remark,
        results.weight,
        results.score_reported,
        case when not results.is_bonus then results.score_expected end,
    from facts.indicator_results as results
    inner join form
        on results.evaluation_id = form.evaluation_id
    where form.is_complete or not results.is_bonus
),

-- Without a printed score the rules' loss has nothing to stand beside.
lost as (
    select
        *,
        weight - score_reported as points_lost,
        case when score_reported is not null then weight - score_expected end as points_lost_expected,
    from parts
),

unlisted as (
    select
        100000 as place,
        'unlisted' as part,
        cast(null as integer) as ordinal,
        null as level_1,
        null as level_3,
        'unlisted' as deduction_cause,
        null as remark,
        null as weight,
        null as score_reported,
        null as score_expected,
        any_value(form.weight_total - form.score_reported) - coalesce(sum(lost.points_lost), 0) as points_lost,
        null as points_lost_expected,
    from form
    left join lost
        on true
    group by form.evaluation_id
),

listed as (
    select * from lost
    where points_lost <> 0
        or points_lost_expected <> 0
    union all
    select * from unlisted
    where points_lost <> 0
)

select
    listed.part,
    listed.ordinal,
    listed.level_1,
    listed.level_3,
    listed.deduction_cause,
    listed.remark,
    form.weight_total,
    form.score_reported as score_total,
    listed.weight,
    listed.score_reported,
    listed.points_lost,
    listed.points_lost_expected,
    form.score_reported + sum(listed.points_lost - coalesce(listed.points_lost_expected, listed.points_lost)) over ()
        as score_by_rules,
from listed
cross join form
order by listed.place;

comment on macro table marts.form_losses is 'one row per loss between the total weight and the reported score of an evaluation · 一份自评从总分值到总得分的各项失分，每项一行';
