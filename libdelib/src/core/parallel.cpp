#include "core/parallel.hpp"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace delib::detail {

#ifdef __cpp_exceptions

void on_threads(unsigned threads, const std::function<void()>& work) {
    std::exception_ptr failure;
    std::mutex guard;
    const auto careful = [&] {
        try {
            work();
        } catch (...) {
            const std::lock_guard hold(guard);
            if (failure == nullptr) failure = std::current_exception();
        }
    };
    std::vector<std::thread> others;
    others.reserve(threads);
    for (unsigned i = 1; i < threads; ++i) {
        try {
            others.emplace_back(careful);
        } catch (const std::exception&) {
            break;  // no thread or no memory for one: the others do its work
        }
    }
    careful();
    for (std::thread& other : others) other.join();
    if (failure != nullptr) std::rethrow_exception(failure);
}

#else

// A thread that cannot be started would end the program here.
void on_threads(unsigned, const std::function<void()>& work) {
    work();
}

#endif

}  // namespace delib::detail
