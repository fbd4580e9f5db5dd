// How rules that give a ballot's vote to its best candidate read a ballot with several of them.
#pragma once

#include <cstdint>

namespace delib {

/// What a ballot with several candidates in its top tier gives to each of them.
enum class tied_tops : std::uint8_t {
    exhaust,  ///< nothing: the form asked for one name
    split,    ///< 1/k each
    full,     ///< 1 each, as an approval (the option's word is `approval`)
};

/// The values of the option `tied-tops`, in the order of the enumerators.
inline constexpr const char* tied_tops_words = "exhaust|split|approval";

}  // namespace delib
