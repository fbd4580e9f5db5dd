// Makes the counts of a comparison; what they have in common is found in compare_summary.cpp.
#include "delib/engine/compare.hpp"

#include "delib/ballot/transform.hpp"
#include "delib/rule/ranked/condorcet.hpp"
#include "delib/rule/ranked/condorcet_loser.hpp"
#include "delib/rule/ranked/smith.hpp"
#include "engine/compare_summary.hpp"
#include "engine/read_set.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace delib {

namespace {

bool reads_setting(basis_kind basis, std::string_view setting) {
    switch (basis) {
        case basis_kind::pairwise: return setting == "unranked" || setting == "pairwise-ties";
        case basis_kind::positions: return setting == "unranked";
        case basis_kind::grades:
        case basis_kind::scores: return setting == "ungraded";
        case basis_kind::first:
        case basis_kind::approvals:
        case basis_kind::profile: return false;
    }
    return false;
}

ballot_kind read_as(const rule_info& rule, ballot_kind kind) {
    const bool own =
        rule.basis == basis_kind::grades || rule.basis == basis_kind::scores || rule.basis == basis_kind::approvals;
    return own ? kind : ballot_kind::ranked;
}

// A setting with the values that a comparison tries.
struct tried_setting {
    std::string_view name;
    std::array<std::string_view, 3> values;
};
constexpr std::array<tried_setting, 3> tried_settings{{{"unranked", {"last", "no-opinion", ""}},
                                                       {"pairwise-ties", {"neutral", "half", ""}},
                                                       {"ungraded", {"worst", "exclude", "median"}}}};

std::string value_of(const ballot_policy& policy, std::string_view setting) {
    for (auto& [name, value] : to_pairs(policy)) {
        if (name == setting) return value;
    }
    return {};
}

// How many ballots leave something to a setting.
std::uint64_t ballots_left_to(std::string_view setting, const profile& p, const ballot_policy& policy) {
    const std::size_t m = p.candidates().size();
    const bool approvals = p.kind() == ballot_kind::approval;
    const bool graded = p.kind() == ballot_kind::graded || p.kind() == ballot_kind::scored;
    std::uint64_t heads = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        const std::size_t left_out = m - ballot.entries.size();
        bool left = false;
        if (setting == "ungraded") {
            left = graded && left_out > 0;
        } else if (!ballot.blank() && setting == "unranked") {
            left = !approvals && left_out > 0;
        } else if (!ballot.blank()) {
            std::vector<std::uint32_t> values;
            for (const entry& e : ballot.entries) values.push_back(e.value);
            std::sort(values.begin(), values.end());
            left = std::adjacent_find(values.begin(), values.end()) != values.end() ||
                   (left_out > 1 && policy.unranked == unranked_policy::last);
        }
        if (left) heads += ballot.heads;
    }
    return heads;
}

class comparing {
public:
    comparing(std::shared_ptr<const profile> ballots, const ballot_policy& policy, std::int64_t seats, control c,
              std::span<const rule_entry> rules)
        : ballots_(std::move(ballots)), seats_(seats), rules_(rules), outer_(std::move(c)), control_(outer_) {
        out_.candidates = ballots_->share_candidates();
        out_.kind = ballots_->kind();
        out_.policy = policy;
        if (control_.sha256 == nullptr) control_.sha256 = &sha256_hex;
        control_.max_states = std::min(control_.max_states, most_states_compared);
        if (outer_.progress) control_.progress = [this](double) { return outer_.progress(share_); };
    }

