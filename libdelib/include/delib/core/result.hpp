// `result<T>` is a value or an `error`, and cannot be ignored. `std::expected` is C++23; this is the part of it we use.
//
//     delib::result<delib::profile> read = delib::read_ballots(path);
//     if (!read) return read.error();
//     use(*read);
//
// `get(value)` moves the value out and returns the error, for the style `if (auto wrong = read.get(profile)) …`.
#pragma once

#include "delib/core/error.hpp"

#include <cassert>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace delib {

template <class T>
class [[nodiscard]] result {
public:
    using value_type = T;

    result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    result(delib::error failure) : state_(std::in_place_index<1>, std::move(failure)) {}

    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }

    /// The value. Precondition: has_value().
    [[nodiscard]] const T& operator*() const& { return *std::get_if<0>(&state_); }
    [[nodiscard]] T& operator*() & { return *std::get_if<0>(&state_); }
    [[nodiscard]] T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
    [[nodiscard]] const T* operator->() const { return std::get_if<0>(&state_); }
    [[nodiscard]] T* operator->() { return std::get_if<0>(&state_); }

    /// The failure. Precondition: !has_value().
    [[nodiscard]] const delib::error& error() const& { return *std::get_if<1>(&state_); }
    [[nodiscard]] delib::error&& error() && { return std::move(*std::get_if<1>(&state_)); }

    [[nodiscard]] T value_or(T fallback) const& { return has_value() ? **this : std::move(fallback); }
    [[nodiscard]] T value_or(T fallback) && { return has_value() ? *std::move(*this) : std::move(fallback); }

    /// Moves the value into `out`, or returns the failure.
    [[nodiscard]] std::optional<delib::error> get(T& out) && {
        if (!has_value()) return std::move(*this).error();
        out = *std::move(*this);
        return std::nullopt;
    }

    /// `f(value)`, itself a result; a failure is passed on.
    template <class F>
    auto and_then(F&& f) && -> std::invoke_result_t<F, T&&> {
        if (!has_value()) return std::move(*this).error();
        return std::forward<F>(f)(*std::move(*this));
    }

    /// `f(value)` as a result; a failure is passed on.
    template <class F>
    auto transform(F&& f) && -> result<std::invoke_result_t<F, T&&>> {
        if (!has_value()) return std::move(*this).error();
        return std::forward<F>(f)(*std::move(*this));
    }

private:
    std::variant<T, delib::error> state_;
};

/// Success without a value, or an error.
template <>
class [[nodiscard]] result<void> {
public:
    using value_type = void;

    result() = default;
    result(delib::error failure) : failure_(std::move(failure)) {}

    [[nodiscard]] bool has_value() const noexcept { return !failure_.has_value(); }
    [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }
    [[nodiscard]] const delib::error& error() const& { return *failure_; }
    [[nodiscard]] delib::error&& error() && { return std::move(*failure_); }

private:
    std::optional<delib::error> failure_;
};

}  // namespace delib

#define DELIB_JOIN_(a, b) a##b
#define DELIB_JOIN(a, b) DELIB_JOIN_(a, b)

/// `DELIB_TRY(name, expression);` declares `name` with the value of a result, or returns its error from here.
#define DELIB_TRY(name, ...)                                                                                           \
    auto DELIB_JOIN(delib_try_, __LINE__) = (__VA_ARGS__);                                                             \
    if (!DELIB_JOIN(delib_try_, __LINE__)) return std::move(DELIB_JOIN(delib_try_, __LINE__)).error();                 \
    auto name = *std::move(DELIB_JOIN(delib_try_, __LINE__))

/// `DELIB_CHECK(expression);` returns the error of a result<void> from here.
#define DELIB_CHECK(...)                                                                                               \
    do {                                                                                                               \
        if (auto delib_check_ = (__VA_ARGS__); !delib_check_) return std::move(delib_check_).error();                  \
    } while (false)
