#include "delib/engine/bases.hpp"

namespace delib {

namespace {

template <class Basis>
constexpr bool reads_rankings = std::is_same_v<Basis, first_tally> || std::is_same_v<Basis, positions_tally> ||
                                std::is_same_v<Basis, pairwise_tally>;

}  // namespace

bases::bases(const tallies& saved) : policy_(saved.any()->policy()), made_(saved) {}

const candidate_list& bases::candidates() const noexcept {
    return has_ballots() ? ballots_->candidates() : made_.any()->candidates();
}

turnout bases::voters() const {
    if (has_ballots()) {
        const profile& p = *ballots_;
        return {p.heads(), p.blank_heads(), to_rational(p.total(), p.denominator()),
                to_rational(p.blank_total(), p.denominator())};
    }
    const tally_base& any = *made_.any();
    turnout out{any.heads(), any.blank_heads(), 0, to_rational(any.blank_weight())};
    made_.for_each([&]<tally T>(const T& counts) {
        out.weight = to_rational(counts.total(), counts.denominator());
        // There a blank ballot gives everybody the worst grade, and is among the total.
        const bool graded = std::is_same_v<T, grades_tally> || std::is_same_v<T, scores_tally>;
        if (graded && policy_.ungraded == ungraded_policy::worst) out.weight -= out.blank_weight;
    });
    return out;
}

result<void> bases::share(basis_kind kind, tallies& into) {
    const auto put = [&]<class Basis>(std::type_identity<Basis>) -> result<void> {
        DELIB_TRY(one, get<Basis>());
        into.put(std::move(one));
        return {};
    };
    switch (kind) {
        case basis_kind::first: return put(std::type_identity<first_tally>{});
        case basis_kind::positions: return put(std::type_identity<positions_tally>{});
        case basis_kind::pairwise: return put(std::type_identity<pairwise_tally>{});
        case basis_kind::grades: return put(std::type_identity<grades_tally>{});
        case basis_kind::approvals: return put(std::type_identity<approvals_tally>{});
        case basis_kind::scores: return put(std::type_identity<scores_tally>{});
        case basis_kind::profile: break;
    }
    return error{error_code::unsupported, "every ballot is no tally", {}};
}

template <class Basis>
result<std::shared_ptr<const Basis>> bases::get_one() {
    if constexpr (std::is_same_v<Basis, profile>) {
        if (!has_ballots()) return missing("every ballot");
        DELIB_CHECK(need_rankings());
        return rankings_;
    } else {
        if (made_.get<Basis>() != nullptr) return made_.get<Basis>();
        if (!has_ballots()) return missing(basis_name<Basis>);
        if constexpr (reads_rankings<Basis>) DELIB_CHECK(need_rankings());
        DELIB_TRY(counts, tally_of<Basis>(reads_rankings<Basis> ? *rankings_ : *ballots_, policy_));
        made_.put(std::move(counts));
        return made_.get<Basis>();
    }
}

// Compiled here once, for every basis there is.
template result<std::shared_ptr<const profile>> bases::get_one<profile>();
template result<std::shared_ptr<const first_tally>> bases::get_one<first_tally>();
template result<std::shared_ptr<const positions_tally>> bases::get_one<positions_tally>();
template result<std::shared_ptr<const pairwise_tally>> bases::get_one<pairwise_tally>();
template result<std::shared_ptr<const grades_tally>> bases::get_one<grades_tally>();
template result<std::shared_ptr<const approvals_tally>> bases::get_one<approvals_tally>();
template result<std::shared_ptr<const scores_tally>> bases::get_one<scores_tally>();

result<void> bases::need_rankings() {
    if (rankings_ != nullptr) return {};
    if (ballots_->kind() == ballot_kind::ranked) {
        rankings_ = ballots_;
        return {};
    }
    DELIB_TRY(ranked, rankings_of(*ballots_));
    rankings_ = std::make_shared<const profile>(std::move(ranked));
    return {};
}

error bases::missing(std::string_view what) const {
    return {error_code::unsupported,
            "the saved tally does not hold " + std::string(what) + "; it holds " + made_.bases(),
            {}};
}

}  // namespace delib
