-- One row per rule and reason for which it could not judge cases of a selection.
create macro marts.unjudged_reasons(years, regions, departments, form_types, words) as table
select
    every.rule_code,
    every.reason as unjudged_reason,
    count(*) as cases,
    count(distinct every.evaluation_id) as evaluations,
from findings.every as every
inner join marts.selected(years, regions, departments, form_types, words) as selected
    on every.filing_number = selected.filing_number
where every.outcome = 'not_judged'
group by every.rule_code, every.reason
order by every.rule_code, cases desc, every.reason;

comment on macro table marts.unjudged_reasons is 'one row per rule and reason for not judging · 规则无法判断的原因，每条规则每个原因一行';
