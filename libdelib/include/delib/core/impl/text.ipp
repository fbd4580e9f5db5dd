#pragma once

#include "delib/core/text.hpp"

namespace delib {

DELIB_INLINE std::string visible(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    const auto escape = [](char kind, char32_t value, int width) {
        std::string hex;
        for (; value != 0 || width > 0; value >>= 4, --width) hex.insert(hex.begin(), digits[value & 0xF]);
        return std::string("\\") + kind + "{" + hex + "}";
    };
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode_utf8(text.substr(at));
        if (!decoded) {
            out += escape('x', static_cast<unsigned char>(text[at]), 2);
            ++at;
            continue;
        }
        out += is_deceptive(decoded->value) ? escape('u', decoded->value, 4)
                                            : std::string(text.substr(at, decoded->length));
        at += decoded->length;
    }
    return out;
}

}  // namespace delib
