// A document as text for a terminal. Every line fits the width; meaning never depends on colour.
#include "report/document.hpp"
#include "report/width.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace delib::report {

namespace {

enum class ink : std::uint8_t { none, strong, code, title, chosen, quiet };

// The text cut to so many columns, with … where something is missing.
std::string fit(std::string_view words, std::size_t columns) {
    if (display_width(words) <= columns) return std::string(words);
    if (columns == 0) return {};
    std::string out;
    std::size_t used = 0;
    for (std::size_t at = 0; at < words.size();) {
        const auto decoded = decode_utf8(words.substr(at));
        const std::size_t width = decoded ? display_width(decoded->value) : 1, length = decoded ? decoded->length : 1;
        if (used + width > columns - 1) break;
        out += words.substr(at, length);
        used += width;
        at += length;
    }
    return out + "…";
}

std::string pad(std::string words, std::size_t columns, table::align side = table::align::left) {
    const std::size_t width = display_width(words);
    if (width >= columns) return words;
    const std::size_t left = side == table::align::right    ? columns - width
                             : side == table::align::centre ? (columns - width) / 2
                                                            : 0;
    return std::string(left, ' ') + words + std::string(columns - width - left, ' ');
}

std::string repeat(std::string_view sign, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += sign;
    return out;
}

// A bar of `share` of so many columns, with the cut line where the bar does not cover it.
std::string bar(double share, std::size_t columns, std::optional<double> cut) {
    static constexpr std::string_view eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const double length = std::clamp(share, 0.0, 1.0) * static_cast<double>(columns);
    const auto whole = static_cast<std::size_t>(length);
    const auto rest = static_cast<std::size_t>((length - static_cast<double>(whole)) * 8);
    std::string out = repeat("█", whole);
    std::size_t used = whole;
    if (used < columns && rest > 0) {
        out += eighths[rest];
        ++used;
    }
    const std::size_t line =
        cut ? std::min(static_cast<std::size_t>(std::clamp(*cut, 0.0, 1.0) * static_cast<double>(columns)), columns)
            : columns + 1;
    for (; used <= columns; ++used) out += used == line ? "┊" : " ";
    return out;
}

class printer {
public:
    printer(const document& d, std::size_t width, bool colour)
        : d_(d), width_(std::max<std::size_t>(width, 30)), colour_(colour) {}

    std::string print() {
        for (const std::string& line : wrap(text(d_.title), width_)) out_ += painted(line, ink::title) + "\n";
        out_ += repeat("═", std::min(width_, display_width(d_.title))) + "\n";
        if (!d_.notice.empty()) {
            out_ += "\n";
            lines(sentences({text::strong(std::string(d_.say->label().notice) +
                                          (d_.say->lang() == language::fr ? "\u00a0:" : ":")),
                             d_.notice}),
                  "  ");
        }
        bool skipped = false;
        for (const block& b : d_.blocks) {
            if (const auto* t = std::get_if<table>(&b); t != nullptr && t->shown == table::media::pages) {
                skipped = true;
                continue;
            }
            const auto* p = std::get_if<paragraph>(&b);
            const bool orphan = std::exchange(skipped, false) && p != nullptr && p->as == paragraph::role::note;
            if (!orphan) std::visit([&](const auto& shown) { show(shown); }, b);
        }
        out_ += "\n" + repeat("─", width_) + "\n";
        lines(d_.footer, "");
        return std::move(out_);
    }

private:
    struct piece {
        std::string words;
        ink how = ink::none;
    };

    std::string painted(std::string_view words, ink how) const {
        if (!colour_ || how == ink::none) return std::string(words);
        const char* code = "";
        switch (how) {
            case ink::strong: code = "\033[1m"; break;
            case ink::code: code = "\033[36m"; break;
            case ink::title: code = "\033[1;4m"; break;
            case ink::chosen: code = "\033[32m"; break;
            case ink::quiet: code = "\033[2m"; break;
            case ink::none: break;
        }
        return code + std::string(words) + "\033[0m";
    }

