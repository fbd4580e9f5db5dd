#include "delib/core/text.hpp"
#include "io/readers.hpp"

#include <algorithm>
#include <array>

namespace delib::io {

namespace {

constexpr std::array<std::string_view, 8> formats{"csv", "grades", "approvals", "soc", "soi", "toc", "toi", "cvotes"};

bool is_whole(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string_view readable_formats() noexcept {
    return "csv, grades, approvals, soc, soi, toc, toi or cvotes";
}

bool is_readable(std::string_view format) noexcept {
    return std::find(formats.begin(), formats.end(), format) != formats.end();
}

result<detected_format> detect_format(const std::string& name, std::string_view text) {
    if (const auto dot = name.rfind('.'); dot != std::string::npos) {
        const std::string extension = lower_ascii(std::string_view(name).substr(dot + 1));
        if (is_readable(extension)) return detected_format{extension, true};
    }
    // A look at the beginning is enough: it decides how the file is read, and reading checks the rest.
    text = text.substr(0, 1 << 16);
    std::string_view first{};
    std::string_view comment{};
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = trim(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (line.starts_with("#/")) return detected_format{"cvotes"};
        constexpr std::string_view type = "# DATA TYPE:";
        if (line.starts_with(type)) {
            const std::string said = lower_ascii(trim(line.substr(type.size())));
            if (is_readable(said)) return detected_format{said};
            return error{error_code::usage,
                         "the file says that it holds '" + visible(said.substr(0, 40)) + "'; expected " +
                             std::string(readable_formats()),
                         {name, 0, 0}};
        }
        if (line.starts_with("# NUMBER ") || line.starts_with("# ALTERNATIVE NAME ")) {
            if (comment.empty()) comment = line;
            continue;
        }
        if (line.empty() || line.starts_with('#')) continue;
        first = line;
        break;
    }
    if (!comment.empty()) return detected_format{"toi"};
    if (is_whole(first)) {
        const std::string_view second = trim(text.substr(0, text.find('\n')));
        const auto comma = second.find(',');
        if (comma != std::string_view::npos && is_whole(trim(second.substr(0, comma)))) return detected_format{"toi"};
    }
    const bool vote = first.find('>') != std::string_view::npos || first.find('^') != std::string_view::npos ||
                      first.find('*') != std::string_view::npos || first.find("||") != std::string_view::npos;
    return detected_format{vote && first.find(',') == std::string_view::npos ? "cvotes" : "csv"};
}

}  // namespace delib::io
