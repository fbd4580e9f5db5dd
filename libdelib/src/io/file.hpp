// Whole files in memory.
#pragma once

#include "delib/core/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace delib::io {

struct file_bytes {
    std::unique_ptr<char[]> data{};
    std::size_t size = 0;

    [[nodiscard]] std::string_view view() const noexcept { return {data.get(), size}; }
};

/// The bytes of a file, or of standard input for `-`. A file of more than `max_bytes` is a `limit` error, and no more
/// than that is read; what the system refuses is an `io` error. A copy and not a mapping, so that a file that another
/// program shortens meanwhile cannot end ours. A large file is copied by `threads` threads.
[[nodiscard]] result<file_bytes> load_file(const std::string& path, std::size_t max_bytes, unsigned threads = 1);

}  // namespace delib::io
