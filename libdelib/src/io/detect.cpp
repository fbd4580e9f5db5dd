#include "delib/core/text.hpp"
#include "io/readers.hpp"

#include <algorithm>
#include <array>

namespace delib::io {

namespace {

constexpr std::array<std::string_view, 11> formats{"csv", "grades", "approvals", "soc",  "soi", "toc",
                                                   "toi", "cat",    "cvotes",    "abif", "blt"};

bool is_whole(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// `27: A > B` or `27 * A > B`; behind `27:` an order of PrefLib begins with a number or a brace.
bool begins_abif_ballot(std::string_view line) {
    const std::string_view behind = trim(line.substr(std::min(line.find_first_not_of("0123456789"), line.size())));
    if (behind.size() == line.size() || behind.empty() || (behind.front() != ':' && behind.front() != '*'))
        return false;
    const std::string_view ballot = trim(behind.substr(1));
    return !ballot.empty() && ballot.front() != '{' && (ballot.front() < '0' || ballot.front() > '9');
}

bool is_abif(std::string_view line) {
    return (line.starts_with('{') && line.ends_with('}') && line.find(':') != std::string_view::npos) ||
           (line.starts_with('=') && line.find(':') != std::string_view::npos) || begins_abif_ballot(line);
}

// `4 2`, the candidates and the seats.
bool is_blt(std::string_view line) {
    line = trim(line.substr(0, line.find('#')));
    const auto blank = line.find_first_of(" \t");
    return blank != std::string_view::npos && is_whole(line.substr(0, blank)) && is_whole(trim(line.substr(blank)));
}

}  // namespace

std::string_view readable_formats() noexcept {
    return "csv, grades, approvals, soc, soi, toc, toi, cat, cvotes, abif or blt";
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
    bool preflib = false, categories = false;
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
        preflib = preflib || line.starts_with("# NUMBER ") || line.starts_with("# ALTERNATIVE NAME ");
        categories = categories || line.starts_with("# NUMBER CATEGORIES:") || line.starts_with("# CATEGORY NAME ");
        if (line.empty() || line.starts_with('#')) continue;
        first = line;
        break;
    }
    if (categories) return detected_format{"cat"};
    if (preflib) return detected_format{"toi"};
    if (is_blt(first)) return detected_format{"blt"};
    if (is_abif(first)) return detected_format{"abif"};
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
