-- One row per case on a current evaluation that an audit rule applies to and cannot judge, with the reason.
create view marts.not_judged as
select
    cases.rule_code,
    cases.severity,
    cases.evaluation_id,
    cases.indicator_ordinal,
    cases.reason,
    cases.expected,
    cases.found,
    filings.document_id,
    cases.amount_yuan,
    cases.inputs,
    cases.table_name,
    cases.row_key,
    cases.column_name,
from findings.every as cases
inner join facts.filings as filings
    on cases.filing_number = filings.filing_number
where cases.outcome = 'not_judged';

comment on view marts.not_judged is 'Cases that audit rules cannot judge, one row each · 审核规则无法判断的情形，每条一行';
