// One reader for each family of formats. The files of a call are one electorate with one list of candidates.
#pragma once

#include "delib/io/load.hpp"
#include "io/file.hpp"
#include "io/names.hpp"
#include "io/source.hpp"

#include <span>

namespace delib::io {

/// csv, grades, approvals. Time O(bytes).
[[nodiscard]] result<ballots> read_tables(std::span<const source> files, const read_options& options);

/// soc, soi, toc, toi. Time O(bytes).
[[nodiscard]] result<ballots> read_preflib(std::span<const source> files, const read_options& options);

/// More categories than this in a cat file are refused with a clear error: a scale multiplies the size of a tally.
inline constexpr std::size_t max_categories = 256;

/// cat. Time O(bytes).
[[nodiscard]] result<ballots> read_categories(std::span<const source> files, const read_options& options);

/// cvotes. Time O(bytes).
[[nodiscard]] result<ballots> read_cvotes(std::span<const source> files, const read_options& options);

/// abif. Time O(bytes).
[[nodiscard]] result<ballots> read_abif(std::span<const source> files, const read_options& options);

/// blt. Time O(bytes).
[[nodiscard]] result<ballots> read_blt(std::span<const source> files, const read_options& options);

/// A file by its name and text, in the format that the options name or that it seems to have. Error: UTF-16.
[[nodiscard]] result<source> make_source(const std::string& name, std::string_view text, const read_options& options);

/// A file as it is stored, uncompressed if it is compressed. Errors: those of `unpack`.
[[nodiscard]] result<loaded_file> loaded_from(file_bytes stored, const std::string& path, std::size_t max_bytes);

/// Puts the declared candidates into the index; a name twice, or an empty one, is an error.
[[nodiscard]] result<void> fix_declared(name_index& names, const read_options& options);

/// What a table can hold and other formats cannot (strata, a weight column) is a usage error for them.
[[nodiscard]] result<void> check_no_columns(std::string_view format, const read_options& options);

/// Any reading but that of rankings is a usage error.
[[nodiscard]] result<void> check_rankings_only(std::string_view format, const read_options& options);

/// The format of a file that the caller did not name: by the extension of `name`, else by the content.
struct detected_format {
    std::string format{};
    bool by_name = false;
};
[[nodiscard]] result<detected_format> detect_format(const std::string& name, std::string_view text);

/// `soc soi toc toi` and so on: everything that can be read, separated by commas.
[[nodiscard]] std::string_view readable_formats() noexcept;
[[nodiscard]] bool is_readable(std::string_view format) noexcept;

}  // namespace delib::io
