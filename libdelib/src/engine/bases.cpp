#include "delib/engine/bases.hpp"

namespace delib {

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

error bases::missing(std::string_view what) const {
    return {error_code::unsupported,
            "the saved tally does not hold " + std::string(what) + "; it holds " + made_.bases(),
            {}};
}

}  // namespace delib
