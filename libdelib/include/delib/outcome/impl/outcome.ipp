#pragma once

#include "delib/outcome/outcome.hpp"

namespace delib {

DELIB_INLINE outcome::outcome() = default;
DELIB_INLINE outcome::outcome(const outcome&) = default;
DELIB_INLINE outcome::outcome(outcome&&) noexcept = default;
DELIB_INLINE outcome& outcome::operator=(const outcome&) = default;
DELIB_INLINE outcome& outcome::operator=(outcome&&) noexcept = default;
DELIB_INLINE outcome::~outcome() = default;

}  // namespace delib
