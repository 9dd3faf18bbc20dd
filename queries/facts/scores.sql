-- One row per evaluation: the score as filed beside the score its own parts make.
create view facts.scores as
with filings as (
    select * from facts.filings
),

evaluations as (
    select * from forms.evaluations
),

totals as (
    select * from forms.funds
    where source = 'total'
),

packs as (
    select * from rules.packs
),

bands as (
    select * from rules.grade_bands
),

indicator_sums as (
    select
        evaluation_id,
        count(*) filter (where weight > 0) as indicators_weighted,
        count(*) filter (
            where (weight is null and coalesce(kind, '') <> 'not_applicable') or (weight > 0 and score_reported is null)
        ) as indicators_unknown,
        sum(weight) as weight,
        sum(score_reported) as score,
    from forms.indicators
    group by evaluation_id
),

summed as (
    select
        filings.*,
        evaluations.score_reported,
        evaluations.weight_total_reported,
        evaluations.grade_reported,
        totals.weight as execution_weight,
        totals.score_reported as execution_score_reported,
        indicator_sums.indicators_weighted,
        indicator_sums.weight as indicator_weight_recomputed,
        case when indicator_sums.indicators_unknown = 0 then indicator_sums.score end as indicator_score_recomputed,
        packs.total_tolerance,
        packs.weight_tolerance,
    from filings
    inner join evaluations
        on filings.evaluation_id = evaluations.evaluation_id
    left join totals
        on filings.evaluation_id = totals.evaluation_id
    left join indicator_sums
        on filings.evaluation_id = indicator_sums.evaluation_id
    left join packs
        on filings.pack_id = packs.pack_id
),

-- A form without an execution weight (a department form scored by indicators alone) is the sum of its indicators.
closed as (
    select
        *,
        indicator_weight_recomputed + coalesce(execution_weight, 0) as weight_total_recomputed,
        case when execution_weight is null or execution_score_reported is not null
            then indicator_score_recomputed + coalesce(execution_score_reported, 0)
        end as score_recomputed,
    from summed
),

judged as (
    select
        *,
        abs(weight_total_recomputed - coalesce(weight_total_reported, 100)) <= weight_tolerance as is_complete,
    from closed
)

select
    judged.filing_number,
    judged.evaluation_id,
    judged.region_code,
    judged.pack_id,
    judged.project_key,
    judged.form_type,
    judged.department_name,
    judged.unit_name,
    judged.project_name,
    judged.grade_reported,
    bands.grade as grade_recomputed,
    judged.year,
    judged.is_current,
    coalesce(judged.is_complete, false) as is_complete,
    judged.indicators_weighted,
    judged.score_reported,
    judged.score_recomputed,
    judged.execution_score_reported,
    judged.execution_weight,
    judged.indicator_score_recomputed,
    judged.indicator_weight_recomputed,
    judged.weight_total_reported,
    judged.weight_total_recomputed,
    cast(judged.score_reported as double)
    / nullif(cast(coalesce(judged.weight_total_reported, 100) as double), 0) as score_rate,
    coalesce(judged.weight_total_reported, 100) - judged.score_reported as points_lost,
from judged
left join bands
    on judged.pack_id = bands.pack_id
    and (
        judged.score_reported > bands.score_from
        or (bands.is_from_included and judged.score_reported = bands.score_from)
    )
    and (
        judged.score_reported < bands.score_to
        or bands.score_to is null
        or (bands.is_to_included and judged.score_reported = bands.score_to)
    );

comment on view facts.scores is 'Scores as filed and recomputed, one row per evaluation · 得分（照原文与重算），每份自评一行';
comment on column facts.scores.grade_recomputed is 'Grade that the reported score has by the pack''s bands · 按规则包等级区间，上报得分对应的等级';
comment on column facts.scores.is_complete is 'Whether the visible weights make the printed total: only then can parts and total be compared · 可见分值合计是否等于总分值';
comment on column facts.scores.indicators_weighted is 'Indicators with a weight above 0 · 分值大于 0 的指标数';
comment on column facts.scores.score_recomputed is 'Execution score plus indicator scores; unknown if one is unknown · 重算总分：执行率得分加各指标得分';
comment on column facts.scores.execution_score_reported is 'Execution score as printed · 执行率得分（照原文）';
comment on column facts.scores.execution_weight is 'Weight of execution as printed · 执行率分值（照原文）';
comment on column facts.scores.indicator_score_recomputed is 'Sum of the indicators'' scores · 各指标得分合计';
comment on column facts.scores.indicator_weight_recomputed is 'Sum of the indicators'' weights · 各指标分值合计';
comment on column facts.scores.weight_total_recomputed is 'Execution weight plus indicator weights · 重算总分值';
comment on column facts.scores.score_rate is 'Score ÷ weight · 得分率：得分÷分值';
comment on column facts.scores.points_lost is 'Total weight minus total score · 失分：总分值减总得分';
