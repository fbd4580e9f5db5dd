// Named ways to resolve a tie: the values of `ties=`. No rule breaks a tie silently; each names its default.
//
//     all            the tie stands (an elimination drops all of them)
//     parallel       every winner under some resolution
//     order:A>B>…    a fixed order of all candidates, given beforehand
//     ballot:A>B=C   a drawn ballot (Zavist and Tideman 1989); where it ties, the next step follows
//     seed:TEXT      a public draw: by the SHA-256 of ["TEXT",round,"candidate"], lowest first
//     backward       earlier rounds, the latest first; forward: the earliest first
//
// Steps are tried in turn, as in `backward,seed:2026-11-22`. Being first in an order is being preferred: the last one is
// eliminated, the first one takes the seat.
#pragma once

#include "delib/ballot/candidates.hpp"
#include "delib/core/control.hpp"
#include "delib/core/result.hpp"
#include "delib/outcome/outcome.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {

struct tie_step {
    tie::resolution method = tie::resolution::all;
    std::string argument{};  ///< the order, the ballot or the seed, as given

    friend bool operator==(const tie_step&, const tie_step&) = default;
};

struct tie_policy {
    std::vector<tie_step> steps{};

    [[nodiscard]] bool is(tie::resolution method) const { return steps.size() == 1 && steps[0].method == method; }
    friend bool operator==(const tie_policy&, const tie_policy&) = default;
};

inline const tie_policy ties_all{{{tie::resolution::all, {}}}};
inline const tie_policy ties_parallel{{{tie::resolution::parallel, {}}}};

/// The text from which `parse_tie_policy` reads the same policy.
[[nodiscard]] inline std::string to_text(const tie_policy& policy) {
    std::string text;
    for (const tie_step& step : policy.steps) {
        if (!text.empty()) text += ',';
        text += to_text(step.method);
        if (!step.argument.empty()) text += ':' + step.argument;
    }
    return text;
}

namespace detail {

// The word of a tie step at the front of `text`, and whether it takes an argument.
[[nodiscard]] inline std::optional<std::pair<tie::resolution, bool>> tie_word(std::string_view text) {
    constexpr std::pair<tie::resolution, bool> words[] = {
        {tie::resolution::all, false},    {tie::resolution::parallel, false}, {tie::resolution::order, true},
        {tie::resolution::ballot, true},  {tie::resolution::seed, true},      {tie::resolution::backward, false},
        {tie::resolution::forward, false}};
    for (const auto& [method, takes] : words) {
        const std::string word = std::string(to_text(method)) + (takes ? ":" : "");
        if (!text.starts_with(word)) continue;
        const std::string_view rest = trim(text.substr(word.size()));
        if (takes || rest.empty() || rest.front() == ',') return std::pair(method, takes);
    }
    return std::nullopt;
}

}  // namespace detail

/// Reads the value of `ties=`. Names in an order may contain commas; a comma starts a new step only before a step's word.
[[nodiscard]] inline result<tie_policy> parse_tie_policy(std::string_view text) {
    tie_policy policy;
    text = trim(text);
    for (bool more = true; more;) {
        const auto word = detail::tie_word(text);
        if (!word) {
            return error{
                error_code::usage,
                "ties: expected all, parallel, order:A>B, ballot:A>B=C, seed:TEXT, backward or forward, got '" +
                    visible(text.substr(0, 40)) + "'",
                {}};
        }
        const std::size_t end = to_text(word->first).size();
        tie_step step{word->first, {}};
        std::size_t comma = text.find(',', end);
        if (word->second) {
            while (comma != std::string_view::npos && !detail::tie_word(trim(text.substr(comma + 1))))
                comma = text.find(',', comma + 1);
            step.argument =
                std::string(trim(text.substr(end + 1, comma == std::string_view::npos ? comma : comma - end - 1)));
            if (step.argument.empty()) {
                return error{error_code::usage, "ties: '" + std::string(to_text(word->first)) + ":' needs a value", {}};
            }
        }
        policy.steps.push_back(std::move(step));
        more = comma != std::string_view::npos;
        text = more ? trim(text.substr(comma + 1)) : std::string_view{};
    }
    const bool stands = std::any_of(policy.steps.begin(), policy.steps.end(), [](const tie_step& s) {
        return s.method == tie::resolution::all || s.method == tie::resolution::parallel;
    });
    if (stands && policy.steps.size() > 1) {
        return error{error_code::usage, "ties: 'all' and 'parallel' stand alone", {}};
    }
    return policy;
}

/// `A>B=C` as tiers of candidates. Names that contain `>`, `=` or quotes are written as "…", quotes doubled. Unknown or
/// repeated names are errors.
[[nodiscard]] inline result<ranking> parse_order(std::string_view text, const candidate_list& candidates) {
    ranking order(1);
    std::vector<bool> seen(candidates.size(), false);
    for (;;) {
        text = trim(text);
        std::string name;
        if (text.starts_with('"')) {
            std::size_t at = 1;
            for (;; ++at) {
                if (at >= text.size()) return error{error_code::usage, "an order has an open quote", {}};
                if (text[at] == '"' && !text.substr(at + 1).starts_with('"')) break;
                if (text[at] == '"') ++at;
                name += text[at];
            }
            text = trim(text.substr(at + 1));
        } else {
            const auto end = std::min(text.find_first_of(">="), text.size());
            name = std::string(trim(text.substr(0, end)));
            text = text.substr(end);
        }
        const auto who = candidates.find(name);
        if (!who) return error{error_code::name, "an order names '" + visible(name) + "', who is not a candidate", {}};
        if (seen[index(*who)]) return error{error_code::name, "an order names '" + visible(name) + "' twice", {}};
        seen[index(*who)] = true;
        order.back().push_back(*who);
        if (text.empty()) return order;
        if (text.front() != '>' && text.front() != '=')
            return error{error_code::usage, "an order needs > or = between names", {}};
        if (text.front() == '>') order.emplace_back();
        text.remove_prefix(1);
    }
}

