-- One row per figure with a unit that a text names in prose, in the unit's own base: 75.8万元 is 758000 元.
--
-- A text is parted into clauses, a clause into figures and the words between them. A figure counts where the words behind it
-- begin with a unit that the vocabulary knows: the longest wins, and a longer word that is no unit wins over it (3周岁). Years,
-- days of a month, ordinals (第3批) and numbers inside names have none. Figures in Chinese numerals are not read.
create view facts.figures_in_text as
with texts as (
    select * from facts.texts
    where regexp_matches(text, '[0-9０-９]')
),

units as (
    select * from rules.unit_scales
),

no_units as (
    select word from rules.rule_words
    where word_list = 'unit'
        and meaning = 'none'
),

-- Digits of half width, separators of thousands gone: 1,020,000 is 1020000.
plain as (
    select
        *,
        regexp_replace(
            regexp_replace(
                translate(text, '０１２３４５６７８９．％（），；：／', '0123456789.%(),;:/'),
                '([0-9]),([0-9]{3})([^0-9]|$)',
                '\1\2\3',
                'g'
            ),
            '([0-9]),([0-9]{3})([^0-9]|$)',
            '\1\2\3',
            'g'
        ) as plain_text,
    from texts
),

parted as (
    select
        * exclude (text, plain_text),
        string_split_regex(plain_text, '[，。；！？!?;,\n]') as clauses,
    from plain
),

clauses as (
    select
        * exclude (clauses),
        unnest(range(1, len(clauses) + 1)) as clause_number,
        unnest(clauses) as clause,
    from parted
),

figured as (
    select
        *,
        regexp_extract_all(clause, '[0-9]+(?:\.[0-9]+)?') as numbers,
        string_split_regex(clause, '[0-9]+(?:\.[0-9]+)?') as gaps,
    from clauses
    where regexp_matches(clause, '[0-9]')
),

figures as (
    select
        * exclude (numbers, gaps),
        unnest(range(1, len(numbers) + 1)) as number_in_clause,
        unnest(numbers) as number_text,
        unnest(gaps[:-2]) as words_before,
        unnest(gaps[2:]) as words_after,
        unnest(list_prepend(null, numbers)[:-2]) as number_before,
    from figured
),

-- "10-20人" is one figure with two ends, told at its upper end.
ranged as (
    select
        *,
        number_before is not null and regexp_full_match(words_before, '\s*[-–—~～至到]\s*') as has_low_end,
        regexp_full_match(words_after, '\s*[-–—~～至到]\s*') as is_low_end,
    from figures
),

-- Numbered once: what is found for a figure is joined back by its number.
numbered as materialized (
    select
        * replace (trim(words_before) as words_before),
        row_number() over () as figure_number,
        regexp_replace(words_after, '^[\s(]*[多余来几]?', '') as unit_words,
        regexp_matches(words_after, '^[\s(]*[多余来几]')
        or regexp_matches(words_before, '(约|近|超|逾|接近)\s*$') as is_about,
    from ranged
    where not is_low_end
        and length(number_text) <= 16
        and not regexp_matches(words_before, '(第|[A-Za-z]|[.．])$')
),

candidates as (
    select
        figure_number,
        unnest([substring(unit_words, 1, letters) for letters in range(1, least(length(unit_words), 8) + 1)]) as word,
    from numbered
),

measured as (
    select
        candidates.figure_number,
        arg_max(units.unit, length(units.unit)) as unit,
        arg_max(units.kind, length(units.unit)) as unit_kind,
        arg_max(units.scale, length(units.unit)) as scale,
    from candidates
    inner join units
        on candidates.word = units.unit
    group by candidates.figure_number
),

misread as (
    select
        candidates.figure_number,
        max(length(no_units.word)) as letters,
    from candidates
    inner join no_units
        on candidates.word = no_units.word
    group by candidates.figure_number
),

valued as (
    select
        numbered.*,
        measured.unit,
        measured.unit_kind,
        measured.scale,
        substring(numbered.unit_words, length(measured.unit) + 1) as words_behind,
    from numbered
    inner join measured
        on numbered.figure_number = measured.figure_number
    left join misread
        on numbered.figure_number = misread.figure_number
    where coalesce(misread.letters, 0) < length(measured.unit)
        and not (measured.unit = '年' and cast(numbered.number_text as double) between 1900 and 2100)
        and not (measured.unit = '日' and regexp_matches(numbered.words_before, '月$'))
)

select
    filing_number,
    evaluation_id,
    table_name,
    row_key,
    column_name,
    ordinal,
    clause_number,
    number_in_clause,
    clause,
    words_before,
    words_behind,
    if(has_low_end, number_before || '-', '') || number_text || unit as figure_text,
    unit,
    unit_kind,
    is_about,
    regexp_matches(words_before, '(不少于|不低于|不多于|不超过|不高于|至少|至多|最多|最少|≥|≤|>|<)$')
    or regexp_matches(words_behind, '^[)\s]*(以上|以下|以内|及以上|及以下)') as is_bound,
    regexp_matches(words_before, '(每|人均|户均|平均)[^0-9]{0,8}$|各[^0-9]{0,2}$')
    or regexp_matches(words_behind, '^[)\s]*(/|每)') as is_per_unit,
    cast(round(cast(number_text as double) * scale, 6) as decimal(28, 6)) as figure_value,
    case when has_low_end
        then cast(round(cast(number_before as double) * scale, 6) as decimal(28, 6))
    end as figure_value_low,
    cast(
        round(scale / 2 / power(10, length(regexp_extract(number_text, '\.([0-9]+)$', 1))), 9) as decimal(28, 9)
    ) as rounding_value,
from valued;

comment on view facts.figures_in_text is 'Figures with a unit named in prose, one row each · 文字中带单位的数字，每个一行';
comment on column facts.figures_in_text.clause_number is 'Clause of the text, from 1 · 所在分句（从 1 起）';
comment on column facts.figures_in_text.number_in_clause is 'Number within the clause, from 1 · 分句内的第几个数';
comment on column facts.figures_in_text.clause is 'Clause the figure stands in, digits of half width · 所在分句（半角数字）';
comment on column facts.figures_in_text.words_before is 'Words between the figure and the one before it, or the start of the clause · 数字之前的文字（至上一个数字或分句开头）';
comment on column facts.figures_in_text.words_behind is 'Words behind the unit, up to the next figure or the end of the clause · 单位之后的文字（至下一个数字或分句结尾）';
comment on column facts.figures_in_text.figure_text is 'Figure with its unit; a range with both ends · 数字及单位；区间含两端';
comment on column facts.figures_in_text.unit is 'Unit as printed · 单位（照原文）';
comment on column facts.figures_in_text.unit_kind is 'What the unit measures, its base unit: every amount is in yuan · 单位类别（基准单位），金额均为元';
comment on column facts.figures_in_text.is_about is 'Whether the words say that it is not exact · 是否为约数';
comment on column facts.figures_in_text.is_bound is 'Whether it is a limit: at least, at most, and above · 是否为界限（不少于、以上等）';
comment on column facts.figures_in_text.is_per_unit is 'Whether it holds for each of several: every month, a head · 是否为每单位的数（每月、人均、元/家）';
comment on column facts.figures_in_text.figure_value is 'Value in the base unit; the upper end of a range · 折合基准单位的数值；区间为上限';
comment on column facts.figures_in_text.figure_value_low is 'Lower end of a range in the base unit · 区间下限（基准单位）';
comment on column facts.figures_in_text.rounding_value is 'Half of the last printed digit in the base unit: what rounding can hide · 末位数字的一半（基准单位），即取位误差';
