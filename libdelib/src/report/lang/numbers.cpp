#include "report/lang/phrases.hpp"

namespace delib::report {

namespace {

std::string grouped(const std::string& digits, std::string_view mark) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        // Four digits stand together, as in 1367.
        if (i > 0 && digits.size() > 4 && (digits.size() - i) % 3 == 0) out += mark;
        out += digits[i];
    }
    return out;
}

// The value with so many decimals, rounded half away from zero.
std::string decimal(const rational& value, int digits, bool keep_zeros, const number_signs& signs) {
    rational scale = 1;
    for (int i = 0; i < digits; ++i) scale *= 10;
    const bool negative = value < 0;
    const rational size = negative ? rational(-value) : value;
    const rational rounded = (size * scale + rational(1, 2)).floor();
    const rational whole = (rounded / scale).floor();
    std::string rest = to_text(rounded - whole * scale);
    while (rest.size() < static_cast<std::size_t>(digits)) rest.insert(0, "0");
    while (!keep_zeros && !rest.empty() && rest.back() == '0') rest.pop_back();
    return (negative && rounded != 0 ? "\u2212" : "") + grouped(to_text(whole), signs.thousands) +
           (digits == 0 || rest.empty() ? "" : std::string(signs.decimal) + rest);
}

}  // namespace

std::string phrases::number(const rational& value) const {
    if (value.is_whole()) return decimal(value, 0, false, signs());
    if ((value * 1000).is_whole()) return decimal(value, 3, false, signs());
    return "\u2248\u00a0" + decimal(value, 2, true, signs());
}

std::string phrases::percent(const rational& share) const {
    return decimal(share * 100, 1, true, signs()) + std::string(signs().percent);
}

std::string phrases::fraction(const rational& share) const {
    const rational hundred = share * 100;
    if ((hundred * 10).is_whole()) return decimal(hundred, 1, false, signs()) + std::string(signs().percent);
    if (share.denominator() < 1000) return to_text(share) + " (" + percent(share) + ")";
    return percent(share);
}

}  // namespace delib::report
