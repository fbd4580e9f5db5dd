#include "delib/integrity/recount.hpp"

#include "delib/ballot/profile_builder.hpp"
#include "delib/engine/bases.hpp"
#include "delib/engine/decide.hpp"
#include "integrity/recast.hpp"

#include <algorithm>
#include <numeric>
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

// Tallies are taken for a change as long as it touches less than one ballot in so many.
constexpr std::size_t few = 16;

// Nobody is elected by another rule than that of the tallies: what a requirement asks of them beyond who voted, or takes
// off them, needs the ballots.
bool reads_tallies_only(const counting& how) {
    const rule_info& rule = how.rule->info;
    return rule.basis != basis_kind::profile && rule.also != basis_kind::profile &&
           std::all_of(how.requirements.begin(), how.requirements.end(),
                       [](const requirement& r) { return r.kind == requirement_kind::quorum; });
}

template <tally T>
constexpr bool of_rankings =
    std::is_same_v<T, first_tally> || std::is_same_v<T, positions_tally> || std::is_same_v<T, pairwise_tally>;

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
    const profile& p = *out.ballots_;
    std::vector<std::pair<ballot_pile, std::size_t>> rows;  // with the row of the profile
    rows.reserve(p.size());
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        const auto denominator = checked_multiply(p.denominator(), static_cast<int128>(ballot.heads));
        if (!denominator) return too_fine();
        rows.push_back({{{ballot.entries.begin(), ballot.entries.end()},
                         weight::ratio(ballot.numerator, *denominator),
                         ballot.heads},
                        i});
    }
    const auto before = [](const auto& a, const auto& b) {
        if (a.first.entries != b.first.entries) return a.first.entries < b.first.entries;
        return compare(a.first.each, b.first.each) < 0;
    };
    if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
    out.pile_of_.resize(rows.size());
    for (auto& [pile, row] : rows) {
        const bool same =
            !out.piles_.empty() && out.piles_.back().entries == pile.entries && out.piles_.back().each == pile.each;
        if (same)
            out.piles_.back().heads += pile.heads;
        else
            out.piles_.push_back(std::move(pile));
        out.pile_of_[row] = static_cast<std::uint32_t>(out.piles_.size() - 1);
    }
    DELIB_CHECK(out.lay_out());
    return out;
}

result<void> recount::lay_out() {
    plain_ballots plain;
    for (const ballot_pile& pile : piles_) {
        const auto common = checked_lcm(plain.denominator, pile.each.denominator());
        if (!common) return {};
        plain.denominator = *common;
    }
    std::vector<std::uint64_t> heads;
    for (std::size_t i = 0; i < piles_.size(); ++i) {
        const bool fresh = i == 0 || piles_[i].entries != piles_[i - 1].entries;
        plain.row_of.push_back(i == 0 ? 0 : plain.row_of.back() + (fresh ? 1U : 0U));
        const weight& each = piles_[i].each;
        const auto units = checked_multiply(each.numerator(), plain.denominator / each.denominator());
        if (!units) return {};
        plain.units.push_back(*units);
        heads.push_back(piles_[i].heads);
    }
    DELIB_TRY(rows, built(heads, {}));
    plain.rows = std::move(rows);
    if (reads_tallies_only(how_)) {
        plain.read.push_back(how_.rule->info.basis);
        if (how_.rule->info.also) plain.read.push_back(*how_.rule->info.also);
    }
    plain_ = std::move(plain);
    return {};
}

result<outcome> recount::decide(bases& from) const {
    ++made_;
    if (control_.cancelled()) return cancelled_error();
    return decide_with_requirements(*how_.rule, from, how_.options, how_.seats, how_.requirements, control_);
}

result<outcome> recount::decide(std::shared_ptr<const profile> other) const {
    bases from(std::move(other), how_.policy);
    return decide(from);
}

result<outcome> recount::decide(const tallies& counts) const {
    bases from(counts);
    return decide(from);
}

result<outcome> recount::decide(std::span<const std::uint64_t> heads) const {
    DELIB_TRY(p, cast_by(heads, {}));
    return decide(std::make_shared<const profile>(std::move(p)));
}

result<outcome> recount::decide(const ballot_change& change) const {
    DELIB_TRY(few_touched, touched(change));
    if (few_touched) return decide(*few_touched);
    DELIB_TRY(p, changed(change));
    return decide(std::make_shared<const profile>(std::move(p)));
}

