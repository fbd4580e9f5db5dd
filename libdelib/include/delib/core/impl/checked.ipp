#pragma once

#include "delib/core/checked.hpp"

#include <algorithm>

namespace delib {

DELIB_INLINE std::string to_text(int128 n) {
    if (n == 0) return "0";
    const bool negative = n < 0;
    uint128 rest = negative ? ~static_cast<uint128>(n) + 1 : static_cast<uint128>(n);
    std::string digits;
    for (; rest != 0; rest /= 10) digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    if (negative) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

}  // namespace delib
