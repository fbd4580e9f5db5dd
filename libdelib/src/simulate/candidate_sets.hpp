// How sets of candidates of a simulated election are made and walked through.
#pragma once

#include "delib/simulate/election.hpp"

#include <bit>
#include <cstddef>

namespace delib {

[[nodiscard]] constexpr candidate_set only(std::size_t who) noexcept {
    return candidate_set{1} << who;
}

template <class F>
void for_each(candidate_set among, F&& f) {
    for (; among != 0; among &= among - 1) f(static_cast<std::size_t>(std::countr_zero(among)));
}

}  // namespace delib
