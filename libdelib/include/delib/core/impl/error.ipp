#pragma once

#include "delib/core/error.hpp"

namespace delib {

DELIB_INLINE std::string to_text(const source_place& place) {
    std::string text = place.file;
    if (place.line != 0) text += (text.empty() ? "" : ":") + std::to_string(place.line);
    if (place.line != 0 && place.column != 0) text += ":" + std::to_string(place.column);
    return text;
}

DELIB_INLINE std::string to_text(const error& e) {
    const std::string place = to_text(e.where);
    return place.empty() ? "error: " + e.message : place + ": error: " + e.message;
}

}  // namespace delib
