-- One row per current evaluation in a selection, with all that facts.filings says of it. The one place where filtering
-- is written; NULL means no restriction.
-- A province or city stands for everything below it; every word of the free text must occur in a name or a code.
create macro marts.selected_filings(years, regions, departments, form_types, words) as table
select filings.*
from facts.filings as filings
where
    filings.is_current
    and (years is null or list_contains(cast(years as integer[]), filings.year))
    and (
        regions is null
        or list_contains(cast(regions as varchar[]), filings.region_code)
        or list_contains(cast(regions as varchar[]), filings.city_code)
        or list_contains(cast(regions as varchar[]), filings.province_code)
    )
    and (departments is null or list_contains(cast(departments as varchar[]), filings.department_name))
    and (form_types is null or list_contains(cast(form_types as varchar[]), filings.form_type))
    and (
        words is null
        or list_bool_and(
            list_transform(
                string_split_regex(lower(trim(cast(words as varchar))), '\s+'),
                lambda word: contains(
                    lower(
                        concat_ws(
                            ' ',
                            filings.project_name,
                            filings.project_code,
                            filings.unit_name,
                            filings.department_name,
                            filings.region_name_zh,
                            filings.region_name_en
                        )
                    ),
                    word
                )
            )
        )
    );

comment on macro table marts.selected_filings is 'one row per current evaluation in a selection, with its dimensions · 所选范围内的现行自评表及其维度，每份一行';
