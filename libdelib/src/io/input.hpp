// A file that is read once, from front to back, by whoever does not know yet whether it fits into memory.
#pragma once

#include "core/running_sha256.hpp"
#include "delib/core/result.hpp"
#include "io/file.hpp"
#include "io/unpack.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace delib::io {

class input {
public:
    /// Opens a file, or standard input for `-`. Errors: what the system refuses.
    [[nodiscard]] static result<std::unique_ptr<input>> open(const std::string& path, std::size_t max_bytes,
                                                             bool with_digest);

    /// What the file holds is at least as long, as far as one can tell before it is read.
    [[nodiscard]] std::size_t least_size() const noexcept { return unpacker_ == nullptr ? known_size_ : 0; }

    /// The next bytes of what the file holds, uncompressed: `room` of them, or fewer at its end. Errors: those of
    /// `load_files`.
    [[nodiscard]] result<std::size_t> read(char* into, std::size_t room);

    /// Until this is called, all bytes that are read are kept, unless the file can be opened again.
    void forget() noexcept;
    /// Precondition: nothing was forgotten. The whole file as it is stored, read to its end.
    [[nodiscard]] result<file_bytes> stored(unsigned threads);

    /// The SHA-256 of the file as it is stored; empty where none was asked for. Precondition: `read` came to the end.
    [[nodiscard]] std::string digest();

    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    input(const std::string& path, std::size_t max_bytes)
        : path_(path), max_bytes_(max_bytes), file_(path), kept_(0, max_bytes) {}

    [[nodiscard]] result<std::size_t> read_stored(char* into, std::size_t room);
    [[nodiscard]] result<std::size_t> read_some(char* into, std::size_t room);

    static constexpr std::size_t packed_block = std::size_t{1} << 17;

    std::string path_;
    std::size_t max_bytes_;
    descriptor file_;
    bool can_begin_again_ = false;  // a file that can be opened a second time
    bool at_end_ = false;           // of what is stored
    std::size_t known_size_ = 0;    // of such a file
    std::size_t bytes_ = 0;         // stored, so far
    std::size_t content_ = 0;
    std::optional<running_sha256> sha256_{};
    std::unique_ptr<unpacker> unpacker_{};
    std::string begin_{};         // of a file of which nobody has read anything yet
    std::string packed_{};        // a block of a compressed file,
    std::string_view to_unpack_;  // and what is left of it
    bool keeps_ = true;
    growing_bytes kept_;
};

}  // namespace delib::io
