-- One row per qualitative indicator whose points are not of the tier that its actual names.
--
-- Rule: on a project form (a department's indicators have scales of their own) the actual says met, partly met or missed, and the score rate is outside the pack's band of that tier by more than
-- its tolerance. Only a text without a figure names a tier, none that hedges, and none of several clauses one of which is met.
-- Cannot be judged where the score is missing, or points came off and no tier is named.
create view findings.c04 as
with indicators as (
    select * from facts.indicator_results
    where is_current
        and weight > 0
        and form_type = 'project'
        and kind = 'qualitative'
        and not is_bonus
),

packs as (
    select * from rules.packs
),

tier_words as (
    select * from rules.rule_words
    where word_list = 'tier'
),

texts as (
    select distinct actual_text from indicators
    where not regexp_matches(replace(actual_text, '100%', ''), '[0-9０-９]')
),

named as (
    select
        texts.actual_text,
        bool_or(tier_words.meaning = 'unclear') as is_unclear,
        bool_or(tier_words.meaning = 'partly') as is_partly,
        bool_or(tier_words.meaning = 'missed') as is_missed,
        bool_or(tier_words.meaning = 'met') as is_met_named,
    from texts
    inner join tier_words
        on contains(texts.actual_text, tier_words.word)
    group by texts.actual_text
),

-- "未达成指标" holds "达成指标" and names one tier; what one of several clauses calls met is not all.
tiers as (
    select
        actual_text,
        case
            when is_unclear then null
            when is_partly then 'partly'
            when is_met_named and regexp_matches(actual_text, '[，,；;、。].') then null
            when is_missed then 'missed'
            when is_met_named then 'met'
        end as tier,
    from named
),

banded as (
    select
        indicators.*,
        tiers.tier,
        cast(packs.score_tolerance as double) / cast(indicators.weight as double) as tolerance_rate,
        packs.score_tolerance,
        case tiers.tier
            when 'met' then packs.tier_met_from
            when 'partly' then packs.tier_partly_from
            else 0.0
        end as score_rate_lowest,
        case tiers.tier
            when 'met' then 1.0
            when 'partly' then packs.tier_met_from
            else packs.tier_missed_to
        end as score_rate_highest,
    from indicators
    left join tiers
        on indicators.actual_text = tiers.actual_text
    left join packs
        on indicators.pack_id = packs.pack_id
),

judged as (
    select
        *,
        case
            when tier is not null and score_reported is null then 'score_missing'
            when tier is null and points_lost > score_tolerance then 'tier_not_named'
        end as reason,
        tier is not null
        and (
            score_rate < score_rate_lowest - tolerance_rate - 1e-9
            -- Above its weight is A03.
            or (score_rate > score_rate_highest + tolerance_rate + 1e-9 and tier <> 'met')
        ) as is_lead,
    from banded
)

select
    'C04' as rule_code,
    case when reason is null then 'lead' else 'not_judged' end as outcome,
    'M' as severity,
    evaluation_id,
    ordinal as indicator_ordinal,
    case when reason is null
        then printf('%.2f', cast(weight as double) * score_rate_lowest)
            || ' – ' || printf('%.2f', cast(weight as double) * score_rate_highest)
    end as expected,
    printf('%.2f', cast(score_reported as double)) as found,
    cast(null as decimal(18, 2)) as amount_yuan,
    cast(
        json_object(
            'target_text', target_text,
            'actual_text', actual_text,
            'score_rate', score_rate,
            'score_rate_lowest', score_rate_lowest,
            'score_rate_highest', score_rate_highest,
            'score_reported', score_reported,
            'weight', weight
        ) as varchar
    ) as inputs,
    reason,
    'indicators' as table_name,
    evaluation_id || '/' || ordinal as row_key,
    case when reason = 'score_missing' then 'weight' else 'score_reported' end as column_name,
from judged
where reason is not null
    or is_lead;

comment on view findings.c04 is 'C04 Qualitative tier and score disagree, one row per lead or case not judged · 定性指标完成档次与得分不符，每条疑点或无法判断的情形一行';
