// A document as one HTML page that needs nothing else: no resource, no font, and no script but that of an opinion map,
// which is ours to the byte. The content security policy forbids all others; names are escaped wherever they stand.
#include "report/document.hpp"
#include "report/html_map.hpp"
#include "report/page_style.hpp"
#include "report/width.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace delib::report {

namespace {

std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

// With two decimals, the same on every machine and in every locale.
std::string decimal(double value) {
    const long long hundredths = std::llround(value * 100);
    const long long size = hundredths < 0 ? -hundredths : hundredths;
    std::string rest = std::to_string(size % 100);
    if (rest.size() < 2) rest.insert(0, "0");
    return (hundredths < 0 ? "-" : "") + std::to_string(size / 100) + "." + rest;
}

std::string percent(double share) {
    return decimal(std::clamp(share, 0.0, 1.0) * 100) + "%";
}

std::string inline_text(const text& words) {
    std::string out;
    for (const span& s : words.spans()) {
        switch (s.style) {
            case style::plain: out += escaped(s.words); break;
            case style::strong: out += "<strong>" + escaped(s.words) + "</strong>"; break;
            case style::code: out += "<code>" + escaped(s.words) + "</code>"; break;
        }
    }
    return out;
}

std::string name_html(const shown_name& name) {
    const bool long_key = display_width(name.key) > 12;
    return "<span class=\"key" + std::string(long_key ? " long" : "") + "\">" + escaped(name.key) + "</span>" +
           (name.title.empty() ? "" : " " + escaped(name.title));
}

std::string class_of(standing s) {
    return s == standing::chosen ? "chosen" : s == standing::tied ? "tied" : "out";
}

std::string align_class(table::align a) {
    return a == table::align::right ? " class=\"r\"" : a == table::align::centre ? " class=\"c\"" : "";
}

// Colours of grades from best to worst, and the ink that stands out on each.
struct swatch {
    std::string_view back, ink;
};
constexpr std::array<swatch, 9> ramp{{{"#0b4f5c", "#fff"},
                                      {"#2a7480", "#fff"},
                                      {"#69a7a5", "#000"},
                                      {"#a9cfc3", "#000"},
                                      {"#ece5cf", "#000"},
                                      {"#f0cf9c", "#000"},
                                      {"#e2a26b", "#000"},
                                      {"#b85f3a", "#fff"},
                                      {"#7f2c20", "#fff"}}};

swatch grade_colour(std::size_t place, std::size_t of) {
    return ramp[of < 2 ? 0 : std::min(place * (ramp.size() - 1) / (of - 1), ramp.size() - 1)];
}

class printer {
public:
    explicit printer(const document& d) : d_(d), label_(d.say->label()) {}

    std::string print() {
        out_ = "<!doctype html>\n<html lang=\"" + std::string(to_text(d_.say->lang())) +
               "\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'" +
               script_source() +
               "\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
               escaped(d_.title) + "</title>\n<style>" + std::string(page_style) +
               "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#result\">" + escaped(label_.skip.in) +
               "</a>\n<header class=\"page\">\n<h1>" + escaped(d_.title) + "</h1>\n";
        if (!d_.notice.empty()) {
            out_ += "<p class=\"notice\"><strong>" + escaped(label_.notice.in) +
                    (d_.say->lang() == language::fr ? "\u00a0:" : ":") + "</strong> " + escaped(d_.notice) + "</p>\n";
        }
        contents();
        // The link at the top leads to the result; where no part is called so, to all of the page.
        out_ += "</header>\n<main class=\"page\"" + std::string(has_result() ? "" : " id=\"result\"") + ">\n";
        for (const block& b : d_.blocks) std::visit([&](const auto& shown) { show(shown); }, b);
        if (open_) out_ += "</section>\n";
        out_ += "</main>\n<footer class=\"page\"><p>" + inline_text(d_.footer) + "</p></footer>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    [[nodiscard]] bool has_result() const {
        return std::any_of(d_.blocks.begin(), d_.blocks.end(), [](const block& b) {
            const auto* h = std::get_if<heading>(&b);
            return h != nullptr && h->level == 2 && h->id == "result";
        });
    }

