// Independent pieces of work on several threads. What comes out must not depend on which thread did which piece.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace delib {

namespace detail {

// Runs `work` on `threads` threads, this one among them, or on as many as the system gives. What one of them throws is
// thrown here when all have ended.
void on_threads(unsigned threads, const std::function<void()>& work);

}  // namespace detail

/// Calls `work(i)` for each i below `count`, in any order, on up to `threads` threads.
template <class Work>
void for_each_parallel(unsigned threads, std::size_t count, Work&& work) {
    if (threads <= 1 || count <= 1) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    std::atomic<std::size_t> next{0};
    detail::on_threads(threads < count ? threads : static_cast<unsigned>(count), [&] {
        for (std::size_t i = next++; i < count; i = next++) work(i);
    });
}

}  // namespace delib