    [[nodiscard]] result<ballots_comparison> run() {
        if (seats_ < 1)
            return error{error_code::usage, "a count fills at least one seat, got " + std::to_string(seats_), {}};
        std::vector<option_texts> policies{{}};
        for (const tried_setting& setting : tried_settings) {
            influence tried{std::string(setting.name), {value_of(out_.policy, setting.name)}, 0, {}, {}};
            tried.ballots = ballots_left_to(setting.name, *ballots_, out_.policy);
            if (tried.ballots == 0) continue;
            for (const std::string_view value : setting.values) {
                if (value.empty() || value == tried.values.front()) continue;
                tried.values.emplace_back(value);
                policies.push_back({{std::string(setting.name), std::string(value)}});
            }
            out_.policies.push_back(std::move(tried));
        }
        out_of_question_.assign(rules_.size(), false);
        for (std::size_t i = 0; i < policies.size(); ++i) {
            ballot_policy policy = out_.policy;
            for (const auto& [name, value] : policies[i]) DELIB_CHECK(set(policy, name, value));
            bases from(ballots_, policy);
            if (i == 0) DELIB_CHECK(duels(from));
            for (std::size_t r = 0; r < rules_.size(); ++r) {
                share_ = (static_cast<double>(i) + static_cast<double>(r) / static_cast<double>(rules_.size())) /
                         static_cast<double>(policies.size());
                if (out_of_question_[r]) continue;
                if (i > 0 && !depends_on_policy(rules_[r].info, policies[i].front().first)) continue;
                DELIB_CHECK(every_option(r, i, policies[i], from));
            }
        }
        in_order(counts_, out_.counts);
        in_order(failed_, out_.failed);
        summarize(out_);
        return std::move(out_);
    }

private:
    // Where a count stands in the result: by rule, options, policy.
    using place = std::tuple<std::size_t, std::size_t, std::size_t>;
    template <class T>
    using placed = std::vector<std::pair<place, T>>;

    template <class T>
    static void in_order(placed<T>& from, std::vector<T>& to) {
        std::stable_sort(from.begin(), from.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [where, one] : from) to.push_back(std::move(one));
    }

    [[nodiscard]] result<void> duels(bases& from) {
        DELIB_TRY(tally, from.get<pairwise_tally>());
        DELIB_TRY(winner, condorcet(*tally));
        DELIB_TRY(loser, condorcet_loser(*tally));
        DELIB_TRY(set, smith(*tally));
        if (!winner.winners.empty()) out_.condorcet_winner = winner.winners.front();
        if (!loser.winners.empty()) out_.condorcet_loser = loser.winners.front();
        out_.smith_set = set.winners;
        return {};
    }

    [[nodiscard]] result<void> every_option(std::size_t r, std::size_t policy_at, const option_texts& policy,
                                            bases& from) {
        const rule_entry& rule = rules_[r];
        DELIB_TRY(defaults, rule.effective({}));
        DELIB_TRY(met_in_elimination, count(rule, {r, 0, policy_at}, {}, policy, from));
        if (out_of_question_[r]) return {};
        std::size_t at = 0;
        for (std::size_t i = 0; i < rule.rows.size(); ++i) {
            const option_row& row = rule.rows[i];
            std::string values;
            if (row.type == option_type::word) values = row.values;
            if (row.type == option_type::flag) values = "true|false";
            if (row.type == option_type::ties && met_in_elimination) values = "all|parallel";
            for (const std::string_view value : detail::split_list(values, '|')) {
                ++at;  // also where nothing is counted, so that the order is the same under every policy
                if (value.empty() || value == defaults[i].second) continue;
                const option_texts changed{{std::string(row.name), std::string(value)}};
                if (row.type == option_type::ties && !knows(row, value)) continue;
                DELIB_TRY(ignored, count(rule, {r, at, policy_at}, changed, policy, from));
                static_cast<void>(ignored);
            }
        }
        return {};
    }

    static bool knows(const option_row& ties, std::string_view value) {
        const auto values = detail::split_list(ties.values, '|');
        return std::find(values.begin(), values.end(), value) != values.end();
    }

