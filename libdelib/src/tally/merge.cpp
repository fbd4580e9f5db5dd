// Tallies of several files as one.
#include "tally/parts.hpp"

#include <type_traits>

namespace delib {

namespace {

// Where each candidate of `from` stands in `order`. Error: they are not the same names.
result<std::vector<std::uint32_t>> places(const candidate_list& order, const candidate_list& from) {
    DELIB_CHECK(check_same_names(order, from));
    std::vector<std::uint32_t> place;
    place.reserve(from.size());
    for (const std::string& name : from.names()) place.push_back(static_cast<std::uint32_t>(*order.find(name)));
    return place;
}

}  // namespace

result<tallies> in_order(const tallies& all, const shared_candidates& order) {
    tallies out;
    result<void> done;
    all.for_each([&](const auto& tally) {
        using T = std::remove_cvref_t<decltype(tally)>;
        if (!done) return;
        if (tally.candidates() == *order) return out.put(all.get<T>());
        const auto place = places(*order, tally.candidates());
        if (!place) {
            done = place.error();
            return;
        }
        reading r = detail::tally_parts::common(tally);
        r.candidates = order;
        r.grades = detail::tally_parts::grades_of(tally);
        auto made = detail::tally_parts::together<T>(renamed(detail::tally_parts::apart(tally), *place), r);
        if (made)
            out.put(*std::move(made));
        else
            done = made.error();
    });
    DELIB_CHECK(done);
    return out;
}

result<void> merge(tallies& into, const tallies& added) {
    const tally_base *earlier = into.any(), *later = added.any();
    if (earlier == nullptr) {
        into = added;
        return {};
    }
    if (later == nullptr) return {};
    DELIB_TRY(ordered, in_order(added, earlier->share_candidates()));
    DELIB_CHECK(check_same_policy(earlier->policy(), later->policy()));
    if (into.bases() != added.bases()) {
        return error{error_code::usage,
                     "tallies of different kinds cannot be merged: the earlier one holds " + into.bases() +
                         ", the added one " + added.bases(),
                     {}};
    }
    tallies sum;
    result<void> done;
    into.for_each([&](const auto& tally) {
        using T = std::remove_cvref_t<decltype(tally)>;
        if (!done) return;
        T both = tally;
        done = both.merge(*ordered.get<T>());
        if (done) sum.put(std::move(both));
    });
    DELIB_CHECK(done);
    into = std::move(sum);
    return {};
}

}  // namespace delib