/// `["TEXT",round,"candidate"]`, the JSON without blanks whose SHA-256 places a candidate in a public draw.
[[nodiscard]] inline std::string draw_text(std::string_view seed, std::int64_t round, std::string_view name) {
    const auto quoted = [](std::string_view raw) {
        static constexpr char digits[] = "0123456789abcdef";
        std::string out = "\"";
        for (const char c : raw) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                out += '\\';
                out += c;
            } else if (c == '\n') {
                out += "\\n";
            } else if (c == '\t') {
                out += "\\t";
            } else if (c == '\r') {
                out += "\\r";
            } else if (byte < 0x20) {
                out += std::string("\\u00") + digits[byte >> 4] + digits[byte & 0xF];
            } else {
                out += c;
            }
        }
        return out + "\"";
    };
    return "[" + quoted(seed) + "," + std::to_string(round) + "," + quoted(name) + "]";
}

/// Resolves ties by a policy, for one count. Made once, so that orders are checked before anything is counted.
class tie_breaker {
public:
    /// Errors: an order that does not name every candidate once, names that do not exist, a seed without a digest.
    [[nodiscard]] static result<tie_breaker> create(const tie_policy& policy, const candidate_list& candidates,
                                                    const control& c) {
        tie_breaker out;
        out.candidates_ = &candidates;
        out.sha256_ = c.sha256;
        for (const tie_step& step : policy.steps) {
            prepared p{step.method, step.argument, {}};
            if (step.method == tie::resolution::order || step.method == tie::resolution::ballot) {
                DELIB_TRY(order, parse_order(step.argument, candidates));
                p.place.assign(candidates.size(), order.size());  // who a drawn ballot leaves out comes last
                std::size_t named = 0;
                for (std::size_t tier = 0; tier < order.size(); ++tier) {
                    for (const candidate who : order[tier]) p.place[index(who)] = tier;
                    named += order[tier].size();
                }
                if (step.method == tie::resolution::order && (named != candidates.size() || order.size() != named)) {
                    return error{error_code::usage, "ties: an order must name every candidate once, without ties", {}};
                }
            }
            if (step.method == tie::resolution::seed && c.sha256 == nullptr) {
                return error{
                    error_code::unsupported, "ties: a seed needs control::sha256, which the compiled library sets", {}};
            }
            out.steps_.push_back(std::move(p));
        }
        return out;
    }

    /// The tied candidates in tiers, best first. `history` holds earlier rounds' totals by candidate, for backward and
    /// forward. Appends to `record` what was used. The tie is resolved as far as the policy goes.
    [[nodiscard]] ranking resolve(const std::vector<candidate>& tied, std::int64_t round,
                                  const std::vector<std::vector<rational>>& history, tie& record) const {
        ranking tiers{tied};
        for (const prepared& step : steps_) {
            ranking finer;
            for (const std::vector<candidate>& tier : tiers) {
                for (auto& part : split(step, tier, round, history, record)) finer.push_back(std::move(part));
            }
            if (finer.size() > tiers.size()) record.how = step.method;
            tiers = std::move(finer);
            if (tiers.size() == tied.size()) break;
        }
        if (tiers.size() > 1) record.order = tiers;
        return tiers;
    }

private:
    struct prepared {
        tie::resolution method;
        std::string argument;
        std::vector<std::size_t> place;
    };

    template <class Key>
    [[nodiscard]] static ranking by_key(std::vector<candidate> tier, Key&& key) {
        std::stable_sort(tier.begin(), tier.end(), [&](candidate a, candidate b) { return key(a) < key(b); });
        ranking out;
        for (const candidate who : tier) {
            if (out.empty() || key(out.back().front()) < key(who)) out.emplace_back();
            out.back().push_back(who);
        }
        return out;
    }

    [[nodiscard]] ranking split(const prepared& step, const std::vector<candidate>& tier, std::int64_t round,
                                const std::vector<std::vector<rational>>& history, tie& record) const {
        if (tier.size() == 1) return {tier};
        switch (step.method) {
            case tie::resolution::order:
            case tie::resolution::ballot: return by_key(tier, [&](candidate c) { return step.place[index(c)]; });
            case tie::resolution::seed: {
                std::vector<std::string> digests(candidates_->size());
                for (const candidate who : tier) {
                    const std::string text = draw_text(step.argument, round, candidates_->name(who));
                    digests[index(who)] = sha256_(text);
                    std::string quoted;
                    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
                    record.recompute.push_back("printf '%s' '" + quoted + "' | sha256sum");
                }
                return by_key(tier, [&](candidate c) -> const std::string& { return digests[index(c)]; });
            }
            case tie::resolution::backward:
            case tie::resolution::forward: {
                ranking tiers{tier};
                for (std::size_t i = 0; i < history.size(); ++i) {
                    const auto& totals = history[step.method == tie::resolution::forward ? i : history.size() - 1 - i];
                    ranking finer;
                    for (const auto& part : tiers) {
                        for (auto& p : by_key(part, [&](candidate c) { return rational(-totals[index(c)]); })) {
                            finer.push_back(std::move(p));
                        }
                    }
                    tiers = std::move(finer);
                }
                return tiers;
            }
            default: return {tier};
        }
    }

    const candidate_list* candidates_ = nullptr;
    sha256_function sha256_ = nullptr;
    std::vector<prepared> steps_{};
};

}  // namespace delib
