// The candidates of a count, in their declared order. The order is used for display and for canonical output only;
// no rule prefers an earlier candidate.
#pragma once

#include "delib/core/config.hpp"
#include "delib/core/ids.hpp"
#include "delib/core/result.hpp"
#include "delib/core/text.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace delib {

class candidate_list {
public:
    /// Names are trimmed; an empty name, a name given twice, or more than `max_candidates` are errors. Names are
    /// compared as bytes: readers bring them to Unicode's normal form C first. Time O(total length).
    [[nodiscard]] static result<candidate_list> create(const std::vector<std::string>& names);

    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }
    [[nodiscard]] const std::string& name(candidate c) const { return names_[index(c)]; }
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

    /// The candidate with this name (trimmed). Expected time O(length).
    [[nodiscard]] std::optional<candidate> find(std::string_view name) const;

    friend bool operator==(const candidate_list& a, const candidate_list& b) { return a.names_ == b.names_; }

private:
    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    std::vector<std::string> names_{};
    std::unordered_map<std::string, candidate, text_hash, std::equal_to<>> by_name_{};
};

using shared_candidates = std::shared_ptr<const candidate_list>;

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/ballot/impl/candidates.ipp"
#endif
