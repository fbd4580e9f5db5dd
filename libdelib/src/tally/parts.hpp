// Between a tally and its section.
#pragma once

#include "tally/section.hpp"

namespace delib::detail {

struct tally_parts {
    /// What a tally shares with others of the same ballots.
    [[nodiscard]] static reading common(const tally_base& tally);
    [[nodiscard]] static shared_scale grades_of(const tally_base&) { return nullptr; }
    [[nodiscard]] static shared_scale grades_of(const grades_tally& tally) { return tally.scale_; }
    [[nodiscard]] static shared_scale grades_of(const scores_tally& tally) { return tally.counts_.scale_; }

    /// Divides by what denominator, total and counts have in common, so that equal tallies have equal sections.
    [[nodiscard]] static section in_lowest_terms(section s);

    /// In lowest terms, cells in the order of their keys.
    [[nodiscard]] static section apart(const first_tally& tally);
    [[nodiscard]] static section apart(const positions_tally& tally);
    [[nodiscard]] static section apart(const pairwise_tally& tally);
    [[nodiscard]] static section apart(const grades_tally& tally);
    [[nodiscard]] static section apart(const approvals_tally& tally);
    [[nodiscard]] static section apart(const scores_tally& tally);

    /// The tally of a section that `check_section` let pass. Error: counts beyond what a tally holds.
    template <tally T>
    [[nodiscard]] static result<T> together(const section& s, const reading& r);

private:
    static void set_voters(tally_base& tally, const reading& r) noexcept;
    [[nodiscard]] static result<first_tally> make(std::type_identity<first_tally>, const section& s, const reading& r);
    [[nodiscard]] static result<positions_tally> make(std::type_identity<positions_tally>, const section& s,
                                                      const reading& r);
    [[nodiscard]] static result<pairwise_tally> make(std::type_identity<pairwise_tally>, const section& s,
                                                     const reading& r);
    [[nodiscard]] static result<grades_tally> make(std::type_identity<grades_tally>, const section& s,
                                                   const reading& r);
    [[nodiscard]] static result<approvals_tally> make(std::type_identity<approvals_tally>, const section& s,
                                                      const reading& r);
    [[nodiscard]] static result<scores_tally> make(std::type_identity<scores_tally>, const section& s,
                                                   const reading& r);
};

template <tally T>
result<T> tally_parts::together(const section& s, const reading& r) {
    return make(std::type_identity<T>{}, s, r);
}

}  // namespace delib::detail
