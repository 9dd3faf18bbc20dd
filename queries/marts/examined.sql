-- One row for a selection: how far its forms could be read, were judged by the rules and were reviewed by people. What
-- only informs (severity I) counts as no lead.
create macro marts.examined(years, regions, departments, form_types, words) as table
with chosen as (
    select
        filing_number,
        evaluation_id,
        document_id,
    from marts.selected_filings(years, regions, departments, form_types, words)
),

cases as (
    select
        every.filing_number,
        every.outcome = 'lead' and every.severity <> 'I' as is_lead,
        every.outcome = 'not_judged' as is_unjudged,
        every.outcome = 'lead' and every.rule_code = 'G07' as is_review_gap,
    from findings.every as every
    inner join chosen
        on every.filing_number = chosen.filing_number
),

judged as (
    select
        count(*) filter (is_lead) as leads,
        count(distinct filing_number) filter (is_lead) as evaluations_with_leads,
        count(*) filter (is_unjudged) as cases,
        count(distinct filing_number) filter (is_unjudged) as evaluations_unjudged,
        count(*) filter (is_review_gap) as review_gaps,
    from cases
),

reviewed as (
    select evaluations.evaluation_id
    from forms.evaluations as evaluations
    inner join chosen
        on evaluations.evaluation_id = chosen.evaluation_id
    where evaluations.score_reviewed is not null
    union all
    select indicators.evaluation_id
    from forms.indicators as indicators
    inner join chosen
        on indicators.evaluation_id = chosen.evaluation_id
    where indicators.score_reviewed is not null
),

unread as (
    select count(*) as unread_cells
    from forms.unread as unread
    semi join chosen
        on unread.document_id = chosen.document_id
    anti join forms.corrections as corrections
        on unread.document_id = corrections.document_id
        and unread.place = corrections.place
        and corrections.is_in_force
)

select
    judged.leads,
    judged.evaluations_with_leads,
    judged.cases,
    judged.evaluations_unjudged,
    (select count(distinct evaluation_id) from reviewed) as evaluations_reviewed,
    judged.review_gaps,
    unread.unread_cells,
from judged
cross join unread;

comment on macro table marts.examined is 'one row: how far a selection was read, judged and reviewed · 所选范围的识别、审核与复核情况，一行';
