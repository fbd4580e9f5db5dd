// Pairs of voters who weigh something. A weight w of 1 or more stands for so many voters of one opinion, who make w² − w
// ordered pairs among themselves. A lighter one is a part of a voter, and makes none.
#pragma once

#include <algorithm>

namespace delib {

/// Of the w² ordered pairs that a voter of weight w would make with itself, those that are no pair of voters.
[[nodiscard]] constexpr double pairs_with_itself(double w) noexcept {
    return w * std::min(w, 1.0);
}

}  // namespace delib
