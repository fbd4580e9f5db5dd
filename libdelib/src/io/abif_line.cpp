#include "io/abif_line.hpp"

#include "delib/core/text.hpp"

#include <algorithm>

namespace delib::io {

void abif_line::skip_blanks() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r"), rest_.size()));
}

bool abif_line::take(char sign) {
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(1);
    skip_blanks();
    return true;
}

std::string_view abif_line::digits() {
    const std::string_view out = rest_.substr(0, std::min(rest_.find_first_not_of("0123456789"), rest_.size()));
    rest_.remove_prefix(out.size());
    skip_blanks();
    return out;
}

result<abif_choice> abif_line::name() {
    if (done()) return wrong(rest_, error_code::parse, "expected the name of a candidate");
    const std::string_view at = rest_;
    abif_choice out;
    if (at.front() == '[' || at.front() == '"') {
        const char closing = at.front() == '[' ? ']' : '"';
        const auto end = at.find(closing, 1);
        if (end == std::string_view::npos)
            return wrong(at, error_code::parse, std::string("this name is not closed; expected '") + closing + "'");
        out.token = trim(at.substr(1, end - 1));
        out.quoted = true;
        rest_.remove_prefix(end + 1);
    } else {
        out.token = at.substr(0, std::min(at.find_first_of(",>=/#:*[]{}\" \t"), at.size()));
        rest_.remove_prefix(out.token.size());
    }
    if (out.token.empty()) return wrong(at, error_code::parse, "expected the name of a candidate");
    skip_blanks();
    return out;
}

result<void> abif_line::choices(std::vector<abif_choice>& into) {
    into.clear();
    if (done()) return {};
    for (char before = '\0';;) {
        DELIB_TRY(choice, name());
        choice.before = before;
        if (take('/')) {
            choice.rating = rest_.substr(0, std::min(rest_.find_first_of(",>=/#:*[]{}\" \t"), rest_.size()));
            if (choice.rating.empty()) return wrong(rest_, error_code::parse, "expected a rating after '/'");
            rest_.remove_prefix(choice.rating.size());
            skip_blanks();
        }
        into.push_back(choice);
        if (done()) return {};
        before = rest_.front();
        if (before != '>' && before != '=' && before != ',') {
            return wrong(rest_, error_code::parse,
                         "expected '>', '=', ',' or the end of the ballot; a name with blanks or signs stands in "
                         "[brackets]");
        }
        rest_.remove_prefix(1);
        skip_blanks();
    }
}

abif_signs signs_of(std::string_view line) noexcept {
    abif_signs out;
    for (std::size_t at = 0; at < line.size(); ++at) {
        switch (line[at]) {
            case '#': return out;
            case '>': out.order = true; break;
            case '/': out.ratings = true; break;
            case '[':
            case '"': {
                const auto end = line.find(line[at] == '[' ? ']' : '"', at + 1);
                if (end == std::string_view::npos) return out;
                at = end;
                break;
            }
            default: break;
        }
    }
    return out;
}

}  // namespace delib::io
