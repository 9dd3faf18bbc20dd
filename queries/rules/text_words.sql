-- One row per word by which audit rules read texts, and the list it stands in.
create table rules.text_words (
    list varchar not null,
    word varchar not null,
);

comment on table rules.text_words is 'Words by which audit rules read texts, one row each · 审核规则识别文字所用的词语，每个一行';
comment on column rules.text_words.list is 'What the word tells, a list of data/vocabulary/texts.toml · 词语所属的词表（data/vocabulary/texts.toml）';
comment on column rules.text_words.word is 'Word · 词语';
