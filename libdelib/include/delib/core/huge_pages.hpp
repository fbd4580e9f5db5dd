// Large arrays that are about to be written for the first time: without this, the system spends as long on giving their
// pages one by one as we spend on reading the file.
#pragma once

#include <cstddef>

namespace delib {

/// Asks the system for large pages, where it has them and the library is compiled. A hint: nothing else changes.
#ifdef DELIB_HEADER_ONLY
inline void prefer_huge_pages(void*, std::size_t) noexcept {}
#else
void prefer_huge_pages(void* at, std::size_t bytes) noexcept;
#endif

template <class Vector>
void prefer_huge_pages(Vector& unwritten) noexcept {
    prefer_huge_pages(unwritten.data(), unwritten.size() * sizeof(typename Vector::value_type));
}

}  // namespace delib
