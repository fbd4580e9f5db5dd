// Files in memory, before anybody has said what they are: whoever looks at their first bytes need not read them twice,
// which standard input would not allow.
#pragma once

#include "delib/core/result.hpp"
#include "delib/io/read.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace delib {

struct loaded_file {
    std::string path{};              ///< as given; `-` for standard input
    std::unique_ptr<char[]> data{};  ///< uncompressed, if the file is compressed
    std::size_t size = 0;
    std::unique_ptr<char[]> packed_data{};  ///< what stands in a compressed file; null for others
    std::size_t packed_size = 0;

    [[nodiscard]] std::string_view text() const noexcept { return {data.get(), size}; }
    /// The bytes of the file itself.
    [[nodiscard]] std::string_view stored() const noexcept {
        return packed_data == nullptr ? text() : std::string_view(packed_data.get(), packed_size);
    }
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return std::as_bytes(std::span(text())); }
};

/// The files with these paths (`-` is standard input), uncompressed if their first bytes are those of gzip or Zstandard.
/// Errors: what the system refuses, a file of more than `max_bytes`, compressed or not, and damaged compression.
[[nodiscard]] result<std::vector<loaded_file>> load_files(const std::vector<std::string>& paths,
                                                          std::size_t max_bytes = read_options{}.max_bytes,
                                                          unsigned threads = 1);

/// What a report says of a file: its base name and, where `options.digest` asks for it, the SHA-256 of what is stored.
[[nodiscard]] source_file describe(const loaded_file& file, const read_options& options);

/// As `read_ballots`, from files that were loaded.
[[nodiscard]] result<ballots> read_loaded(const std::vector<loaded_file>& files, const read_options& options = {});

}  // namespace delib
