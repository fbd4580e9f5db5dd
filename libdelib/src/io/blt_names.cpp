#include "io/blt_names.hpp"

#include "delib/core/text.hpp"

namespace delib::io {

namespace {

struct name_line {
    std::string_view text{};
    std::uint64_t line = 0;
    std::uint64_t column = 0;
};

// Lines of one sort: the first of them, and how many there are.
struct name_lines {
    std::vector<name_line> kept{};
    std::uint64_t count = 0;
    std::uint64_t beyond = 0;  // the number of the first line that was not kept

    void add(const name_line& line, std::size_t most) {
        ++count;
        if (kept.size() < most) {
            kept.push_back(line);
        } else if (beyond == 0) {
            beyond = line.line;
        }
    }
};

result<blt_name> read_name(const source& file, const name_line& line) {
    blt_name out{{}, line.line, line.column};
    bool quoted = false, behind_quote = false;
    const auto blank = [&](std::size_t i) {
        return i >= line.text.size() || line.text[i] == ' ' || line.text[i] == '\t';
    };
    for (std::size_t i = 0; i < line.text.size(); ++i) {
        const char c = line.text[i];
        if (c == '"') {
            quoted = !quoted;
            behind_quote = !quoted;
            continue;
        }
        if (c == '#' && !quoted && i > 0 && (behind_quote || (blank(i - 1) && blank(i + 1)))) break;
        if (!blank(i)) behind_quote = false;
        out.name += c;
    }
    if (quoted)
        return error_at(file, line.line, line.column, error_code::parse,
                        "a quote is not closed; expected '\"' at the end of this name");
    out.name = std::string(trim(out.name));
    return out;
}

// `"Ann" "Bob" "Title"`: the quoted texts of a line that holds nothing else.
std::vector<std::string_view> quoted_texts(std::string_view text) {
    std::vector<std::string_view> out;
    while (!(text = trim(text)).empty() && text.front() != '#') {
        const auto end = text.find('"', 1);
        if (text.front() != '"' || end == std::string_view::npos) return {};
        out.push_back(text.substr(1, end - 1));
        text.remove_prefix(end + 1);
    }
    return out;
}

}  // namespace

result<blt_names> read_blt_names(blt_words& words, std::size_t count) {
    // The names and the title; what follows is counted only, so that a long file costs no memory.
    const std::size_t most = count + 1;
    name_lines plain, all;
    for (bool behind_ballots = true;; behind_ballots = false) {
        DELIB_TRY(more, words.next_line());
        if (!more) break;
        const std::string_view text = trim(words.text());
        if (text.empty() || (behind_ballots && text.front() == '#')) continue;
        const name_line line{text, words.line(), words.column(text)};
        if (text.front() != '#') plain.add(line, most);
        all.add(line, most);
    }
    blt_names out;
    if (plain.count == 0) return out;
    if (plain.count == 1 && count > 1) {
        const auto texts = quoted_texts(plain.kept[0].text);
        if (texts.size() > count) {
            for (std::size_t i = 0; i < count; ++i)
                out.names.push_back({std::string(trim(texts[i])), plain.kept[0].line, plain.kept[0].column});
            return out;
        }
    }
    // One line is the title; as many comments as there are candidates, and no other names, are the names.
    const bool comments_are_names = plain.count == 1 && count > 1 && all.count == count + 1;
    const name_lines& lines = comments_are_names ? all : plain;
    if (lines.count < count) {
        return error_at(words.file(), lines.kept.back().line, lines.kept.back().column, error_code::parse,
                        std::to_string(lines.count) + " of " + std::to_string(count) +
                            " candidates have a name; expected a line for each, or none");
    }
    for (std::size_t i = 0; i < count; ++i) {
        DELIB_TRY(name, read_name(words.file(), lines.kept[i]));
        out.names.push_back(std::move(name));
    }
    if (lines.count > most) {
        out.after_title = lines.count - most;
        out.first_unread = lines.beyond;
    }
    return out;
}

}  // namespace delib::io
