// What the parts of the module share: errors of the engine as Python's, and the eye on Ctrl-C during long work.
#pragma once

#include "delib/core/control.hpp"
#include "delib/core/result.hpp"

#include <pybind11/pybind11.h>

#include <chrono>
#include <exception>
#include <utility>

namespace delib::python {

namespace py = pybind11;

/// An error of the engine on its way to Python, where `delib._errors` makes the exception.
struct engine_error {
    error what;
};

/// The value of a result, or its error thrown.
template <class T>
[[nodiscard]] T unwrap(result<T> done) {
    if (!done) throw engine_error{std::move(done).error()};
    return *std::move(done);
}
inline void unwrap(result<void> done) {
    if (!done) throw engine_error{std::move(done).error()};
}

/// Looks up now and then from work that is done without the interpreter's lock: whether a signal came (Ctrl-C), and
/// what the caller's `progress` says. What these raise is kept until the lock is held again.
class attention {
public:
    /// `progress` is None, or is called with the share of work done (None if unknown); False stops the work.
    explicit attention(py::object progress = py::none())
        : progress_(std::move(progress)), wanted_(!progress_.is_none()) {}

    /// Whether to go on. To be called without the lock, as often as one likes: it looks up ten times a second.
    [[nodiscard]] bool go_on(double share) {
        const auto now = std::chrono::steady_clock::now();
        if (stopped_ || now - last_ < std::chrono::milliseconds(100)) return !stopped_;
        last_ = now;
        const py::gil_scoped_acquire lock;
        try {
            if (PyErr_CheckSignals() != 0) throw py::error_already_set();
            if (wanted_) stopped_ = (share < 0 ? progress_(py::none()) : progress_(share)).is(py::bool_(false));
        } catch (...) {
            raised_ = std::current_exception();
            stopped_ = true;
        }
        return !stopped_;
    }

    /// Raises what was kept. To be called with the lock.
    void settle() const {
        if (raised_ != nullptr) std::rethrow_exception(raised_);
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    }

private:
    py::object progress_;
    bool wanted_;
    bool stopped_ = false;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    std::exception_ptr raised_{};
};

/// Does `work(attention)` without the interpreter's lock, and returns its value or raises.
template <class Work>
auto without_lock(py::object progress, Work&& work) {
    attention watch(std::move(progress));
    auto done = [&] {
        const py::gil_scoped_release unlocked;
        return std::forward<Work>(work)(watch);
    }();
    watch.settle();
    return unwrap(std::move(done));
}

}  // namespace delib::python