result<profile> recount::changed(const ballot_change& change) const {
    std::vector<std::uint64_t> heads;
    for (const ballot_pile& pile : piles_) heads.push_back(pile.heads);
    for (const some_of_pile& some : change.out) heads[some.pile] -= some.heads;
    return cast_by(heads, change.in);
}

// A few ballots as a profile of their own. Precondition: plain_.
result<profile> recount::profile_of(const std::vector<ballot_pile>& some) const {
    profile_builder builder = profile_builder::like(plain_->rows);
    for (const ballot_pile& pile : some) {
        DELIB_TRY(total, times(pile.each, pile.heads));
        DELIB_TRY(done, builder.add_group(pile.entries, total, pile.heads));
        static_cast<void>(done);
    }
    return builder.freeze();
}

// The ballots that so many cast, and more.
result<profile> recount::cast_by(std::span<const std::uint64_t> heads, const std::vector<ballot_pile>& more) const {
    if (plain_) {
        std::vector<std::uint64_t> people(plain_->rows.size(), 0);
        std::vector<int128> weights(plain_->rows.size(), 0);
        bool fits = true;
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const std::uint32_t row = plain_->row_of[i];
            const auto weighs = checked_multiply(plain_->units[i], static_cast<int128>(heads[i]));
            const auto sum = weighs ? checked_add(weights[row], *weighs) : std::nullopt;
            fits = fits && sum;
            people[row] += heads[i];
            weights[row] = sum.value_or(0);
        }
        DELIB_TRY(others, profile_of(more));
        auto made = fits ? integrity::recast::cast_by(plain_->rows, people, weights, plain_->denominator, others)
                         : std::nullopt;
        if (made) return *std::move(made);
    }
    return built(heads, more);
}

// The same by a builder.
result<profile> recount::built(std::span<const std::uint64_t> heads, const std::vector<ballot_pile>& more) const {
    DELIB_TRY(builder, builder_like(*ballots_));
    const auto add = [&](const ballot_pile& pile, std::uint64_t people) -> result<void> {
        if (people == 0) return {};
        DELIB_TRY(total, times(pile.each, people));
        DELIB_TRY(done, builder.add_group(pile.entries, total, people));
        static_cast<void>(done);
        return {};
    };
    for (std::size_t i = 0; i < heads.size(); ++i) DELIB_CHECK(add(piles_[i], heads[i]));
    for (const ballot_pile& pile : more) DELIB_CHECK(add(pile, pile.heads));
    return builder.freeze();
}

// What the rule reads of these ballots.
result<void> recount::tally_of(const profile& p, tallies& into) const {
    bases from(p, how_.policy);
    for (const basis_kind kind : plain_->read) DELIB_CHECK(from.share(kind, into));
    return {};
}

result<std::optional<tallies>> recount::tallied(std::span<const std::uint64_t> heads) const {
    if (!plain_ || plain_->read.empty()) return std::optional<tallies>();
    DELIB_TRY(p, cast_by(heads, {}));
    tallies out;
    DELIB_CHECK(tally_of(p, out));
    return std::optional(std::move(out));
}

// The tallies after a change that touches few ballots; nothing where the rule needs the ballots, or too many are touched.
result<std::optional<tallies>> recount::touched(const ballot_change& change) const {
    const std::optional<tallies> counted_again;
    if (!plain_ || plain_->read.empty() || (change.out.size() + change.in.size()) * few > piles_.size())
        return counted_again;
    if (plain_->whole.any() == nullptr) DELIB_CHECK(tally_of(plain_->rows, plain_->whole));
    std::vector<ballot_pile> taken;
    for (const some_of_pile& some : change.out)
        taken.push_back({piles_[some.pile].entries, piles_[some.pile].each, some.heads});
    DELIB_TRY(gone, profile_of(taken));
    DELIB_TRY(come, profile_of(change.in));
    const bool ranked = ballots_->kind() == ballot_kind::ranked;
    DELIB_TRY(gone_ranked, rankings_of(gone));
    DELIB_TRY(come_ranked, rankings_of(come));
    tallies out;
    result<void> done;
    plain_->whole.for_each([&]<tally T>(const T& counts) {
        T now = counts;
        const profile& less = of_rankings<T> && !ranked ? gone_ranked : gone;
        const profile& more = of_rankings<T> && !ranked ? come_ranked : come;
        for (std::size_t i = 0; i < more.size() && done; ++i) done = now.add(more[i], more.denominator());
        for (std::size_t i = 0; i < less.size() && done; ++i) done = now.retract(less[i], less.denominator());
        out.put(std::move(now));
    });
    if (!done) return counted_again;
    return std::optional(std::move(out));
}

}  // namespace delib
