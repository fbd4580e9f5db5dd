// Structs that may grow at their end: the caller says how large its own is, and nothing beyond is read or written.
#pragma once

#include "c_api/context.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <type_traits>

namespace delib::c_api {

/// How large a struct was in the first version of the interface: a smaller one is a mistake. Specialise it for a struct
/// that grows.
template <class T>
inline constexpr std::size_t first_size = sizeof(T);

/// Reads a caller's struct of any version into one of this version. False: it is too small, or it asks for something
/// that only a later version knows.
template <class T>
[[nodiscard]] bool read_struct(const T* from, T& into) noexcept {
    static_assert(std::is_trivially_copyable_v<T> && offsetof(T, struct_size) == 0);
    const std::size_t given = from->struct_size;
    if (given < first_size<T>) return false;
    // Beyond what this version knows, every byte must be zero.
    const auto* bytes = reinterpret_cast<const unsigned char*>(from);
    for (std::size_t i = sizeof(T); i < given; ++i) {
        if (bytes[i] != 0) return false;
    }
    std::memcpy(&into, from, std::min(given, sizeof(T)));
    into.struct_size = sizeof(T);
    return true;
}

/// Writes what fits into a caller's struct of any version; what a later version knows becomes zero. False: NULL, or too
/// small.
template <class T>
[[nodiscard]] bool write_struct(const T& from, T* into) noexcept {
    static_assert(std::is_trivially_copyable_v<T> && offsetof(T, struct_size) == 0);
    if (into == nullptr || into->struct_size < first_size<T>) return false;
    const std::size_t given = into->struct_size;
    auto* bytes = reinterpret_cast<unsigned char*>(into);
    std::memcpy(bytes, &from, std::min(given, sizeof(T)));
    for (std::size_t i = sizeof(T); i < given; ++i) bytes[i] = 0;
    into->struct_size = given;
    return true;
}

/// What to answer where a struct cannot be read or written.
[[nodiscard]] answer wrong_struct(const char* name);

/// Writes an output struct, or says what is wrong with it.
template <class T>
[[nodiscard]] answer give_struct(const T& from, T* into, const char* name) {
    if (into == nullptr) return bad_argument(std::string("the ") + name + " is NULL");
    return write_struct(from, into) ? answer() : wrong_struct(name);
}

}  // namespace delib::c_api
