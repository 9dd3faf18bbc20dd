-- One row per form type and member of the grain (`district`, `department`) in the selection's last year or the year before:
-- its part in the change of the execution rate of all, in shares of the adjusted budget.
--
-- With w the member's share of the budget, r its rate, R the rate of all, means over both years barred: its own change is
-- w̄ × Δr, the change of the mix Δw × (r̄ − R̄); a member of one year alone belongs to what came or went, ±w × (r − R̄).
-- The three add up to ΔR. Only evaluations with both amounts and a budget above 0 count. The largest parts first.
create macro marts.rate_split(years, regions, departments, form_types, words, grain, row_limit) as table
with last_year as (
    select max(year) as year
    from marts.selected_filings(years, regions, departments, form_types, words)
),

money as (
    select
        filings.form_type,
        filings.region_code,
        case when grain = 'department' then filings.department_name end as department_name,
        filings.year = last_year.year as is_later,
        last_year.year,
        cast(sum(execution.budget_adjusted_yuan) as double) as budget,
        cast(sum(execution.executed_yuan) as double) as executed,
    from marts.selected_filings(years, regions, departments, form_types, words) as filings
    inner join last_year
        on filings.year in (last_year.year, last_year.year - 1)
    inner join facts.execution as execution
        on filings.filing_number = execution.filing_number
    where execution.budget_adjusted_yuan > 0
        and execution.executed_yuan is not null
    group by all
),

shares as (
    select
        *,
        budget / sum(budget) over (partition by form_type, is_later) as share,
        executed / budget as rate,
        sum(executed) over (partition by form_type, is_later) / sum(budget) over (partition by form_type, is_later)
            as rate_all,
    from money
),

members as (
    select
        form_type,
        region_code,
        department_name,
        case grain
            when 'district' then coalesce(region_code, '')
            when 'department' then concat_ws('|', region_code, department_name)
            else error('rate_split: expected grain district or department')
        end as member_key,
        max(year) as year,
        max(share) filter (not is_later) as share_before,
        max(share) filter (is_later) as share,
        max(rate) filter (not is_later) as execution_rate_before,
        max(rate) filter (is_later) as execution_rate,
    from shares
    group by form_type, region_code, department_name
),

totals as (
    select
        form_type,
        max(rate_all) filter (not is_later) as rate_all_before,
        max(rate_all) filter (is_later) as rate_all,
    from shares
    group by form_type
    having count(distinct is_later) = 2
),

parts as (
    select
        members.*,
        totals.rate_all_before,
        totals.rate_all,
        case
            when members.share is null then 'gone'
            when members.share_before is null then 'new'
            else 'both'
        end as presence,
        coalesce((members.share + members.share_before) / 2 * (members.execution_rate - members.execution_rate_before), 0)
            as own_change,
        coalesce(
            (members.share - members.share_before)
            * ((members.execution_rate + members.execution_rate_before) / 2 - (totals.rate_all + totals.rate_all_before) / 2),
            0
        ) as mix_change,
        case
            when members.share_before is null
                then members.share * (members.execution_rate - (totals.rate_all + totals.rate_all_before) / 2)
            when members.share is null
                then -members.share_before
                    * (members.execution_rate_before - (totals.rate_all + totals.rate_all_before) / 2)
            else 0
        end as entry_change,
    from members
    inner join totals
        on members.form_type = totals.form_type
),

summed as (
    select
        *,
        sum(own_change) over (partition by form_type) as own_change_all,
        sum(mix_change) over (partition by form_type) as mix_change_all,
        sum(entry_change) over (partition by form_type) as entry_change_all,
        count(*) over (partition by form_type) as members,
        row_number() over (
            partition by form_type
            order by abs(own_change + mix_change + entry_change) desc, member_key
        ) as place,
    from parts
)

select
    summed.form_type,
    summed.member_key,
    summed.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    summed.department_name,
    summed.presence,
    summed.members,
    summed.year,
    summed.share_before,
    summed.share,
    summed.execution_rate_before,
    summed.execution_rate,
    summed.own_change,
    summed.mix_change,
    summed.entry_change,
    summed.rate_all_before,
    summed.rate_all,
    summed.own_change_all,
    summed.mix_change_all,
    summed.entry_change_all,
from summed
left join rules.regions as regions
    on summed.region_code = regions.region_code
where summed.place <= row_limit
order by summed.form_type desc, summed.place;

comment on macro table marts.rate_split is 'one row per form type and district or department: its part in the change of the execution rate · 按表单类型与地区或部门对执行率变化的贡献';
