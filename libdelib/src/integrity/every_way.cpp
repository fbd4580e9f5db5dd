// Every way of changing k ballots.
#include "integrity/ballot_forms.hpp"
#include "integrity/search.hpp"

#include <algorithm>

namespace delib::integrity {

namespace {

// What a rule can tell of ballots, where it reads nothing but tallies: equal texts are equal ballots to it.
class told_apart {
public:
    explicit told_apart(const recount& count) : count_(count) {
        const rule_info& rule = count.how().rule->info;
        read_.push_back(rule.basis);
        if (rule.also) read_.push_back(*rule.also);
        for (const requirement& r : count.how().requirements) {
            if (r.kind == requirement_kind::threshold || r.kind == requirement_kind::objections)
                read_.push_back(basis_kind::profile);
            else if (r.kind != requirement_kind::quorum)
                read_.push_back(basis_kind::pairwise);
        }
        whole_ = std::find(read_.begin(), read_.end(), basis_kind::profile) != read_.end();
        // A quorum asks who voted at all; candidates may be taken off, so that other tallies are made of the ballots.
        if (!count.how().requirements.empty() && rule.basis != basis_kind::pairwise) whole_ = true;
    }

    [[nodiscard]] result<std::vector<std::vector<entry>>> each_once(std::vector<std::vector<entry>> all) const {
        if (whole_) return all;
        std::vector<std::pair<tallies, bool>> seen;
        std::vector<std::vector<entry>> out;
        for (std::vector<entry>& ballot : all) {
            DELIB_TRY(p, only(count_, {ballot, weight{1}, 1}));
            bases from(std::move(p), count_.how().policy);
            tallies made;
            for (const basis_kind kind : read_) DELIB_CHECK(from.share(kind, made));
            const bool known = std::any_of(seen.begin(), seen.end(), [&](const auto& other) {
                return other.second == ballot.empty() && same(other.first, made);
            });
            if (known) continue;
            seen.emplace_back(std::move(made), ballot.empty());
            out.push_back(std::move(ballot));
        }
        return out;
    }

private:
    [[nodiscard]] static bool same(const tallies& a, const tallies& b) {
        bool equal = true;
        a.for_each([&]<tally T>(const T& counts) { equal = equal && b.get<T>() != nullptr && counts == *b.get<T>(); });
        return equal;
    }

    const recount& count_;
    std::vector<basis_kind> read_{};
    bool whole_ = false;
};

// So many ways to choose k of n things with repetition, or `most` + 1 where there are more than `most`.
std::uint64_t multisets(std::uint64_t n, std::uint64_t k, std::uint64_t most) {
    if (n == 0) return k == 0 ? 1 : 0;
    uint128 out = 1;
    for (std::uint64_t i = 1; i <= k; ++i) {
        out = out * (n - 1 + i) / i;
        if (out > most) return most + 1;
    }
    return static_cast<std::uint64_t>(out);
}

class every_way {
public:
    every_way(tampering what, const recount& count, const outcome& decided, ballot_margin& margin)
        : what_(what), count_(count), test_(count, decided), margin_(margin) {}