    void contents() {
        std::string items;
        for (const block& b : d_.blocks) {
            const auto* h = std::get_if<heading>(&b);
            if (h != nullptr && h->level == 2)
                items += "<li><a href=\"#" + escaped(h->id) + "\">" + inline_text(h->words) + "</a></li>\n";
        }
        if (items.empty()) return;
        out_ += "<nav aria-label=\"" + escaped(label_.contents.in) + "\"><ol>\n" + items + "</ol></nav>\n";
    }

    [[nodiscard]] std::string script_source() const {
        const bool drawn = std::any_of(d_.blocks.begin(), d_.blocks.end(),
                                       [](const block& b) { return std::holds_alternative<point_map>(b); });
        return drawn ? "; script-src " + map_script_source() : "";
    }

    // A container that scrolls, reachable by keyboard; its label is unique on the page.
    void open_scroll(const std::string& caption, std::size_t columns, std::string_view kind = {}) {
        std::string name = section_.empty() ? caption : caption + " – " + section_;
        std::size_t& uses = used_[name];
        if (++uses > 1) name += " (" + std::to_string(uses) + ")";
        out_ += "<div class=\"scroll" + (kind.empty() ? std::string() : " " + std::string(kind)) +
                "\" style=\"--cols:" + std::to_string(columns) + "\" role=\"region\" tabindex=\"0\" aria-label=\"" +
                escaped(name) + "\">\n";
    }

    void show(const heading& h) {
        if (h.level == 2) {
            if (open_) out_ += "</section>\n";
            open_ = true;
            section_ = h.words.plain();
            out_ += "<section id=\"" + escaped(h.id) + "\" aria-labelledby=\"" + escaped(h.id) +
                    "-title\">\n<h2 id=\"" + escaped(h.id) + "-title\">" + inline_text(h.words) + "</h2>\n";
        } else {
            out_ += "<h3>" + inline_text(h.words) + "</h3>\n";
        }
        last_heading_ = h.words.plain();
    }

    void show(const paragraph& p) {
        static constexpr std::string_view classes[] = {"", "verdict", "lead", "note", "notice"};
        const std::string_view as = classes[static_cast<std::size_t>(p.as)];
        out_ += "<p" + (as.empty() ? std::string() : " class=\"" + std::string(as) + "\"") + ">" +
                inline_text(p.words) + "</p>\n";
    }

    void show(const bullet_list& list) {
        out_ += "<ul class=\"said\">\n";
        for (const text& item : list.items) out_ += "<li>" + inline_text(item) + "</li>\n";
        out_ += "</ul>\n";
    }

    void show(const code_lines& code) {
        out_ += "<pre tabindex=\"0\"><code>";
        for (std::size_t i = 0; i < code.lines.size(); ++i) out_ += (i > 0 ? "\n" : "") + escaped(code.lines[i]);
        out_ += "</code></pre>\n";
    }

    void show(const chosen_list& list) {
        out_ += "<ol class=\"cards\" aria-label=\"" + escaped(list.caption) + "\">\n";
        for (const auto& item : list.items) {
            const bool titled = !item.name.title.empty();
            out_ += "<li class=\"" + class_of(item.as) + "\"><span class=\"top\">";
            if (!item.place.empty())
                out_ += "<span class=\"nr\"><span class=\"sr\">" + escaped(label_.place.in) + " </span>" +
                        escaped(item.place) + "</span>";
            if (titled) out_ += "<span class=\"key\">" + escaped(item.name.key) + "</span>";
            out_ += "<span>" + std::string(item.as == standing::chosen ? "✓ " : "= ") +
                    escaped(item.as == standing::chosen ? label_.chosen.in : label_.tied.in) + "</span>";
            out_ += "</span>\n<span class=\"title\">" + escaped(titled ? item.name.title : item.name.key) + "</span>";
            if (!item.theme.empty()) out_ += "\n<span class=\"of\">" + escaped(item.theme) + "</span>";
            if (!item.amount.empty()) out_ += "\n<span class=\"amount\">" + escaped(item.amount) + "</span>";
            out_ += "</li>\n";
        }
        out_ += "</ol>\n";
    }

    [[nodiscard]] std::string state(standing s) const {
        return "<span class=\"sr\"> (" +
               escaped(s == standing::chosen ? label_.chosen.in
                       : s == standing::tied ? label_.tied.in
                                             : label_.not_chosen.in) +
               ")</span>";
    }