    // Lines of at most `columns`; words break at blanks, and inside only where they are longer than a line.
    std::vector<std::string> wrap(const text& words, std::size_t columns) const {
        std::vector<std::string> out;
        std::string line, word;
        std::size_t line_width = 0, word_width = 0;
        bool blank = false;
        columns = std::max<std::size_t>(columns, 1);
        const auto end_line = [&] {
            out.push_back(std::exchange(line, {}));
            line_width = 0;
        };
        const auto end_word = [&] {
            if (word.empty()) return;
            if (line_width > 0 && line_width + (blank ? 1 : 0) + word_width > columns) {
                end_line();
            } else if (blank && line_width > 0) {
                line += ' ';
                ++line_width;
            }
            line += std::exchange(word, {});
            line_width += std::exchange(word_width, 0);
            blank = false;
        };
        for (const span& s : words.spans()) {
            const ink how = s.style == style::strong ? ink::strong : s.style == style::code ? ink::code : ink::none;
            std::string run;
            const auto end_run = [&] { word += painted(std::exchange(run, {}), run.empty() ? ink::none : how); };
            for (std::size_t at = 0; at < s.words.size();) {
                const std::string_view rest = std::string_view(s.words).substr(at);
                const auto decoded = decode_utf8(rest);
                const std::size_t length = decoded ? decoded->length : 1,
                                  width = decoded ? display_width(decoded->value) : 1;
                at += length;
                if (rest[0] == ' ') {
                    end_run();
                    end_word();
                    blank = true;
                    continue;
                }
                if (word_width + width > columns) {
                    end_run();
                    end_word();
                }
                run += rest.substr(0, length);
                word_width += width;
            }
            end_run();
        }
        end_word();
        if (!line.empty() || out.empty()) end_line();
        return out;
    }

    void lines(const text& words, const std::string& indent, const std::string& first = {}) {
        const std::string& head = first.empty() ? indent : first;
        bool begin = true;
        for (const std::string& line : wrap(words, width_ - display_width(indent))) {
            out_ += (std::exchange(begin, false) ? head : indent) + line + "\n";
        }
    }

    void caption(const std::string& words) {
        if (words == last_heading_ && after_rule()) return;
        out_ += "\n";
        if (words == last_heading_) return;
        lines(text::strong(words), "");
    }

    [[nodiscard]] bool after_rule() const { return out_.ends_with("─\n") || out_.ends_with("╌\n"); }

    void show(const heading& h) {
        out_ += "\n";
        const std::string words = h.words.plain();
        last_heading_ = words;
        if (h.level <= 2) {
            out_ += "\n";
            lines(text::strong(words), "");
            out_ += repeat("─", width_) + "\n";
        } else {
            lines(text::strong(words), "");
            out_ += repeat("╌", std::min(width_, display_width(words))) + "\n";
        }
    }

    void show(const paragraph& p) {
        const std::string indent = p.as == paragraph::role::note ? "  " : "";
        if (p.as != paragraph::role::note && !after_rule()) out_ += "\n";
        lines(p.words, indent);
    }

    void show(const bullet_list& list) {
        if (!after_rule()) out_ += "\n";
        for (const text& item : list.items) lines(item, "  ", "• ");
    }

    void show(const code_lines& code) {
        out_ += "\n";
        for (const std::string& line : code.lines) lines(text::code(line), "    ", "  $ ");
    }

    void show(const chosen_list& list) {
        out_ += "\n";
        for (const auto& item : list.items) {
            const std::string sign = item.as == standing::chosen ? "✓" : "=";
            const std::string head = " " + sign + " " + pad(item.place, 3, table::align::right) + "  ";
            text words = text::strong(item.name.key);
            if (!item.name.title.empty()) words += "  " + item.name.title;
            lines(words, std::string(display_width(head), ' '), head);
            std::string more = item.theme;
            if (!item.amount.empty()) more += (more.empty() ? "" : " · ") + item.amount;
            if (item.as == standing::tied) more += (more.empty() ? "" : " · ") + std::string(d_.say->label().tied);
            if (!more.empty()) lines(more, std::string(display_width(head), ' '));
        }
    }

    static std::string label_of(const shown_name& name) {
        return name.title.empty() ? name.key : name.key + " " + name.title;
    }

