-- One row per form that rule B08 asks about: its indicators score far better than its money was spent. The widest gap
-- first, at most row_limit a form type; `members` says how many there are.
create macro marts.score_gaps(years, regions, departments, form_types, words, row_limit) as table
with asked_about as (
    select
        filing_number,
        cast(inputs ->> 'score_gap_rate' as double) as gap_rate,
    from findings.every
    where rule_code = 'B08' and outcome = 'lead'
),

-- Ranked narrow: figures and names are looked up for the few rows shown alone. Numbers run as evaluation ids do.
ranked as (
    select
        asked_about.filing_number,
        asked_about.gap_rate,
        row_number() over (
            partition by filings.form_type
            order by asked_about.gap_rate desc, asked_about.filing_number
        ) as place,
        count(*) over (partition by filings.form_type) as members,
    from asked_about
    inner join marts.selected_filings(years, regions, departments, form_types, words) as filings
        on asked_about.filing_number = filings.filing_number
),

shown as (
    select * from ranked
    where place <= row_limit
)

select
    filings.evaluation_id,
    filings.form_type,
    filings.region_code,
    filings.region_name_zh,
    filings.region_name_en,
    coalesce(filings.project_name, filings.unit_name, filings.department_name) as form_name,
    filings.department_name,
    filings.unit_name,
    filings.project_name,
    filings.pack_name_zh,
    filings.pack_name_en,
    filings.year,
    shown.place,
    shown.members,
    execution.unspent_yuan,
    scores.score_reported,
    cast(scores.indicator_score_recomputed as double)
    / nullif(cast(scores.indicator_weight_recomputed as double), 0) as score_rate,
    execution.execution_rate,
    execution.execution_rate_initial,
    shown.gap_rate,
from shown
inner join facts.filings as filings
    on shown.filing_number = filings.filing_number
left join facts.scores as scores
    on shown.filing_number = scores.filing_number
left join facts.execution as execution
    on shown.filing_number = execution.filing_number
order by filings.form_type desc, shown.place;

comment on macro table marts.score_gaps is 'one row per form whose indicators score far better than its money was spent · 得分率明显高于执行率的自评表，每份一行';
