// The search for a counterexample: the same elections for every rule, and the same cases of each axiom. All elections of
// a few voters on a few candidates, and those on record, which longer searches have found: the fewest voters first, then
// the fewest candidates. Then seeded samples of more voters. What is found on record or in a sample is made as small as it
// gets by leaving voters out.
#pragma once

#include "properties/axioms.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace delib::properties {

/// All elections of up to so many voters on so many candidates.
struct exhausted {
    std::size_t candidates;
    std::size_t voters;
};

/// How far the search goes on ballots of a form within a domain.
struct search_bounds {
    std::vector<exhausted> all{};
    std::size_t samples = 0;
    std::size_t largest_record = std::numeric_limits<std::size_t>::max();  ///< in voters
    std::size_t largest_sample = std::numeric_limits<std::size_t>::max();
};
[[nodiscard]] search_bounds bounds_of(ballot_form form, domain where);
/// The same for one axiom: an axiom with very many cases goes through all elections of fewer voters only.
[[nodiscard]] search_bounds bounds_of(ballot_form form, domain where, const axiom& law);

/// Elections on record for ballots of a form, in the notation of `compact`.
[[nodiscard]] std::span<const std::string_view> elections_on_record(ballot_form form);

/// Where an election of a search comes from.
enum class origin { listed, recorded, sampled };

/// The elections of a search, in its order.
struct search_list {
    struct entry {
        election_number number;
        origin from;
    };
    std::vector<entry> elections{};

    [[nodiscard]] std::size_t count(origin from) const;
};
[[nodiscard]] const search_list& elections_of(ballot_form form, domain where);

/// A rule as the search asks it: winners by the number of an election, each found once.
class electing {
public:
    using decider = std::function<candidates_set(election_book&, election_number)>;
    /// Cases with more candidates than `most` are passed over.
    electing(std::string name, ballot_form form, decider decide, std::size_t most = most_candidates)
        : name_(std::move(name)), book_(&book_of(form)), decide_(std::move(decide)), most_(most) {}

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] election_book& book() const { return *book_; }
    [[nodiscard]] candidates_set winners(election_number n) const;
    [[nodiscard]] candidates_set winners(const placed_election& e) const { return e.here(winners(e.number)); }
    /// Whether the rule breaks the axiom in this case.
    [[nodiscard]] bool breaks(const axiom& law, const axiom_case& one) const;

private:
    std::string name_;
    election_book* book_;
    decider decide_;
    std::size_t most_;
    mutable std::vector<std::int16_t> known_{};  // by number; -1 for not asked
};

/// A violation, in words.
struct finding {
    std::size_t voters = 0;
    std::size_t candidates = 0;
    bool smallest = false;  ///< no election of fewer voters, on as many candidates as the search lists, is an example
    std::string ballots{};  ///< of the election that it begins with
    std::string winners{};
    std::string wrong{};
};

/// The first violation that the search meets; nothing if it meets none.
[[nodiscard]] std::optional<finding> find_violation(const electing& rule, const axiom& law, domain where);

/// The same on one election and what is left of it when voters are left out.
[[nodiscard]] std::optional<finding> violation_within(const electing& rule, const axiom& law, domain where,
                                                      const counted_ballots& e, bool all);

/// How many cases of the axiom such a search goes through.
[[nodiscard]] std::size_t cases_searched(ballot_form form, const axiom& law, domain where);

}  // namespace delib::properties
