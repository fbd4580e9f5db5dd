#include "engine/running_tallies.hpp"

#include "tally/widen.hpp"

#include <algorithm>

namespace delib {

namespace {

template <tally T>
result<void> add_all(T& counts, const profile& piece) {
    if constexpr (requires { counts.add(piece); }) {
        return counts.add(piece);
    } else {
        for (std::size_t i = 0; i < piece.size(); ++i) DELIB_CHECK(counts.add(piece[i], piece.denominator()));
        return {};
    }
}

// Adds what the ballots weigh to the sums of whom they rank.
template <class Sum>
void add_up(const profile& piece, std::vector<Sum>& sums) {
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const ballot_view ballot = piece[i];
        const auto weight = static_cast<Sum>(ballot.numerator);
        for (const entry& e : ballot.entries) sums[index(e.who)] += weight;
    }
}

}  // namespace

result<void> running_tallies::add(const profile& piece) {
    if (all_ == nullptr) DELIB_CHECK(begin(piece));
    DELIB_CHECK(make_room(piece.share_candidates()));
    for (const basis_kind kind : kinds_) {
        switch (kind) {
            case basis_kind::first: DELIB_CHECK(add_all(*first_, piece)); break;
            case basis_kind::positions: DELIB_CHECK(add_all(*positions_, piece)); break;
            default: DELIB_CHECK(add_all(*pairwise_, piece)); break;
        }
    }
    return add_ranked(piece);
}

result<void> running_tallies::merge(const running_tallies& piece) {
    if (all_ == nullptr) {
        *this = piece;
        return {};
    }
    DELIB_CHECK(make_room(piece.all_));
    if (first_) DELIB_CHECK(first_->merge(*piece.first_));
    if (positions_) DELIB_CHECK(positions_->merge(*piece.positions_));
    if (pairwise_) DELIB_CHECK(pairwise_->merge(*piece.pairwise_));
    if (piece.ranked_.empty()) return {};
    ranked_.resize(all_->size(), weight(0));  // nobody was named before
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
        const auto sum = checked_add(ranked_[i], piece.ranked_[i]);
        if (!sum) return count_table::too_large();
        ranked_[i] = *sum;
    }
    return {};
}

result<void> running_tallies::make_room(const shared_candidates& all) {
    if (all == all_ || *all == *all_) return {};
    return widen(all);
}

result<void> running_tallies::begin(const profile& piece) {
    all_ = piece.share_candidates();
    for (const basis_kind kind : kinds_) {
        if (kind == basis_kind::first) {
            DELIB_TRY(counts, first_tally::empty_for(piece, policy_));
            first_ = std::move(counts);
        } else if (kind == basis_kind::positions) {
            DELIB_TRY(counts, positions_tally::empty_for(piece, policy_));
            positions_ = std::move(counts);
        } else {
            DELIB_TRY(counts, pairwise_tally::empty_for(piece, policy_));
            pairwise_ = std::move(counts);
        }
    }
    if (names_ == candidates::late && pairwise_ && policy_.unranked == unranked_policy::last)
        ranked_.assign(all_->size(), weight(0));
    return {};
}

result<void> running_tallies::widen(const shared_candidates& all) {
    if (policy_.unranked == unranked_policy::reject) set_aside_heads_ += heads();
    if (first_) {
        DELIB_TRY(more, widened(*first_, all));
        first_ = std::move(more);
    }
    if (positions_) {
        DELIB_TRY(more, widened(*positions_, all));
        positions_ = std::move(more);
    }
    if (pairwise_) {
        DELIB_TRY(more, widened(*pairwise_, all, ranked_));
        pairwise_ = std::move(more);
    }
    if (!ranked_.empty()) {
        std::vector<weight> ranked(all->size(), weight(0));
        for (std::size_t i = 0; i < ranked_.size(); ++i)
            ranked[index(*all->find(all_->name(candidate_at(i))))] = ranked_[i];
        ranked_ = std::move(ranked);
    }
    all_ = all;
    return {};
}

result<void> running_tallies::add_ranked(const profile& piece) {
    if (names_ == candidates::known || !pairwise_ || policy_.unranked != unranked_policy::last) return {};
    ranked_.resize(all_->size(), weight(0));  // nobody was named before
    std::vector<int128> sums(all_->size(), 0);
    if (fits_int64(piece.total())) {
        std::vector<std::int64_t> small(sums.size(), 0);
        add_up(piece, small);
        sums.assign(small.begin(), small.end());
    } else {
        add_up(piece, sums);
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const auto sum = checked_add(ranked_[i], weight::ratio(sums[i], piece.denominator()));
        if (!sum) return count_table::too_large();
        ranked_[i] = *sum;
    }
    return {};
}

void running_tallies::drop(basis_kind kind) {
    std::erase(kinds_, kind);
    if (kind == basis_kind::first) first_.reset();
    if (kind == basis_kind::positions) positions_.reset();
    if (kind == basis_kind::pairwise) pairwise_.reset();
}

std::uint64_t running_tallies::heads() const noexcept {
    return first_ ? first_->heads() : positions_ ? positions_->heads() : pairwise_ ? pairwise_->heads() : 0;
}

tallies running_tallies::finish() {
    tallies out;
    if (first_) out.put(*std::move(first_));
    if (positions_) out.put(*std::move(positions_));
    if (pairwise_) out.put(*std::move(pairwise_));
    return out;
}

}  // namespace delib
