// Large arrays that are about to be written for the first time: without this, the system spends as long on giving their
// pages one by one as we spend on reading the file.
#pragma once

#include "delib/core/config.hpp"

#include <cstddef>

namespace delib {

/// Asks the system for large pages, where it has them. A hint: nothing else changes.
void prefer_huge_pages(void* at, std::size_t bytes) noexcept;

template <class Vector>
void prefer_huge_pages(Vector& unwritten) noexcept {
    prefer_huge_pages(unwritten.data(), unwritten.size() * sizeof(typename Vector::value_type));
}

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/core/impl/huge_pages.ipp"
#endif
