-- One row per correction, of cells set aside too: its key and its document. The selection is not asked.
create macro marts.correction_keys(years, regions, departments, form_types, words) as table
select
    correction_id,
    document_id,
from forms.corrections;

comment on macro table marts.correction_keys is 'one row per correction: its key and document · 更正的编号与所在文件，每次更正一行';
