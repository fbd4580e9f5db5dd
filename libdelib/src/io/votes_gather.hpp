// What readers of votes find, file by file, until all of one conversation is there.
#pragma once

#include "delib/ballot/votes.hpp"
#include "delib/io/votes.hpp"
#include "io/names.hpp"
#include "io/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace delib::io {

/// Identifiers by the order in which they were met.
class id_list {
public:
    explicit id_list(std::size_t most) : most_(most) {}

    /// The number of an id, which is added if it is new; nothing once there are too many. Expected time O(length).
    [[nodiscard]] std::optional<std::uint32_t> intern(std::string_view raw);
    [[nodiscard]] std::size_t size() const noexcept { return ids_.size(); }
    [[nodiscard]] const std::vector<std::string>& ids() const noexcept { return ids_; }

    /// The numbers in the natural order of their ids.
    [[nodiscard]] std::vector<std::uint32_t> natural() const;

private:
    std::size_t most_;
    std::vector<std::string> ids_{};
    text_map<std::uint32_t> by_id_{};
};

class vote_gatherer {
public:
    id_list participants{max_participants};
    id_list statements{max_statements};
    std::vector<cast_vote> votes{};
    std::string title{};
    std::vector<reading_note> notes{};

    /// What is known of a statement beside its votes.
    [[nodiscard]] statement& about(std::uint32_t number);

    /// The number of a declared column.
    [[nodiscard]] std::uint32_t stratum(const std::string& name);
    void set_stratum(std::uint32_t column, std::uint32_t participant, std::string_view value);

    /// Everything, in the natural order of ids.
    [[nodiscard]] result<vote_matrix> finish() &&;

private:
    struct declared {
        std::string name{};
        id_list values{max_participants};
        std::vector<std::uint32_t> of_participant{};
    };

    std::vector<statement> known_{};
    std::vector<declared> strata_{};
};

/// `1`, `0`, `-1`, `agree`, `disagree`, `pass`, in any case, and `1.0` as some programs write it.
[[nodiscard]] std::optional<stance> parse_stance(std::string_view cell) noexcept;
/// Milliseconds; a fraction is dropped.
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view cell) noexcept;
/// `1`, `0` or `-1`.
[[nodiscard]] std::optional<moderation> parse_moderation(std::string_view cell) noexcept;
/// `true` or `false`, `1` or `0`.
[[nodiscard]] std::optional<statement_kind> parse_kind(std::string_view cell) noexcept;

inline constexpr std::string_view expected_vote = "expected 1, -1 or 0, or agree, disagree or pass";

/// Adds the votes or the statements of one file.
[[nodiscard]] result<void> read_vote_table(const source& file, const vote_options& options, vote_gatherer& into);
[[nodiscard]] result<void> read_vote_json(const source& file, vote_gatherer& into);

/// Too many participants or statements.
[[nodiscard]] error too_many_participants(const source& file, std::uint64_t line);
[[nodiscard]] error too_many_statements(const source& file, std::uint64_t line);

}  // namespace delib::io
