#include "report/json_parts.hpp"

#include "delib/core/version.hpp"

#include <charconv>
#include <cmath>

namespace delib::report {

namespace {

constexpr std::size_t line_width = 110;

}  // namespace

json exact(const rational& value) {
    return to_text(value);
}

json number(double value) {
    if (!std::isfinite(value)) return nullptr;
    char text[32];
    // Adding 0 makes -0 a 0.
    const auto [end, failure] = std::to_chars(text, text + sizeof text, value + 0.0, std::chars_format::general, 12);
    return json::number(std::string(text, failure == std::errc{} ? end : text));
}

json number(const std::optional<double>& value) {
    return value ? number(*value) : json(nullptr);
}

json pairs_json(const std::vector<std::pair<std::string, std::string>>& pairs) {
    json out = json::object();
    for (const auto& [key, value] : pairs) out.add(key, value);
    return out;
}

json ballots_json(const set_result& set) {
    const ballots_report& r = set.report;
    json files = json::list();
    for (const source_file& f : r.files) {
        files.push_back({{"name", f.name}, {"sha256", f.sha256.empty() ? json(nullptr) : json(f.sha256)}});
    }
    json rejected = json::list();
    for (const rejected_ballot& b : r.rejected) rejected.push_back({{"where", b.where}, {"why", b.why}});
    json out = {{"kind", std::string(to_text(r.kind))},
                {"format", r.format},
                {"files", files},
                {"cast", r.cast},
                {"counted", r.counted},
                {"blank", r.blank},
                {"rejected", rejected},
                {"weight", exact(set.weight)}};
    if (!r.notes.empty()) {
        json notes = json::list();
        for (const reading_note& n : r.notes) notes.push_back({{"where", n.where}, {"what", to_text(n)}});
        out["notes"] = notes;
    }
    return out;
}

json json_head(std::string_view schema, const set_result& set) {
    json out;
    out["schema"] = schema;
    out["engine"] = {{"name", "libdelib"}, {"version", DELIB_VERSION_STRING}};
    out["ballots"] = ballots_json(set);
    out["candidates"] = set.candidates->names();
    out["policy"] = pairs_json(to_pairs(set.policy));
    return out;
}

std::string json_document(const json& value) {
    return value.document(line_width);
}

}  // namespace delib::report
