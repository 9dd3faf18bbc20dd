-- One row per titled passage of an evaluation.
create macro marts.form_sections(years, regions, departments, form_types, words, evaluation) as table
select
    ordinal,
    heading,
    body,
from forms.sections
where evaluation_id = evaluation
order by ordinal;

comment on macro table marts.form_sections is 'one row per titled passage of an evaluation · 一份自评的文字部分，每段一行';
