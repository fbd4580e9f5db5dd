// Equality of floating-point numbers where it is meant: a tie, not a tolerance.
#pragma once

namespace delib {

[[nodiscard]] constexpr bool same(double a, double b) noexcept {
    return !(a < b) && !(b < a);
}

}  // namespace delib
