#include "integrity/ballot_forms.hpp"

#include "delib/ballot/profile_builder.hpp"

#include <algorithm>

namespace delib::integrity {

namespace {

// Appends every way to go on with the candidates from `next`: each unranked, in a tier there is, or in a new one.
class weak_orders {
public:
    weak_orders(std::size_t candidates, bool short_ones, bool tied_ones, std::size_t most)
        : short_(short_ones), tied_(tied_ones), most_(most), tiers_(candidates, 0) {}

    [[nodiscard]] std::optional<std::vector<std::vector<entry>>> all() {
        go_on(0);
        if (out_.size() > most_) return std::nullopt;
        return std::move(out_);
    }

private:
    // `tiers_[c]` is the rank, 0 for unranked; ranks of the first `next` candidates are 1 … used without a gap.
    void go_on(std::size_t next, std::uint32_t used = 0) {
        if (out_.size() > most_) return;
        if (next == tiers_.size()) {
            std::vector<entry> ballot;
            for (std::uint32_t rank = 1; rank <= used; ++rank) {
                for (std::size_t c = 0; c < tiers_.size(); ++c) {
                    if (tiers_[c] == rank) ballot.push_back({candidate_at(c), rank});
                }
            }
            out_.push_back(std::move(ballot));
            return;
        }
        if (short_) go_on(next + 1, used);
        for (std::uint32_t rank = 1; tied_ && rank <= used; ++rank) {
            tiers_[next] = rank;
            go_on(next + 1, used);
        }
        for (std::uint32_t rank = 1; rank <= used + 1; ++rank) {
            const std::vector<std::uint32_t> before = tiers_;
            for (std::size_t c = 0; c < next; ++c) tiers_[c] += tiers_[c] >= rank ? 1U : 0U;
            tiers_[next] = rank;
            go_on(next + 1, used + 1);
            tiers_ = before;
        }
        tiers_[next] = 0;
    }

    bool short_, tied_;
    std::size_t most_;
    std::vector<std::uint32_t> tiers_;
    std::vector<std::vector<entry>> out_{};
};

}  // namespace

result<profile> only(const recount& count, const ballot_pile& pile) {
    ballot_change change;
    for (std::size_t i = 0; i < count.piles().size(); ++i) change.out.push_back({i, count.piles()[i].heads});
    change.in.push_back(pile);
    return count.changed(change);
}

bool leaves_a_voice(const recount& count, const std::vector<some_of_pile>& taken) {
    std::uint64_t heads = 0;
    for (const some_of_pile& some : taken) heads += count.piles()[some.pile].blank() ? 0 : some.heads;
    return heads < count.heads();
}

std::vector<ballot_pile> in_place_of(const recount& count, const std::vector<some_of_pile>& taken,
                                     const std::vector<entry>& entries) {
    std::vector<ballot_pile> out;
    for (const some_of_pile& some : taken) {
        const weight& each = count.piles()[some.pile].each;
        const auto same = std::find_if(out.begin(), out.end(), [&](const ballot_pile& p) { return p.each == each; });
        if (same != out.end())
            same->heads += some.heads;
        else
            out.push_back({entries, each, some.heads});
    }
    return out;
}

bool admitted(const recount& count, const std::vector<entry>& entries) {
    const ballot_policy& policy = count.how().policy;
    const ballot_kind kind = count.ballots().kind();
    const bool whole = entries.size() == count.ballots().candidates().size();
    if (entries.empty()) return true;
    if (kind == ballot_kind::graded && policy.ungraded == ungraded_policy::reject) return whole;
    if (kind != ballot_kind::ranked) return true;
    if (policy.unranked == unranked_policy::reject && !whole) return false;
    if (policy.overvote == overvote_policy::keep) return true;
    return std::adjacent_find(entries.begin(), entries.end(),
                              [](const entry& a, const entry& b) { return a.value == b.value; }) == entries.end();
}

std::vector<entry> ballot_of(const std::vector<std::vector<candidate>>& tiers) {
    std::vector<entry> out;
    std::uint32_t rank = 0;
    for (std::vector<candidate> tier : tiers) {
        if (tier.empty()) continue;
        ++rank;
        std::sort(tier.begin(), tier.end());
        for (const candidate c : tier) out.push_back({c, rank});
    }
    return out;
}

std::optional<std::vector<std::vector<entry>>> every_ballot(const recount& count, std::size_t most) {
    const std::size_t m = count.ballots().candidates().size();
    const ballot_policy& policy = count.how().policy;
    std::vector<std::vector<entry>> out;
    switch (count.ballots().kind()) {
        case ballot_kind::ranked: {
            const bool short_ones = policy.unranked != unranked_policy::reject;
            auto all = weak_orders(m, short_ones, policy.overvote == overvote_policy::keep, most).all();
            if (!all) return std::nullopt;
            out = *std::move(all);
            break;
        }
        case ballot_kind::approval:
        case ballot_kind::graded:
        case ballot_kind::scored: {
            const bool approvals = count.ballots().kind() == ballot_kind::approval;
            const std::size_t values = approvals ? 2 : count.ballots().share_scale()->size() + 1;
            std::vector<std::size_t> marks(m, 0);
            while (true) {
                std::vector<entry> ballot;
                for (std::size_t c = 0; c < m; ++c) {
                    if (marks[c] > 0)
                        ballot.push_back({candidate_at(c), static_cast<std::uint32_t>(approvals ? 1 : marks[c] - 1)});
                }
                out.push_back(std::move(ballot));
                if (out.size() > most) return std::nullopt;
                std::size_t c = 0;
                while (c < m && ++marks[c] == values) marks[c++] = 0;
                if (c == m) break;
            }
            break;
        }
    }
    std::erase_if(out, [&](const std::vector<entry>& b) { return !admitted(count, b); });
    if (std::none_of(out.begin(), out.end(), [](const auto& b) { return b.empty(); }))
        out.insert(out.begin(), std::vector<entry>{});
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.empty() > b.empty(); });
    return out;
}

}  // namespace delib::integrity
