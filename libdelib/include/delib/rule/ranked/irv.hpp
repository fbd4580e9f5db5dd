// Instant-runoff voting (the alternative vote): round after round the candidate with the fewest first places is
// eliminated, and those ballots pass to their next choice, until somebody holds a strict majority of the weight that
// still speaks.
//
// `tied-tops` reads a ballot that ranks several candidates equal: `exhaust` ends it at the first tier that was written
// with several candidates, even if only one of them is left; `split` gives each remaining top 1/k; `approval` gives each
// 1, and then no majority ends the count. `ties` says what becomes of several candidates with the fewest votes: `all`
// eliminates them together (if nobody else is left, they all win), `parallel` follows every order of elimination,
// visiting each set of continuing candidates once. The order is that of elimination, reversed; a majority ends the
// count but not the order, which is found by eliminating on.
// Time O(rounds · (entries + m)), with `parallel` times the sets visited.
#pragma once

#include "delib/rule/ranked/tied_tops.hpp"
#include "delib/rule/rule.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace delib {

struct irv_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace detail {

/// What each continuing candidate holds in one round.
struct irv_totals {
    std::vector<rational> held{};  ///< by candidate; 0 for those who are out
    rational speaking = 0;         ///< weight of the ballots that still speak
};

class irv_count {
public:
    using candidates_left = std::vector<bool>;

    irv_count(const profile& p, tied_tops reading) : profile_(p), tied_tops_(reading) {}

    [[nodiscard]] irv_totals totals(const candidates_left& left) const {
        std::map<std::size_t, std::vector<int128>> by_share;  // tier size → sums by candidate
        int128 speaking = 0;
        std::vector<candidate> tops;
        for (std::size_t i = 0; i < profile_.size(); ++i) {
            const ballot_view ballot = profile_[i];
            find_tops(ballot.entries, left, tops);
            if (tops.empty()) continue;
            speaking += ballot.numerator;
            auto& sums = by_share[tied_tops_ == tied_tops::split ? tops.size() : 1];
            if (sums.empty()) sums.assign(left.size(), 0);
            for (const candidate who : tops) sums[index(who)] += ballot.numerator;
        }
        irv_totals out{std::vector<rational>(left.size(), rational(0)), to_rational(speaking, profile_.denominator())};
        for (const auto& [share, sums] : by_share) {
            const rational unit = rational(1) / (to_rational(profile_.denominator()) * share);
            for (std::size_t c = 0; c < left.size(); ++c) {
                if (sums[c] != 0) out.held[c] += to_rational(sums[c]) * unit;
            }
        }
        return out;
    }

    /// Everybody with the fewest votes.
    [[nodiscard]] static std::vector<candidate> lowest(const irv_totals& now, const candidates_left& left) {
        std::vector<candidate> out;
        for (std::size_t c = 0; c < left.size(); ++c) {
            if (!left[c]) continue;
            if (!out.empty() && now.held[c] < now.held[index(out.front())]) out.clear();
            if (out.empty() || now.held[c] == now.held[index(out.front())]) out.push_back(candidate_at(c));
        }
        return out;
    }

    /// Who holds more than half of what still speaks; approvals overlap, so there a majority ends nothing.
    [[nodiscard]] std::optional<candidate> majority(const irv_totals& now, const candidates_left& left) const {
        if (tied_tops_ == tied_tops::full) return std::nullopt;
        for (std::size_t c = 0; c < left.size(); ++c) {
            if (left[c] && now.held[c] * 2 > now.speaking) return candidate_at(c);
        }
        return std::nullopt;
    }

    /// Whether the order in which tied candidates leave cannot matter: together they hold less than anybody else, so
    /// all of them go before the next one, whatever passes among them.
    [[nodiscard]] static bool order_is_irrelevant(const irv_totals& now, const candidates_left& left,
                                                  const std::vector<candidate>& tied) {
        const rational together = now.held[index(tied.front())] * static_cast<std::int64_t>(tied.size());
        bool others = false;
        for (std::size_t c = 0; c < left.size(); ++c) {
            if (!left[c] || std::find(tied.begin(), tied.end(), candidate_at(c)) != tied.end()) continue;
            if (now.held[c] <= together) return false;
            others = true;
        }
        return others;
    }

private:
    void find_tops(std::span<const entry> entries, const candidates_left& left, std::vector<candidate>& tops) const {
        tops.clear();
        for (std::size_t first = 0; first < entries.size() && tops.empty();) {
            std::size_t end = first;
            while (end < entries.size() && entries[end].value == entries[first].value) ++end;
            if (end - first > 1 && tied_tops_ == tied_tops::exhaust) return;
            for (; first < end; ++first) {
                if (left[index(entries[first].who)]) tops.push_back(entries[first].who);
            }
        }
    }

    const profile& profile_;
    tied_tops tied_tops_;
};

}  // namespace detail

namespace rules {

struct irv {
    static constexpr rule_info info{
        "irv",
        "Instant-runoff voting",
        "Vote alternatif",
        "Round after round the candidate with the fewest first places leaves, and those ballots pass on.",
        "À chaque tour, le candidat le moins souvent premier est éliminé et ses bulletins passent au choix suivant.",
        basis_kind::profile,
        seats_kind::one};
    using basis = profile;
    using options = irv_options;
    static constexpr std::array rows{
        option_row{"tied-tops", option_type::word, tied_tops_words,
                   "what a ballot with equal ranks does: end there, give 1/k each, give 1 each",
                   "ce que fait un bulletin à rangs égaux : finir là, donner 1/k à chacun, donner 1 à chacun",
                   offsetof(irv_options, tied_tops)},
        option_row{"ties", option_type::ties, "all|parallel|order:A>B|ballot:A>B=C|seed:TEXT|backward|forward",
                   "who leaves when several have the fewest votes: all of them, or as resolved",
                   "qui sort quand plusieurs ont le moins de voix : tous, ou selon le départage",
                   offsetof(irv_options, ties)}};

