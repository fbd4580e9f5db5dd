// A file in one of PrefLib's formats (https://preflib.org/format), in the current header style and in the one before
// 2022: everything but the preferences themselves, which each kind of file writes in its own way.
//
//     # NUMBER ALTERNATIVES: 3          3
//     # NUMBER VOTERS: 7                1,Anna
//     # ALTERNATIVE NAME 1: Anna        2,Bert
//     …                                 3,Cleo
//     5: PREFERENCE                     7,7,2
//     2: PREFERENCE                     5,PREFERENCE
//
// The header promises how many voters follow, and a file that does not keep it was cut or changed: an error.
#pragma once

#include "io/names.hpp"
#include "io/source.hpp"
#include "io/stage.hpp"

#include <span>
#include <unordered_map>
#include <vector>

namespace delib::io {

class preflib_file {
public:
    /// All of these must outlive the file.
    preflib_file(std::span<const source> files, std::uint32_t number, const read_options& options, name_index& names,
                 ballot_stage& stage);
    preflib_file(const preflib_file&) = delete;
    preflib_file& operator=(const preflib_file&) = delete;
    virtual ~preflib_file() = default;

    /// Reads the whole file into the stage. Time O(bytes).
    [[nodiscard]] result<void> read_all();

    /// Candidates without a name in the header, on a ballot or not.
    [[nodiscard]] const std::vector<std::uint32_t>& extra() const noexcept { return extra_; }

protected:
    using count = std::uint64_t;

    /// A header line of this kind of file alone.
    [[nodiscard]] virtual result<void> own_key(std::string_view key, std::string_view value) {
        (void)key, (void)value;
        return {};
    }
    /// The header is over.
    [[nodiscard]] virtual result<void> header_done() { return {}; }
    /// Reads a preference: calls `add` for each alternative on it.
    [[nodiscard]] virtual result<void> preference(std::string_view text) = 0;

    /// The number at the front of `text` is an alternative of this ballot, with this provisional value; with none it is
    /// checked and left out. Takes the digits off the text.
    [[nodiscard]] result<void> add(std::string_view& text, std::optional<std::uint32_t> value);

    [[nodiscard]] error wrong(std::string_view at, error_code code, std::string what) const {
        return error_at(file_, cursor_.number(), cursor_.column(at), code, std::move(what));
    }
    [[nodiscard]] const source& file() const noexcept { return file_; }
    [[nodiscard]] std::uint64_t line_number() const noexcept { return cursor_.number(); }
    /// How many alternatives this ballot holds so far, and how many there are.
    [[nodiscard]] std::size_t on_ballot() const noexcept { return entries_.size(); }
    [[nodiscard]] count alternatives() const noexcept {
        return std::max<count>(alternatives_.value.value_or(0), ids_.size());
    }

    /// A whole number, blanks around it ignored.
    [[nodiscard]] static std::optional<count> parse_number(std::string_view text);

    struct promised {
        std::optional<count> value{};
        std::uint64_t line = 0;
    };
    /// Reads a number that the header promises.
    [[nodiscard]] result<void> promise(promised& what, std::string_view key, std::string_view value);

private:
    [[nodiscard]] result<void> refuse(const error& why, count heads, bool heads_unknown);
    [[nodiscard]] result<void> header_line(std::string_view text);
    [[nodiscard]] result<void> add_alternative(std::string_view id_text, std::string_view name);
    [[nodiscard]] result<void> old_header(std::string_view text);
    [[nodiscard]] result<void> ballot_line();
    [[nodiscard]] result<std::uint32_t> unnamed(count id, std::string_view at);
    [[nodiscard]] result<void> check_promises();
    [[nodiscard]] result<void> name_the_rest();

    const source& file_;
    std::uint32_t file_number_;
    bool declared_;
    name_index& names_;
    ballot_stage& stage_;
    line_cursor cursor_;
    std::string_view line_{};
    std::unordered_map<count, std::uint32_t> ids_{};
    std::unordered_map<std::uint32_t, count> holder_{};
    promised alternatives_{};
    promised voters_{};
    promised orders_{};
    bool named_ = false;
    bool old_style_ = false;
    bool ballots_begun_ = false;
    bool unknown_ = false;
    count old_left_ = 0;
    count voters_seen_ = 0;
    count orders_seen_ = 0;
    std::vector<entry> entries_{};
    std::vector<count> seen_{};
    count ballot_ = 0;
    std::vector<std::uint32_t> extra_{};
};

}  // namespace delib::io