    // Makes one count, and says whether a tie in an elimination came up that could be taken in several ways.
    [[nodiscard]] result<bool> count(const rule_entry& rule, const place& where, const option_texts& options,
                                     const option_texts& policy, bases& from) {
        if (control_.cancelled()) return cancelled_error();
        DELIB_TRY(effective, rule.effective(options));
        const tried_count tried{std::string(rule.info.id), std::move(effective), from.policy(), options, policy};
        if (control_.expired()) {
            failed_.emplace_back(
                where, failed_count{tried,
                                    {error_code::limit, "the time for the comparison was over before this count", {}},
                                    true});
            return false;
        }
        auto decided = rule.decide(from, options, seats_, control_);
        if (!decided) {
            if (decided.error().code == error_code::cancelled) return std::move(decided).error();
            return not_decided(where, tried, std::move(decided).error());
        }
        compared_count one{tried, read_as(rule.info, out_.kind), rule.info.names, decided->winners};
        one.chosen = {decided->elected, decided->tied};
        one.complete = decided->complete;
        one.out_of_time = !decided->complete && control_.expired();
        for (const event& e : decided->rounds) {
            const auto* spoilt = std::get_if<events::spoilt>(&e);
            if (spoilt == nullptr) continue;
            one.spoilt += spoilt->weight;
            one.spoilt_beyond = spoilt->more_than;
        }
        if (one.spoilt > 0 && one.spoilt == to_rational(ballots_->total(), ballots_->denominator())) {
            return not_decided(where, tried,
                               {error_code::unsupported,
                                "every ballot ranks more than " + std::to_string(one.spoilt_beyond) + " candidates",
                                {}});
        }
        counts_.emplace_back(where, std::move(one));
        return std::any_of(decided->ties.begin(), decided->ties.end(), [](const tie& t) {
            return t.where == tie::place::elimination &&
                   (t.how == tie::resolution::all || t.how == tie::resolution::parallel);
        });
    }

    // A rule whose usual count asks what these ballots, or so many seats, do not answer, is out of the question.
    [[nodiscard]] bool not_decided(const place& where, const tried_count& tried, error why) {
        const bool no_question = why.code == error_code::unsupported || why.code == error_code::usage;
        if (no_question && tried.changed_options.empty() && tried.changed_policy.empty()) {
            out_of_question_[std::get<0>(where)] = true;
            out_.inapplicable.push_back({tried.rule, std::move(why)});
        } else {
            failed_.emplace_back(where, failed_count{tried, std::move(why), control_.expired()});
        }
        return false;
    }

    std::shared_ptr<const profile> ballots_;
    std::int64_t seats_;
    std::span<const rule_entry> rules_;
    control outer_;
    control control_;
    double share_ = 0;
    ballots_comparison out_{};
    placed<compared_count> counts_{};
    placed<failed_count> failed_{};
    std::vector<bool> out_of_question_{};
};

}  // namespace

bool depends_on_policy(const rule_info& rule, std::string_view setting) {
    if (rule.reading == silence::as_written) return false;
    return reads_setting(rule.basis, setting) || (rule.also && reads_setting(*rule.also, setting));
}

bool ballots_comparison::complete() const {
    return std::all_of(counts.begin(), counts.end(), [](const compared_count& c) { return !c.out_of_time; }) &&
           std::none_of(failed.begin(), failed.end(), [](const failed_count& f) { return f.out_of_time; });
}

bool comparison::complete() const {
    return std::all_of(sets.begin(), sets.end(), [](const ballots_comparison& s) { return s.complete(); });
}

result<ballots_comparison> compare(profile ballots, const ballot_policy& policy, std::int64_t seats, const control& c,
                                   std::span<const rule_entry> rules) {
    return comparing(std::make_shared<const profile>(std::move(ballots)), policy, seats, c, rules).run();
}

result<comparison> compare(const consultation& declared, const comparison_request& request, const control& c) {
    if (declared.ballots.empty()) return error{error_code::usage, "there are no ballots to compare on", {}};
    comparison out;
    out.request = request;
    out.read.declared = declared;
    std::vector<profile> read;
    for (const ballot_set& set : declared.ballots) {
        set_result known;
        DELIB_TRY(ballots, read_set(declared, set, known));
        if (request.where) {
            DELIB_TRY(part, select(ballots, request.where->first, request.where->second));
            ballots = std::move(part);
        }
        out.read.sets.push_back(std::move(known));
        read.push_back(std::move(ballots));
    }
    for (std::size_t i = 0; i < read.size(); ++i) {
        control part = c;
        if (c.progress) {
            part.progress = [&, i](double share) {
                return c.progress(share < 0 ? share
                                            : (static_cast<double>(i) + share) / static_cast<double>(read.size()));
            };
        }
        DELIB_TRY(compared, compare(std::move(read[i]), out.read.sets[i].policy, request.seats, part));
        out.sets.push_back(std::move(compared));
    }
    return out;
}

}  // namespace delib
