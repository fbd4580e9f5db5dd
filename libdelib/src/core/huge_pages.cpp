#include "delib/core/huge_pages.hpp"

#ifdef __linux__
#    include <sys/mman.h>

#    include <cerrno>
#    include <cstdint>
#endif

namespace delib {

void prefer_huge_pages(void* at, std::size_t bytes) noexcept {
#ifdef __linux__
    constexpr std::size_t least = std::size_t{1} << 22, page = 4096;
    if (bytes < least) return;
    const std::size_t skipped = (page - reinterpret_cast<std::uintptr_t>(at) % page) % page;
    const int before = errno;
    static_cast<void>(::madvise(static_cast<char*>(at) + skipped, bytes - skipped - page, MADV_HUGEPAGE));
    errno = before;
#else
    static_cast<void>(at);
    static_cast<void>(bytes);
#endif
}

}  // namespace delib