    [[nodiscard]] static result<outcome> decide(const profile& p, const options& opts, std::int64_t seats,
                                                const control& c) {
        if (p.kind() != ballot_kind::ranked) {
            return error{error_code::unsupported,
                         "irv counts rankings; these ballots are " + std::string(to_text(p.kind())),
                         {}};
        }
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, p.candidates(), c));
        const detail::irv_count count(p, opts.tied_tops);
        outcome out = begin_outcome(seats);
        std::vector<bool> left(p.candidates().size(), true);
        std::vector<std::vector<rational>> history;
        ranking eliminated;  // in the order of leaving
        std::vector<candidate> winners;
        bool decided = false;  // the winner is known; what follows only orders the others
        for (std::int64_t round = 1;; ++round) {
            if (c.cancelled()) return cancelled_error();
            const std::vector<candidate> standing = members(left);
            if (standing.empty()) break;
            const detail::irv_totals now = count.totals(left);
            const std::vector<candidate> last = count.lowest(now, left);
            const auto majority = count.majority(now, left);
            if (!decided) {
                out.rounds.emplace_back(shown(now, standing, round, p, opts));
                if (majority)
                    out.rounds.emplace_back(
                        events::majority{round, *majority, now.held[index(*majority)], now.speaking});
                if (majority || standing.size() == 1) winners = {majority.value_or(standing.front())};
                decided = !winners.empty();
            }
            if (standing.size() == 1) {
                eliminated.push_back(standing);
                break;
            }

            std::vector<candidate> leaving = last;
            if (last.size() > 1) {
                tie record{tie::place::elimination, round, last, tie::resolution::all, {}, {}};
                if (opts.ties.is(tie::resolution::parallel)) {
                    if (!count.order_is_irrelevant(now, left, last)) {
                        if (decided) {
                            eliminated.clear();  // the order of the others depends on the tie
                            break;
                        }
                        record.how = tie::resolution::parallel;
                        out.ties.push_back(std::move(record));
                        DELIB_TRY(all, parallel_winners(count, left, c, out.complete));
                        winners = std::move(all);
                        eliminated.clear();
                        break;
                    }
                } else {
                    leaving = breaker.resolve(last, round, history, record).back();
                    if (!decided) out.ties.push_back(std::move(record));
                }
            }
            history.push_back(now.held);
            if (leaving.size() == standing.size()) {
                if (!decided) {
                    out.rounds.emplace_back(events::all_tied{round, standing});
                    winners = standing;
                }
                eliminated.push_back(standing);
                break;
            }
            if (!decided) out.rounds.emplace_back(events::elimination{round, leaving});
            for (const candidate who : leaving) left[index(who)] = false;
            eliminated.push_back(std::move(leaving));
        }
        if (!eliminated.empty()) out.order = ranking(eliminated.rbegin(), eliminated.rend());
        // A tie between winners is one that the chosen policy leaves standing.
        DELIB_TRY(nothing, tie_breaker::create(ties_all, p.candidates(), c));
        settle_set(out, winners, nothing, c);
        return out;
    }

private:
    [[nodiscard]] static std::vector<candidate> members(const std::vector<bool>& left) {
        std::vector<candidate> out;
        for (std::size_t c = 0; c < left.size(); ++c) {
            if (left[c]) out.push_back(candidate_at(c));
        }
        return out;
    }

    [[nodiscard]] static events::round shown(const detail::irv_totals& now, const std::vector<candidate>& standing,
                                             std::int64_t round, const profile& p, const options& opts) {
        events::round out{round, {}, to_rational(p.total(), p.denominator()) - now.speaking, std::nullopt};
        for (const candidate who : standing) out.totals.emplace_back(who, now.held[index(who)]);
        if (opts.tied_tops != tied_tops::full) out.needed = now.speaking / 2;
        return out;
    }

    // Everybody who wins under some order of elimination; each set of continuing candidates is visited once.
    [[nodiscard]] static result<std::vector<candidate>>
    parallel_winners(const detail::irv_count& count, const std::vector<bool>& start, const control& c, bool& complete) {
        std::set<std::vector<bool>> seen{start};
        std::vector<std::vector<bool>> open{start};
        std::vector<bool> wins(start.size(), false);
        while (!open.empty()) {
            if (c.cancelled()) return cancelled_error();
            if (seen.size() > c.max_states || c.expired()) {
                complete = false;
                break;
            }
            const std::vector<bool> left = std::move(open.back());
            open.pop_back();
            const detail::irv_totals now = count.totals(left);
            const std::vector<candidate> standing = members(left);
            const std::vector<candidate> last = count.lowest(now, left);
            if (const auto majority = count.majority(now, left)) {
                wins[index(*majority)] = true;
            } else if (standing.size() == 1 || now.speaking == 0) {
                for (const candidate who : standing) wins[index(who)] = true;
            } else if (count.order_is_irrelevant(now, left, last)) {
                std::vector<bool> next = left;
                for (const candidate who : last) next[index(who)] = false;
                if (seen.insert(next).second) open.push_back(std::move(next));
            } else {
                for (const candidate who : last) {
                    std::vector<bool> next = left;
                    next[index(who)] = false;
                    if (seen.insert(next).second) open.push_back(std::move(next));
                }
            }
        }
        return members(wins);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::irv> irv{};

}  // namespace delib
