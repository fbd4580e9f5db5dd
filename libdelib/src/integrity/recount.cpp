#include "delib/integrity/recount.hpp"

#include "delib/ballot/profile_builder.hpp"
#include "delib/engine/bases.hpp"
#include "delib/engine/decide.hpp"

#include <algorithm>
#include <utility>

namespace delib {

namespace {

error too_fine() {
    return {error_code::overflow,
            "the ballots' weights cannot be shared among their voters within 128 bits; round them when reading",
            {}};
}

// A builder for the same ballots without strata.
result<profile_builder> builder_like(const profile& p) {
    const std::vector<std::string>& names = p.candidates().names();
    switch (p.kind()) {
        case ballot_kind::ranked: return profile_builder::ranked(names);
        case ballot_kind::graded: return profile_builder::graded(names, *p.share_scale());
        case ballot_kind::approval: return profile_builder::approval(names);
        case ballot_kind::scored: return profile_builder::scored(names, *p.share_scale());
    }
    return profile_builder::ranked(names);
}

}  // namespace

result<weight> times(const weight& each, std::uint64_t heads) {
    const auto total = checked_multiply(each.numerator(), static_cast<int128>(heads));
    if (!total) return too_fine();
    return weight::ratio(*total, each.denominator());
}

result<recount> recount::of(std::shared_ptr<const profile> ballots, counting how, control c) {
    recount out;
    out.ballots_ = std::move(ballots);
    out.how_ = std::move(how);
    out.control_ = std::move(c);
    const auto before = [](const ballot_pile& a, const ballot_pile& b) {
        if (a.entries != b.entries) return a.entries < b.entries;
        return compare(a.each, b.each) < 0;
    };
    const profile& p = *out.ballots_;
    std::vector<ballot_pile> piles;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        const auto denominator = checked_multiply(p.denominator(), static_cast<int128>(ballot.heads));
        if (!denominator) return too_fine();
        piles.push_back({{ballot.entries.begin(), ballot.entries.end()},
                         weight::ratio(ballot.numerator, *denominator),
                         ballot.heads});
    }
    std::sort(piles.begin(), piles.end(), before);
    for (ballot_pile& pile : piles) {
        if (!out.piles_.empty() && !before(out.piles_.back(), pile))
            out.piles_.back().heads += pile.heads;
        else
            out.piles_.push_back(std::move(pile));
    }
    return out;
}

result<outcome> recount::decide(std::shared_ptr<const profile> other) const {
    ++made_;
    if (control_.cancelled()) return cancelled_error();
    bases from(std::move(other), how_.policy);
    return decide_with_requirements(*how_.rule, from, how_.options, how_.seats, how_.requirements, control_);
}

result<profile> recount::changed(const ballot_change& change) const {
    DELIB_TRY(builder, builder_like(*ballots_));
    std::vector<std::uint64_t> taken(piles_.size(), 0);
    for (const some_of_pile& some : change.out) taken[some.pile] += some.heads;
    for (std::size_t i = 0; i < piles_.size(); ++i) {
        const std::uint64_t left = piles_[i].heads - taken[i];
        if (left == 0) continue;
        DELIB_TRY(total, times(piles_[i].each, left));
        DELIB_TRY(done, builder.add_group(piles_[i].entries, total, left));
        static_cast<void>(done);
    }
    for (const ballot_pile& pile : change.in) {
        DELIB_TRY(total, times(pile.each, pile.heads));
        DELIB_TRY(done, builder.add_group(pile.entries, total, pile.heads));
        static_cast<void>(done);
    }
    return builder.freeze();
}

result<outcome> recount::decide(const ballot_change& change) const {
    DELIB_TRY(p, changed(change));
    return decide(std::make_shared<const profile>(std::move(p)));
}

}  // namespace delib
