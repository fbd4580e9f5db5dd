#include "report/json_parts.hpp"

#include "delib/core/version.hpp"

namespace delib::report {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t line_width = 110;

class writer {
public:
    [[nodiscard]] std::string document(const ordered_json& value) {
        out_.clear();
        write(value, 0, 0);
        return std::move(out_) + "\n";
    }

private:
    static void one_line(const ordered_json& value, std::string& out) {
        if (!value.is_structured()) {
            out += compact_json(value);
            return;
        }
        out += value.is_array() ? '[' : '{';
        bool first = true;
        for (const auto& [key, member] : value.items()) {
            if (!std::exchange(first, false)) out += ", ";
            if (value.is_object()) out += compact_json(key) + ": ";
            one_line(member, out);
            if (out.size() > 2 * line_width) return;  // too long already: the caller throws it away
        }
        out += value.is_array() ? ']' : '}';
    }

    void write(const ordered_json& value, std::size_t depth, std::size_t before) {
        std::string line;
        if (depth > 0 || !value.is_structured()) one_line(value, line);
        if (!value.is_structured() || (depth > 0 && line.size() + before <= line_width)) {
            out_ += line;
            return;
        }
        out_ += value.is_array() ? "[" : "{";
        bool first = true;
        for (const auto& [key, member] : value.items()) {
            out_ += std::exchange(first, false) ? "\n" : ",\n";
            out_.append(depth + 1, ' ');
            std::size_t used = depth + 1;
            if (value.is_object()) {
                const std::string head = compact_json(key) + ": ";
                used += head.size();
                out_ += head;
            }
            write(member, depth + 1, used);
        }
        out_ += "\n";
        out_.append(depth, ' ');
        out_ += value.is_array() ? "]" : "}";
    }

    std::string out_{};
};

}  // namespace

ordered_json exact(const rational& value) {
    return to_text(value);
}

ordered_json pairs_json(const std::vector<std::pair<std::string, std::string>>& pairs) {
    ordered_json out = ordered_json::object();
    for (const auto& [key, value] : pairs) out[key] = value;
    return out;
}

ordered_json ballots_json(const set_result& set) {
    const ballots_report& r = set.report;
    ordered_json files = ordered_json::array();
    for (const source_file& f : r.files) {
        files.push_back(
            {{"name", f.name}, {"sha256", f.sha256.empty() ? ordered_json(nullptr) : ordered_json(f.sha256)}});
    }
    ordered_json rejected = ordered_json::array();
    for (const rejected_ballot& b : r.rejected) rejected.push_back({{"where", b.where}, {"why", b.why}});
    ordered_json out = {{"kind", std::string(to_text(r.kind))},
                        {"format", r.format},
                        {"files", files},
                        {"cast", r.cast},
                        {"counted", r.counted},
                        {"blank", r.blank},
                        {"rejected", rejected},
                        {"weight", exact(set.weight)}};
    if (!r.notes.empty()) {
        ordered_json notes = ordered_json::array();
        for (const reading_note& n : r.notes) notes.push_back({{"where", n.where}, {"what", to_text(n)}});
        out["notes"] = notes;
    }
    return out;
}

ordered_json json_head(std::string_view schema, const set_result& set) {
    ordered_json out;
    out["schema"] = schema;
    out["engine"] = {{"name", "libdelib"}, {"version", DELIB_VERSION_STRING}};
    out["ballots"] = ballots_json(set);
    out["candidates"] = set.candidates->names();
    out["policy"] = pairs_json(to_pairs(set.policy));
    return out;
}

std::string compact_json(const ordered_json& value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string json_document(const ordered_json& value) {
    return writer{}.document(value);
}

}  // namespace delib::report