    [[nodiscard]] std::string place_cell(const std::string& place, standing s) const {
        return "<td class=\"nr\"><span class=\"n\">" +
               std::string(s == standing::chosen ? "✓"
                           : s == standing::tied ? "="
                                                 : "") +
               (place.empty() || s == standing::out ? "" : "\u00a0") + escaped(place) + "</span>" + state(s) + "</td>";
    }

    void standing_legend(bool tied, const std::string& line) {
        out_ += "<ul class=\"legend\">\n<li><i class=\"chosen\"></i>✓ " + escaped(label_.chosen.in) + "</li>\n";
        if (tied) out_ += "<li><i class=\"tied\"></i>= " + escaped(label_.tied.in) + "</li>\n";
        out_ += "<li><i class=\"out\"></i>" + escaped(label_.not_chosen.in) + "</li>\n";
        if (!line.empty()) out_ += "<li><i class=\"line\"></i>" + escaped(line) + "</li>\n";
        out_ += "</ul>\n";
    }

    void show(const bar_chart& chart) {
        bool tied = false;
        for (const auto& g : chart.groups) {
            for (const auto& b : g.bars) tied = tied || b.as == standing::tied;
        }
        const bool line = chart.cut.has_value();
        out_ += "<figure class=\"bars" + std::string(line ? " cut\" style=\"--cut:" + percent(*chart.cut) : "") +
                "\">\n<table>\n<caption>" + escaped(chart.caption) +
                "</caption>\n<thead><tr><th scope=\"col\" class=\"nr\">" + escaped(label_.place.in) +
                "</th><th scope=\"col\">" + escaped(d_.say->one_noun()) + "</th><th scope=\"col\" class=\"amount\">" +
                escaped(chart.value_head) + "</th></tr></thead>\n";
        for (const auto& g : chart.groups) {
            out_ += "<tbody>\n";
            if (!g.title.empty())
                out_ += "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"3\">" + escaped(g.title) + "</th></tr>\n";
            for (const auto& b : g.bars) {
                out_ += "<tr class=\"" + class_of(b.as) + "\">" + place_cell(b.place, b.as) +
                        "<th scope=\"row\"><div class=\"lane\"><span class=\"name\">" + name_html(b.name) +
                        "</span><span class=\"track\" aria-hidden=\"true\"><span class=\"fill\" style=\"width:" +
                        percent(b.share) + "\"></span></span></div></th><td class=\"amount\">" + escaped(b.amount) +
                        "</td></tr>\n";
            }
            out_ += "</tbody>\n";
        }
        out_ += "</table>\n";
        standing_legend(tied, chart.cut_words);
        out_ += "</figure>\n";
    }

