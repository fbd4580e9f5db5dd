// Meek's single transferable vote (Meek 1969; Hill, Wichmann and Woodall, Algorithm 123, Computer Journal 30, 1987).
//
// Every elected candidate keeps a share of each vote that comes to it, its keep value; the rest goes to the next
// preference, whoever that is: an elected candidate receives votes as the others do, and an excluded one counts as if it
// had never stood. Keep values are those with which each elected candidate holds just the quota, and the quota is that of
// the votes which still speak. They are found by iteration, from 1 down, anew at each stage, so that a stage depends only
// on who is elected and who is excluded.
//
// Shares and votes are whole numbers of 10^-digits, shares rounded up. An iteration ends when the surplus in all is
// below 10^-(2·digits/3) votes, or no longer falls; who has the fewest votes is told apart only beyond what surplus is
// left, as in the reference rule of the Proportional Representation Foundation.
//
// Ballots that agree on the elected candidates they pass, and on who comes then, are one node of a tree, and move
// together: an iteration takes time O(nodes), of which there are at most m for each sequence of elected candidates.
#pragma once

#include "delib/core/config.hpp"
#include "delib/core/result.hpp"
#include "delib/rule/stv/seats.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace delib {

namespace meek_stv {

inline constexpr int digits = 9;

}  // namespace meek_stv

class meek_count final : public stv_count {
public:
    /// Errors: weights that do not fit 125 bits with so many digits.
    [[nodiscard]] static result<std::unique_ptr<stv_count>> create(const profile& p, std::size_t seats,
                                                                   stv_quota formula, int digits);

    [[nodiscard]] std::unique_ptr<stv_count> copy() const override { return std::make_unique<meek_count>(*this); }
    [[nodiscard]] std::size_t bytes() const override;

    meek_count(const profile& p, std::size_t seats, stv_quota formula, int128 unit, int128 tolerance);

protected:
    void look() override;
    [[nodiscard]] bool has_quota(std::size_t who) const override;
    void exclude(const std::vector<candidate>& who) override;
    bool seated(const std::vector<candidate>& who) override;
    [[nodiscard]] std::vector<candidate> lowest() const override;
    [[nodiscard]] bool depends_on_its_past() const override { return false; }
    void show(std::vector<event>& told) const override;

private:
    using branch = preference_branches::branch;
    struct node {
        std::uint32_t parent;
        std::uint32_t who;
        int128 weight = 0;
        std::vector<branch> votes{};  // of a hopeful candidate
    };

    void enter(std::uint32_t parent, const branch& votes);
    void distribute();
    void find_quota();

    std::shared_ptr<const preference_branches> ballots_;
    stv_quota formula_;
    int128 denominator_;
    int128 unit_;              // 10^digits: a whole share
    int128 tolerance_;         // in units of votes
    std::vector<node> nodes_;  // a parent before its children; the first one is the root
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> children_{};  // by parent and candidate
    std::vector<std::vector<std::uint32_t>> nodes_of_;                             // by candidate
    std::vector<bool> takes_;                                                      // hopeful or elected
    std::vector<int128> keep_;                                                     // by candidate, in units
    std::vector<int128> votes_;                                                    // by candidate, in units
    std::vector<int128> shares_{};                                                 // scratch
    int128 speaking_ = 0;
    int128 needed_ = 0;
    int128 surplus_ = 0;
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/stv/impl/meek.ipp"
#endif