    [[nodiscard]] result<void> prepare(std::uint64_t effort) {
        if (what_ == tampering::removed) return {};
        auto all = every_ballot(count_, static_cast<std::size_t>(std::min<std::uint64_t>(effort, 100'000)));
        if (!all) {
            too_many_ = true;
            return {};
        }
        DELIB_TRY(once, told_apart(count_).each_once(*std::move(all)));
        forms_ = std::move(once);
        return {};
    }

    // An upper bound on how many counts k ballots take.
    [[nodiscard]] std::uint64_t ways(std::uint64_t k, std::uint64_t most) const {
        if (too_many_) return most + 1;
        const std::uint64_t out = what_ == tampering::added ? 1 : multisets(count_.piles().size(), k, most);
        const std::uint64_t in = what_ == tampering::removed ? 1 : multisets(forms_.size(), k, most);
        return out > most || in > most || out * in > most ? most + 1 : out * in;
    }

    [[nodiscard]] bool certain() const noexcept { return test_.all_complete(); }

    // Whether some way with exactly k ballots gives other winners; it is the witness then.
    [[nodiscard]] result<bool> any(std::uint64_t k) {
        change_ = {};
        return take(0, k, k);
    }

private:
    // Takes `left` more ballots away from the piles from `first` on, in every way.
    [[nodiscard]] result<bool> take(std::size_t first, std::uint64_t left, std::uint64_t k) {
        if (what_ == tampering::added) return put(0, k);
        if (left == 0) {
            if (what_ == tampering::changed) return swap(0);
            return leaves_a_voice(count_, change_.out) ? test() : result<bool>(false);
        }
        for (std::size_t pile = first; pile < count_.piles().size(); ++pile) {
            const std::uint64_t most = std::min(left, count_.piles()[pile].heads);
            for (std::uint64_t heads = 1; heads <= most; ++heads) {
                change_.out.push_back({pile, heads});
                DELIB_TRY(found, take(pile + 1, left - heads, k));
                if (found) return true;
                change_.out.pop_back();
            }
        }
        return false;
    }

    // Puts `left` more ballots of the forms from `first` on in, in every way.
    [[nodiscard]] result<bool> put(std::size_t first, std::uint64_t left) {
        if (left == 0) return test();
        for (std::size_t form = first; form < forms_.size(); ++form) {
            for (std::uint64_t heads = 1; heads <= left; ++heads) {
                change_.in.push_back({forms_[form], weight{1}, heads});
                DELIB_TRY(found, put(form + 1, left - heads));
                if (found) return true;
                change_.in.pop_back();
            }
        }
        return false;
    }

    // Each of the ballots taken away gets another in its place: for those of one pile, every multiset of forms.
    [[nodiscard]] result<bool> swap(std::size_t taken) {
        if (taken < change_.out.size()) return swap(taken, 0, change_.out[taken].heads);
        const bool silent =
            std::all_of(change_.in.begin(), change_.in.end(), [](const ballot_pile& p) { return p.blank(); });
        return silent && !leaves_a_voice(count_, change_.out) ? result<bool>(false) : test();
    }
    [[nodiscard]] result<bool> swap(std::size_t taken, std::size_t first, std::uint64_t left) {
        if (left == 0) return swap(taken + 1);
        for (std::size_t form = first; form < forms_.size(); ++form) {
            for (std::uint64_t heads = 1; heads <= left; ++heads) {
                change_.in.push_back({forms_[form], count_.piles()[change_.out[taken].pile].each, heads});
                DELIB_TRY(found, swap(taken, form + 1, left - heads));
                if (found) return true;
                change_.in.pop_back();
            }
        }
        return false;
    }

    [[nodiscard]] result<bool> test() {
        DELIB_TRY(other, test_.alter(change_, margin_.winners));
        if (other) margin_.witness = change_;
        return other;
    }

    tampering what_;
    const recount& count_;
    changes test_;
    ballot_margin& margin_;
    bool too_many_ = false;
    std::vector<std::vector<entry>> forms_{};
    ballot_change change_{};
};

}  // namespace

result<void> try_every_way(tampering what, const recount& count, const outcome& decided, std::uint64_t most,
                           const margin_effort& effort, ballot_margin& margin) {
    ballot_margin found = margin;
    every_way all(what, count, decided, found);
    DELIB_CHECK(all.prepare(effort.counts));
    // Of those there are one stays, where they are taken away.
    const std::uint64_t voters = count.heads() + count.ballots().blank_heads();
    const std::uint64_t all_there_is = what == tampering::removed && voters > 0 ? voters - 1 : voters;
    std::uint64_t left = effort.counts;
    for (std::uint64_t k = margin.lower.value_or(1); k <= most; ++k) {
        if (what != tampering::added && k > all_there_is) {
            margin.lower = std::nullopt;
            margin.proof = margin_proof::every_way;
            return {};
        }
        const std::uint64_t ways = all.ways(k, left);
        if (ways > left || count.work().expired()) break;
        left -= ways;
        DELIB_TRY(other, all.any(k));
        if (!all.certain()) break;
        if (other) {
            found.lower = found.upper = k;
            found.proof = margin_proof::every_way;
            found.tried = k - 1;
            margin = std::move(found);
            return {};
        }
        margin.tried = k;
    }
    return {};
}

}  // namespace delib::integrity
