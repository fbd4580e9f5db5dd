#include "delib/engine/decide.hpp"

#include "delib/outcome/remap.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace delib {

namespace {

result<candidate> find_option_to_beat(const candidate_list& candidates, const requirement& r) {
    const auto who = candidates.find(r.against);
    if (who) return *who;
    return error{
        error_code::name, std::string(to_text(r.kind)) + ": '" + visible(r.against) + "' is not a candidate", {}};
}

rational over(int128 part, int128 whole) {
    return whole == 0 ? rational(0) : to_rational(part) / to_rational(whole);
}

// What a requirement asks of the ballots, a saved tally cannot tell.
result<void> need_ballots(const requirement& r, const bases& from) {
    if (from.has_ballots()) return {};
    return error{error_code::unsupported,
                 std::string(to_text(r.kind)) + ": it is counted on the ballots, and a saved tally holds none",
                 {}};
}

requirement_result check_quorum(const requirement& r, const turnout& voters) {
    const bool blanks = r.blanks == requirement::blank_ballots::included;
    requirement_result out{
        std::string(to_text(r.kind)), std::nullopt, {}, r.roll ? rational(r.share * *r.roll) : r.share, 0, false};
    if (r.of == requirement::measure::heads)
        out.got = rational(voters.heads) + (blanks ? rational(voters.blank_heads) : rational(0));
    else
        out.got = blanks ? voters.weight + voters.blank_weight : voters.weight;
    out.met = r.met(out.got, out.needed);
    return out;
}

// The weight that supports each candidate, over the profile's denominator.
result<std::vector<int128>> support(const requirement& r, const profile& p) {
    std::vector<int128> held(p.candidates().size(), 0);
    std::size_t least = 0;
    if (p.share_scale() != nullptr) {
        const auto place = p.share_scale()->find(r.grade);
        if (!place)
            return error{error_code::name,
                         "threshold: on grades it needs grade=… from the scale, got '" + visible(r.grade) + "'",
                         {}};
        least = *place;
    } else if (!r.grade.empty()) {
        return error{error_code::unsupported, "threshold: grade=… is for graded ballots", {}};
    }
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        for (const entry& e : ballot.entries) {
            const bool first = p.kind() != ballot_kind::ranked || e.value == ballot.entries.front().value;
            if (e.value < least || (r.counts_as_support == requirement::support::first && !first)) continue;
            held[index(e.who)] += ballot.numerator;
        }
    }
    return held;
}

// How many object to each candidate: the ballots, or their weight, that give it the grade named or a worse one.
result<std::vector<rational>> objections(const requirement& r, const profile& p) {
    if (p.share_scale() == nullptr) {
        return error{error_code::unsupported, "objections: they are counted on grades, these ballots have none", {}};
    }
    std::size_t most = 0;
    if (!r.grade.empty()) {
        const auto place = p.share_scale()->find(r.grade);
        if (!place)
            return error{
                error_code::name, "objections: grade=… is a grade of the scale, got '" + visible(r.grade) + "'", {}};
        most = *place;
    }
    std::vector<int128> made(p.candidates().size(), 0);
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        for (const entry& e : ballot.entries) {
            if (e.value > most) continue;
            made[index(e.who)] +=
                r.of == requirement::measure::heads ? static_cast<int128>(ballot.heads) : ballot.numerator;
        }
    }
    std::vector<rational> out;
    for (const int128 n : made)
        out.push_back(r.of == requirement::measure::heads ? to_rational(n) : to_rational(n, p.denominator()));
    return out;
}

