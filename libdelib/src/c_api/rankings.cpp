#include "c_api/rows.hpp"

#include <algorithm>
#include <span>

namespace delib::c_api {

namespace {

std::string offset_name(const char* array, std::size_t place) {
    return std::string(array) + "[" + std::to_string(place) + "]";
}

// Offsets begin at 0, ascend, and end where the array that they cut ends.
answer check_offsets(const char* name, std::span<const std::uint64_t> offsets, std::size_t end) {
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        const std::uint64_t least = i == 0 ? 0 : offsets[i - 1];
        if (offsets[i] >= least && offsets[i] <= end && (i != 0 || offsets[i] == 0)) continue;
        return {DELIB_ERROR_USAGE, offset_name(name, i) + " is " + std::to_string(offsets[i]) +
                                       "; offsets begin at 0, ascend, and end at " + std::to_string(end)};
    }
    if (offsets.back() != end) {
        return {DELIB_ERROR_USAGE, offset_name(name, offsets.size() - 1) + " is " + std::to_string(offsets.back()) +
                                       "; the last offset is the end, " + std::to_string(end)};
    }
    return {};
}

class ranking_rows final : public ballot_rows {
public:
    ranking_rows(const delib_rankings& arrays, const row_context& in) : arrays_(arrays), seen_(in.candidates, 0) {}

    [[nodiscard]] std::size_t size() const noexcept override { return arrays_.ballot_count; }

    [[nodiscard]] result<void> read(std::size_t row, std::vector<entry>& into) override {
        into.clear();
        ++stamp_;
        const std::uint64_t first = arrays_.ballot_offsets[row], end = arrays_.ballot_offsets[row + 1];
        // A rank beyond 32 bits needs as many tiers before it.
        if (end - first > UINT32_MAX) return error{error_code::limit, "more than 2^32 tiers on a ballot", {}};
        for (std::uint64_t tier = first; tier < end; ++tier) {
            const bool alone = arrays_.tier_offsets == nullptr;
            const std::uint64_t from = alone ? tier : arrays_.tier_offsets[tier];
            const std::uint64_t to = alone ? tier + 1 : arrays_.tier_offsets[tier + 1];
            for (std::uint64_t i = from; i < to; ++i) {
                const std::uint32_t who = arrays_.candidates[i];
                if (who >= seen_.size()) {
                    return error{error_code::name,
                                 "candidate " + std::to_string(who) + " of " + std::to_string(seen_.size()) +
                                     "; places count from 0",
                                 {}};
                }
                if (seen_[who] == stamp_)
                    return error{error_code::name, "candidate " + std::to_string(who) + " stands twice", {}};
                seen_[who] = stamp_;
                into.push_back({candidate_at(who), static_cast<std::uint32_t>(tier - first + 1)});
            }
        }
        return {};
    }

private:
    delib_rankings arrays_;
    std::vector<std::uint64_t> seen_;  // the last row on which a candidate stood
    std::uint64_t stamp_ = 0;
};

}  // namespace

answer open_rankings(const delib_rankings& rankings, const row_context& in, std::unique_ptr<ballot_rows>& rows) {
    if (rankings.ballot_offsets == nullptr) return bad_argument("`ballot_offsets` is NULL");
    if (rankings.candidates == nullptr && rankings.candidate_count != 0) return bad_argument("`candidates` is NULL");
    const std::size_t tiers = rankings.tier_offsets == nullptr ? rankings.candidate_count : rankings.tier_count;
    answer wrong = check_offsets("ballot_offsets", {rankings.ballot_offsets, rankings.ballot_count + 1}, tiers);
    if (wrong.status == DELIB_OK && rankings.tier_offsets != nullptr)
        wrong = check_offsets("tier_offsets", {rankings.tier_offsets, tiers + 1}, rankings.candidate_count);
    if (wrong.status == DELIB_OK) rows = std::make_unique<ranking_rows>(rankings, in);
    return wrong;
}

}  // namespace delib::c_api
