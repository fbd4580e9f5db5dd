#pragma once

#include "delib/ballot/profile.hpp"

namespace delib {

DELIB_INLINE profile::profile() = default;
DELIB_INLINE profile::profile(const profile&) = default;
DELIB_INLINE profile::profile(profile&&) noexcept = default;
DELIB_INLINE profile& profile::operator=(const profile&) = default;
DELIB_INLINE profile& profile::operator=(profile&&) noexcept = default;
DELIB_INLINE profile::~profile() = default;

}  // namespace delib
