#pragma once

#include "delib/rule/option.hpp"

namespace delib {

namespace detail {

DELIB_INLINE std::vector<std::string_view> split_list(std::string_view list, char mark) {
    std::vector<std::string_view> items;
    for (;;) {
        const auto at = list.find(mark);
        items.push_back(trim(list.substr(0, at)));
        if (at == std::string_view::npos) return items;
        list.remove_prefix(at + 1);
    }
}

DELIB_INLINE result<void> read_option(const option_row& row, void* options, std::string_view text) {
    text = trim(text);
    const auto wrong = [&](std::string_view expected) {
        return error{error_code::usage,
                     "option " + std::string(row.name) + ": expected " + std::string(expected) + ", got '" +
                         visible(text.substr(0, 60)) + "'",
                     {}};
    };
    switch (row.type) {
        case option_type::word: {
            const auto values = split_list(row.values, '|');
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (values[i] != text) continue;
                member<std::uint8_t>(options, row) = static_cast<std::uint8_t>(i);
                return {};
            }
            return wrong("one of " + std::string(row.values));
        }
        case option_type::whole: {
            const bool negative = text.starts_with('-');
            const auto size = parse_digits(negative ? text.substr(1) : text);
            const int128 value = negative ? -size.value_or(0) : size.value_or(0);
            if (!size || value < row.least || value > row.most) {
                return wrong("a whole number from " + std::to_string(row.least) + " to " + std::to_string(row.most));
            }
            member<std::int64_t>(options, row) = static_cast<std::int64_t>(value);
            return {};
        }
        case option_type::flag:
            if (text != "true" && text != "false") return wrong("true or false");
            member<bool>(options, row) = text == "true";
            return {};
        case option_type::numbers: {
            std::vector<rational> numbers;
            for (const std::string_view item : split_list(text, ',')) {
                auto number = parse_rational(item);
                if (!number) return wrong("numbers separated by commas");
                numbers.push_back(*std::move(number));
            }
            member<std::vector<rational>>(options, row) = std::move(numbers);
            return {};
        }
        case option_type::ties: {
            DELIB_TRY(policy, parse_tie_policy(text));
            member<tie_policy>(options, row) = std::move(policy);
            return {};
        }
    }
    return {};
}

}  // namespace detail

DELIB_INLINE std::string option_text(const option_row& row, const void* options) {
    switch (row.type) {
        case option_type::word:
            return std::string(detail::split_list(row.values, '|')[detail::member<std::uint8_t>(options, row)]);
        case option_type::whole: return std::to_string(detail::member<std::int64_t>(options, row));
        case option_type::flag: return detail::member<bool>(options, row) ? "true" : "false";
        case option_type::numbers: {
            std::string text;
            for (const rational& number : detail::member<std::vector<rational>>(options, row)) {
                text += (text.empty() ? "" : ",") + to_text(number);
            }
            return text;
        }
        case option_type::ties: return to_text(detail::member<tie_policy>(options, row));
    }
    return {};
}

DELIB_INLINE result<void> read_options_into(std::span<const option_row> rows, void* options,
                                            const option_texts& given) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto& [name, value] = given[i];
        for (std::size_t j = 0; j < i; ++j) {
            if (given[j].first == name)
                return error{error_code::usage, "option " + visible(name) + " is given twice", {}};
        }
        const option_row* found = nullptr;
        std::string known;
        for (const option_row& row : rows) {
            if (row.name == name) found = &row;
            known += (known.empty() ? "" : ", ") + std::string(row.name);
        }
        if (found == nullptr) {
            return error{error_code::usage,
                         "there is no option '" + visible(name) + "'; expected " +
                             (known.empty() ? "none" : "one of " + known),
                         {}};
        }
        DELIB_CHECK(detail::read_option(*found, options, value));
    }
    return {};
}

DELIB_INLINE option_texts option_echo(std::span<const option_row> rows, const void* options) {
    option_texts echo;
    for (const option_row& row : rows) echo.emplace_back(std::string(row.name), option_text(row, options));
    return echo;
}

}  // namespace delib
