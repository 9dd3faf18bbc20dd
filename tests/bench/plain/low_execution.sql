-- {"basis": "adjusted", "money_of": "total"}
with shown as (
    select
        *,
        cast(budget_initial_yuan - executed_yuan as decimal(18, 2)) as unspent_initial_yuan,
        row_number() over (order by unspent_yuan desc, filing_number) as place,
        count(*) over () as members,
    from facts.execution
    where is_current and round(execution_rate, 9) < $threshold and budget_adjusted_yuan >= $minimum_yuan
    qualify place <= $row_limit
),

passages as (
    select
        evaluation_id,
        if(
            regexp_matches(
                coalesce(level_3, '') || remark,
                '执行率|执行进度|支付|支出|结余|结转|节约|节省|压减|压缩|调减|核减|收回|退回|财政|经费|资金|预算'
            ),
            'money', 'indicator'
        ) as explanation_kind,
        ordinal,
        coalesce(level_3 || '：', '') || trim(remark) as passage,
    from facts.indicator_results
    semi join shown using (filing_number)
    where remark is not null and not is_unexplained and kind is distinct from 'not_applicable'
    union all
    select
        evaluation_id,
        if(
            regexp_matches(
                body, '执行率|执行进度|未支付|未支出|结余|结转|节约|节省|压减|压缩|调减|核减|收回|退回|财政收回|资金闲置'
            ),
            'money', 'problems'
        ),
        1000 + ordinal,
        heading || '：' || trim(body),
    from forms.sections
    semi join shown using (evaluation_id)
    where regexp_matches(heading, '问题|原因|偏差|不足')
    union all
    select evaluation_id, 'outcome', 2000 + ordinal, trim(outcome_text)
    from forms.goals
    semi join shown using (evaluation_id)
    where outcome_text is not null
),

explanations as (
    select evaluation_id, explanation_kind, string_agg(passage, '；' order by ordinal) as explanation,
    from passages
    group by evaluation_id, explanation_kind
    qualify row_number() over (
        partition by evaluation_id
        order by list_position(['money', 'problems', 'indicator', 'outcome'], explanation_kind)
    ) = 1
),

leads as (
    select
        filing_number,
        count(*) as leads,
        string_agg(distinct rule_code, ',' order by rule_code) as rule_codes,
    from findings.every
    semi join shown using (filing_number)
    where outcome = 'lead' and severity <> 'I'
    group by filing_number
),

twins as (
    select filing_number, min(twin_filing_number) as twin_number,
    from facts.text_twins
    semi join shown using (filing_number)
    where column_name in ('remark', 'body') and twin_kind <> 'same_body'
    group by filing_number
),

history as (
    select shown.filing_number, count(distinct others.year) as years_low,
    from shown
    inner join facts.execution as others
        on shown.form_type = others.form_type
        and shown.region_code = others.region_code
        and shown.department_name is not distinct from others.department_name
        and shown.unit_name is not distinct from others.unit_name
        and shown.project_key is not distinct from others.project_key
    where others.is_current and round(others.execution_rate, 9) < $threshold
    group by shown.filing_number
),

left_over as (
    select
        evaluation_id,
        list_reduce(
            list_prepend(
                regexp_replace(regexp_replace(explanation, '(^|；)[^；：]{1,30}：', '', 'g'), '[^\pL]+', '', 'g'),
                (
                    select list(word order by length(word) desc, word)
                    from rules.rule_words
                    where word_list = 'explains_nothing'
                )
            ),
            lambda text, phrase: replace(text, phrase, '')
        ) as said,
    from explanations
)

select
    shown.evaluation_id,
    filings.document_id,
    filings.form_type,
    filings.region_code,
    coalesce(filings.project_name, filings.unit_name, filings.department_name) as form_name,
    filings.project_name,
    filings.department_name,
    filings.unit_name,
    filings.region_name_zh,
    filings.region_name_en,
    filings.year,
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
inner join facts.filings as filings using (filing_number)
left join explanations on shown.evaluation_id = explanations.evaluation_id
left join leads using (filing_number)
left join left_over on shown.evaluation_id = left_over.evaluation_id
left join twins using (filing_number)
left join facts.filings as twin on twins.twin_number = twin.filing_number
left join history using (filing_number)
