#include "io/csv_syntax.hpp"

#include "delib/core/text.hpp"

#include <algorithm>

namespace delib::io {

result<void> csv_cursor::push(std::string_view text, std::uint64_t line, std::uint64_t column) {
    if (cells_.size() >= options_->max_columns) {
        recoverable_ = false;
        return fail(line, column, error_code::limit, "more than " + std::to_string(options_->max_columns) + " columns");
    }
    const std::string_view bare = trim(text);
    const auto skipped = bare.empty() ? 0 : static_cast<std::uint64_t>(bare.data() - text.data());
    cells_.push_back({without_guard(bare), line, column + skipped});
    return {};
}

result<bool> csv_cursor::next() {
    recoverable_ = false;
    cells_.clear();
    unescaped_.clear();
    const std::string_view text = file_->text;
    for (;;) {
        if (offset_ >= text.size()) return false;
        line_start_ = offset_;
        record_line_ = line_;
        const std::size_t limit = options_->max_line_bytes;
        const std::string_view rest = text.substr(offset_);
        const std::size_t window = limit < rest.size() ? std::min(rest.size(), limit + 2) : rest.size();
        const auto end = rest.substr(0, window).find('\n');
        if (end == std::string_view::npos && window < rest.size()) return line_too_long(*file_, line_, limit);
        const std::string_view line = rest.substr(0, end);
        if (line.find('"') != std::string_view::npos) return quoted_record();
        offset_ += end == std::string_view::npos ? rest.size() : end + 1;
        ++line_;
        if (trim(line).empty()) continue;
        return plain_record(line);
    }
}

result<bool> csv_cursor::plain_record(std::string_view line) {
    record_ = line;
    for (std::size_t at = 0;;) {
        const auto comma = line.find(',', at);
        DELIB_CHECK(push(line.substr(at, comma == std::string_view::npos ? comma : comma - at), record_line_,
                         std::uint64_t{at} + 1));
        if (comma == std::string_view::npos) return true;
        at = comma + 1;
    }
}

void csv_cursor::skip_line(std::size_t from) {
    const auto end = file_->text.find('\n', from);
    offset_ = end == std::string_view::npos ? file_->text.size() : end + 1;
    ++line_;
    recoverable_ = true;
}

// Precondition: text[at] is the opening quote. Afterwards `at` is behind the closing one.
result<void> csv_cursor::quoted_cell(std::size_t& at) {
    const std::string_view text = file_->text;
    const std::uint64_t quote_line = line_;
    const std::uint64_t quote_column = at - line_start_ + 1;
    const std::size_t begin = at + 1;
    const std::size_t last =
        text.size() - offset_ > options_->max_line_bytes ? offset_ + options_->max_line_bytes : text.size();
    std::string* joined = nullptr;
    std::size_t from = begin;
    for (at = begin; at < last; ++at) {
        if (text[at] == '\n') {
            ++line_;
            line_start_ = at + 1;
        }
        if (text[at] != '"') continue;
        if (at + 1 < text.size() && text[at + 1] == '"') {
            if (joined == nullptr) joined = &unescaped_.emplace_back();
            joined->append(text.substr(from, at + 1 - from));
            from = at + 2;
            ++at;
            continue;
        }
        std::string_view content = text.substr(from, at - from);
        if (joined != nullptr) content = joined->append(content);
        ++at;
        return push(content, quote_line, quote_column);
    }
    if (last < text.size()) {
        return fail(quote_line, quote_column, error_code::limit,
                    "the quote that opens here is not closed within " + std::to_string(options_->max_line_bytes) +
                        " bytes");
    }
    ends_inside_quotes_ = true;
    return fail(quote_line, quote_column, error_code::parse, "the quote that opens here is never closed");
}

result<bool> csv_cursor::quoted_record() {
    const std::string_view text = file_->text;
    const std::size_t begin = offset_;
    for (std::size_t at = offset_;;) {
        std::size_t first = at;
        while (first < text.size() && (text[first] == ' ' || text[first] == '\t')) ++first;
        if (first < text.size() && text[first] == '"') {
            at = first;
            DELIB_CHECK(quoted_cell(at));
            while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
            if (at < text.size() && text[at] == '\r' && (at + 1 == text.size() || text[at + 1] == '\n')) ++at;
            if (at < text.size() && text[at] != ',' && text[at] != '\n') {
                const auto wrong = fail(line_, at - line_start_ + 1, error_code::parse,
                                        "text behind a closing quote; expected a comma or the end of the line");
                skip_line(at);
                return wrong;
            }
        } else {
            const std::size_t cell = at;
            while (at < text.size() && text[at] != ',' && text[at] != '\n') ++at;
            DELIB_CHECK(push(text.substr(cell, at - cell), line_, cell - line_start_ + 1));
        }
        if (at - begin > options_->max_line_bytes) return line_too_long(*file_, record_line_, options_->max_line_bytes);
        if (at < text.size() && text[at] == ',') {
            ++at;
            continue;
        }
        record_ = text.substr(begin, at - begin);
        offset_ = std::min(at + 1, text.size());
        ++line_;
        return true;
    }
}

}  // namespace delib::io
