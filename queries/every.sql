-- One row per lead or case that cannot be judged, of all audit rules: `findings.each_rule`, the union of the files of findings/,
-- which the program makes, with the key that a lead keeps when its document is read again or superseded.
--
-- The key is the rule and a hash of what tells the filing apart from all others in force (as forms are superseded), and the
-- indicator by its names, the source of funds, or the row where rows have no names. Several leads of one key are numbered.
create table findings.every as
with found as (
    select * from findings.each_rule
),

filings as (
    select * from facts.filings
),

named as (
    select
        filings.filing_number,
        found.*,
        found.rule_code || '-' || left(
            sha256(
                concat_ws(
                    chr(31),
                    coalesce(filings.region_code, ''),
                    coalesce(cast(filings.year as varchar), ''),
                    filings.form_type,
                    coalesce(filings.department_name, ''),
                    coalesce(filings.unit_name, ''),
                    coalesce(filings.project_key, ''),
                    -- A form that names nothing is like no other.
                    case
                        when coalesce(filings.department_name, filings.unit_name, filings.project_key) is null
                            then filings.evaluation_id
                        else ''
                    end,
                    case
                        when found.indicator_ordinal is null
                            then found.table_name || substr(found.row_key, length(found.evaluation_id) + 1)
                        else regexp_replace(
                            lower(
                                concat_ws(
                                    chr(30),
                                    coalesce(indicators.level_1, ''),
                                    coalesce(indicators.level_2, ''),
                                    coalesce(indicators.level_3, '')
                                )
                            ),
                            '[\s（）()【】\[\]《》“”"、，,。.：:；;·—-]',
                            '',
                            'g'
                        )
                    end
                )
            ),
            16
        ) as shared_key,
    from found
    left join filings
        on found.evaluation_id = filings.evaluation_id
    left join forms.indicators as indicators
        on found.evaluation_id = indicators.evaluation_id
        and found.indicator_ordinal = indicators.ordinal
),

numbered as (
    select
        *,
        row_number() over (
            partition by shared_key, outcome
            order by indicator_ordinal, evaluation_id, row_key, column_name, found
        ) as same_number,
    from named
)

select
    * exclude (shared_key, same_number),
    case when outcome = 'lead' then shared_key || if(same_number > 1, '-' || same_number, '') end as lead_key,
from numbered
order by filing_number, rule_code, indicator_ordinal;

comment on table findings.every is 'All audit rules together, one row per lead or case that cannot be judged · 全部审核规则的疑点与无法判断的情形，每条一行';
comment on column findings.every.rule_code is 'Audit rule · 审核规则编号';
comment on column findings.every.outcome is 'lead, or not_judged where an input is unknown · 结果：疑点，或因数据不全无法判断';
comment on column findings.every.severity is 'E error in the form''s own arithmetic; H, M, L lead; I information · 级别：E 表内计算不符，H、M、L 高中低，I 提示';
comment on column findings.every.indicator_ordinal is 'Indicator, by its order on the form; empty for the whole form · 指标在表内的序号，整表疑点为空';
comment on column findings.every.expected is 'Figure or range the rule expects · 按规则应有的数值或范围';
comment on column findings.every.found is 'Figure the form has · 表中的数值';
comment on column findings.every.amount_yuan is 'Money in question, yuan; empty where the rule is not about money · 涉及金额（元），与金额无关的规则为空';
comment on column findings.every.inputs is 'Figures of the rule''s formula by name, JSON · 公式所用的数值（JSON）';
comment on column findings.every.reason is 'Why it cannot be judged, a code worded in the catalogue · 无法判断的原因（代码）';
comment on column findings.every.table_name is 'Table of schema forms the main cell stands in · 主要单元格所在的表';
comment on column findings.every.row_key is 'Row of that table, as in forms.origins · 所在行，同 forms.origins';
comment on column findings.every.column_name is 'Column of that table · 所在的列';
comment on column findings.every.lead_key is 'Key of the lead, the same when its document is read again or superseded; empty for cases not judged · 疑点识别键，重新导入或文件更替后不变，无法判断的情形为空';
