-- One row per table or view (column_name empty) and per column of the warehouse, as its comments describe it. A column
-- without a comment of its own is described where it was born: in the nearest layer below that has one of its name.
create macro marts.dictionary(years, regions, departments, form_types, words) as table
with layers as (
    select
        unnest(['rules', 'forms', 'facts', 'findings', 'marts']) as schema_name,
        unnest([1, 2, 3, 4, 5]) as layer,
),

tables as (
    select schema_name, table_name, comment
    from duckdb_tables()
    where database_name = current_database()
    union all
    select schema_name, view_name, comment
    from duckdb_views()
    where database_name = current_database()
        and not internal
    union all
    select schema_name, function_name, comment
    from duckdb_functions()
    where database_name = current_database()
        and function_type = 'table_macro'
),

columns as (
    select
        schema_name,
        table_name,
        column_name,
        column_index,
        data_type,
        comment,
    from duckdb_columns()
    where database_name = current_database()
        and not internal
),

births as (
    select
        columns.column_name,
        arg_min(columns.comment, layers.layer) as comment,
    from columns
    inner join layers
        on columns.schema_name = layers.schema_name
    where columns.comment is not null
    group by columns.column_name
),

described as (
    select
        schema_name,
        table_name,
        null as column_name,
        0 as column_index,
        null as data_type,
        comment,
    from tables
    union all
    select
        columns.schema_name,
        columns.table_name,
        columns.column_name,
        columns.column_index,
        lower(columns.data_type) as data_type,
        coalesce(columns.comment, births.comment) as comment,
    from columns
    left join births
        on columns.column_name = births.column_name
)

select
    described.schema_name,
    described.table_name,
    described.column_name,
    described.data_type,
    -- A comment reads "English · 中文".
    trim(split_part(described.comment, ' · ', 2)) as description_zh,
    trim(split_part(described.comment, ' · ', 1)) as description_en,
from described
inner join layers
    on described.schema_name = layers.schema_name
order by
    list_position(['forms', 'facts', 'findings', 'rules', 'marts'], described.schema_name),
    described.table_name,
    described.column_index;

comment on macro table marts.dictionary is 'one row per table and column, described · 数据字典，每张表、每一列一行';
