-- One row per parameter of a rule pack: its value and how it is to be read, its evidence, and the pack that set it.
create macro marts.rule_parameters(years, regions, departments, form_types, words, pack) as table
with columns as (
    select
        column_name,
        column_index,
        data_type,
        comment,
    from duckdb_columns()
    where database_name = current_database()
        and schema_name = 'rules'
        and table_name = 'packs'
    union all
    -- Grade bands and weights of levels are parameters in tables of their own.
    select
        table_name,
        100,
        'TABLE',
        comment,
    from duckdb_tables()
    where database_name = current_database()
        and schema_name = 'rules'
        and table_name in ('grade_bands', 'level_weights')
)

select
    parameters.pack_id,
    parameters.set_by_pack_id,
    parameters.parameter,
    trim(split_part(columns.comment, ' · ', 2)) as description_zh,
    trim(split_part(columns.comment, ' · ', 1)) as description_en,
    parameters.value,
    case
        when parameters.parameter in ('near_cap_from', 'percentage_actual_high') then 'percent'
        when parameters.parameter in ('deduction_spread', 'understated_deviation') then 'times'
        when columns.data_type = 'TABLE' then 'text'
        when columns.data_type = 'DOUBLE' then 'rate'
        when columns.data_type = 'BOOLEAN' then 'boolean'
        when columns.data_type = 'INTEGER' then 'count'
        when columns.data_type = 'VARCHAR' then 'code'
        else 'points'
    end as reading,
    parameters.evidence,
    parameters.reference,
    parameters.note_zh,
    parameters.note_en,
    setters.name_zh as set_by_zh,
    setters.name_en as set_by_en,
from rules.parameters as parameters
left join columns
    on parameters.parameter = columns.column_name
left join rules.packs as setters
    on parameters.set_by_pack_id = setters.pack_id
where parameters.pack_id = pack
order by columns.column_index, parameters.parameter;

comment on macro table marts.rule_parameters is 'one row per parameter of a rule pack, with evidence · 一个规则包的参数及依据，每个一行';
