#pragma once

#include "delib/tally/serial.hpp"

namespace delib {

DELIB_INLINE const tally_base* tallies::any() const noexcept {
    const tally_base* found = nullptr;
    for_each([&found](const tally_base& one) { found = &one; });
    return found;
}

DELIB_INLINE std::string tallies::bases() const {
    std::string names;
    for_each([&names]<tally T>(const T&) { names += (names.empty() ? "" : ", ") + std::string(basis_name<T>); });
    return names.empty() ? "none" : names;
}

DELIB_INLINE bool operator==(const tallies& a, const tallies& b) {
    const auto same = [&b]<tally T>(const std::shared_ptr<const T>& one) {
        const auto& other = b.get<T>();
        return one == nullptr || other == nullptr ? one == other : *one == *other;
    };
    return std::apply([&same](const auto&... each) { return (same(each) && ...); }, a.held_);
}

}  // namespace delib
