-- One row per rule pack in effect, parameters inherited from the places above already filled in.
create table rules.packs (
    pack_id varchar primary key,
    region_code varchar,
    name_zh varchar not null,
    name_en varchar not null,
    year_from integer,
    year_to integer,
    execution_weight decimal(9, 4),
    score_tolerance decimal(9, 4),
    total_tolerance decimal(9, 4),
    weight_tolerance decimal(9, 4),
    rate_tolerance double,
    execution_rounding varchar,
    is_inclusive_comparison boolean,
    over_target_explain_from double,
    over_target_large_from double,
    over_target_deduct_from double,
    over_target_deduction varchar,
    over_target_deduction_points decimal(9, 4),
    near_cap_from double,
    reverse_formula varchar,
    low_execution_medium double,
    low_execution_high double,
    low_execution_severe double,
    adjustment_to_explain double,
    score_execution_gap double,
    basis_gap_to_explain double,
    deduction_tolerance decimal(9, 4),
    target_low_medium double,
    target_low_high double,
    repeated_satisfaction_count integer,
    deduction_spread double,
    text_compared_from integer,
    text_similarity_copied double,
    satisfaction_on_target_count integer,
    repeated_explanation_count integer,
    understated_deviation double,
    unit_projects_from integer,
    full_marks_share double,
    score_spread_low decimal(9, 4),
    band_margin decimal(9, 4),
    execution_drop double,
    review_gap double,
    single_indicator_weight decimal(9, 4),
    tier_met_from double,
    tier_partly_from double,
    tier_missed_to double,
    percentage_actual_high double,
    target_to_last_actual double,
    words_share double,
    outputs_at_least integer,
    exact_share double,
    exact_count_from integer,
    outputs_met_execution double,
    cost_saving double,
);

