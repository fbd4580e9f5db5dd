#include "io/blt_words.hpp"

#include <algorithm>

namespace delib::io {

result<bool> blt_words::next() {
    bool comment = false;
    for (;;) {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r"), rest_.size()));
        if (comment) {
            const auto end = rest_.find("*/");
            comment = end == std::string_view::npos;
            rest_.remove_prefix(comment ? rest_.size() : end + 2);
            if (!comment) continue;
        }
        if (rest_.starts_with("/*")) {
            comment = true;
            rest_.remove_prefix(2);
            continue;
        }
        if (rest_.empty() || rest_.front() == '#') {
            DELIB_TRY(more, cursor_.next());
            if (!more && comment)
                return error_at(file_, cursor_.number(), 0, error_code::parse, "a comment is not closed; expected */");
            if (!more) return false;
            rest_ = cursor_.text();
            partly_read_ = true;
            if (auto clean = check_text(file_, rest_, cursor_.number()); !clean) return clean.error();
            continue;
        }
        break;
    }
    std::size_t length = 1;
    if (rest_.front() == '[') {
        length = rest_.find(']');
        if (length == std::string_view::npos)
            return wrong(rest_, error_code::parse, "an option is not closed; expected ']'");
        ++length;
    } else if (std::string_view("=()]").find(rest_.front()) == std::string_view::npos) {
        length = std::min(rest_.find_first_of("=()[]# \t\r"), rest_.size());
    }
    word_ = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return true;
}

result<bool> blt_words::next_line() {
    if (partly_read_) {
        partly_read_ = false;
        return true;
    }
    DELIB_TRY(more, cursor_.next());
    if (!more) return false;
    rest_ = cursor_.text();
    if (auto clean = check_text(file_, rest_, cursor_.number()); !clean) return clean.error();
    return true;
}

}  // namespace delib::io
