#include "integrity/medians.hpp"

#include "delib/ballot/profile_builder.hpp"
#include "integrity/ballot_forms.hpp"

#include <algorithm>
#include <string_view>

namespace delib::integrity {

namespace {

constexpr std::string_view median_rules[] = {"majority-judgment", "majority-gauge",   "typical-judgment",
                                             "usual-judgment",    "central-judgment", "bosworth"};

// The grades of one candidate, worst first; silence is 0, grades begin with 1.
using sheet = std::vector<std::uint32_t>;

class two_sheets {
public:
    two_sheets(const recount& count, candidate rival, candidate holder) : count_(count) {
        for (const ballot_pile& pile : count.piles()) {
            std::uint32_t c = 0, w = 0;
            for (const entry& e : pile.entries) {
                if (e.who == rival) c = e.value + 1;
                if (e.who == holder) w = e.value + 1;
            }
            rival_.insert(rival_.end(), pile.heads, c);
            holder_.insert(holder_.end(), pile.heads, w);
        }
        std::sort(rival_.begin(), rival_.end());
        std::sort(holder_.begin(), holder_.end());
    }

    [[nodiscard]] std::size_t size() const noexcept { return rival_.size(); }

    // Whether the rival reaches the holder, or passes it, when k grades were changed to that end.
    [[nodiscard]] result<bool> turned(tampering what, std::size_t k, bool beyond) const {
        const auto best = static_cast<std::uint32_t>(count_.ballots().share_scale()->size());
        sheet c = rival_, w = holder_;
        // Silence that is not counted is nothing to lose: grades go first.
        const bool silent = count_.how().policy.ungraded == ungraded_policy::exclude;
        const auto first = std::find_if(c.begin(), c.end(), [&](std::uint32_t g) { return !silent || g > 0; });
        if (what != tampering::added) {
            // Without any grade a candidate is last: the last one goes only where a best one takes its place.
            auto gone = std::min<std::size_t>(k, static_cast<std::size_t>(c.end() - first));
            if (what == tampering::removed && gone > 0 && first + static_cast<std::ptrdiff_t>(gone) == c.end()) --gone;
            c.erase(first, first + static_cast<std::ptrdiff_t>(gone));
            c.erase(c.begin(), c.begin() + static_cast<std::ptrdiff_t>(k - gone));
            w.erase(w.end() - static_cast<std::ptrdiff_t>(k), w.end());
        }
        if (what != tampering::removed) {
            c.insert(c.end(), k, best);
            w.insert(w.end(), k, 1);
        }
        DELIB_TRY(builder, profile_builder::graded({"c", "w"}, *count_.ballots().share_scale()));
        for (std::size_t i = 0, end = 0; i < c.size(); i = end) {
            while (end < c.size() && c[end] == c[i] && w[end] == w[i]) ++end;
            std::vector<entry> row;
            if (c[i] > 0) row.push_back({candidate_at(0), c[i] - 1});
            if (w[i] > 0) row.push_back({candidate_at(1), w[i] - 1});
            DELIB_TRY(done, builder.add({.entries = row, .heads = end - i}));
            static_cast<void>(done);
        }
        DELIB_TRY(p, builder.freeze());
        DELIB_TRY(decided, count_.decide(std::make_shared<const profile>(std::move(p))));
        const std::vector<candidate>& winners = decided.order ? decided.order->front() : decided.winners;
        const bool rival_wins = std::find(winners.begin(), winners.end(), candidate_at(0)) != winners.end();
        return rival_wins && !(beyond && winners.size() > 1);
    }

private:
    const recount& count_;
    sheet rival_{}, holder_{};
};

}  // namespace

result<std::optional<ballot_margin>> margin_by_medians(tampering what, const recount& count, const outcome& decided) {
    const std::optional<ballot_margin> unknown;
    const profile& p = count.ballots();
    const ungraded_policy silence = count.how().policy.ungraded;
    const bool known =
        std::find(std::begin(median_rules), std::end(median_rules), decided.rule) != std::end(median_rules);
    if (!known || p.kind() != ballot_kind::graded || decided.seats != 1 || !count.how().requirements.empty() ||
        (silence != ungraded_policy::worst && silence != ungraded_policy::exclude) || decided.winners.empty()) {
        return unknown;
    }
    for (const auto& [option, value] : decided.options) {
        if (option == "ties" && value != "all" && value != "parallel") return unknown;
    }
    // Sheets of single grades need people who all weigh 1, and few enough of them to lie in a row.
    constexpr std::uint64_t most_heads = 1'000'000;
    if (p.heads() + p.blank_heads() > most_heads) return unknown;
    for (const ballot_pile& pile : count.piles()) {
        if (pile.each != weight{1}) return unknown;
    }
    const std::size_t m = p.candidates().size();
    std::vector<bool> wins(m, false);
    for (const candidate w : decided.winners) wins[index(w)] = true;

    std::optional<std::uint64_t> least;
    std::pair<std::size_t, std::size_t> who{};
    for (std::size_t w = 0; w < m; ++w) {
        if (!wins[w]) continue;
        for (std::size_t c = 0; c < m; ++c) {
            if (c == w) continue;
            const two_sheets sheets(count, candidate_at(c), candidate_at(w));
            // With so many ballots every median is theirs; of those there are, one stays.
            const std::size_t all = what == tampering::added     ? sheets.size() + 2
                                    : what == tampering::removed ? sheets.size() - 1
                                                                 : sheets.size();
            std::size_t low = 0, high = std::min<std::size_t>(all, least ? *least - 1 : all);
            DELIB_TRY(possible, sheets.turned(what, high, wins[c]));
            if (!possible) continue;
            while (high - low > 1) {
                const std::size_t middle = low + (high - low) / 2;
                DELIB_TRY(there, sheets.turned(what, middle, wins[c]));
                (there ? high : low) = middle;
            }
            least = high;
            who = {c, w};
        }
    }
    ballot_margin out;
    out.proof = margin_proof::grades;
    if (!least) return std::optional(out);
    out.lower = *least;
    if (what != tampering::added) return std::optional(out);
    out.upper = *least;
    std::vector<entry> ballot;
    for (std::size_t c = 0; c < m; ++c) {
        const auto best = static_cast<std::uint32_t>(p.share_scale()->size() - 1);
        ballot.push_back({candidate_at(c), c == who.first ? best : 0});
    }
    out.witness.in.push_back({std::move(ballot), weight{1}, *least});
    return std::optional(out);
}

}  // namespace delib::integrity