comment on table rules.packs is 'Rule packs by place and year, one row each · 规则包（按地区和年度），每个一行';
comment on column rules.packs.pack_id is 'Rule pack · 规则包';
comment on column rules.packs.region_code is 'Place it is of; empty for the national default · 适用地区，全国默认为空';
comment on column rules.packs.name_zh is 'Chinese name · 名称';
comment on column rules.packs.name_en is 'English name · 英文名称';
comment on column rules.packs.year_from is 'First year it applies to · 适用起始年度';
comment on column rules.packs.year_to is 'Last year it applies to · 适用截止年度';
comment on column rules.packs.execution_weight is 'Weight of the execution rate, points · 预算执行率分值（分）';
comment on column rules.packs.score_tolerance is 'Difference between scores that is none, points · 得分容差（分）';
comment on column rules.packs.total_tolerance is 'Difference between a total and its parts that is none, points · 总分容差（分）';
comment on column rules.packs.weight_tolerance is 'Difference between weights that is none, points · 分值容差（分）';
comment on column rules.packs.rate_tolerance is 'Difference between rates that is none, fraction of 1 · 比率容差（1 的分数）';
comment on column rules.packs.execution_rounding is 'How the execution score is rounded: half_up, cut_off, either · 执行率得分取位：四舍五入、截尾、两者皆可';
comment on column rules.packs.is_inclusive_comparison is 'Whether ">" and "<" are read as at least and at most · 大于号、小于号是否含等于';
comment on column rules.packs.over_target_explain_from is 'Deviation from which going over target must be explained · 超额须说明的偏离率';
comment on column rules.packs.over_target_large_from is 'Deviation from which going over target and losing nothing is asked about · 大幅超额而未扣分须核实的偏离率';
comment on column rules.packs.over_target_deduct_from is 'Deviation from which points come off; empty where no rule is known · 超额扣分的偏离率，规则不明时为空';
comment on column rules.packs.over_target_deduction is 'How points come off: none, flat, proportional · 超额扣分方式：不扣、定额、按比例';
comment on column rules.packs.over_target_deduction_points is 'Points that come off where the deduction is flat · 定额扣分（分）';
comment on column rules.packs.near_cap_from is 'Percentage targets from here up leave no room for a deviation, in percent · 接近上限的百分比目标（%），不计偏离';
comment on column rules.packs.reverse_formula is 'How reverse indicators are scored: linear, ratio, either · 反向指标计分公式';
comment on column rules.packs.low_execution_medium is 'Execution rate below which a lead is medium · 执行率偏低（中）的界限';
comment on column rules.packs.low_execution_high is 'Execution rate below which a lead is high · 执行率偏低（高）的界限';
comment on column rules.packs.low_execution_severe is 'Execution rate below which execution is severely low · 执行率严重偏低的界限';
comment on column rules.packs.adjustment_to_explain is 'Adjustment rate that asks for a reason, either way · 须说明的预算调整率';
comment on column rules.packs.score_execution_gap is 'Gap between score rate and execution rate that is asked about · 得分率与执行率差距的界限';
comment on column rules.packs.basis_gap_to_explain is 'Gap between the two execution rates that is asked about · 两种口径执行率差距的界限';
comment on column rules.packs.deduction_tolerance is 'Difference from the proportional deduction that is none, points · 按比例扣分的容差（分）';
comment on column rules.packs.target_low_medium is 'Deviation from which a target looks too low (medium) · 目标明显偏低（中）的偏离率';
comment on column rules.packs.target_low_high is 'Deviation from which a target looks too low (high) · 目标明显偏低（高）的偏离率';
comment on column rules.packs.repeated_satisfaction_count is 'Projects with one satisfaction figure that are asked about · 同一满意度数值重复的项目数';
comment on column rules.packs.deduction_spread is 'Ratio of deviations with one deduction that is asked about · 同扣分而偏离率相差的倍数';
comment on column rules.packs.text_compared_from is 'Fewest characters of a text that is compared with others · 参与比对的文字最少字数';
comment on column rules.packs.text_similarity_copied is 'Likeness from which a text counts as copied · 视为照抄的相似度';
comment on column rules.packs.satisfaction_on_target_count is 'Projects with satisfaction exactly on target that are asked about · 满意度恰好等于指标值的项目数';
comment on column rules.packs.repeated_explanation_count is 'Uses of one sentence of explanation that are asked about · 同一句原因说明重复的次数';
comment on column rules.packs.understated_deviation is 'Ratio of a deviation to the one its explanation names that is asked about · 实际偏离率与说明所称偏离率相差的倍数';
comment on column rules.packs.unit_projects_from is 'Fewest projects of a unit whose scores are looked at together · 一并分析得分分布的单位最少项目数';
comment on column rules.packs.full_marks_share is 'Share of a unit''s projects at full marks that is asked about · 满分项目占比的界限';
comment on column rules.packs.score_spread_low is 'Standard deviation of a unit''s scores below which it is asked about, points · 得分标准差过小的界限（分）';
comment on column rules.packs.band_margin is 'Points above the lower end of a grade within which a score is asked about · 总分高出等级下限的幅度（分）';
comment on column rules.packs.execution_drop is 'Fall of the execution rate against last year that is asked about where the score rose · 得分上升而执行率较上年下降的界限';
comment on column rules.packs.review_gap is 'Share of the weight by which a reviewed score may lie below the self score · 复核得分低于自评得分的允许幅度（占分值比例）';
comment on column rules.packs.single_indicator_weight is 'Weight of one third-level indicator from which it is asked about, points · 单项三级指标分值过高的界限（分）';
comment on column rules.packs.tier_met_from is 'Score rate that a met qualitative target has at least, and one partly met at most · 定性指标“达成”的最低得分率（也是“部分达成”的最高得分率）';
comment on column rules.packs.tier_partly_from is 'Score rate that a partly met qualitative target has at least · 定性指标“部分达成”的最低得分率';
comment on column rules.packs.tier_missed_to is 'Score rate that a missed qualitative target has at most · 定性指标“未达成”的最高得分率';
comment on column rules.packs.percentage_actual_high is 'Actual, in percent, from which a percentage target far below its cap is asked about · 百分比指标值偏低时，须核实的实际完成值（%）';
comment on column rules.packs.target_to_last_actual is 'Share of last year''s actual below which a target is asked about · 指标值与上年度实际完成值之比的界限';
comment on column rules.packs.words_share is 'Share of indicators judged in words above which a form is asked about · 仅以文字评判的指标占比的界限';
comment on column rules.packs.outputs_at_least is 'Output indicators that a project form has at least · 项目自评表产出指标的最少个数';
comment on column rules.packs.exact_share is 'Share of numeric actuals equal to their targets from which a form is asked about · 实际完成值与指标值相同的占比界限';
comment on column rules.packs.exact_count_from is 'Numeric indicators from which their share equal to targets is looked at · 判断完成值与指标值是否普遍相同的最少数值指标数';
comment on column rules.packs.outputs_met_execution is 'Execution rate below which meeting every output is asked about · 产出全部完成须核实的执行率界限';
comment on column rules.packs.cost_saving is 'Share of a cost target below which full marks are asked about · 成本节约须核实的界限（实际值占指标值）';
