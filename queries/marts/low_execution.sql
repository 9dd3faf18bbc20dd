-- One row per form that spent less than a threshold of its budget, the most unspent of that budget first, at most row_limit:
-- `basis` (`adjusted`, `initial`) chooses the budget it is measured against, `money_of` whose money (`total`, or one source of
-- funds), `minimum_yuan` the smallest such budget. With the form's own words on it and its leads.
create macro marts.low_execution(
    years, regions, departments, form_types, words, threshold, minimum_yuan, basis, money_of, row_limit
) as table
with funds as (
    select
        filing_number,
        source,
        budget_initial_yuan,
        budget_adjusted_yuan,
        executed_yuan,
        execution_rate,
        execution_rate_initial,
    from facts.execution
    where money_of = 'total'
    union all
    select
        filing_number,
        source,
        budget_initial_yuan,
        budget_adjusted_yuan,
        executed_yuan,
        execution_rate,
        execution_rate_initial,
    from facts.fund_sources
    where money_of <> 'total' and source = money_of
),

measured as (
    select
        funds.*,
        case basis
            when 'adjusted' then funds.budget_adjusted_yuan
            when 'initial' then funds.budget_initial_yuan
            else error('low_execution: expected basis adjusted or initial')
        end as budget_yuan,
        case basis when 'initial' then funds.execution_rate_initial else funds.execution_rate end as rate,
    from funds
    inner join marts.selected(years, regions, departments, form_types, words) as selected
        on funds.filing_number = selected.filing_number
),

ranked as (
    select
        *,
        row_number() over (order by budget_yuan - executed_yuan desc, filing_number) as place,
        count(*) over () as members,
    from measured
    where round(rate, 9) < threshold and budget_yuan >= minimum_yuan
),

-- Ranked narrow: names are looked up for the few rows shown alone. Numbers run as evaluation ids do.
shown as (
    select
        filings.*,
        ranked.* exclude (filing_number),
        cast(ranked.budget_adjusted_yuan - ranked.executed_yuan as decimal(18, 2)) as unspent_yuan,
        cast(ranked.budget_initial_yuan - ranked.executed_yuan as decimal(18, 2)) as unspent_initial_yuan,
    from ranked
    inner join facts.filings as filings
        on ranked.filing_number = filings.filing_number
    where ranked.place <= row_limit
),

-- What an auditor reads first: whatever speaks of money, then problems, then explanations of indicators, then the outcome.
passages as (
    select
        results.evaluation_id,
        case when regexp_matches(
            coalesce(results.level_3, '') || results.remark,
            '执行率|执行进度|支付|支出|结余|结转|节约|节省|压减|压缩|调减|核减|收回|退回|财政|经费|资金|预算'
        ) then 'money' else 'indicator' end as explanation_kind,
        results.ordinal,
        coalesce(results.level_3 || '：', '') || trim(results.remark) as passage,
    from facts.indicator_results as results
    inner join shown
        on results.filing_number = shown.filing_number
    where results.remark is not null and not results.is_unexplained and results.kind is distinct from 'not_applicable'
    union all
    select
        sections.evaluation_id,
        case when regexp_matches(
            sections.body, '执行率|执行进度|未支付|未支出|结余|结转|节约|节省|压减|压缩|调减|核减|收回|退回|财政收回|资金闲置'
        ) then 'money' else 'problems' end,
        1000 + sections.ordinal,
        sections.heading || '：' || trim(sections.body),
    from forms.sections as sections
    inner join shown
        on sections.evaluation_id = shown.evaluation_id
    where
        regexp_matches(sections.heading, '问题|原因|偏差|不足')
        and not regexp_matches(sections.body, '^[\s　]*((无|没有|暂无|不适用|—+|-+|/)[。.]?)?[\s　]*$')
    union all
    select
        goals.evaluation_id,
        'outcome',
        2000 + goals.ordinal,
        trim(goals.outcome_text),
    from forms.goals as goals
    inner join shown
        on goals.evaluation_id = shown.evaluation_id
    where goals.outcome_text is not null
),

