-- One row per lead of an audit rule on a current evaluation, with the place of its main cell in the document.
--
-- Where the cell itself was not read (a blank), the place is that of another cell of the same row of the form.
create view marts.findings as
with leads as (
    select * from findings.every
    where outcome = 'lead'
),

places as (
    select
        leads.rule_code,
        leads.table_name,
        leads.row_key,
        leads.column_name,
        coalesce(
            min(origins.place) filter (where origins.column_name = leads.column_name),
            arg_min(origins.place, origins.column_name)
        ) as place,
    from leads
    inner join facts.filings as filings
        on leads.evaluation_id = filings.evaluation_id
    inner join forms.origins as origins
        on filings.document_id = origins.document_id
        and leads.table_name = origins.table_name
        and leads.row_key = origins.row_key
    group by leads.rule_code, leads.table_name, leads.row_key, leads.column_name
)

select
    leads.rule_code,
    leads.severity,
    leads.evaluation_id,
    leads.indicator_ordinal,
    leads.expected,
    leads.found,
    filings.document_id,
    places.place,
    leads.amount_yuan,
    leads.inputs,
    leads.table_name,
    leads.row_key,
    leads.column_name,
from leads
inner join facts.filings as filings
    on leads.evaluation_id = filings.evaluation_id
left join places
    on leads.rule_code = places.rule_code
    and leads.table_name = places.table_name
    and leads.row_key = places.row_key
    and leads.column_name = places.column_name;

comment on view marts.findings is 'Leads to verify on current evaluations, one row each · 现行自评的疑点（待核实），每条一行';
comment on column marts.findings.rule_code is 'Audit rule · 审核规则编号';
comment on column marts.findings.severity is 'E error in the form''s own arithmetic; H, M, L lead; I information · 级别：E 表内计算不符，H、M、L 高中低，I 提示';
comment on column marts.findings.indicator_ordinal is 'Indicator, by its order on the form; empty for the whole form · 指标在表内的序号，整表疑点为空';
comment on column marts.findings.expected is 'Figure the rule expects · 按规则应有的数值或范围';
comment on column marts.findings.found is 'Figure the form has · 表中的数值';
comment on column marts.findings.amount_yuan is 'Money in question, yuan; empty where the rule is not about money · 涉及金额（元），与金额无关的规则为空';
comment on column marts.findings.inputs is 'Figures of the rule''s formula by name, JSON · 公式所用的数值（JSON）';
comment on column marts.findings.table_name is 'Table of schema forms the main cell stands in · 主要单元格所在的表';
comment on column marts.findings.row_key is 'Row of that table: evaluation_id, or evaluation_id/ordinal, or evaluation_id/source · 所在行：自评编号，或自评编号/序号，或自评编号/资金来源';
comment on column marts.findings.column_name is 'Column of that table · 所在的列';
