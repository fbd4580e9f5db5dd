// Taking ballots off a tally again: the inverse of `merge`.
#include "tally/parts.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <type_traits>

namespace delib {

namespace {

using detail::never_there;

// Both over one denominator.
result<void> align(section& a, section& b) {
    const auto common = checked_lcm(a.denominator, b.denominator);
    if (!common) return count_table::too_large();
    for (section* s : {&a, &b}) {
        const int128 factor = *common / s->denominator;
        const auto scale = [&](int128& count) {
            const auto scaled = checked_multiply(count, factor);
            count = scaled.value_or(0);
            return scaled.has_value();
        };
        if (!scale(s->total) || !std::all_of(s->counts.begin(), s->counts.end(), scale))
            return count_table::too_large();
        s->denominator = *common;
    }
    return {};
}

// The place in `whole` of each cell of `part`. Error: `part` has one that `whole` has not.
result<std::vector<std::size_t>> places_in(const section& whole, const section& part) {
    std::vector<std::size_t> places(part.counts.size());
    const std::size_t width = key_size(whole.kind);
    if (width == 0) {
        if (part.counts.size() != whole.counts.size()) return never_there("their tables differ in size");
        std::iota(places.begin(), places.end(), std::size_t{0});
        return places;
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto key = std::span(part.keys).subspan(i * width, width);
        const auto before = [&] {
            const auto kept = std::span(whole.keys).subspan(at * width, width);
            return std::lexicographical_compare(kept.begin(), kept.end(), key.begin(), key.end());
        };
        while (at < whole.counts.size() && before()) ++at;
        if (at == whole.counts.size() || !std::equal(key.begin(), key.end(), &whole.keys[at * width]))
            return never_there("one of them is of a form that it does not hold");
        places[i] = at;
    }
    return places;
}

// Cells that come to nothing are forgotten, as if no ballot had touched them.
section without_touched_zeros(section s, const std::vector<std::size_t>& touched) {
    const std::size_t width = key_size(s.kind);
    if (width == 0) return s;
    section out{s.kind, s.denominator, s.total, {}, {}};
    auto next = touched.begin();
    for (std::size_t i = 0; i < s.counts.size(); ++i) {
        const bool here = next != touched.end() && *next == i;
        if (here) ++next;
        if (here && s.counts[i] == 0) continue;
        const auto key = std::span(s.keys).subspan(i * width, width);
        out.keys.insert(out.keys.end(), key.begin(), key.end());
        out.counts.push_back(s.counts[i]);
    }
    return out;
}

result<section> difference(section whole, section part) {
    DELIB_CHECK(align(whole, part));
    DELIB_TRY(places, places_in(whole, part));
    if (part.total > whole.total) return never_there("they weigh more than it");
    whole.total -= part.total;
    for (std::size_t i = 0; i < places.size(); ++i) {
        int128& count = whole.counts[places[i]];
        if (part.counts[i] > count)
            return never_there("a count of '" + std::string(to_text(whole.kind)) + "' would become negative");
        count -= part.counts[i];
    }
    return detail::tally_parts::in_lowest_terms(without_touched_zeros(std::move(whole), places));
}

result<reading> difference(reading whole, const reading& part) {
    if (part.heads > whole.heads || part.blank_heads > whole.blank_heads)
        return never_there("more people cast them than are in it");
    whole.heads -= part.heads;
    whole.blank_heads -= part.blank_heads;
    if (compare(part.blank_weight, whole.blank_weight) > 0) return never_there("its blank ballots weigh less");
    const auto rest = checked_subtract(whole.blank_weight, part.blank_weight);
    if (!rest) return count_table::too_large();
    whole.blank_weight = *rest;
    return whole;
}

template <tally T>
result<T> difference(const T& whole, const T& part) {
    using detail::tally_parts;
    DELIB_TRY(voters, difference(tally_parts::common(whole), tally_parts::common(part)));
    voters.grades = tally_parts::grades_of(whole);
    if (const auto other = tally_parts::grades_of(part); voters.grades != nullptr && other != nullptr)
        DELIB_CHECK(check_same_scale(*voters.grades, *other));
    DELIB_TRY(rest, difference(tally_parts::apart(whole), tally_parts::apart(part)));
    if (const auto sound = check_section(rest, voters); !sound) {
        return sound.error().code == error_code::parse ? never_there("what remains is of no ballots at all")
                                                       : sound.error();
    }
    return tally_parts::together<T>(rest, voters);
}

}  // namespace

result<void> subtract(tallies& from, const tallies& taken) {
    const tally_base *whole = from.any(), *part = taken.any();
    if (part == nullptr) return {};
    if (whole == nullptr) return never_there("it is empty");
    DELIB_TRY(ordered, in_order(taken, whole->share_candidates()));
    DELIB_CHECK(check_same_policy(whole->policy(), part->policy()));
    if (from.bases() != taken.bases()) {
        return error{error_code::usage,
                     "tallies of different kinds cannot be taken off one another: one holds " + from.bases() +
                         ", the other " + taken.bases(),
                     {}};
    }
    tallies rest;
    result<void> done;
    from.for_each([&](const auto& tally) {
        using T = std::remove_cvref_t<decltype(tally)>;
        if (!done) return;
        auto made = difference<T>(tally, *ordered.get<T>());
        if (made)
            rest.put(*std::move(made));
        else
            done = made.error();
    });
    DELIB_CHECK(done);
    from = std::move(rest);
    return {};
}

}  // namespace delib
