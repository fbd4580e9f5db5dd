#include "io/source.hpp"

#include "delib/core/text.hpp"

#include <cstring>

namespace delib::io {

std::optional<std::size_t> find_bad_byte(std::string_view text) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101ULL;
    constexpr std::uint64_t highs = 0x8080808080808080ULL;
    std::size_t at = 0;
    while (at < text.size()) {
        // Eight bytes at a time while they are ASCII and none is NUL.
        while (text.size() - at >= sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, sizeof word);
            if (((word | (word - ones)) & highs) != 0) break;
            at += sizeof word;
        }
        if (at == text.size()) break;
        if (text[at] == '\0') return at;
        const auto decoded = decode_utf8(text.substr(at));
        if (!decoded) return at;
        at += decoded->length;
    }
    return std::nullopt;
}

result<void> check_text(const source& file, std::string_view piece, std::uint64_t line) {
    const auto bad = find_bad_byte(piece);
    if (!bad) return {};
    std::size_t line_start = 0;
    for (std::size_t i = 0; i < *bad; ++i) {
        if (piece[i] != '\n') continue;
        ++line;
        line_start = i + 1;
    }
    const std::string what = piece[*bad] == '\0' ? "a NUL byte; expected text in UTF-8"
                                                 : "the byte " + visible(piece.substr(*bad, 1)) + " is not UTF-8";
    return error_at(file, line, *bad - line_start + 1, error_code::parse, what);
}

error line_too_long(const source& file, std::uint64_t line, std::size_t limit) {
    return error_at(file, line, 0, error_code::limit, "a line is longer than " + std::to_string(limit) + " bytes");
}

result<bool> line_cursor::next() {
    if (offset_ >= file_->text.size()) return false;
    ++number_;
    const std::string_view rest = file_->text.substr(offset_);
    // With room for the two bytes that may end the longest line.
    const std::size_t window = limit_ < rest.size() ? std::min(rest.size(), limit_ + 2) : rest.size();
    const auto end = rest.substr(0, window).find('\n');
    if (end == std::string_view::npos && window < rest.size()) return line_too_long(*file_, number_, limit_);
    line_ = rest.substr(0, end);
    offset_ += end == std::string_view::npos ? rest.size() : end + 1;
    if (line_.ends_with('\r')) line_.remove_suffix(1);
    if (line_.size() > limit_) return line_too_long(*file_, number_, limit_);
    return true;
}

}  // namespace delib::io
