// Files of the system, and whole files in memory.
#pragma once

#include "delib/core/result.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace delib::io {

class descriptor {
public:
    /// Opens a file for reading; `-` is standard input, which stays open.
    explicit descriptor(const std::string& path);
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor();
    /// Below 0 where it could not be opened, for the reason in errno.
    [[nodiscard]] int number() const noexcept { return number_; }

private:
    int number_;
    bool owned_;
};

/// What the system said when it refused something.
[[nodiscard]] error system_error(const std::string& path, const std::string& what, int code);

struct file_bytes {
    std::unique_ptr<char[]> data{};
    std::size_t size = 0;

    [[nodiscard]] std::string_view view() const noexcept { return {data.get(), size}; }
};

/// Room that doubles up to one byte more than is allowed.
class growing_bytes {
public:
    growing_bytes(std::size_t expected, std::size_t max_bytes)
        : limit_(max_bytes + 1),
          room_(std::min(std::max<std::size_t>(expected, 1 << 16), limit_)),
          bytes_{std::make_unique_for_overwrite<char[]>(room_), 0} {}

    [[nodiscard]] char* next() noexcept { return bytes_.data.get() + bytes_.size; }
    [[nodiscard]] std::size_t left() const noexcept { return room_ - bytes_.size; }
    void add(std::size_t count) {
        bytes_.size += count;
        if (left() > 0 || room_ == limit_) return;
        room_ = room_ > limit_ / 2 ? limit_ : room_ * 2;
        auto larger = std::make_unique_for_overwrite<char[]>(room_);
        std::memcpy(larger.get(), bytes_.data.get(), bytes_.size);
        bytes_.data = std::move(larger);
    }
    [[nodiscard]] bool too_many() const noexcept { return bytes_.size == limit_; }
    [[nodiscard]] file_bytes take() noexcept { return std::move(bytes_); }

private:
    std::size_t limit_;
    std::size_t room_;
    file_bytes bytes_;
};

/// The bytes of a file, or of standard input for `-`. A file of more than `max_bytes` is a `limit` error, and no more
/// than that is read; what the system refuses is an `io` error. A copy and not a mapping, so that a file that another
/// program shortens meanwhile cannot end ours. A large file is copied by `threads` threads.
[[nodiscard]] result<file_bytes> load_file(const std::string& path, std::size_t max_bytes, unsigned threads = 1);

}  // namespace delib::io