    void show(const bar_chart& chart) {
        caption(chart.caption);
        std::size_t amounts = 0, names = 0, placed = 0;
        for (const auto& g : chart.groups) {
            for (const auto& b : g.bars) {
                amounts = std::max(amounts, display_width(b.amount));
                names = std::max(names, display_width(label_of(b.name)));
                placed = std::max(placed, b.place.size());
            }
        }
        amounts = std::min(amounts, width_ / 3);
        names = std::min(names, (width_ - amounts) / 2);
        const std::size_t fixed = 2 + placed + 1 + names + 1 + 1 + amounts + 1;
        const std::size_t bars = width_ > fixed + 4 ? width_ - fixed : 4;
        for (const auto& g : chart.groups) {
            if (!g.title.empty()) {
                out_ += "\n";
                lines(g.title, "  ");
            }
            for (const auto& b : g.bars) {
                const std::string sign = b.as == standing::chosen ? "✓" : b.as == standing::tied ? "=" : " ";
                const ink how = b.as == standing::out ? ink::quiet : ink::chosen;
                out_ +=
                    sign + " " + pad(b.place, placed, table::align::right) + " " +
                    painted(pad(fit(label_of(b.name), names), names), b.as == standing::out ? ink::none : ink::strong) +
                    " " + painted(bar(b.share, bars, chart.cut), how) +
                    pad(fit(b.amount, amounts), amounts, table::align::right) + "\n";
            }
        }
        if (!chart.cut_words.empty()) lines("┊ " + chart.cut_words, "  ");
    }

    void show(const merit_profile& profile) {
        static constexpr std::string_view fills[] = {"█", "▓", "▒", "░", "·", "-", "~", "."};
        caption(profile.caption);
        const std::size_t kinds = std::size(fills);
        text legend;
        for (std::size_t g = 0; g < profile.grades.size(); ++g)
            legend += std::string(fills[g % kinds]) + "\u00a0" + profile.grades[g] +
                      (g + 1 < profile.grades.size() ? "  " : "");
        lines(legend, "  ");
        std::size_t names = 0, grades = 0, placed = 0;
        for (const auto& row : profile.rows) {
            names = std::max(names, display_width(label_of(row.name)));
            grades = std::max(grades, display_width(row.grade));
            placed = std::max(placed, row.place.size());
        }
        grades = std::min(grades, width_ / 4);
        names = std::min(names, (width_ - grades) / 2);
        const std::size_t fixed = 2 + placed + 1 + names + 1 + 1 + 1 + grades;
        const std::size_t bars = width_ > fixed + 4 ? width_ - fixed : 4;
        for (const auto& row : profile.rows) {
            const std::string sign = row.as == standing::chosen ? "✓" : row.as == standing::tied ? "=" : " ";
            std::string stacked;
            std::size_t used = 0;
            double until = 0;
            for (std::size_t g = 0; g < row.shares.size(); ++g) {
                until += row.shares[g];
                const auto end =
                    std::min(static_cast<std::size_t>(std::lround(until * static_cast<double>(bars))), bars);
                for (; used < end; ++used) stacked += (used == bars / 2 ? "│" : "") + std::string(fills[g % kinds]);
            }
            for (; used < bars; ++used) stacked += (used == bars / 2 ? "│ " : " ");
            out_ += sign + " " + pad(row.place, placed, table::align::right) + " " +
                    pad(fit(label_of(row.name), names), names) + " " + stacked + " " + fit(row.grade, grades) + "\n";
        }
        lines("│ " + d_.say->median_words(), "  ");
    }

    void show(const pair_matrix& matrix) {
        std::vector<table::column> columns{{"", table::align::left, {}}};
        table shown;
        for (std::size_t i = 0; i < matrix.names.size(); ++i) {
            columns.push_back({fit(matrix.names[i].key, 9), table::align::right, {}});
            std::vector<text> row{text(fit(matrix.names[i].key, 20))};
            for (const auto& cell : matrix.cells[i]) {
                row.emplace_back(cell.as == pair_matrix::result::itself
                                     ? std::string("—")
                                     : (cell.as == pair_matrix::result::wins ? "✓" : "") + cell.amount);
            }
            shown.rows.push_back(std::move(row));
        }
        shown.columns = std::move(columns);
        shown.caption = matrix.caption;
        if (natural_width(shown) > width_) {
            out_ += "\n";
            lines(d_.say->matrix_in_files(matrix.names.size()), "  ");
            return;
        }
        show(shown);
        lines(matrix.legend, "  ");
    }

