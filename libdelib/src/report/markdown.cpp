// A document as CommonMark with tables. Whatever a name contains, it stays text.
#include "report/document.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace delib::report {

namespace {

// Every ASCII sign that Markdown or HTML could read is escaped; so are runs that renderers turn into links.
std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            if (std::string_view("\\`*_{}[]#|~!@$^=").find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
    }
    // A link that a renderer would make by itself.
    for (std::size_t at = out.find("://"); at != std::string::npos; at = out.find("://", at + 4)) out.insert(at, "\\");
    return out;
}

// Code in a fence longer than any run of backticks in it.
std::string coded(std::string_view words, bool in_table) {
    std::size_t longest = 0, run = 0;
    for (const char c : words) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    std::string out = fence + (longest > 0 ? " " : "");
    for (const char c : words) out += c == '|' && in_table ? std::string("\\|") : std::string(1, c);
    return out + (longest > 0 ? " " : "") + fence;
}

std::string inline_text(const text& words, bool in_table = false) {
    std::string out;
    for (const span& s : words.spans()) {
        switch (s.style) {
            case style::plain: out += escaped(s.words); break;
            case style::strong: out += "**" + escaped(s.words) + "**"; break;
            case style::code: out += coded(s.words, in_table); break;
        }
    }
    return out;
}

// The first sign of a line may be a list mark, a heading or a number with a dot.
std::string line_text(const text& words) {
    std::string out = inline_text(words);
    const auto digits = out.find_first_not_of("0123456789");
    if (!out.empty() && (out[0] == '-' || out[0] == '+'))
        out.insert(0, "\\");
    else if (digits != std::string::npos && digits > 0 && (out[digits] == '.' || out[digits] == ')'))
        out.insert(digits, "\\");
    return out;
}

std::string label_of(const shown_name& name) {
    return "**" + escaped(name.key) + "**" + (name.title.empty() ? "" : " " + escaped(name.title));
}

std::string sign(standing s) {
    return s == standing::chosen ? "✓" : s == standing::tied ? "=" : "";
}

class printer {
public:
    explicit printer(const document& d) : d_(d) {}

    std::string print() {
        out_ = "# " + escaped(d_.title) + "\n";
        if (!d_.notice.empty())
            out_ += "\n> **" + std::string(d_.say->label().notice) +
                    (d_.say->lang() == language::fr ? "\u00a0:" : ":") + "** " + escaped(d_.notice) + "\n";
        for (const block& b : d_.blocks) {
            out_ += "\n";
            std::visit([&](const auto& shown) { show(shown); }, b);
        }
        out_ += "\n---\n\n" + line_text(d_.footer) + "\n";
        return std::move(out_);
    }

private:
    using cells = std::vector<std::string>;

    void rows(const std::string& caption, const std::vector<table::column>& heads, const std::vector<cells>& body) {
        if (!caption.empty() && caption != last_heading_) out_ += "*" + escaped(caption) + "*\n\n";
        std::string head = "|", rule = "|";
        for (const auto& h : heads) {
            head += " " + escaped(h.head) + " |";
            rule += h.align == table::align::right    ? " ---: |"
                    : h.align == table::align::centre ? " :---: |"
                                                      : " --- |";
        }
        out_ += head + "\n" + rule + "\n";
        for (const cells& row : body) {
            out_ += "|";
            for (const std::string& cell : row) out_ += " " + cell + " |";
            out_ += "\n";
        }
    }

