// First places among the candidates that are still in the count: what eliminations, runoffs and hybrids of the two go by.
//
// A ballot speaks for its best tier that still holds somebody; several candidates in it are read by `tied-tops`
// (rule/ranked/tied_tops.hpp). Time O(entries + m) for one round.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/config.hpp"
#include "delib/number/rational.hpp"
#include "delib/outcome/trace.hpp"
#include "delib/rule/ranked/tied_tops.hpp"

#include <optional>
#include <vector>

namespace delib {

/// For every candidate, whether it is still in the count.
using candidates_left = std::vector<bool>;

[[nodiscard]] std::vector<candidate> members(const candidates_left& left);

/// Those who have the least of something, by candidate, among those left.
[[nodiscard]] std::vector<candidate> lowest(const std::vector<rational>& held, const candidates_left& left);

/// What each continuing candidate holds in one round.
struct top_totals {
    std::vector<rational> held{};  ///< by candidate; 0 for those who are out
    rational speaking = 0;         ///< weight of the ballots that still speak
};

class top_places {
public:
    top_places(const profile& p, tied_tops reading) : profile_(p), tied_tops_(reading) {}

    [[nodiscard]] top_totals among(const candidates_left& left) const;

    /// The weight of all ballots that rank somebody.
    [[nodiscard]] rational total() const { return to_rational(profile_.total(), profile_.denominator()); }

    /// Who holds more than half of `of`; approvals overlap, so there a majority decides nothing.
    [[nodiscard]] std::optional<candidate> majority(const top_totals& now, const rational& of) const;

    /// The round as results show it; `needed` is what a majority must pass, unless a majority decides nothing.
    [[nodiscard]] events::round shown(const top_totals& now, const std::vector<candidate>& standing,
                                      std::int64_t number, std::optional<rational> needed) const;

private:
    void find_tops(std::span<const entry> entries, const candidates_left& left, std::vector<candidate>& tops) const;

    const profile& profile_;
    tied_tops tied_tops_;
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/top_places.ipp"
#endif