    void show(const round_flow& flow) {
        table shown;
        shown.caption = flow.caption;
        shown.columns.push_back({d_.say->one_noun(), table::align::left, {}});
        for (const std::string& r : flow.rounds) shown.columns.push_back({r, table::align::right, {}});
        for (const auto& row : flow.rows) {
            std::vector<text> cells{text(fit(row.name.key, 24))};
            for (const auto& cell : row.cells)
                cells.emplace_back(!cell ? std::string()
                                         : (cell->leaves ? "✗ "
                                            : cell->wins ? "✓ "
                                                         : "") +
                                               cell->amount);
            shown.rows.push_back(std::move(cells));
        }
        std::vector<text> rest{d_.say->label().exhausted};
        for (const auto& cell : flow.exhausted) rest.emplace_back(cell.amount);
        shown.rows.push_back(std::move(rest));
        show_in_parts(shown);
    }

    // A table with its first column beside as many of the others as fit, then beside the next ones.
    void show_in_parts(const table& whole) {
        const auto widths = natural_widths(whole);
        for (std::size_t first = 1; first < widths.size();) {
            std::size_t last = first, used = widths[0];
            while (last < widths.size() && (last == first || used + gap + widths[last] <= width_))
                used += gap + widths[last++];
            table part;
            part.caption = whole.caption;
            const auto take = [&](const auto& from, auto& into) {
                into.push_back(from[0]);
                into.insert(into.end(), from.begin() + static_cast<std::ptrdiff_t>(first),
                            from.begin() + static_cast<std::ptrdiff_t>(last));
            };
            take(whole.columns, part.columns);
            for (const auto& row : whole.rows) {
                take(row, part.rows.emplace_back());
                const bool blank = std::all_of(part.rows.back().begin() + 1, part.rows.back().end(),
                                               [](const text& cell) { return cell.plain().empty(); });
                if (blank) part.rows.pop_back();
            }
            show(part);
            first = last;
        }
    }

    static constexpr std::size_t gap = 2;

    static std::size_t longest_word(std::string_view words) {
        std::size_t longest = 0;
        while (!words.empty()) {
            const auto blank = std::min(words.find(' '), words.size());
            longest = std::max(longest, display_width(words.substr(0, blank)));
            words.remove_prefix(std::min(blank + 1, words.size()));
        }
        return longest;
    }

    // What the cells want on one line, and what the longest word of a head wants.
    static std::vector<std::size_t> natural_widths(const table& t) {
        std::vector<std::size_t> widths;
        for (const auto& column : t.columns) widths.push_back(longest_word(column.head));
        for (const auto& row : t.rows) {
            for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
                widths[i] = std::max(widths[i], display_width(row[i].plain()));
        }
        return widths;
    }
    static std::size_t sum_of(const std::vector<std::size_t>& widths) {
        std::size_t sum = 0;
        for (const std::size_t w : widths) sum += w + gap;
        return sum - gap;
    }
    static std::size_t natural_width(const table& t) { return sum_of(natural_widths(t)); }

    // Columns of marks under letters, where their names are too wide to stand side by side; a line says which is whose.
    void letter_columns(table& t) {
        text legend;
        char letter = 'a';
        for (table::column& column : t.columns) {
            if (column.align != table::align::centre || letter > 'z') continue;
            legend += (legend.empty() ? "" : "  ") + std::string(1, letter) + "\u00a0" + fit(column.head, 24);
            column.head = std::string(1, letter++);
        }
        lines(legend, "  ");
    }

    // Whether the columns of marks fit under their names, where the others take as much as a line of text needs.
    [[nodiscard]] bool marks_fit(const table& t) const {
        constexpr std::size_t enough = 24;
        auto widths = natural_widths(t);
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (t.columns[i].align != table::align::centre) widths[i] = std::min(widths[i], enough);
        }
        return sum_of(widths) <= width_;
    }

    void show(const point_map& drawn) { show(paragraph{drawn.elsewhere, paragraph::role::note}); }

