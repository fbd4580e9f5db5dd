// Compressed files: gzip and Zstandard, told by their first bytes.
#pragma once

#include "delib/core/result.hpp"
#include "io/file.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace delib::io {

enum class packing : std::uint8_t { gzip, zstd };

/// How these bytes are compressed, if they are.
[[nodiscard]] std::optional<packing> packing_of(std::string_view bytes) noexcept;

/// What compressed bytes hold, while they come in.
class unpacker {
public:
    /// `path` is for messages.
    [[nodiscard]] static std::unique_ptr<unpacker> create(packing how, const std::string& path);
    virtual ~unpacker() = default;

    /// Takes bytes off the front of `bytes` and writes what they hold, at most `room` bytes; returns how many. Something
    /// is taken or written unless `bytes` is empty or there is no room. Error: what is damaged.
    [[nodiscard]] virtual result<std::size_t> unpack(std::string_view& bytes, char* into, std::size_t room) = 0;
    /// Whether the bytes may end here and nothing is missing.
    [[nodiscard]] virtual bool may_end() const noexcept = 0;
    /// The error if they end where they may not.
    [[nodiscard]] virtual error ends_early() const = 0;
};

/// What the bytes hold: all members of a gzip file, all frames of a Zstandard one. `path` is for messages. Errors:
/// `limit` for more than `max_bytes`, of which no more than that are ever made; `parse` for what is damaged or ends
/// early. Memory: the content, and up to 128 MB of window for Zstandard. Time O(bytes + content).
[[nodiscard]] result<file_bytes> unpack(std::string_view bytes, packing how, const std::string& path,
                                        std::size_t max_bytes);

/// `ballots.csv` for `ballots.csv.gz`: without the ending that says how a file is compressed.
[[nodiscard]] std::string_view without_packing(std::string_view path) noexcept;

}  // namespace delib::io