// One line a candidate that stays subject to the requirement.
result<std::vector<requirement_result>> check_candidates(const requirement& r, bases& ballots) {
    std::vector<requirement_result> lines;
    const auto line = [&](candidate who, rational got) {
        requirement_result out{std::string(to_text(r.kind)), who, r.against, r.share, std::move(got), false};
        out.met = r.met(out.got, out.needed);
        lines.push_back(std::move(out));
    };
    if (r.kind == requirement_kind::threshold) {
        DELIB_CHECK(need_ballots(r, ballots));
        const profile& p = ballots.ballots();
        DELIB_TRY(held, support(r, p));
        const int128 base = p.total() + (r.share_of == requirement::base::cast ? p.blank_total() : 0);
        for (std::size_t c = 0; c < held.size(); ++c) line(candidate_at(c), over(held[c], base));
        return lines;
    }
    if (r.kind == requirement_kind::objections) {
        DELIB_CHECK(need_ballots(r, ballots));
        DELIB_TRY(made, objections(r, ballots.ballots()));
        for (std::size_t c = 0; c < made.size(); ++c) line(candidate_at(c), std::move(made[c]));
        return lines;
    }
    DELIB_TRY(against, find_option_to_beat(ballots.candidates(), r));
    DELIB_TRY(duels, ballots.get<pairwise_tally>());
    for (std::size_t c = 0; c < ballots.candidates().size(); ++c) {
        const candidate who = candidate_at(c);
        if (who != against) line(who, over((*duels)(who, against), (*duels)(who, against) + (*duels)(against, who)));
    }
    return lines;
}

// A name as it stands in a fixed order.
std::string quoted(const std::string& name) {
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

// The options for a count among some of the candidates: fixed orders lose the others. A drawn ballot that names none of
// those who remain leaves them tied.
result<option_texts> options_among(const rule_entry& rule, option_texts options, const candidate_list& all,
                                   const std::vector<candidate>& kept, const control& c) {
    for (auto& [name, value] : options) {
        const auto row =
            std::find_if(rule.rows.begin(), rule.rows.end(), [&n = name](const option_row& r) { return r.name == n; });
        if (row == rule.rows.end() || row->type != option_type::ties) continue;
        DELIB_TRY(policy, parse_tie_policy(value));
        DELIB_TRY(checked, tie_breaker::create(policy, all, c));
        static_cast<void>(checked);
        for (tie_step& step : policy.steps) {
            if (step.method != tie::resolution::order && step.method != tie::resolution::ballot) continue;
            DELIB_TRY(order, parse_order(step.argument, all));
            step.argument.clear();
            for (const auto& tier : order) {
                std::string text;
                for (const candidate who : tier) {
                    if (std::find(kept.begin(), kept.end(), who) == kept.end()) continue;
                    text += (text.empty() ? "" : "=") + quoted(all.name(who));
                }
                if (!text.empty()) step.argument += (step.argument.empty() ? "" : ">") + text;
            }
            if (!step.argument.empty()) continue;
            for (const candidate who : kept)
                step.argument += (step.argument.empty() ? "" : "=") + quoted(all.name(who));
        }
        value = to_text(policy);
    }
    return options;
}

result<outcome> decide_among(const rule_entry& rule, bases& ballots, const option_texts& options, std::int64_t seats,
                             const std::vector<candidate>& kept, const control& c) {
    const candidate_list& all = ballots.candidates();
    if (kept.size() == all.size()) return rule.decide(ballots, options, seats, c);
    if (!ballots.has_ballots()) {
        return error{error_code::unsupported,
                     "a requirement takes candidates off the ballots, and a saved tally holds none",
                     {}};
    }
    DELIB_TRY(part, restrict_to(ballots.ballots(), kept));
    DELIB_TRY(narrowed, options_among(rule, options, all, kept, c));
    bases part_ballots(std::move(part), ballots.policy());
    DELIB_TRY(out, rule.decide(part_ballots, narrowed, seats, c));
    remap(out, kept, all.size());
    for (auto& [name, value] : out.options) {
        for (const auto& [given, text] : options) {
            if (given == name) value = text;
        }
    }
    return out;
}

// Takes candidates out of every committee. Their seats stay empty; where some tied committees lose fewer than others,
// those stand. Of committees beyond the cap nothing more is known than that there are some.
void unseat(outcome& out, const std::vector<candidate>& failed) {
    const auto fails = [&](candidate who) { return std::find(failed.begin(), failed.end(), who) != failed.end(); };
    const bool capped = out.committees_at_least || out.committees_total > out.committees.size();
    std::size_t most = 0;
    for (auto& committee : out.committees) {
        std::erase_if(committee, fails);
        most = std::max(most, committee.size());
    }
    std::erase_if(out.committees, [&](const auto& committee) { return committee.empty() || committee.size() < most; });
    std::sort(out.committees.begin(), out.committees.end());
    out.committees.erase(std::unique(out.committees.begin(), out.committees.end()), out.committees.end());
    out.committees_total = out.committees.size();
    out.committees_at_least = capped && !out.committees.empty();
    const auto sits = [&](candidate who) {
        return std::count_if(out.committees.begin(), out.committees.end(), [&](const auto& committee) {
            return std::find(committee.begin(), committee.end(), who) != committee.end();
        });
    };
    const std::vector<candidate> before = out.winners;
    const std::vector<candidate> sure = out.elected;
    out.winners.clear();
    out.elected.clear();
    out.tied.clear();
    for (const candidate who : before) {
        const auto seats = static_cast<std::size_t>(sits(who));
        if (fails(who) || (seats == 0 && !capped)) continue;
        out.winners.push_back(who);
        const bool was_sure = std::find(sure.begin(), sure.end(), who) != sure.end();
        ((capped ? was_sure : seats == out.committees.size()) ? out.elected : out.tied).push_back(who);
    }
    out.open = out.seats - static_cast<std::int64_t>(out.elected.size());
}

}  // namespace