    void show(const merit_profile& profile) {
        const std::size_t g = profile.grades.size();
        out_ += "<figure class=\"profile\">\n<table>\n<caption>" + escaped(profile.caption) +
                "</caption>\n<thead><tr><th scope=\"col\" class=\"nr\">" + escaped(label_.place.in) +
                "</th><th scope=\"col\">" + escaped(d_.say->one_noun()) + "</th><th scope=\"col\" class=\"amount\">" +
                escaped(label_.majority_grade.in) + "</th></tr></thead>\n<tbody>\n";
        for (const auto& row : profile.rows) {
            out_ += "<tr class=\"" + class_of(row.as) + "\">" + place_cell(row.place, row.as) +
                    "<th scope=\"row\"><div class=\"lane\"><span class=\"name\">" + name_html(row.name) +
                    "</span><span class=\"stack\" aria-hidden=\"true\">";
            double until = 0;
            for (std::size_t i = 0; i < row.shares.size(); ++i) {
                if (row.shares[i] <= 0) continue;
                // No figure where the line at the middle would cross it.
                const bool crossed = std::abs(until + row.shares[i] / 2 - 0.5) < 0.08;
                until += row.shares[i];
                const swatch colour = grade_colour(i, g);
                out_ += "<b style=\"width:" + percent(row.shares[i]) + ";background:" + std::string(colour.back) +
                        ";color:" + std::string(colour.ink) + "\">" +
                        (row.shares[i] >= 0.13 && !crossed ? escaped(row.percents[i]) : std::string()) + "</b>";
            }
            out_ += "</span></div></th><td class=\"amount\">" + escaped(row.grade) + "</td></tr>\n";
        }
        out_ += "</tbody>\n</table>\n<ul class=\"legend\">\n";
        for (std::size_t i = 0; i < g; ++i)
            out_ += "<li><i style=\"background:" + std::string(grade_colour(i, g).back) + "\"></i>" +
                    escaped(profile.grades[i]) + "</li>\n";
        out_ += "</ul>\n<p class=\"note\">" + escaped(d_.say->median_words()) + "</p>\n</figure>\n";

        open_scroll(d_.say->profile_table_caption(), g + 1);
        out_ += "<table>\n<caption>" + escaped(d_.say->profile_table_caption()) +
                "</caption>\n<thead><tr><th scope=\"col\">" + escaped(d_.say->one_noun()) + "</th>";
        for (const std::string& grade : profile.grades)
            out_ += "<th scope=\"col\" class=\"r\">" + escaped(grade) + "</th>";
        out_ += "</tr></thead>\n<tbody>\n";
        for (const auto& row : profile.rows) {
            out_ += "<tr><th scope=\"row\">" + name_html(row.name) + "</th>";
            for (std::size_t i = 0; i < row.amounts.size(); ++i) {
                const bool median = row.median == i;
                out_ += "<td class=\"r" + std::string(median ? " hit" : "") + "\">" + (median ? "<strong>" : "") +
                        escaped(row.amounts[i]) + (median ? "</strong>" : "") + "</td>";
            }
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n</div>\n";
    }

    void show(const pair_matrix& matrix) {
        open_scroll(matrix.caption, matrix.names.size() + 1, "matrix");
        out_ += "<table>\n<caption>" + escaped(matrix.caption) + "</caption>\n<thead><tr><td></td>";
        for (const auto& n : matrix.names) {
            out_ += "<th scope=\"col\"><span class=\"key" + std::string(display_width(n.key) > 12 ? " long" : "") +
                    "\">" + escaped(n.key) + "</span></th>";
        }
        out_ += "</tr></thead>\n<tbody>\n";
        for (std::size_t i = 0; i < matrix.names.size(); ++i) {
            out_ += "<tr><th scope=\"row\">" + name_html(matrix.names[i]) + "</th>";
            for (const auto& cell : matrix.cells[i]) {
                if (cell.as == pair_matrix::result::itself) {
                    out_ += "<td class=\"self\"><span class=\"sr\">–</span></td>";
                    continue;
                }
                const bool wins = cell.as == pair_matrix::result::wins;
                out_ += "<td" + std::string(wins ? " class=\"win\"" : "") +
                        " style=\"--a:" + decimal(cell.share * 0.5) + "\">" + (wins ? "✓\u00a0" : "") +
                        escaped(cell.amount) + "</td>";
            }
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n</div>\n<p class=\"note\">" +
                inline_text(sentences({matrix.legend, d_.say->matrix_shading()})) + "</p>\n";
    }

    // Blocks as high as the votes, linked from round to round; the dashed line is what a total must pass.
    void draw_flow(const round_flow& flow) {
        const std::size_t rounds = flow.rounds.size();
        const double left = 200, right = 200, top = 34, height = 300, thick = 26,
                     pitch = rounds > 1 ? std::max(110.0, 460.0 / static_cast<double>(rounds - 1)) : 0;
        const double width = left + right + thick + pitch * static_cast<double>(rounds - 1);
        const auto number = [](double v) { return decimal(v); };
        const auto x = [&](std::size_t r) { return left + pitch * static_cast<double>(r); };
        std::vector<std::vector<std::pair<double, double>>> spans(
            flow.rows.size(), std::vector<std::pair<double, double>>(rounds, {-1, 0}));
        std::vector<double> filled(rounds, 0);
        for (std::size_t i = 0; i < flow.rows.size(); ++i) {
            for (std::size_t r = 0; r < rounds; ++r) {
                if (!flow.rows[i].cells[r]) continue;
                const double h = flow.rows[i].cells[r]->share * height;
                spans[i][r] = {top + height - filled[r] - h, h};
                filled[r] += h;
            }
        }
        out_ += "<svg viewBox=\"0 0 " + number(width) + " " + number(top + height + 16) +
                "\" role=\"img\" aria-label=\"" + escaped(flow.caption) +
                "\">\n"
                "<defs><pattern id=\"hatch" +
                std::to_string(++drawn_) +
                "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line "
                "class=\"hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs>\n";
        const auto won = [&](std::size_t i) {
            return std::any_of(flow.rows[i].cells.begin(), flow.rows[i].cells.end(),
                               [](const auto& c) { return c && c->wins; });
        };
        for (std::size_t i = 0; i < flow.rows.size(); ++i) {
            for (std::size_t r = 0; r + 1 < rounds; ++r) {
                const auto [y0, h0] = spans[i][r];
                const auto [y1, h1] = spans[i][r + 1];
                if (y0 < 0 || y1 < 0) continue;
                const double x0 = x(r) + thick, x1 = x(r + 1), middle = (x0 + x1) / 2;
                out_ += "<path class=\"band" + std::string(won(i) ? " won" : "") + "\" d=\"M" + number(x0) + " " +
                        number(y0) + "C" + number(middle) + " " + number(y0) + " " + number(middle) + " " + number(y1) +
                        " " + number(x1) + " " + number(y1) + "V" + number(y1 + h1) + "C" + number(middle) + " " +
                        number(y1 + h1) + " " + number(middle) + " " + number(y0 + h0) + " " + number(x0) + " " +
                        number(y0 + h0) + "Z\"/>\n";
            }
        }
        for (std::size_t r = 0; r < rounds; ++r) {
            out_ += "<text class=\"soft\" x=\"" + number(x(r) + thick / 2) + "\" y=\"16\" text-anchor=\"middle\">" +
                    escaped(flow.rounds[r]) + "</text>\n";
            for (std::size_t i = 0; i < flow.rows.size(); ++i) {
                const auto [y, h] = spans[i][r];
                if (y < 0) continue;
                const bool leaves = flow.rows[i].cells[r]->leaves;
                out_ += "<rect class=\"block" + std::string(won(i) ? " won" : "") + "\" x=\"" + number(x(r)) +
                        "\" y=\"" + number(y) + "\" width=\"" + number(thick) + "\" height=\"" +
                        number(std::max(h, 0.5)) + "\"/>\n";
                if (leaves && h >= 9)
                    out_ +=
                        "<text x=\"" + number(x(r) + thick + 5) + "\" y=\"" + number(y + h / 2 + 4) + "\">✕</text>\n";
            }
            const double rest = flow.exhausted[r].share * height;
            if (rest > 0.5) {
                out_ += "<rect class=\"block rest\" style=\"fill:url(#hatch" + std::to_string(drawn_) + ")\" x=\"" +
                        number(x(r)) + "\" y=\"" + number(top + height - filled[r] - rest) + "\" width=\"" +
                        number(thick) + "\" height=\"" + number(rest) + "\"/>\n";
            }
            if (flow.needed_share[r]) {
                const double y = top + height - *flow.needed_share[r] * height;
                out_ += "<line class=\"need\" x1=\"" + number(x(r) - 8) + "\" x2=\"" + number(x(r) + thick + 8) +
                        "\" y1=\"" + number(y) + "\" y2=\"" + number(y) + "\"/>\n";
            }
        }
        // Names at both ends, where there is room for a line of text.
        const auto names = [&](std::size_t r, double at, std::string_view anchor) {
            for (std::size_t i = 0; i < flow.rows.size(); ++i) {
                const auto [y, h] = spans[i][r];
                if (y < 0 || h < 13) continue;
                std::string key;
                std::size_t used = 0;
                const std::string& full = flow.rows[i].name.key;
                for (std::size_t c = 0; c < full.size();) {
                    const auto one = decode_utf8(std::string_view(full).substr(c));
                    const std::size_t length = one ? one->length : 1;
                    used += one ? display_width(one->value) : 1;
                    if (used > 20) {
                        key += "…";
                        break;
                    }
                    key += full.substr(c, length);
                    c += length;
                }
                out_ += "<text x=\"" + number(at) + "\" y=\"" + number(y + h / 2 + 4) + "\" text-anchor=\"" +
                        std::string(anchor) + "\">" + escaped(key) + "</text>\n";
            }
        };
        names(0, left - 14, "end");
        if (rounds > 1) names(rounds - 1, x(rounds - 1) + thick + 14, "start");
        out_ += "</svg>\n";
    }

    void show(const round_flow& flow) {
        if (flow.rows.size() <= 40 && flow.rounds.size() > 1) {
            open_scroll(flow.caption, 1, "flow");
            draw_flow(flow);
            out_ += "</div>\n";
        }
        open_scroll(flow.caption, flow.rounds.size() + 1);
        out_ += "<table>\n<caption>" + escaped(flow.caption) + "</caption>\n<thead><tr><th scope=\"col\">" +
                escaped(d_.say->one_noun()) + "</th>";
        for (const std::string& r : flow.rounds) out_ += "<th scope=\"col\" class=\"r\">" + escaped(r) + "</th>";
        out_ += "</tr></thead>\n<tbody>\n";
        for (const auto& row : flow.rows) {
            out_ += "<tr><th scope=\"row\">" + name_html(row.name) + "</th>";
            for (const auto& cell : row.cells) {
                if (!cell) {
                    out_ += "<td class=\"r\"><span class=\"sr\">–</span></td>";
                } else {
                    const std::string sign =
                        cell->leaves ? "✕\u00a0<span class=\"sr\">(" + escaped(label_.eliminated.in) + ") </span>"
                        : cell->wins ? "✓\u00a0<span class=\"sr\">(" + escaped(label_.winner.in) + ") </span>"
                                     : "";
                    out_ += "<td class=\"r" + std::string(cell->wins ? " hit" : "") + "\">" + sign +
                            (cell->wins ? "<strong>" : "") + escaped(cell->amount) + (cell->wins ? "</strong>" : "") +
                            "</td>";
                }
            }
            out_ += "</tr>\n";
        }
        out_ += "<tr><th scope=\"row\">" + escaped(label_.exhausted.in) + "</th>";
        for (const auto& cell : flow.exhausted) out_ += "<td class=\"r\">" + escaped(cell.amount) + "</td>";
        out_ += "</tr>\n";
        if (std::any_of(flow.needed.begin(), flow.needed.end(), [](const std::string& n) { return !n.empty(); })) {
            out_ += "<tr><th scope=\"row\">" + escaped(flow.needed_head) + "</th>";
            for (const std::string& n : flow.needed) out_ += "<td class=\"r\">" + escaped(n) + "</td>";
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n</div>\n";
    }

    void show(const point_map& drawn) { out_ += point_map_html(drawn, escaped); }

    void show(const table& t) {
        const bool wide = t.columns.size() > 4 || std::any_of(t.columns.begin(), t.columns.end(), [](const auto& c) {
                              return c.align == table::align::centre;
                          });
        if (wide) open_scroll(t.caption, t.columns.size());
        out_ += "<table>\n<caption" + std::string(t.caption == last_heading_ ? " class=\"sr\"" : "") + ">" +
                escaped(t.caption) + "</caption>\n<thead><tr>";
        for (const auto& column : t.columns) {
            const std::string title = column.spoken.empty() ? "" : " title=\"" + escaped(column.spoken) + "\"";
            out_ += "<th scope=\"col\"" + align_class(column.align) + title + ">" + escaped(column.head) + "</th>";
        }
        out_ += "</tr></thead>\n<tbody>\n";
        std::size_t group = 0;
        for (std::size_t at = 0; at < t.rows.size(); ++at) {
            if (group < t.groups.size() && t.groups[group].first == at) {
                out_ += std::string(at > 0 ? "</tbody>\n<tbody>\n" : "") +
                        "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"" + std::to_string(t.columns.size()) +
                        "\"><span>" + inline_text(t.groups[group].title) + "</span></th></tr>\n";
                ++group;
            }
            const auto& row = t.rows[at];
            out_ += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i) {
                const table::align side = i < t.columns.size() ? t.columns[i].align : table::align::left;
                if (i == 0) {
                    out_ += "<th scope=\"row\">" + inline_text(row[i]) + "</th>";
                    continue;
                }
                const bool hit =
                    side == table::align::centre && !row[i].empty() && row[i].spans().front().style == style::strong;
                out_ +=
                    (hit ? "<td class=\"c hit\">" : "<td" + align_class(side) + ">") + inline_text(row[i]) + "</td>";
            }
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n";
        if (wide) out_ += "</div>\n";
    }

    const document& d_;
    const labels& label_;
    std::string out_{};
    std::string section_{};
    std::string last_heading_{};
    std::map<std::string, std::size_t> used_{};
    std::size_t drawn_ = 0;
    bool open_ = false;
};

}  // namespace

std::string render_html(const document& d) {
    return printer(d).print();
}

}  // namespace delib::report
