#include "io/file.hpp"

#include "core/parallel.hpp"
#include "delib/core/huge_pages.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace delib::io {

descriptor::descriptor(const std::string& path)
    : number_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)), owned_(path != "-") {}

descriptor::~descriptor() {
    if (owned_ && number_ >= 0) ::close(number_);
}

error system_error(const std::string& path, const std::string& what, int code) {
    return {error_code::io, what + ": " + std::generic_category().message(code), {path, 0, 0}};
}

namespace {

// Reads the first `size` bytes in blocks side by side, and goes on behind them. False, and nothing is done, for a file
// that is small, shorter than it was, or cannot be read in this way.
bool read_at_once(int file, char* into, std::size_t size, unsigned threads) {
    constexpr std::size_t block = std::size_t{1} << 22;
    if (size < 2 * block) return false;
    std::atomic<bool> whole{true};
    for_each_parallel(threads, (size + block - 1) / block, [&](std::size_t i) {
        const std::size_t end = std::min(size, (i + 1) * block);
        for (std::size_t at = i * block; at < end && whole.load();) {
            const ::ssize_t got = ::pread(file, into + at, end - at, static_cast<::off_t>(at));
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) whole = false;
            at += got > 0 ? static_cast<std::size_t>(got) : 0;
        }
    });
    return whole.load() && ::lseek(file, static_cast<::off_t>(size), SEEK_SET) >= 0;
}

}  // namespace

result<file_bytes> load_file(const std::string& path, std::size_t max_bytes, unsigned threads) {
    const descriptor file(path);
    if (file.number() < 0) return system_error(path, "cannot open", errno);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return system_error(path, "cannot read", errno);
    if (S_ISDIR(status.st_mode)) return system_error(path, "cannot read", EISDIR);

    const error too_large{error_code::limit, "more than " + std::to_string(max_bytes) + " bytes", {path, 0, 0}};
    // The size of a pipe is unknown, and that of a file may change while we read: it is only where to begin.
    const std::size_t expected = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
    if (expected > max_bytes) return too_large;
    std::size_t room = std::max<std::size_t>(expected + 1, std::size_t{1} << 16);
    file_bytes out{std::make_unique_for_overwrite<char[]>(room), 0};
    prefer_huge_pages(out.data.get(), room);
    if (threads > 1 && path != "-" && read_at_once(file.number(), out.data.get(), expected, threads))
        out.size = expected;
    for (;;) {
        if (out.size == room) {
            room *= 2;
            auto larger = std::make_unique_for_overwrite<char[]>(room);
            prefer_huge_pages(larger.get(), room);
            std::memcpy(larger.get(), out.data.get(), out.size);
            out.data = std::move(larger);
        }
        const ::ssize_t got =
            ::read(file.number(), out.data.get() + out.size, std::min<std::size_t>(room - out.size, 1U << 30));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_error(path, "cannot read", errno);
        if (got == 0) return out;
        out.size += static_cast<std::size_t>(got);
        if (out.size > max_bytes) return too_large;
    }
}

}  // namespace delib::io