explanations as (
    select
        evaluation_id,
        explanation_kind,
        string_agg(passage, '；' order by ordinal) as explanation,
        row_number() over (
            partition by evaluation_id
            order by list_position(['money', 'problems', 'indicator', 'outcome'], explanation_kind)
        ) as nearness,
    from passages
    group by evaluation_id, explanation_kind
),

-- The same project of the same body in any year of the store, by the same measure.
history as (
    select
        shown.filing_number,
        count(distinct others.year) as years_low,
    from shown
    inner join facts.filings as others
        on shown.form_type = others.form_type
        and shown.region_code is not distinct from others.region_code
        and shown.department_name is not distinct from others.department_name
        and shown.unit_name is not distinct from others.unit_name
        and shown.project_key is not distinct from others.project_key
    inner join funds
        on others.filing_number = funds.filing_number
    where others.is_current
        and coalesce(shown.project_key, shown.unit_name, shown.department_name) is not null
        and round(case basis when 'initial' then funds.execution_rate_initial else funds.execution_rate end, 9) < threshold
    group by shown.filing_number
),

-- Explanations that another year or another body has word for word.
twins as (
    select
        text_twins.filing_number,
        min(text_twins.twin_filing_number) as twin_number,
    from facts.text_twins as text_twins
    inner join shown
        on text_twins.filing_number = shown.filing_number
    where text_twins.column_name in ('remark', 'body')
        and text_twins.twin_kind <> 'same_body'
    group by text_twins.filing_number
),

-- What is left of an explanation without the phrases that fit anything.
set_phrases as (
    select list(word order by length(word) desc, word) as phrases
    from rules.rule_words
    where word_list = 'explains_nothing'
),

left_over as (
    select
        explanations.evaluation_id,
        list_reduce(
            list_prepend(
                regexp_replace(regexp_replace(explanations.explanation, '(^|；)[^；：]{1,30}：', '', 'g'), '[^\pL]+', '', 'g'),
                set_phrases.phrases
            ),
            lambda text, phrase: replace(text, phrase, '')
        ) as said,
    from explanations
    cross join set_phrases
    where explanations.nearness = 1
),

leads as (
    select
        every.filing_number,
        count(*) as leads,
        string_agg(distinct every.rule_code, ',' order by every.rule_code) as rule_codes,
    from findings.every as every
    inner join shown
        on every.filing_number = shown.filing_number
    where every.outcome = 'lead' and every.severity <> 'I'
    group by every.filing_number
)

select
    shown.evaluation_id,
    shown.document_id,
    shown.form_type,
    shown.region_code,
    coalesce(shown.project_name, shown.unit_name, shown.department_name) as form_name,
    shown.project_name,
    shown.department_name,
    shown.unit_name,
    shown.region_name_zh,
    shown.region_name_en,
    shown.year,
    shown.source,
    shown.budget_initial_yuan,
    shown.budget_adjusted_yuan,
    shown.executed_yuan,
    shown.unspent_yuan,
    shown.unspent_initial_yuan,
    shown.execution_rate,
    shown.execution_rate_initial,
    coalesce(explanations.explanation_kind, 'none') as explanation_kind,
    case
        when explanations.explanation_kind is null or explanations.explanation_kind = 'outcome' then 'none'
        when twins.twin_number is not null then 'copied'
        when length(left_over.said) < 6 then 'set_phrases'
        else 'own'
    end as explanation_quality,
    explanations.explanation,
    coalesce(twin.project_name, twin.unit_name, twin.department_name) as twin_name,
    twin.year as twin_year,
    twin.evaluation_id as twin_evaluation_id,
    coalesce(history.years_low, 0) as years_low,
    leads.rule_codes,
    coalesce(leads.leads, 0) as leads,
    shown.place,
    shown.members,
from shown
left join explanations
    on shown.evaluation_id = explanations.evaluation_id
    and explanations.nearness = 1
left join left_over
    on shown.evaluation_id = left_over.evaluation_id
left join twins
    on shown.filing_number = twins.filing_number
left join facts.filings as twin
    on twins.twin_number = twin.filing_number
left join history
    on shown.filing_number = history.filing_number
left join leads
    on shown.filing_number = leads.filing_number
order by shown.place;

comment on macro table marts.low_execution is 'one row per form that spent less than a threshold of its budget · 执行率低于界限的自评表，每份一行';