result<outcome> decide_with_requirements(const rule_entry& rule, bases& ballots, const option_texts& options,
                                         std::int64_t seats, const std::vector<requirement>& requirements,
                                         const control& c) {
    if (requirements.empty()) return rule.decide(ballots, options, seats, c);
    const std::size_t m = ballots.candidates().size();
    std::vector<requirement_result> lines;
    std::vector<bool> stays(m, true), to_beat(m, false);
    bool quorum = true, must_beat = false;
    for (const requirement& r : requirements) {
        if (r.kind == requirement_kind::quorum) {
            lines.push_back(check_quorum(r, ballots.voters()));
            quorum = quorum && lines.back().met;
            continue;
        }
        if (!r.against.empty()) {
            DELIB_TRY(against, find_option_to_beat(ballots.candidates(), r));
            to_beat[index(against)] = true;
            must_beat = true;
        }
        if (r.kind == requirement_kind::status_quo) continue;
        DELIB_TRY(checked, check_candidates(r, ballots));
        for (requirement_result& line : checked) {
            if (!line.met) stays[index(*line.who)] = false;
            lines.push_back(std::move(line));
        }
    }
    std::vector<candidate> kept;
    for (std::size_t i = 0; i < m; ++i) {
        if (stays[i] || to_beat[i]) kept.push_back(candidate_at(i));
    }

    outcome out = begin_outcome(seats);
    if (kept.empty()) {
        DELIB_TRY(effective, rule.effective(options));
        out.rule = std::string(rule.info.id);
        out.options = std::move(effective);
        out.open = seats;
    } else {
        DELIB_TRY(decided, decide_among(rule, ballots, options, seats, kept, c));
        out = std::move(decided);
    }
    for (const requirement& r : requirements) {
        if (r.kind != requirement_kind::status_quo) continue;
        DELIB_TRY(checked, check_candidates({.kind = r.kind, .share = rational(1) / 2, .against = r.against}, ballots));
        std::vector<candidate> failed;
        for (requirement_result& line : checked) {
            if (std::find(out.winners.begin(), out.winners.end(), *line.who) == out.winners.end()) continue;
            if (!line.met) failed.push_back(*line.who);
            lines.push_back(std::move(line));
        }
        if (!failed.empty()) unseat(out, failed);
    }
    const bool some_motion =
        std::any_of(out.winners.begin(), out.winners.end(), [&](candidate who) { return !to_beat[index(who)]; });
    out.decided = !quorum       ? decision::no_quorum
                  : some_motion ? decision::adopted
                  : must_beat   ? decision::status_quo
                                : decision::not_adopted;
    if (!quorum) seat(out, {}, {}, c.max_committees);
    out.requirements = std::move(lines);
    return out;
}

}  // namespace delib