    void show(const heading& h) {
        last_heading_ = h.words.plain();
        out_ += std::string(static_cast<std::size_t>(h.level), '#') + " " + escaped(last_heading_) + "\n";
    }
    void show(const paragraph& p) {
        if (p.as == paragraph::role::verdict)
            out_ += "**" + escaped(p.words.plain()) + "**\n";
        else
            out_ += line_text(p.words) + "\n";
    }
    void show(const bullet_list& list) {
        for (const text& item : list.items) out_ += "- " + line_text(item) + "\n";
    }
    void show(const code_lines& code) {
        std::size_t longest = 2, run = 0;
        for (const std::string& line : code.lines) {
            for (const char c : line) {
                run = c == '`' ? run + 1 : 0;
                longest = std::max(longest, run);
            }
        }
        const std::string fence(longest + 1, '`');
        out_ += fence + "sh\n";
        for (const std::string& line : code.lines) out_ += line + "\n";
        out_ += fence + "\n";
    }
    void show(const chosen_list& list) {
        const labels& l = d_.say->label();
        const bool themes =
            std::any_of(list.items.begin(), list.items.end(), [](const auto& i) { return !i.theme.empty(); });
        const bool amounts =
            std::any_of(list.items.begin(), list.items.end(), [](const auto& i) { return !i.amount.empty(); });
        std::vector<table::column> heads{{l.place, table::align::right, {}},
                                         {d_.say->one_noun(), table::align::left, {}}};
        if (themes) heads.push_back({l.theme, table::align::left, {}});
        if (amounts) heads.push_back({l.score, table::align::right, {}});
        std::vector<cells> body;
        for (const auto& item : list.items) {
            cells row{item.place, sign(item.as) + " " + label_of(item.name)};
            if (themes) row.push_back(escaped(item.theme));
            if (amounts) row.push_back(escaped(item.amount));
            body.push_back(std::move(row));
        }
        rows(list.caption, heads, body);
    }
    void show(const bar_chart& chart) {
        const labels& l = d_.say->label();
        const bool grouped = chart.groups.size() > 1 || (!chart.groups.empty() && !chart.groups.front().title.empty());
        std::vector<table::column> heads;
        if (grouped) heads.push_back({l.theme, table::align::left, {}});
        heads.push_back({l.place, table::align::right, {}});
        heads.push_back({d_.say->one_noun(), table::align::left, {}});
        heads.push_back({chart.value_head, table::align::right, {}});
        heads.push_back({"", table::align::left, {}});
        std::vector<cells> body;
        for (const auto& g : chart.groups) {
            bool first = true;
            for (const auto& b : g.bars) {
                cells row;
                if (grouped) row.push_back(std::exchange(first, false) ? escaped(g.title) : std::string());
                row.push_back(b.place);
                row.push_back((b.as == standing::out ? "" : sign(b.as) + " ") + label_of(b.name));
                row.push_back(escaped(b.amount));
                std::string drawn;
                const auto length = static_cast<std::size_t>(std::lround(std::clamp(b.share, 0.0, 1.0) * 20));
                for (std::size_t i = 0; i < length; ++i) drawn += "█";
                row.push_back(drawn);
                body.push_back(std::move(row));
            }
        }
        rows(chart.caption, heads, body);
    }
    void show(const merit_profile& profile) {
        std::vector<table::column> heads{{d_.say->label().place, table::align::right, {}},
                                         {d_.say->one_noun(), table::align::left, {}},
                                         {d_.say->label().majority_grade, table::align::left, {}}};
        for (const std::string& g : profile.grades) heads.push_back({g, table::align::right, {}});
        std::vector<cells> body;
        for (const auto& row : profile.rows) {
            cells line{row.place, (row.as == standing::out ? "" : sign(row.as) + " ") + label_of(row.name),
                       escaped(row.grade)};
            for (const std::string& p : row.percents) line.push_back(escaped(p));
            body.push_back(std::move(line));
        }
        rows(profile.caption, heads, body);
    }
    void show(const point_map& drawn) { show(paragraph{drawn.elsewhere, paragraph::role::note}); }
    void show(const pair_matrix& matrix) {
        std::vector<table::column> heads{{"", table::align::left, {}}};
        for (const auto& n : matrix.names) heads.push_back({n.key, table::align::right, {}});
        std::vector<cells> body;
        for (std::size_t i = 0; i < matrix.names.size(); ++i) {
            cells row{label_of(matrix.names[i])};
            for (const auto& cell : matrix.cells[i]) {
                row.push_back(cell.as == pair_matrix::result::itself ? "—"
                              : cell.as == pair_matrix::result::wins ? "**✓ " + escaped(cell.amount) + "**"
                                                                     : escaped(cell.amount));
            }
            body.push_back(std::move(row));
        }
        rows(matrix.caption, heads, body);
        out_ += "\n" + line_text(matrix.legend) + "\n";
    }
    void show(const round_flow& flow) {
        std::vector<table::column> heads{{d_.say->one_noun(), table::align::left, {}}};
        for (const std::string& r : flow.rounds) heads.push_back({r, table::align::right, {}});
        std::vector<cells> body;
        for (const auto& row : flow.rows) {
            cells line{label_of(row.name)};
            for (const auto& cell : row.cells)
                line.push_back(!cell ? std::string()
                                     : (cell->leaves ? "✗ "
                                        : cell->wins ? "✓ "
                                                     : "") +
                                           escaped(cell->amount));
            body.push_back(std::move(line));
        }
        cells rest{std::string(d_.say->label().exhausted)};
        for (const auto& cell : flow.exhausted) rest.push_back(escaped(cell.amount));
        body.push_back(std::move(rest));
        rows(flow.caption, heads, body);
    }
    void show(const table& t) {
        std::vector<cells> body;
        std::size_t group = 0;
        for (std::size_t at = 0; at < t.rows.size(); ++at) {
            if (group < t.groups.size() && t.groups[group].first == at) {
                cells title(t.columns.size());
                title.front() = "**" + escaped(t.groups[group++].title.plain()) + "**";
                body.push_back(std::move(title));
            }
            cells line;
            for (const text& cell : t.rows[at]) line.push_back(inline_text(cell, true));
            body.push_back(std::move(line));
        }
        rows(t.caption, t.columns, body);
    }

    const document& d_;
    std::string out_{};
    std::string last_heading_{};
};

}  // namespace

std::string render_markdown(const document& d) {
    return printer(d).print();
}

}  // namespace delib::report
