#include "c_api/context.hpp"

#include "c_api/structs.hpp"
#include "delib/core/ids.hpp"
#include "delib/core/version.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <new>
#include <stdexcept>
#include <string_view>

namespace delib::c_api {

answer::answer(error failure) : message(std::move(failure.message)), where(std::move(failure.where)) {
    switch (failure.code) {
        case error_code::usage: status = DELIB_ERROR_USAGE; break;
        case error_code::parse: status = DELIB_ERROR_PARSE; break;
        case error_code::name: status = DELIB_ERROR_NAME; break;
        case error_code::overflow: status = DELIB_ERROR_OVERFLOW; break;
        case error_code::limit: status = DELIB_ERROR_LIMIT; break;
        case error_code::unsupported: status = DELIB_ERROR_UNSUPPORTED; break;
        case error_code::cancelled: status = DELIB_ERROR_CANCELLED; break;
        case error_code::io: status = DELIB_ERROR_IO; break;
    }
}

namespace {

[[maybe_unused]] delib_status without_words(delib_context& context, delib_status status, const char* words) noexcept {
    context.last.status = status;
    context.fixed_message = words;
    return status;
}

}  // namespace

delib_status guard_body(delib_context* context, body_view body) noexcept {
    if (context == nullptr) return DELIB_ERROR_ARGUMENT;
    // A callback that uses the context it is called for: what the outer call keeps there must not be touched.
    if (context->busy) return DELIB_ERROR_STATE;
    context->busy = true;
    context->fixed_message = nullptr;
#ifdef __cpp_exceptions
    try {
#endif
        context->kept_in_use = false;
        context->last = body();
        if (!context->kept_in_use) context->kept = {};
#ifdef __cpp_exceptions
    } catch (const std::bad_alloc&) {
        context->last = answer();
        without_words(*context, DELIB_ERROR_NO_MEMORY, "the system gave no memory");
    } catch (const std::length_error&) {
        context->last = answer();
        without_words(*context, DELIB_ERROR_NO_MEMORY, "more memory would be needed than there can be");
    } catch (...) {
        context->last = answer();
        without_words(*context, DELIB_ERROR_INTERNAL, "a fault of libdelib: an exception reached the C API");
    }
#endif
    context->busy = false;
    return context->last.status;
}

answer wrong_struct(const char* name) {
    return bad_argument(std::string("`struct_size` of ") + name +
                        " must be its sizeof, and members of a later version zero");
}

std::uint64_t byte_limit(const delib_context& context) noexcept {
    return context.limits.max_bytes != 0 ? context.limits.max_bytes : std::uint64_t{1} << 36;
}

std::uint64_t candidate_limit(const delib_context& context) noexcept {
    return context.limits.max_candidates != 0 ? context.limits.max_candidates : delib::max_candidates;
}

control control_of(const delib_context& context) {
    control out;
    if (context.progress != nullptr) {
        out.progress = [&context](double share) { return context.progress(share, context.user) == 0; };
    }
    const delib_limits& limits = context.limits;
    if (limits.max_states != 0) out.max_states = limits.max_states;
    if (limits.max_committees != 0) out.max_committees = limits.max_committees;
    out.max_candidates = static_cast<std::size_t>(candidate_limit(context));
    if (limits.max_seconds > 0) {
        // A century is forever, and within what the clock can hold.
        const std::chrono::duration<double> seconds(std::fmin(limits.max_seconds, 3.2e9));
        out.deadline =
            std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(seconds);
    }
    return out;
}

result<void> poll(const delib_context& context, double share) {
    if (context.progress != nullptr && context.progress(share, context.user) != 0) return cancelled_error();
    return {};
}

result<void> check_candidates(const delib_context& context, std::size_t count) {
    const std::uint64_t most = candidate_limit(context);
    if (count <= most) return {};
    return error{error_code::limit,
                 "at most " + std::to_string(most) + " candidates are allowed, got " + std::to_string(count),
                 {}};
}

}  // namespace delib::c_api

using namespace delib::c_api;

const char* delib_version(void) {
    return DELIB_VERSION_STRING;
}

int delib_abi_version(void) {
    return DELIB_ABI_VERSION;
}

const char* delib_status_name(int status) {
    static constexpr std::array<const char*, 14> names{"ok",       "usage",       "parse",     "name",    "overflow",
                                                       "limit",    "unsupported", "cancelled", "io",      "no-memory",
                                                       "argument", "buffer",      "state",     "internal"};
    const auto place = static_cast<std::size_t>(status);
    return place < names.size() ? names[place] : "unknown";
}

delib_status delib_context_create(delib_context** context) {
    if (context == nullptr) return DELIB_ERROR_ARGUMENT;
    auto* made = new (std::nothrow) delib_context;
    if (made == nullptr) return DELIB_ERROR_NO_MEMORY;
    *context = made;
    return DELIB_OK;
}

void delib_context_destroy(delib_context* context) {
    delete context;
}

const char* delib_context_message(const delib_context* context) {
    if (context == nullptr) return "";
    return context->fixed_message != nullptr ? context->fixed_message : context->last.message.c_str();
}

delib_status delib_context_place(const delib_context* context, delib_place* place) {
    if (context == nullptr) return DELIB_ERROR_ARGUMENT;
    delib_place found{};
    found.file = context->last.where.file.c_str();
    found.line = context->last.where.line;
    found.column = context->last.where.column;
    found.row = context->last.row;
    return write_struct(found, place) ? DELIB_OK : DELIB_ERROR_ARGUMENT;
}

delib_status delib_context_set_progress(delib_context* context, delib_progress progress, void* user) {
    return guard(context, [&]() -> answer {
        context->progress = progress;
        context->user = user;
        return {};
    });
}

delib_status delib_context_set_limits(delib_context* context, const delib_limits* limits) {
    return guard(context, [&]() -> answer {
        delib_limits wanted{};
        if (limits != nullptr && !read_struct(limits, wanted)) return wrong_struct("delib_limits");
        if (std::isnan(wanted.max_seconds) || wanted.max_seconds < 0)
            return bad_argument("`max_seconds` is a number of seconds, or 0 for no limit");
        context->limits = wanted;
        return {};
    });
}
