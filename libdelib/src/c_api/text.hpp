// Texts and bytes that go into a buffer of the caller, whose length is asked for first.
#pragma once

#include "c_api/context.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace delib::c_api {

/// Where a text goes: a buffer of the caller, and its length.
struct text_target {
    void* buffer;
    std::size_t size;
    std::size_t* length;
    bool is_text = true;  ///< with a NUL at the end
};

/// Gives the text that `make` computes. Where the buffer is too small, the context keeps the text for the next call with
/// the same `of` (the object, or nothing) and `what`.
[[nodiscard]] answer give_text(delib_context& context, const text_target& into, std::shared_ptr<const void> of,
                               std::string what, const std::function<result<std::string>()>& make);

/// A name as the readers bring it: trimmed, in Unicode's form C. Error: not UTF-8.
[[nodiscard]] result<std::string> read_name(const char* text, std::string_view what);

/// A list of names. Errors: a NULL among them; not UTF-8. Precondition: `names` is not NULL unless `count` is 0.
[[nodiscard]] answer read_names(const char* const* names, std::size_t count, std::string_view what,
                                std::vector<std::string>& into);

}  // namespace delib::c_api
