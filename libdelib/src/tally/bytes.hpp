// Numbers and texts as bytes: little-endian, of fixed width, a text after its length.
#pragma once

#include "delib/core/checked.hpp"
#include "delib/core/error.hpp"
#include "delib/core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace delib {

class byte_writer {
public:
    /// The lowest `width` bytes of a number that is not negative.
    void number(uint128 value, std::size_t width) {
        for (std::size_t i = 0; i < width; ++i, value >>= 8) out_.push_back(static_cast<std::byte>(value & 0xFF));
    }
    void raw(std::span<const std::byte> bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
    void text(std::string_view text) {
        number(text.size(), 4);
        raw(std::as_bytes(std::span(text)));
    }
    void reserve(std::size_t more) { out_.reserve(out_.size() + more); }

    [[nodiscard]] const std::vector<std::byte>& bytes() const noexcept { return out_; }
    [[nodiscard]] std::vector<std::byte> take() && noexcept { return std::move(out_); }

private:
    std::vector<std::byte> out_{};
};

class byte_reader {
public:
    explicit byte_reader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    [[nodiscard]] std::size_t left() const noexcept { return bytes_.size() - at_; }

    [[nodiscard]] result<uint128> number(std::size_t width) {
        DELIB_TRY(taken, raw(width));
        uint128 value = 0;
        for (std::size_t i = width; i-- > 0;) value = (value << 8) | std::to_integer<unsigned>(taken[i]);
        return value;
    }
    [[nodiscard]] result<std::uint32_t> number32() {
        DELIB_TRY(value, number(4));
        return static_cast<std::uint32_t>(value);
    }
    [[nodiscard]] result<std::uint64_t> number64() {
        DELIB_TRY(value, number(8));
        return static_cast<std::uint64_t>(value);
    }
    /// A count: not negative in the 128 bits of the library.
    [[nodiscard]] result<int128> count(std::size_t width) {
        DELIB_TRY(value, number(width));
        if (value > static_cast<uint128>(int128_max)) return wrong("a number beyond 127 bits");
        return static_cast<int128>(value);
    }
    [[nodiscard]] result<std::span<const std::byte>> raw(std::size_t size) {
        if (size > left()) return wrong("the file ends early");
        const auto taken = bytes_.subspan(at_, size);
        at_ += size;
        return taken;
    }
    [[nodiscard]] result<std::string_view> text(std::size_t longest) {
        DELIB_TRY(size, number32());
        if (size > longest) return wrong("a name of " + std::to_string(size) + " bytes", error_code::limit);
        DELIB_TRY(taken, raw(size));
        return std::string_view(reinterpret_cast<const char*>(taken.data()), taken.size());
    }

    /// An error that says at which byte reading stands.
    [[nodiscard]] error wrong(std::string_view what, error_code code = error_code::parse) const {
        return {code, "not a sound tally file: " + std::string(what) + ", at byte " + std::to_string(at_), {}};
    }

private:
    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
};

}  // namespace delib
