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
// Time as in rule/ranked/top_places.hpp, at most O(rounds · (entries + m)); with `parallel` times the sets visited.
#pragma once

#include "delib/rule/ranked/elimination.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace delib {

struct irv_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

/// The round of instant-runoff voting; rules that begin otherwise end with it.
class irv_rounds : public elimination_method {
public:
    irv_rounds(const profile& p, tied_tops reading) : tops_(p, reading) {}
    irv_rounds(const rank_planes& strict, tied_tops reading) : tops_(strict, reading) {}

    [[nodiscard]] elimination_round look(const candidates_left& left, std::int64_t round) const override {
        const top_totals now = tops_.among(left);
        elimination_round out{now.held, lowest(now.held, left), {}, {}, now.speaking == 0};
        out.shown.emplace_back(tops_.shown(now, members(left), round, now.speaking / 2));
        if (const auto who = tops_.majority(now, now.speaking)) {
            out.winners = {*who};
            out.shown.emplace_back(events::majority{round, *who, now.held[index(*who)], now.speaking});
        }
        return out;
    }

    /// Together the tied hold less than anybody else, so all of them go before the next one, whatever passes among them.
    [[nodiscard]] bool order_is_irrelevant(const elimination_round& now, const candidates_left& left) const override {
        const rational together = now.held[index(now.last.front())] * static_cast<std::int64_t>(now.last.size());
        bool others = false;
        for (const candidate who : members(left)) {
            if (std::find(now.last.begin(), now.last.end(), who) != now.last.end()) continue;
            if (now.held[index(who)] <= together) return false;
            others = true;
        }
        return others;
    }

    [[nodiscard]] bool orders_the_others() const override { return true; }

private:
    top_places tops_;
};

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
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(irv_options), DELIB_ELIMINATION_TIES_ROW(irv_options)};

    [[nodiscard]] static result<outcome> decide(const profile& p, const options& opts, std::int64_t seats,
                                                const control& c) {
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        return eliminate(irv_rounds(p, opts.tied_tops), candidates_left(p.candidates().size(), true),
                         begin_outcome(seats), opts.ties, p.candidates(), c);
    }
    [[nodiscard]] static result<outcome> decide(const rank_planes& ballots, const options& opts, std::int64_t seats,
                                                const control& c) {
        if (!ballots.strict()) {
            DELIB_TRY(one_by_one, profile_of(ballots));
            return decide(one_by_one, opts, seats, c);
        }
        return eliminate(irv_rounds(ballots, opts.tied_tops), candidates_left(ballots.candidates().size(), true),
                         begin_outcome(seats), opts.ties, ballots.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::irv> irv{};

}  // namespace delib
