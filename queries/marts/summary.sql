-- One row per evaluation in a selection, with the columns of the summary table that finance bureaus print (汇总表):
-- project forms first, then department forms, then reports; of each type by year, region, department and unit.
create macro marts.summary(years, regions, departments, form_types, words) as table
with chosen as (
    select * from marts.selected_filings(years, regions, departments, form_types, words)
),

-- A part with an unknown score has no sum.
level_sums as (
    select
        chosen.filing_number,
        case when bool_and(level_scores.score_reported is not null) filter (starts_with(level_scores.level_1, '产出'))
            then sum(level_scores.score_reported) filter (starts_with(level_scores.level_1, '产出'))
        end as output_score,
        case when bool_and(level_scores.score_reported is not null) filter (starts_with(level_scores.level_1, '效益'))
            then sum(level_scores.score_reported) filter (starts_with(level_scores.level_1, '效益'))
        end as benefit_score,
        case when bool_and(level_scores.score_reported is not null) filter (starts_with(level_scores.level_1, '满意度'))
            then sum(level_scores.score_reported) filter (starts_with(level_scores.level_1, '满意度'))
        end as satisfaction_score,
        case when bool_and(level_scores.score_reported is not null) filter (starts_with(level_scores.level_1, '成本'))
            then sum(level_scores.score_reported) filter (starts_with(level_scores.level_1, '成本'))
        end as cost_score,
    from chosen
    inner join facts.level_scores as level_scores
        on chosen.filing_number = level_scores.filing_number
    group by chosen.filing_number
),

judged as (
    select
        results.filing_number,
        results.ordinal,
        results.deviation_direction = 'under_target' as is_missed,
        results.is_deviation_comparable and results.deviation_rate >= packs.over_target_explain_from as is_far_over,
        concat(results.level_3, '（', coalesce(results.target_text, '—'), '→', coalesce(results.actual_text, '—'), '）') as shown,
        case
            when not results.is_unexplained and results.kind is distinct from 'not_applicable'
                then concat(results.level_3 || '：', trim(results.remark))
        end as explanation,
    from facts.indicator_results as results
    inner join chosen
        on results.filing_number = chosen.filing_number
    inner join rules.packs as packs
        on chosen.pack_id = packs.pack_id
),

missed as (
    select
        filing_number,
        count(*) filter (is_missed) as indicators_missed,
        count(*) filter (is_far_over) as indicators_far_over,
        string_agg(shown, '；' order by ordinal) filter (is_missed or is_far_over) as indicators_off,
        string_agg(explanation, '；' order by ordinal) as explanation,
    from judged
    group by filing_number
),

-- A passage under one heading for problems and measures stands in both columns; "无" in a passage is nothing said.
passages as (
    select
        chosen.filing_number,
        string_agg(trim(sections.body), '；' order by sections.ordinal)
            filter (regexp_matches(sections.heading, '问题|不足')) as problems,
        string_agg(trim(sections.body), '；' order by sections.ordinal)
            filter (regexp_matches(sections.heading, '措施|改进|整改|下一步')) as measures,
    from forms.sections as sections
    inner join chosen
        on sections.evaluation_id = chosen.evaluation_id
    where not regexp_matches(sections.body, '^[\s　]*((无|没有|暂无|不适用|—+|-+|/)[。.]?)?[\s　]*$')
    group by chosen.filing_number
)

select
    chosen.evaluation_id,
    row_number() over (
        order by
            list_position(['project', 'department', 'report'], chosen.form_type),
            chosen.year,
            chosen.region_code,
            chosen.department_name,
            chosen.unit_name,
            chosen.document_id,
            chosen.position
    ) as ordinal,
    chosen.form_type,
    chosen.region_code,
    chosen.region_name_zh,
    chosen.region_name_en,
    chosen.department_name,
    chosen.unit_name,
    chosen.project_code,
    chosen.project_name,
    chosen.year,
    execution.budget_initial_yuan,
    execution.budget_adjusted_yuan,
    execution.executed_yuan,
    execution.execution_rate,
    execution.execution_rate_initial,
    scores.execution_score_reported,
    level_sums.output_score,
    level_sums.benefit_score,
    level_sums.satisfaction_score,
    level_sums.cost_score,
    scores.score_reported,
    scores.grade_reported,
    missed.indicators_missed,
    missed.indicators_far_over,
    missed.indicators_off,
    missed.explanation,
    passages.problems,
    passages.measures,
from chosen
left join facts.execution as execution
    on chosen.filing_number = execution.filing_number
left join facts.scores as scores
    on chosen.filing_number = scores.filing_number
left join level_sums
    on chosen.filing_number = level_sums.filing_number
left join missed
    on chosen.filing_number = missed.filing_number
left join passages
    on chosen.filing_number = passages.filing_number
order by ordinal;

comment on macro table marts.summary is 'one row per evaluation, the columns of the printed summary table · 绩效自评情况汇总表，每份一行';