    void show(const table& t) {
        caption(t.caption);
        if (t.groups.empty() || marks_fit(t)) {
            show_rows(t);
        } else {
            table lettered = t;
            letter_columns(lettered);
            show_rows(lettered);
        }
    }

    void show_rows(const table& t) {
        auto widths = natural_widths(t);
        const std::size_t least = 6;
        std::size_t narrowest = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) narrowest += gap + std::min(least, widths[i]);
        if (narrowest > width_ + gap) {
            show_as_list(t);
            return;
        }
        const std::size_t available = width_ - gap * (widths.size() - 1);
        std::size_t sum = 0;
        for (const std::size_t w : widths) sum += w;
        // Where there is room, heads stay on one line.
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::size_t more = std::max(display_width(t.columns[i].head), widths[i]) - widths[i];
            if (sum + more > available) continue;
            widths[i] += more;
            sum += more;
        }
        while (sum > available) {
            const auto widest = std::max_element(widths.begin(), widths.end());
            const std::size_t less =
                std::max<std::size_t>(1, std::min(*widest - least, (sum - available) / widths.size()));
            *widest -= less;
            sum -= less;
        }
        std::vector<text> heads;
        for (const auto& column : t.columns) heads.push_back(text::strong(column.head));
        row_of(heads, t, widths);
        std::string rule;
        for (std::size_t i = 0; i < widths.size(); ++i)
            rule += (i > 0 ? std::string(gap, ' ') : "") + repeat("─", widths[i]);
        out_ += rule + "\n";
        std::size_t group = 0;
        for (std::size_t at = 0; at < t.rows.size(); ++at) {
            if (group < t.groups.size() && t.groups[group].first == at) show_group(t.groups[group++]);
            row_of(t.rows[at], t, widths);
        }
    }

    void row_of(const std::vector<text>& cells, const table& t, const std::vector<std::size_t>& widths) {
        std::vector<std::vector<std::string>> wrapped;
        std::size_t height = 1;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            wrapped.push_back(i < cells.size() ? wrap(cells[i], widths[i]) : std::vector<std::string>{});
            height = std::max(height, wrapped.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string shown;
            for (std::size_t i = 0; i < widths.size(); ++i) {
                if (i > 0) shown += std::string(gap, ' ');
                const std::string cell = line < wrapped[i].size() ? wrapped[i][line] : std::string();
                shown += pad_painted(cell, widths[i], t.columns[i].align);
            }
            while (shown.ends_with(' ')) shown.pop_back();
            out_ += shown + "\n";
        }
    }

    // Like pad, with colours taking no columns.
    static std::string pad_painted(const std::string& words, std::size_t columns, table::align side) {
        std::string bare;
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (words[at] == '\033') {
                at = std::min(words.find('m', at), words.size() - 1);
            } else {
                bare += words[at];
            }
        }
        const std::size_t missing = columns - std::min(columns, display_width(bare));
        const std::size_t left = side == table::align::right ? missing : side == table::align::centre ? missing / 2 : 0;
        return std::string(left, ' ') + words + std::string(missing - left, ' ');
    }

    void show_group(const table::group& g) {
        if (g.first > 0) out_ += "\n";
        lines(text::strong(g.title.plain()), "");
    }

    void show_as_list(const table& t) {
        std::size_t group = 0;
        for (std::size_t at = 0; at < t.rows.size(); ++at) {
            if (group < t.groups.size() && t.groups[group].first == at) show_group(t.groups[group++]);
            const auto& row = t.rows[at];
            if (!row.empty()) lines(row.front(), "  ", "• ");
            for (std::size_t i = 1; i < row.size() && i < t.columns.size(); ++i) {
                text words = t.columns[i].head + (d_.say->lang() == language::fr ? "\u00a0: " : ": ");
                words += row[i];
                lines(words, "      ", "    ");
            }
        }
    }

    const document& d_;
    std::size_t width_;
    bool colour_;
    std::string out_{};
    std::string last_heading_{};
};

}  // namespace

std::string render_terminal(const document& d, std::size_t width, bool colour) {
    return printer(d, width, colour).print();
}

}  // namespace delib::report
