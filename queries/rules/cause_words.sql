-- One row per phrase by which an explanation names a cause of lost points.
create table rules.cause_words (
    cause varchar not null,
    word varchar not null,
);

comment on table rules.cause_words is 'Phrases that name a cause of lost points, one row each · 说明扣分原因的用语，每个一行';
comment on column rules.cause_words.cause is 'over_target or under_target · 原因：超额完成或未完成';
comment on column rules.cause_words.word is 'Phrase · 用语';
