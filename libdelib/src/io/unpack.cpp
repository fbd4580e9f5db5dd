#include "io/unpack.hpp"

#include "core/fatal.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

namespace delib::io {

namespace {

// Room that doubles up to one byte more than is allowed.
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

error damaged(const std::string& path, const std::string& what) {
    return {error_code::parse, what, {path, 0, 0}};
}

error too_large(const std::string& path, std::size_t max_bytes) {
    return {error_code::limit, "more than " + std::to_string(max_bytes) + " bytes when uncompressed", {path, 0, 0}};
}

struct inflating : z_stream {
    inflating() : z_stream{} {
        // 15 bits of window, and 16 for the header of gzip.
        if (inflateInit2(this, 15 + 16) != Z_OK) out_of_memory();
    }
    inflating(const inflating&) = delete;
    inflating& operator=(const inflating&) = delete;
    ~inflating() { inflateEnd(this); }
};

result<file_bytes> unpack_gzip(std::string_view bytes, const std::string& path, std::size_t max_bytes) {
    constexpr std::size_t most = std::size_t{1} << 30;  // zlib counts in 32 bits
    growing_bytes out(bytes.size() * 4, max_bytes);
    inflating stream;
    std::size_t at = 0;
    for (;;) {
        const std::size_t in = std::min(bytes.size() - at, most);
        const std::size_t room = std::min(out.left(), most);
        // zlib does not write there, but does not say so.
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + at));
        stream.avail_in = static_cast<uInt>(in);
        stream.next_out = reinterpret_cast<Bytef*>(out.next());
        stream.avail_out = static_cast<uInt>(room);
        const int status = inflate(&stream, Z_NO_FLUSH);
        at += in - stream.avail_in;
        const std::size_t made = room - stream.avail_out;
        out.add(made);
        if (out.too_many()) return too_large(path, max_bytes);
        if (status == Z_STREAM_END) {
            // Another member may follow; zeros behind the last one are filling of tapes and blocks.
            if (bytes.find_first_not_of('\0', at) == std::string_view::npos) return out.take();
            if (inflateReset(&stream) != Z_OK) out_of_memory();
            continue;
        }
        if (status == Z_MEM_ERROR) out_of_memory();
        if (status != Z_OK && status != Z_BUF_ERROR) {
            return damaged(path, "the gzip data are damaged at byte " + std::to_string(at + 1));
        }
        if (at == bytes.size() && made < room) return damaged(path, "the gzip data end early");
    }
}

struct close_zstd {
    void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
};

result<file_bytes> unpack_zstd(std::string_view bytes, const std::string& path, std::size_t max_bytes) {
    const std::unique_ptr<ZSTD_DCtx, close_zstd> context(ZSTD_createDCtx());
    if (context == nullptr) out_of_memory();
    growing_bytes out(bytes.size() * 4, max_bytes);
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
        ZSTD_outBuffer to{out.next(), out.left(), 0};
        const std::size_t status = ZSTD_decompressStream(context.get(), &to, &in);
        const bool full = to.pos == to.size;
        out.add(to.pos);
        if (out.too_many()) return too_large(path, max_bytes);
        if (ZSTD_isError(status) != 0) {
            if (ZSTD_getErrorCode(status) == ZSTD_error_memory_allocation) out_of_memory();
            return damaged(path, std::string("the zstd data are damaged: ") + ZSTD_getErrorName(status));
        }
        if (in.pos == in.size && status == 0) return out.take();
        if (in.pos == in.size && !full) return damaged(path, "the zstd data end early");
    }
}

}  // namespace

std::optional<packing> packing_of(std::string_view bytes) noexcept {
    if (bytes.starts_with("\x1F\x8B")) return packing::gzip;
    if (bytes.starts_with("\x28\xB5\x2F\xFD")) return packing::zstd;
    return std::nullopt;
}

result<file_bytes> unpack(std::string_view bytes, packing how, const std::string& path, std::size_t max_bytes) {
    // Whoever allows all bytes there are allows one more than any file has.
    max_bytes = std::min(max_bytes, static_cast<std::size_t>(PTRDIFF_MAX) - 1);
    return how == packing::gzip ? unpack_gzip(bytes, path, max_bytes) : unpack_zstd(bytes, path, max_bytes);
}

std::string_view without_packing(std::string_view path) noexcept {
    for (const std::string_view ending : {".gz", ".zst", ".GZ", ".ZST"}) {
        if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
    }
    return path;
}

}  // namespace delib::io
