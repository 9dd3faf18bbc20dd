-- First and second levels are names alone: no points, no line breaks, no blanks at either end.
select
    evaluation_id,
    ordinal,
    level_1,
    level_2,
from forms.indicators
where regexp_matches(coalesce(level_1, ''), '\d+(\.\d+)?\s*分|[\r\n\t]|^\s|\s$')
    or regexp_matches(coalesce(level_2, ''), '\d+(\.\d+)?\s*分|[\r\n\t]|^\s|\s$');
