-- One row per word that an audit rule looks for.
create table rules.rule_words (
    word_list varchar not null,
    meaning varchar not null,
    word varchar not null,
);

comment on table rules.rule_words is 'Words that audit rules look for, one row each · 审核规则所用的词语，每个一行';
comment on column rules.rule_words.word_list is 'List of data/vocabulary/rule_words.toml; unit: words of units.toml · 词表名称；unit 取自 units.toml';
comment on column rules.rule_words.meaning is 'What the word stands for in its list · 词语在词表中的含义';
comment on column rules.rule_words.word is 'Word · 词语';
