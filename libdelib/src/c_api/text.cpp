#include "c_api/text.hpp"

#include "delib/core/text.hpp"
#include "delib/core/text_normal.hpp"

#include <cstring>

namespace delib::c_api {

namespace {

bool same_object(const std::shared_ptr<const void>& a, const std::shared_ptr<const void>& b) noexcept {
    return !a.owner_before(b) && !b.owner_before(a);
}

}  // namespace

answer give_text(delib_context& context, const text_target& into, std::shared_ptr<const void> of, std::string what,
                 const std::function<result<std::string>()>& make) {
    if (into.length == nullptr) return bad_argument("`length` is NULL");
    if (into.buffer == nullptr && into.size != 0) return bad_argument("`buffer` is NULL, but `size` is not 0");
    if (context.kept.what != what || !same_object(context.kept.of, of)) {
        context.kept = {};
        DELIB_TRY(text, make());
        context.kept = {std::move(of), std::move(what), std::move(text)};
    }
    context.kept_in_use = true;
    const std::string& text = context.kept.text;
    *into.length = text.size();
    const std::size_t needed = text.size() + (into.is_text ? 1 : 0);
    if (into.buffer == nullptr) return {};
    if (into.size < needed) {
        return {DELIB_ERROR_BUFFER,
                "the buffer has " + std::to_string(into.size) + " bytes, " + std::to_string(needed) + " are needed"};
    }
    std::memcpy(into.buffer, text.c_str(), needed);
    context.kept = {};
    return {};
}

result<std::string> read_name(const char* text, std::string_view what) {
    const std::string_view raw(text);
    if (const auto bad = find_invalid_utf8(raw)) {
        return error{error_code::parse,
                     std::string(what) + " '" + visible(raw.substr(0, 60)) + "' is not UTF-8 (byte " +
                         std::to_string(*bad) + ")",
                     {}};
    }
    return std::string(trim(normalize_nfc(trim(raw))));
}

answer read_names(const char* const* names, std::size_t count, std::string_view what, std::vector<std::string>& into) {
    std::vector<std::string> read;
    read.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (names[i] == nullptr) return bad_argument(std::string(what) + " number " + std::to_string(i) + " is NULL");
        DELIB_TRY(name, read_name(names[i], what));
        read.push_back(std::move(name));
    }
    into = std::move(read);
    return {};
}

}  // namespace delib::c_api
