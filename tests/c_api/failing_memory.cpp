// Counts and fails allocations of the whole process: of malloc, on which operator new stands, or of operator new alone
// where a sanitizer has a malloc of its own.
#include "failing_memory.h"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

std::atomic<long> made{0}, live{0}, fail_at{0};
std::atomic<bool> and_after{false};

bool fails() noexcept {
    const long now = ++made;
    const long wanted = fail_at;
    return wanted != 0 && (now == wanted || (and_after && now > wanted));
}

}  // namespace

void fail_allocation(long n, int all_after) {
    fail_at = 0;
    made = 0;
    and_after = all_after != 0;
    fail_at = n;
}

long allocations() {
    return made;
}

long live_allocations() {
    return live;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#    define OPERATOR_NEW_ALONE 1
#elif defined(__has_feature)
#    if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#        define OPERATOR_NEW_ALONE 1
#    endif
#endif

#ifdef OPERATOR_NEW_ALONE

void* operator new(std::size_t size) {
    void* memory = fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) throw std::bad_alloc();
    ++live;
    return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    void* memory = fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
    if (memory != nullptr) ++live;
    return memory;
}
void* operator new[](std::size_t size) {
    return operator new(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept {
    return operator new(size, tag);
}
void operator delete(void* memory) noexcept {
    if (memory != nullptr) --live;
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    operator delete(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
    operator delete(memory);
}
void operator delete[](void* memory) noexcept {
    operator delete(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    operator delete(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept {
    operator delete(memory);
}

#else

// glibc's own functions under the names of which it can be replaced.
extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void __libc_free(void* memory);

void* malloc(std::size_t size) {
    void* memory = fails() ? nullptr : __libc_malloc(size);
    if (memory != nullptr) ++live;
    return memory;
}
void* calloc(std::size_t count, std::size_t size) {
    void* memory = fails() ? nullptr : __libc_calloc(count, size);
    if (memory != nullptr) ++live;
    return memory;
}
void* realloc(void* memory, std::size_t size) {
    if (fails()) return nullptr;
    void* moved = __libc_realloc(memory, size);
    if (memory == nullptr && moved != nullptr) ++live;
    return moved;
}
void free(void* memory) {
    if (memory != nullptr) --live;
    __libc_free(memory);
}
}

#endif
