// Ballots stream in, a profile comes out.
//
//     auto builder = delib::profile_builder::ranked({"A", "B", "C"});
//     builder->add({.entries = ranking});      // any number of times
//     auto profile = builder->freeze();
//
// Equal ballots are merged as they arrive, so memory grows with distinct ballots (and with named voters), not with
// ballots. Every ballot is checked; one that is not valid is an error and leaves the builder as it was.
#pragma once

#include "delib/ballot/packed_ballots.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/core/config.hpp"
#include "delib/core/result.hpp"
#include "delib/number/weight.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace delib {

/// A ballot on its way into a profile.
struct ballot_input {
    std::span<const entry> entries{};         ///< in any order; at most one for each candidate
    delib::weight weight{1};                  ///< of each head
    std::uint64_t heads = 1;                  ///< how many people cast exactly this
    std::span<const std::uint32_t> strata{};  ///< for each column the index of the value, or none at all
    std::string_view voter{};                 ///< an identity, for voters who vote twice; empty if unknown
};

/// Which ballot of a voter counts.
enum class revote_policy : std::uint8_t { last, first, reject };

/// What `add` did.
enum class added : std::uint8_t {
    counted,
    blank,
    replaced,    ///< counted; an earlier ballot of the same voter is not, any more
    superseded,  ///< not counted: the voter's first ballot stands
};

class profile_builder {
public:
    // Not left to the compiler, which would write them again in every file.
    profile_builder();
    profile_builder(const profile_builder&);
    profile_builder(profile_builder&&) noexcept;
    profile_builder& operator=(const profile_builder&);
    profile_builder& operator=(profile_builder&&) noexcept;
    ~profile_builder();

    /// Rankings of these candidates; entry values are ranks from 1.
    [[nodiscard]] static result<profile_builder> ranked(const std::vector<std::string>& names) {
        return create(ballot_kind::ranked, names, nullptr);
    }
    /// Grades on a scale; entry values are places on it from 0.
    [[nodiscard]] static result<profile_builder> graded(const std::vector<std::string>& names, scale grades);
    /// Approvals; the approved candidates are listed, values are 1.
    [[nodiscard]] static result<profile_builder> approval(const std::vector<std::string>& names) {
        return create(ballot_kind::approval, names, nullptr);
    }
    /// Points; entry values are places on the scale of all points that occur.
    [[nodiscard]] static result<profile_builder> scored(const std::vector<std::string>& names, scale values);
    /// An empty builder for ballots like those of `like`: same kind, candidates, scale and strata.
    [[nodiscard]] static profile_builder like(const profile& p);
    /// The same for other candidates.
    [[nodiscard]] static result<profile_builder> like(const profile& p, const std::vector<std::string>& names);

    [[nodiscard]] const candidate_list& candidates() const noexcept { return *candidates_; }

    /// Declares a stratum column and the values it may take; values that come up later are added and sorted by name.
    /// Precondition: no ballot was added yet.
    void add_stratum(std::string name, std::vector<std::string> values = {});
    /// The index of a value in a stratum column, added if it is new. Expected time O(length).
    [[nodiscard]] std::uint32_t stratum_value(std::size_t column, std::string_view value);
    void set_revote(revote_policy policy) noexcept { revote_ = policy; }

    /// Adds a ballot. Errors: a candidate twice, a rank 0, a value off the scale, a candidate that does not exist, the
    /// wrong number of strata, a second ballot of a voter under `revote=reject`, a weight sum beyond 128 bits.
    /// Expected time O(entries log entries).
    [[nodiscard]] result<added> add(const ballot_input& ballot);

    /// The same for `heads` equal ballots that weigh `total` together.
    [[nodiscard]] result<added> add_group(std::span<const entry> entries, const weight& total, std::uint64_t heads,
                                          std::span<const std::uint32_t> strata = {}, std::string_view voter = {});

    /// The profile of all ballots so far. Error: the weights have no common denominator within 128 bits.
    /// Time O(distinct ballots · log).
    [[nodiscard]] result<profile> freeze() const;

private:
    struct slot {
        std::size_t offset;
        std::uint64_t hash;
        delib::weight total{0};
        std::uint64_t heads = 0;
        std::uint32_t length = 0;
    };
    struct voter_record {
        std::uint32_t slot;
        delib::weight total;
        std::uint64_t heads;
    };

    [[nodiscard]] static result<profile_builder> create(ballot_kind kind, const std::vector<std::string>& names,
                                                        shared_scale s);

    [[nodiscard]] static error too_fine();

    // Sorts the entries canonically and checks them.
    [[nodiscard]] result<void> check(std::vector<entry>& row);

    [[nodiscard]] std::span<const entry> entries_of(std::uint32_t s) const {
        return std::span(entries_).subspan(slots_[s].offset, slots_[s].length);
    }

    [[nodiscard]] std::uint32_t find_or_insert(std::span<const entry> row, std::span<const std::uint32_t> strata);
    void grow_places();
    void pack();
    void unpack();
    [[nodiscard]] std::vector<std::uint64_t> sort_keys() const;
    [[nodiscard]] std::vector<std::uint32_t> sorted_slots(const std::vector<std::uint32_t>& strata) const;

    [[nodiscard]] std::uint32_t missing_value(std::size_t column) { return stratum_value(column, ""); }

    // Stratum values sorted by name unless they were declared, so that the order of ballots leaves no trace.
    [[nodiscard]] std::vector<stratum_column>
    canonical_strata(std::vector<std::vector<std::uint32_t>>& renumbered) const;

    static constexpr std::uint64_t max_heads = std::uint64_t{1} << 63;

    ballot_kind kind_ = ballot_kind::ranked;
    shared_candidates candidates_{};
    shared_scale scale_{};
    std::uint64_t heads_ = 0;
    std::vector<stratum_column> strata_{};
    std::vector<std::size_t> declared_{};
    std::vector<std::unordered_map<std::string, std::uint32_t>> stratum_index_{};
    revote_policy revote_ = revote_policy::last;
    // Most ballots are of one voter each and weigh 1: they are packed, as long as all others weigh 1 a head, too.
    bool weights_are_heads_ = true;
    detail::packed_ballots packed_{};
    std::vector<slot> slots_{};
    std::vector<entry> entries_{};
    std::vector<std::uint32_t> stratum_values_{};
    std::vector<std::uint32_t> places_{};  // open addressing: where a hash leads, the slot there plus one
    std::unordered_map<std::string, voter_record> voters_{};
    std::vector<entry> scratch_{};
    std::vector<std::uint64_t> seen_{};  // the last ballot that named a candidate
    std::uint64_t ballot_ = 0;
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/ballot/impl/profile_builder.ipp"
#endif
