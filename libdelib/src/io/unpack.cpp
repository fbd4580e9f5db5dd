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

error damaged(const std::string& path, const std::string& what) {
    return {error_code::parse, what, {path, 0, 0}};
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

class gzip_unpacker : public unpacker {
public:
    explicit gzip_unpacker(std::string path) : path_(std::move(path)) {}

    result<std::size_t> unpack(std::string_view& bytes, char* into, std::size_t room) override {
        constexpr std::size_t most = std::size_t{1} << 30;  // zlib counts in 32 bits
        if (state_ == state::between) {
            if (bytes.empty()) return std::size_t{0};
            // Another member follows; zeros behind the last one are filling of tapes and blocks.
            state_ = bytes.front() == '\0' ? state::filling : state::inside;
            if (inflateReset(&stream_) != Z_OK) out_of_memory();
        }
        if (state_ == state::filling) {
            const auto other = bytes.find_first_not_of('\0');
            if (other != std::string_view::npos) return damaged_here();
            bytes = {};
            return std::size_t{0};
        }
        const std::size_t in = std::min(bytes.size(), most);
        room = std::min(room, most);
        // zlib does not write there, but does not say so.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(in);
        stream_.next_out = reinterpret_cast<Bytef*>(into);
        stream_.avail_out = static_cast<uInt>(room);
        const int status = inflate(&stream_, Z_NO_FLUSH);
        taken_ += in - stream_.avail_in;
        bytes.remove_prefix(in - stream_.avail_in);
        if (status == Z_STREAM_END) state_ = state::between;
        if (status == Z_MEM_ERROR) out_of_memory();
        if (status != Z_OK && status != Z_BUF_ERROR && status != Z_STREAM_END) return damaged_here();
        return room - stream_.avail_out;
    }
    [[nodiscard]] bool may_end() const noexcept override { return state_ != state::inside; }
    [[nodiscard]] error ends_early() const override { return damaged(path_, "the gzip data end early"); }

private:
    enum class state : std::uint8_t { inside, between, filling };

    [[nodiscard]] error damaged_here() const {
        return damaged(path_, "the gzip data are damaged at byte " + std::to_string(taken_ + 1));
    }

    std::string path_;
    inflating stream_{};
    state state_ = state::inside;
    std::size_t taken_ = 0;
};

struct close_zstd {
    void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
};

class zstd_unpacker : public unpacker {
public:
    explicit zstd_unpacker(std::string path) : path_(std::move(path)), context_(ZSTD_createDCtx()) {
        if (context_ == nullptr) out_of_memory();
    }

    result<std::size_t> unpack(std::string_view& bytes, char* into, std::size_t room) override {
        if (bytes.empty() && whole_) return std::size_t{0};  // libzstd would wait for another frame
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        ZSTD_outBuffer to{into, room, 0};
        const std::size_t status = ZSTD_decompressStream(context_.get(), &to, &in);
        if (ZSTD_isError(status) != 0) {
            if (ZSTD_getErrorCode(status) == ZSTD_error_memory_allocation) out_of_memory();
            return damaged(path_, std::string("the zstd data are damaged: ") + ZSTD_getErrorName(status));
        }
        bytes.remove_prefix(in.pos);
        whole_ = status == 0;
        return to.pos;
    }
    [[nodiscard]] bool may_end() const noexcept override { return whole_; }
    [[nodiscard]] error ends_early() const override { return damaged(path_, "the zstd data end early"); }

private:
    std::string path_;
    std::unique_ptr<ZSTD_DCtx, close_zstd> context_;
    bool whole_ = false;  // whether a frame has ended here
};

}  // namespace

std::optional<packing> packing_of(std::string_view bytes) noexcept {
    if (bytes.starts_with("\x1F\x8B")) return packing::gzip;
    if (bytes.starts_with("\x28\xB5\x2F\xFD")) return packing::zstd;
    return std::nullopt;
}

std::unique_ptr<unpacker> unpacker::create(packing how, const std::string& path) {
    if (how == packing::gzip) return std::make_unique<gzip_unpacker>(path);
    return std::make_unique<zstd_unpacker>(path);
}

result<file_bytes> unpack(std::string_view bytes, packing how, const std::string& path, std::size_t max_bytes) {
    // Whoever allows all bytes there are allows one more than any file has.
    max_bytes = std::min(max_bytes, static_cast<std::size_t>(PTRDIFF_MAX) - 1);
    const auto content = unpacker::create(how, path);
    growing_bytes out(bytes.size() * 4, max_bytes);
    for (;;) {
        const std::size_t room = out.left();
        DELIB_TRY(made, content->unpack(bytes, out.next(), room));
        out.add(made);
        if (out.too_many()) {
            return error{
                error_code::limit, "more than " + std::to_string(max_bytes) + " bytes when uncompressed", {path, 0, 0}};
        }
        if (!bytes.empty() || made == room) continue;
        if (!content->may_end()) return content->ends_early();
        return out.take();
    }
}

std::string_view without_packing(std::string_view path) noexcept {
    for (const std::string_view ending : {".gz", ".zst", ".GZ", ".ZST"}) {
        if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
    }
    return path;
}

}  // namespace delib::io
