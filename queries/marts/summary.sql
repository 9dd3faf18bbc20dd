-- One row per evaluation in a selection, with the columns of the summary table that finance bureaus print (汇总表).
create macro marts.summary(years, regions, departments, form_types, words) as table
with chosen as (
    select * from marts.selected_filings(years, regions, departments, form_types, words)
),

level_sums as (
    select
        chosen.filing_number,
        sum(level_scores.score_reported) filter (starts_with(level_scores.level_1, '产出')) as output_score,
        sum(level_scores.score_reported) filter (starts_with(level_scores.level_1, '效益')) as benefit_score,
        sum(level_scores.score_reported) filter (starts_with(level_scores.level_1, '满意度')) as satisfaction_score,
    from chosen
    inner join facts.level_scores as level_scores
        on chosen.filing_number = level_scores.filing_number
    group by chosen.filing_number
),

missed as (
    select
        chosen.filing_number,
        count(*) filter (results.deviation_direction = 'under_target') as indicators_missed,
        count(*) filter (
            results.is_deviation_comparable and results.deviation_rate >= packs.over_target_explain_from
        ) as indicators_far_over,
    from chosen
    inner join facts.indicator_results as results
        on chosen.filing_number = results.filing_number
    inner join rules.packs as packs
        on chosen.pack_id = packs.pack_id
    group by chosen.filing_number
)

select
    chosen.evaluation_id,
    row_number() over (
        order by chosen.year, chosen.region_code, chosen.department_name, chosen.unit_name, chosen.document_id, chosen.position
    ) as ordinal,
    chosen.form_type,
    chosen.department_name,
    chosen.unit_name,
    chosen.project_code,
    chosen.project_name,
    chosen.year,
    execution.budget_initial_yuan,
    execution.budget_adjusted_yuan,
    execution.executed_yuan,
    execution.execution_rate,
    scores.execution_score_reported,
    level_sums.output_score,
    level_sums.benefit_score,
    level_sums.satisfaction_score,
    scores.score_reported,
    scores.grade_reported,
    missed.indicators_missed,
    missed.indicators_far_over,
from chosen
left join facts.execution as execution
    on chosen.filing_number = execution.filing_number
left join facts.scores as scores
    on chosen.filing_number = scores.filing_number
left join level_sums
    on chosen.filing_number = level_sums.filing_number
left join missed
    on chosen.filing_number = missed.filing_number
order by ordinal;

comment on macro table marts.summary is 'one row per evaluation, the columns of the printed summary table · 绩效自评情况汇总表，每份一行';
