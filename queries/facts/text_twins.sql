-- One row per explanation, passage or outcome of a form in force that another form in force has word for word, and its twin.
--
-- Spaces and punctuation aside; texts shorter than the pack's length are left out, for short ones are soon alike. The twin is
-- the same body's form of another year, else another body's, else another form of the same body and year.
create view facts.text_twins as
with filings as (
    select
        *,
        hash(region_code, department_name, unit_name) as body_key,
        coalesce(year, 0) as year_or_none,
    from facts.filings
    where is_current
),

packs as (
    select * from rules.packs
),

texts as (
    select
        texts.*,
        filings.body_key,
        filings.year_or_none,
    from facts.texts as texts
    inner join filings
        on texts.filing_number = filings.filing_number
    inner join packs
        on filings.pack_id = packs.pack_id
    where texts.column_name in ('remark', 'body', 'outcome_text')
        and texts.text_length >= packs.text_compared_from
),

alike as (
    select
        text_key,
        count(distinct filing_number) as forms,
        min(body_key) as first_body,
        max(body_key) as last_body,
        arg_min(filing_number, body_key) as first_filing,
        arg_max(filing_number, body_key) as last_filing,
    from texts
    group by text_key
    having count(distinct filing_number) > 1
),

alike_in_body as (
    select
        texts.text_key,
        texts.body_key,
        min(texts.year_or_none) as first_year,
        max(texts.year_or_none) as last_year,
        arg_min(texts.filing_number, texts.year_or_none) as first_filing,
        arg_max(texts.filing_number, texts.year_or_none) as last_filing,
    from texts
    inner join alike
        on texts.text_key = alike.text_key
    group by texts.text_key, texts.body_key
),

alike_in_year as (
    select
        texts.text_key,
        texts.body_key,
        texts.year_or_none,
        min(texts.filing_number) as first_filing,
        max(texts.filing_number) as last_filing,
    from texts
    inner join alike
        on texts.text_key = alike.text_key
    group by texts.text_key, texts.body_key, texts.year_or_none
),

paired as (
    select
        texts.filing_number,
        texts.evaluation_id,
        texts.table_name,
        texts.row_key,
        texts.column_name,
        texts.ordinal,
        alike.forms,
        case
            when alike_in_body.first_year <> alike_in_body.last_year then 'other_year'
            when alike.first_body <> alike.last_body then 'other_body'
            else 'same_body'
        end as twin_kind,
        case
            when alike_in_body.first_year <> texts.year_or_none then alike_in_body.first_filing
            when alike_in_body.last_year <> texts.year_or_none then alike_in_body.last_filing
            when alike.first_body <> texts.body_key then alike.first_filing
            when alike.last_body <> texts.body_key then alike.last_filing
            when alike_in_year.first_filing <> texts.filing_number then alike_in_year.first_filing
            else alike_in_year.last_filing
        end as twin_filing_number,
    from texts
    inner join alike
        on texts.text_key = alike.text_key
    inner join alike_in_body
        on texts.text_key = alike_in_body.text_key
        and texts.body_key = alike_in_body.body_key
    inner join alike_in_year
        on texts.text_key = alike_in_year.text_key
        and texts.body_key = alike_in_year.body_key
        and texts.year_or_none = alike_in_year.year_or_none
)

select
    paired.filing_number,
    paired.twin_filing_number,
    paired.evaluation_id,
    twins.evaluation_id as twin_evaluation_id,
    paired.table_name,
    paired.row_key,
    paired.column_name,
    paired.ordinal,
    paired.twin_kind,
    paired.forms as forms_alike,
from paired
inner join filings as twins
    on paired.twin_filing_number = twins.filing_number;

comment on view facts.text_twins is 'Explanations, passages and outcomes that another form has word for word, one row each · 与其他自评表逐字相同的说明、段落和完成情况，每段一行';
comment on column facts.text_twins.twin_filing_number is 'Number of a form that has the same text · 有相同文字的另一份自评的编号';
comment on column facts.text_twins.twin_evaluation_id is 'That form · 有相同文字的另一份自评';
comment on column facts.text_twins.twin_kind is 'other_year: of the same body in another year; other_body; same_body: of the same body and year · 相同文字所在：同一单位其他年度、其他单位、同一单位同年';
comment on column facts.text_twins.forms_alike is 'Forms in force with this text · 含该文字的现行自评份数';
