-- The points that a made-up rule takes off one indicator over its target, at most its weight, two decimals.
--
-- From `threshold` (a fraction of 1) over: `flat` takes `points` whatever the deviation, `proportional` takes `points` for
-- every 100 % over the target, `stepped` takes `points` at the threshold and again for every further 50 %.
create macro facts.points_off(deviation_rate, weight, threshold, curve, points) as
    cast(
        case
            when deviation_rate < threshold then 0
            when curve = 'flat' then least(points, weight)
            when curve = 'proportional' then least(round(points * deviation_rate, 2), weight)
            when curve = 'stepped'
                then least(points * (1 + floor(round((deviation_rate - threshold) / 0.5, 6))), weight)
            else error('points_off: expected curve flat, proportional or stepped')
        end as decimal(9, 2)
    );

comment on macro facts.points_off is 'points that a made-up rule takes off one indicator over its target · 测算规则对一项超额指标的扣分';
