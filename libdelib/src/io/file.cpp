#include "io/file.hpp"

#include "core/huge_pages.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace delib::io {

namespace {

class descriptor {
public:
    explicit descriptor(const std::string& path)
        : number_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)), owned_(path != "-") {}
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor() {
        if (owned_ && number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const noexcept { return number_; }

private:
    int number_;
    bool owned_;
};

error system_error(const std::string& path, const std::string& what, int code) {
    return {error_code::io, what + ": " + std::generic_category().message(code), {path, 0, 0}};
}

}  // namespace

result<file_bytes> load_file(const std::string& path, std::size_t max_bytes) {
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
