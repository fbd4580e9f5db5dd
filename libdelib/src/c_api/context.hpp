// The context of the C API, and the guard through which every function of it goes: errors of C++ become statuses with a
// message and a place, and no exception leaves.
#pragma once

#include "delib/core/control.hpp"
#include "delib/core/error.hpp"
#include "delib/core/result.hpp"

#include <cstdint>
#include <delib.h>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace delib::c_api {

/// What a call answers: well, or a status with its words and place.
struct answer {
    delib_status status = DELIB_OK;
    std::string message{};
    source_place where{};
    std::int64_t row = -1;

    answer() = default;
    answer(delib_status failed, std::string words) : status(failed), message(std::move(words)) {}
    answer(error failure);
};

/// Mistakes in the calling program, and objects that are not in the state for a call.
[[nodiscard]] inline answer bad_argument(std::string words) {
    return {DELIB_ERROR_ARGUMENT, std::move(words)};
}
[[nodiscard]] inline answer bad_state(std::string words) {
    return {DELIB_ERROR_STATE, std::move(words)};
}

/// The text that a call with a too small buffer computed, kept for the call that follows. `of` is the object that it was
/// computed of, which stays alive meanwhile, so that a new object at the same address is not taken for it.
struct kept_text {
    std::shared_ptr<const void> of{};
    std::string what{};
    std::string text{};
};

}  // namespace delib::c_api

struct delib_context {
    delib_progress progress = nullptr;
    void* user = nullptr;
    delib_limits limits{};
    delib::c_api::answer last{};
    const char* fixed_message = nullptr;  // where there was no memory for a message
    bool busy = false;
    delib::c_api::kept_text kept{};
    bool kept_in_use = false;  // by the call that runs; a call that does not use the text drops it
};

namespace delib::c_api {

/// A call of any function object that returns an `answer`, without owning it.
class body_view {
public:
    template <class F>
    body_view(F& body) : object_(&body), call_([](void* object) { return (*static_cast<F*>(object))(); }) {}
    [[nodiscard]] answer operator()() const { return call_(object_); }

private:
    void* object_;
    answer (*call_)(void*);
};

/// Runs the body of a function for a context: clears what went wrong last, and notes what goes wrong now.
[[nodiscard]] delib_status guard_body(delib_context* context, body_view body) noexcept;

template <class F>
[[nodiscard]] delib_status guard(delib_context* context, F body) noexcept {
    static_assert(std::is_same_v<std::invoke_result_t<F&>, answer>);
    return guard_body(context, body_view(body));
}

/// The limits in force, defaults filled in.
[[nodiscard]] std::uint64_t byte_limit(const delib_context& context) noexcept;
[[nodiscard]] std::uint64_t candidate_limit(const delib_context& context) noexcept;

/// What rules are given of a context. It refers to the context, which must outlive it.
[[nodiscard]] control control_of(const delib_context& context);

/// Whether the callback of the context wants the work to go on.
[[nodiscard]] result<void> poll(const delib_context& context, double share = -1);

/// Refuses more candidates than the limits allow.
[[nodiscard]] result<void> check_candidates(const delib_context& context, std::size_t count);

}  // namespace delib::c_api

/// Returns from the body of a function if a pointer is NULL, and names it.
#define DELIB_NEED(pointer)                                                                                            \
    if ((pointer) == nullptr) return ::delib::c_api::bad_argument("`" #pointer "` is NULL")
