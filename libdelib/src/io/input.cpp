#include "io/input.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace delib::io {

result<std::unique_ptr<input>> input::open(const std::string& path, std::size_t max_bytes, bool with_digest) {
    // Whoever allows all bytes there are allows one more than any file has.
    std::unique_ptr<input> out(new input(path, std::min(max_bytes, static_cast<std::size_t>(PTRDIFF_MAX) - 1)));
    if (out->file_.number() < 0) return system_error(path, "cannot open", errno);
    struct stat status {};
    if (::fstat(out->file_.number(), &status) != 0) return system_error(path, "cannot read", errno);
    if (S_ISDIR(status.st_mode)) return system_error(path, "cannot read", EISDIR);
    out->can_begin_again_ = path != "-" && S_ISREG(status.st_mode);
    if (out->can_begin_again_) out->known_size_ = static_cast<std::size_t>(status.st_size);
    out->keeps_ = !out->can_begin_again_;
    if (with_digest) out->sha256_.emplace();
    // As many bytes as tell how a file is compressed.
    std::string begin(4, '\0');
    DELIB_TRY(got, out->read_stored(begin.data(), begin.size()));
    begin.resize(got);
    if (const auto how = packing_of(begin)) {
        out->unpacker_ = unpacker::create(*how, path);
        out->packed_.resize(packed_block);
        std::memcpy(out->packed_.data(), begin.data(), got);
        out->to_unpack_ = std::string_view(out->packed_).substr(0, got);
    } else {
        out->begin_ = std::move(begin);
    }
    return out;
}

result<std::size_t> input::read_some(char* into, std::size_t room) {
    for (;;) {
        const ::ssize_t got = ::read(file_.number(), into, std::min<std::size_t>(room, 1U << 30));
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) return system_error(path_, "cannot read", errno);
    }
}

// As many bytes as there is room for, or all that are left.
result<std::size_t> input::read_stored(char* into, std::size_t room) {
    std::size_t size = 0;
    while (size < room && !at_end_) {
        DELIB_TRY(got, read_some(into + size, room - size));
        at_end_ = got == 0;
        size += got;
        if (size > max_bytes_ - std::min(bytes_, max_bytes_))
            return error{error_code::limit, "more than " + std::to_string(max_bytes_) + " bytes", {path_, 0, 0}};
    }
    bytes_ += size;
    if (sha256_) sha256_->add({into, size});
    for (std::size_t kept = 0; keeps_ && kept < size;) {
        const std::size_t part = std::min(size - kept, kept_.left());
        std::memcpy(kept_.next(), into + kept, part);
        kept_.add(part);
        kept += part;
    }
    return size;
}

result<std::size_t> input::read(char* into, std::size_t room) {
    if (unpacker_ == nullptr) {
        const std::size_t first = std::min(room, begin_.size());
        std::memcpy(into, begin_.data(), first);
        begin_.erase(0, first);
        DELIB_TRY(got, read_stored(into + first, room - first));
        return first + got;
    }
    std::size_t size = 0;
    while (size < room) {
        if (to_unpack_.empty() && !at_end_) {
            DELIB_TRY(got, read_stored(packed_.data(), packed_.size()));
            to_unpack_ = std::string_view(packed_).substr(0, got);
        }
        const bool last = to_unpack_.empty() && at_end_;
        DELIB_TRY(made, unpacker_->unpack(to_unpack_, into + size, room - size));
        size += made;
        if (size > max_bytes_ - std::min(content_, max_bytes_)) {
            return error{error_code::limit,
                         "more than " + std::to_string(max_bytes_) + " bytes when uncompressed",
                         {path_, 0, 0}};
        }
        if (!last || made > 0) continue;
        if (!unpacker_->may_end()) return unpacker_->ends_early();
        break;
    }
    content_ += size;
    return size;
}

void input::forget() noexcept {
    keeps_ = false;
    static_cast<void>(kept_.take());
}

result<file_bytes> input::stored(unsigned threads) {
    if (can_begin_again_) return load_file(path_, max_bytes_, threads);
    keeps_ = false;
    while (!at_end_) {
        DELIB_TRY(got, read_stored(kept_.next(), kept_.left()));
        kept_.add(got);
    }
    return kept_.take();
}

std::string input::digest() {
    return sha256_ ? sha256_->finish() : std::string();
}

}  // namespace delib::io
