-- One row per text of a project's form that speaks of another project of its department as if it were this one.
--
-- Rule: a sentence holds the name of another project of the same department and year, with a word behind it that makes it a
-- project's name. The longest name that ends there counts; names that begin inside a longer word, contain or are contained in
-- the form's own, are everyday words, or stand in a sentence that names the form's own project too or speaks of moving money,
-- are left out. Cannot be judged where the form does not say which project it is of.
create view findings.f03 as
with texts as (
    select * from facts.texts
    where table_name in ('goals', 'indicators', 'sections')
),

filings as (
    select
        *,
        coalesce(department_name, unit_name) as body_name,
        translate(project_name, ' 　（）()【】[]《》“”"''·', '') as name_written,
    from facts.filings
    where is_current
        and form_type = 'project'
),

words as (
    select * from rules.rule_words
),

behind as (
    select word from words
    where word_list = 'project_named'
        and meaning = 'behind'
),

own_names as (
    select
        filings.*,
        regexp_replace(filings.name_written, '(' || endings.pattern || ')$', '') as name_key,
    from filings
    cross join (select array_to_string(list(word), '|') as pattern from behind) as endings
),

names as (
    select distinct
        year,
        region_code,
        body_name,
        name_key,
        project_name,
    from own_names
    where length(name_key) > 2
        and name_key not in (select word from words where word_list = 'project_named' and meaning = 'everyday')
),

sentences as (
    select
        filing_number,
        evaluation_id,
        table_name,
        row_key,
        column_name,
        ordinal,
        unnest(string_split_regex(translate(text, ' 　（）()【】[]《》“”"''·', ''), '[。；;！!？?\n]')) as sentence,
    from texts
),

marked as (
    select
        sentences.*,
        behind.word,
        string_split(sentences.sentence, behind.word) as pieces,
    from sentences
    inner join behind
        on contains(sentences.sentence, behind.word)
),

-- What stands before each mark, from the beginning of the sentence.
heads as (
    select distinct
        * exclude (pieces, word),
        unnest(
            [list_reduce(pieces[:piece], lambda head, next: head || word || next) for piece in range(1, len(pieces))]
        ) as head,
    from marked
),

endings as (
    select
        heads.*,
        unnest(range(3, least(length(heads.head), longest.letters) + 1)) as letters,
    from heads
    cross join (select max(length(name_key)) as letters from names) as longest
    where length(heads.head) > 2
),

found as (
    select
        endings.* exclude (letters),
        own_names.project_name as own_project_name,
        own_names.name_key as own_key,
        arg_max(names.name_key, endings.letters) as found_key,
        arg_max(names.project_name, endings.letters) as found_project_name,
    from endings
    inner join own_names
        on endings.filing_number = own_names.filing_number
    inner join names
        on right(endings.head, endings.letters) = names.name_key
        and own_names.body_name = names.body_name
        and own_names.year is not distinct from names.year
        and own_names.region_code is not distinct from names.region_code
    group by all
),

-- A name may end a longer word that is no project of ours: only a sign, or a word after which names begin, may stand before it.
placed as (
    select
        *,
        left(head, length(head) - length(found_key)) as words_before,
    from found
    where own_key is null
        or not (contains(found_key, own_key) or contains(own_key, found_key) or contains(sentence, own_key))
),

judged as (
    select
        *,
        case when own_project_name is null then 'project_name_missing' end as reason,
    from placed
    where not exists (
        select 1 from words
        where words.word_list = 'other_project'
            and contains(placed.sentence, words.word)
    )
    and (
        regexp_matches(words_before, '(^|[^\p{Han}])$')
        or exists (
            select 1 from words
            where words.word_list = 'project_named'
                and words.meaning = 'before'
                and ends_with(placed.words_before, words.word)
        )
    )
),

named_once as (
    select
        evaluation_id,
        table_name,
        row_key,
        column_name,
        ordinal,
        own_project_name,
        reason,
        min(found_project_name) as found_project_name,
        arg_min(sentence, found_project_name) as sentence,
    from judged
    group by all
)

select
    'F03' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    case when table_name = 'indicators' then ordinal end as indicator_ordinal,
    own_project_name as expected,
    found_project_name as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'project_name', coalesce(own_project_name, ''),
            'other_project_name', found_project_name,
            'sentence', regexp_replace(sentence, '^(.{60}).+$', '\1…', 's')
        ) as varchar
    ) as inputs,
    reason,
    table_name,
    row_key,
    column_name,
from named_once;

comment on view findings.f03 is 'F03 Text names another project, one row per lead or case not judged · 文字中出现其他项目名称，每条疑点或无法判断的情形一行';
