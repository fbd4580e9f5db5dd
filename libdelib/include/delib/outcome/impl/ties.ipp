#pragma once

#include "delib/outcome/ties.hpp"

#include <algorithm>
#include <optional>

namespace delib {

DELIB_INLINE std::string to_text(const tie_policy& policy) {
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
[[nodiscard]] DELIB_INLINE std::optional<std::pair<tie::resolution, bool>> tie_word(std::string_view text) {
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

DELIB_INLINE result<tie_policy> parse_tie_policy(std::string_view text) {
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

DELIB_INLINE result<ranking> parse_order(std::string_view text, const candidate_list& candidates) {
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

DELIB_INLINE std::string draw_text(std::string_view seed, std::int64_t round, std::string_view name) {
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

DELIB_INLINE tie_breaker::tie_breaker() = default;
DELIB_INLINE tie_breaker::tie_breaker(const tie_breaker&) = default;
DELIB_INLINE tie_breaker::tie_breaker(tie_breaker&&) noexcept = default;
DELIB_INLINE tie_breaker& tie_breaker::operator=(const tie_breaker&) = default;
DELIB_INLINE tie_breaker& tie_breaker::operator=(tie_breaker&&) noexcept = default;
DELIB_INLINE tie_breaker::~tie_breaker() = default;

namespace detail {

// A tier split by a key, lowest first.
template <class Key>
[[nodiscard]] ranking by_key(std::vector<candidate> tier, Key&& key) {
    std::stable_sort(tier.begin(), tier.end(), [&](candidate a, candidate b) { return key(a) < key(b); });
    ranking out;
    for (const candidate who : tier) {
        if (out.empty() || key(out.back().front()) < key(who)) out.emplace_back();
        out.back().push_back(who);
    }
    return out;
}

}  // namespace detail

DELIB_INLINE result<tie_breaker> tie_breaker::create(const tie_policy& policy, const candidate_list& candidates,
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

DELIB_INLINE ranking tie_breaker::resolve(const std::vector<candidate>& tied, std::int64_t round,
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

DELIB_INLINE ranking tie_breaker::split(const prepared& step, const std::vector<candidate>& tier, std::int64_t round,
                                        const std::vector<std::vector<rational>>& history, tie& record) const {
    if (tier.size() == 1) return {tier};
    switch (step.method) {
        case tie::resolution::order:
        case tie::resolution::ballot: return detail::by_key(tier, [&](candidate c) { return step.place[index(c)]; });
        case tie::resolution::seed: {
            std::vector<std::string> digests(candidates_->size());
            for (const candidate who : tier) {
                const std::string text = draw_text(step.argument, round, candidates_->name(who));
                digests[index(who)] = sha256_(text);
                std::string quoted;
                for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
                record.recompute.push_back("printf '%s' '" + quoted + "' | sha256sum");
            }
            return detail::by_key(tier, [&](candidate c) -> const std::string& { return digests[index(c)]; });
        }
        case tie::resolution::backward:
        case tie::resolution::forward: {
            ranking tiers{tier};
            for (std::size_t i = 0; i < history.size(); ++i) {
                const auto& totals = history[step.method == tie::resolution::forward ? i : history.size() - 1 - i];
                ranking finer;
                for (const auto& part : tiers) {
                    for (auto& p : detail::by_key(part, [&](candidate c) { return rational(-totals[index(c)]); })) {
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

}  // namespace delib
