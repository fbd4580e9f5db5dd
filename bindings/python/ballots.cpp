#include "ballots.hpp"

#include "arrays.hpp"
#include "delib/ballot/profile_builder.hpp"
#include "delib/ballot/transform.hpp"
#include "delib/core/text_normal.hpp"
#include "delib/engine/run.hpp"
#include "delib/io/read.hpp"
#include "delib/io/write.hpp"

#include <pybind11/stl.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib::python {

namespace {

using shared_ballots = std::shared_ptr<ballots>;
using names = std::vector<std::string>;

shared_ballots share(profile p) {
    return std::make_shared<ballots>(from_memory(std::move(p)));
}

// Names as the readers have them: trimmed, in Unicode's normal form C.
std::string clean(std::string_view raw) {
    return std::string(trim(normalize_nfc(trim(raw))));
}
names clean(const names& raw) {
    names out;
    for (const std::string& name : raw) out.push_back(clean(name));
    return out;
}

error wrong(std::string message, error_code code = error_code::usage) {
    return {code, std::move(message), {}};
}

// ---- What is known of voters beside their ballots, row by row ----

struct weights_column {
    std::vector<weight> values{};
    column which;
};
struct stratum_of_voters {
    stratum_column declared{};
    names labels{};
    column which;  // −1: not known
};

class voters {
public:
    using weights_words = std::optional<std::pair<names, py::buffer>>;
    using stratum_words = std::tuple<std::string, names, names, py::buffer>;

    voters(const std::optional<py::buffer>& counts, const weights_words& weights,
           const std::vector<stratum_words>& strata) {
        if (counts) heads_.emplace(*counts);
        if (weights) {
            std::vector<weight> values;
            for (const std::string& text : weights->first) values.push_back(unwrap(parse_weight(text)));
            weights_.emplace(weights_column{std::move(values), column(weights->second)});
        }
        for (const auto& [name, declared, labels, which] : strata)
            strata_.push_back({{clean(name), clean(declared)}, clean(labels), column(which)});
    }

    // Declares the strata; errors: a column that does not have a number for each ballot.
    [[nodiscard]] result<void> begin(profile_builder& builder, std::size_t rows) {
        const auto fits = [&](const column& c, const std::string& what) -> result<void> {
            if (c.size() == rows) return {};
            return wrong(what + " of " + std::to_string(c.size()) + " ballots are given; there are " +
                         std::to_string(rows));
        };
        if (heads_) DELIB_CHECK(fits(*heads_, "the counts"));
        if (weights_) DELIB_CHECK(fits(weights_->which, "the weights"));
        for (std::size_t c = 0; c < strata_.size(); ++c) {
            DELIB_CHECK(fits(strata_[c].which, "the values of " + visible(strata_[c].declared.name)));
            for (std::size_t other = 0; other < c; ++other) {
                if (strata_[other].declared.name == strata_[c].declared.name)
                    return wrong("two strata are named '" + visible(strata_[c].declared.name) + "'", error_code::name);
            }
            builder.add_stratum(strata_[c].declared.name, strata_[c].declared.values);
        }
        for (std::size_t c = 0; c < strata_.size(); ++c) {
            places_.emplace_back();
            for (const std::string& label : strata_[c].labels) places_[c].push_back(builder.stratum_value(c, label));
        }
        row_.resize(strata_.size());
        return {};
    }

    [[nodiscard]] result<void> complete(ballot_input& ballot, std::size_t r, profile_builder& builder) {
        if (heads_) {
            if ((*heads_)[r] < 1)
                return wrong("a ballot is cast by somebody; its count is " + std::to_string((*heads_)[r]));
            ballot.heads = static_cast<std::uint64_t>((*heads_)[r]);
        }
        if (weights_) {
            const std::int64_t at = weights_->which[r];
            if (!within(at, weights_->values.size())) return wrong("a weight has a number that no text has");
            ballot.weight = weights_->values[static_cast<std::size_t>(at)];
        }
        for (std::size_t c = 0; c < strata_.size(); ++c) {
            const std::int64_t at = strata_[c].which[r];
            if (at >= 0 && !within(at, places_[c].size())) return wrong("a stratum has a number that no value has");
            row_[c] = at < 0 ? builder.stratum_value(c, "") : places_[c][static_cast<std::size_t>(at)];
        }
        ballot.strata = row_;
        return {};
    }

private:
    [[nodiscard]] static bool within(std::int64_t at, std::size_t size) noexcept {
        return at >= 0 && static_cast<std::uint64_t>(at) < size;
    }

    std::optional<column> heads_{};
    std::optional<weights_column> weights_{};
    std::vector<stratum_of_voters> strata_{};
    std::vector<std::vector<std::uint32_t>> places_{};
    std::vector<std::uint32_t> row_{};
};

// Adds row after row; `fill(r, entries)` reads one. Errors name the row, as `rankings[17]`.
template <class Fill>
result<profile> build(profile_builder builder, std::size_t rows, voters& who, const std::string& what, attention& watch,
                      Fill&& fill) {
    DELIB_CHECK(who.begin(builder, rows));
    const auto at = [&](std::size_t r, error e) {
        e.message = what + "[" + std::to_string(r) + "]: " + e.message;
        return e;
    };
    std::vector<entry> entries;
    for (std::size_t r = 0; r < rows; ++r) {
        if (r % 4096 == 0 && !watch.go_on(static_cast<double>(r) / static_cast<double>(rows))) return cancelled_error();
        entries.clear();
        if (auto read = fill(r, entries); !read) return at(r, std::move(read).error());
        ballot_input ballot{.entries = entries};
        if (auto completed = who.complete(ballot, r, builder); !completed) return at(r, std::move(completed).error());
        if (auto added = builder.add(ballot); !added) return at(r, std::move(added).error());
    }
    return builder.freeze();
}

result<profile_builder> builder_of(const std::string& kind, const names& candidates, const names& grades) {
    const names cleaned = clean(candidates);
    if (kind == "ranked") return profile_builder::ranked(cleaned);
    if (kind == "approval") return profile_builder::approval(cleaned);
    if (kind == "graded") {
        DELIB_TRY(on, scale::named(clean(grades)));
        return profile_builder::graded(cleaned, std::move(on));
    }
    std::vector<points> values;
    for (const std::string& text : grades) {
        DELIB_TRY(value, parse_points(text));
        values.push_back(value);
    }
    return profile_builder::scored(cleaned, scale::numeric(std::move(values)));
}

// ---- Matrices ----

std::string cell_text(std::int64_t cell) {
    if (cell == not_whole) return "a number that is not whole";
    return cell == too_large ? "a number beyond 2^53" : std::to_string(cell);
}

// Cells hold candidates, best first; negative ones nobody.
result<void> read_order(std::span<const std::int64_t> row, std::size_t candidates, std::vector<entry>& entries) {
    for (std::size_t place = 0; place < row.size(); ++place) {
        const std::int64_t cell = row[place];
        if (cell == no_value || (cell < 0 && cell > too_large)) continue;
        if (candidates == 0) return wrong("there are no candidates, got " + cell_text(cell), error_code::name);
        if (cell < 0 || static_cast<std::uint64_t>(cell) >= candidates) {
            return wrong("expected the number of a candidate, 0 to " + std::to_string(candidates - 1) + ", got " +
                             cell_text(cell),
                         error_code::name);
        }
        entries.push_back({candidate_at(static_cast<std::size_t>(cell)), static_cast<std::uint32_t>(place + 1)});
    }
    return {};
}

// Cells hold ranks from 1; 0 is none.
result<void> read_ranks(std::span<const std::int64_t> row, std::vector<entry>& entries) {
    for (std::size_t who = 0; who < row.size(); ++who) {
        const std::int64_t cell = row[who];
        if (cell == 0 || cell == no_value) continue;
        if (cell < 0 || cell > std::numeric_limits<std::uint32_t>::max())
            return wrong("expected a rank from 1 to 4294967295, or 0 for none, got " + cell_text(cell));
        entries.push_back({candidate_at(who), static_cast<std::uint32_t>(cell)});
    }
    return {};
}

// Cells hold 1 where a candidate is approved.
result<void> read_marks(std::span<const std::int64_t> row, std::vector<entry>& entries) {
    for (std::size_t who = 0; who < row.size(); ++who) {
        if (row[who] == 0 || row[who] == no_value) continue;
        if (row[who] != 1) return wrong("expected 1 or 0, got " + cell_text(row[who]));
        entries.push_back({candidate_at(who), 1});
    }
    return {};
}

// Cells hold numbers that `places` translates to places on the scale, the first of which stands for `lowest`.
struct place_table {
    std::int64_t lowest = 0;
    column places;
    bool negative_is_none = false;

    [[nodiscard]] result<void> read(std::span<const std::int64_t> row, std::vector<entry>& entries) const {
        for (std::size_t who = 0; who < row.size(); ++who) {
            const std::int64_t cell = row[who];
            if (cell == no_value || (negative_is_none && cell < 0 && cell > too_large)) continue;
            const std::uint64_t at = static_cast<std::uint64_t>(cell) - static_cast<std::uint64_t>(lowest);
            const std::int64_t place =
                cell > too_large && cell >= lowest && at < places.size() ? places[static_cast<std::size_t>(at)] : -1;
            if (place < 0) return wrong(cell_text(cell) + " is not on the scale", error_code::name);
            entries.push_back({candidate_at(who), static_cast<std::uint32_t>(place)});
        }
        return {};
    }
};

shared_ballots from_matrix(const std::string& form, const py::buffer& cells, const names& candidates,
                           const names& grades, const std::optional<std::tuple<std::int64_t, py::buffer, bool>>& table,
                           const std::optional<py::buffer>& counts, const voters::weights_words& weights,
                           const std::vector<voters::stratum_words>& strata, const std::string& what) {
    const matrix from(cells);
    if (form != "order" && from.columns() != candidates.size()) {
        throw engine_error{wrong("the array has " + std::to_string(from.columns()) + " columns for " +
                                 std::to_string(candidates.size()) + " candidates")};
    }
    voters who(counts, weights, strata);
    std::optional<place_table> places;
    if (table) places.emplace(place_table{std::get<0>(*table), column(std::get<1>(*table)), std::get<2>(*table)});
    const bool ranked = form == "order" || form == "ranks";
    return share(without_lock(py::none(), [&](attention& watch) -> result<profile> {
        DELIB_TRY(builder, builder_of(ranked ? "ranked" : form, candidates, grades));
        std::vector<std::int64_t> row(from.columns());
        return build(std::move(builder), from.rows(), who, what, watch,
                     [&](std::size_t r, std::vector<entry>& entries) {
                         from.row(r, row);
                         if (form == "order") return read_order(row, candidates.size(), entries);
                         if (form == "ranks") return read_ranks(row, entries);
                         return places ? places->read(row, entries) : read_marks(row, entries);
                     });
    }));
}

// ---- Lists of entries: ballot r holds those from `offsets[r]` to `offsets[r + 1]` ----

shared_ballots from_entries(const std::string& kind, const names& candidates, const names& grades,
                            const py::buffer& offsets, const py::buffer& who, const py::buffer& values,
                            const std::optional<py::buffer>& counts, const voters::weights_words& weights,
                            const std::vector<voters::stratum_words>& strata, const std::string& what) {
    const column begins(offsets), candidate_numbers(who), entry_values(values);
    if (begins.size() == 0 || candidate_numbers.size() != entry_values.size() ||
        begins[begins.size() - 1] != static_cast<std::int64_t>(entry_values.size())) {
        throw engine_error{wrong("the lists of entries do not fit each other")};
    }
    voters rows(counts, weights, strata);
    return share(without_lock(py::none(), [&](attention& watch) -> result<profile> {
        DELIB_TRY(builder, builder_of(kind, candidates, grades));
        const auto fill = [&](std::size_t r, std::vector<entry>& entries) -> result<void> {
            for (std::int64_t i = begins[r]; i < begins[r + 1]; ++i) {
                const auto at = static_cast<std::size_t>(i);
                if (i < 0 || at >= entry_values.size()) return wrong("the lists of entries do not fit each other");
                const std::int64_t value = entry_values[at];
                if (value < 0 || value > std::numeric_limits<std::uint32_t>::max())
                    return wrong("expected a rank from 1 to 4294967295, got " + std::to_string(value));
                if (candidate_numbers[at] < 0) return wrong("a candidate has a number below 0", error_code::name);
                // A number beyond all candidates stays one.
                const auto number = std::min<std::int64_t>(candidate_numbers[at], max_candidates);
                entries.push_back({candidate_at(static_cast<std::size_t>(number)), static_cast<std::uint32_t>(value)});
            }
            return {};
        };
        return build(std::move(builder), begins.size() - 1, rows, what, watch, fill);
    }));
}

py::bytes bytes_of(const std::vector<std::int64_t>& numbers) {
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::int64_t)};
}

// The distinct ballots in the form in which `from_entries` takes them: offsets, candidates, values, counts, the weights
// of one voter each (distinct texts and which), and for each stratum which value.
py::tuple entries_of(const ballots& from) {
    const profile& p = from.profile;
    std::vector<std::int64_t> offsets{0}, who, values, heads, which;
    std::map<std::string, std::int64_t> known;
    names texts;
    std::vector<std::vector<std::int64_t>> strata(p.strata().size());
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        for (const entry& e : ballot.entries) {
            who.push_back(static_cast<std::int64_t>(index(e.who)));
            values.push_back(e.value);
        }
        offsets.push_back(static_cast<std::int64_t>(who.size()));
        heads.push_back(static_cast<std::int64_t>(ballot.heads));
        const auto each = checked_divide(weight::ratio(ballot.numerator, p.denominator()),
                                         weight::ratio(static_cast<int128>(ballot.heads), 1));
        if (!each) throw engine_error{wrong("the weight of one ballot does not fit 128 bits", error_code::overflow)};
        const auto [at, fresh] = known.try_emplace(to_text(*each), static_cast<std::int64_t>(texts.size()));
        if (fresh) texts.push_back(at->first);
        which.push_back(at->second);
        for (std::size_t c = 0; c < strata.size(); ++c) strata[c].push_back(ballot.strata[c]);
    }
    py::list columns;
    for (const auto& values_of_column : strata) columns.append(bytes_of(values_of_column));
    return py::make_tuple(bytes_of(offsets), bytes_of(who), bytes_of(values), bytes_of(heads), texts, bytes_of(which),
                          columns);
}

// ---- Files ----

void add_reading(py::module_& module) {
    py::class_<read_options>(module, "ReadOptions")
        .def(py::init<>())
        .def_readwrite("format", &read_options::format)
        .def_readwrite("scale", &read_options::scale)
        .def_readwrite("weight_column", &read_options::weight_column)
        .def_readwrite("weight_digits", &read_options::weight_digits)
        .def_readwrite("candidates", &read_options::candidates)
        .def_readwrite("lenient", &read_options::lenient)
        .def_readwrite("digest", &read_options::digest)
        .def_readwrite("threads", &read_options::threads)
        .def("set_ballot",
             [](read_options& o, const std::string& word) { o.ballot = unwrap(parse_ballot_reading(word)); })
        .def("set_revote",
             [](read_options& o, const std::string& word) {
                 if (word != "last" && word != "first" && word != "reject")
                     throw engine_error{wrong("revote is last, first or reject, got '" + visible(word) + "'")};
                 o.revote = word == "last"    ? revote_policy::last
                            : word == "first" ? revote_policy::first
                                              : revote_policy::reject;
             })
        .def("add_stratum", [](read_options& o, std::string name, names values) {
            o.strata.push_back({std::move(name), std::move(values)});
        });
    module.def("read", [](const names& paths, const read_options& options) {
        return std::make_shared<ballots>(
            without_lock(py::none(), [&](attention&) { return read_ballots(paths, options); }));
    });
    module.def("read_text", [](const std::string& text, const std::string& name, const read_options& options) {
        return std::make_shared<ballots>(
            without_lock(py::none(), [&](attention&) { return read_ballots_text(text, name, options); }));
    });
}

std::vector<std::pair<std::string, names>> strata_of(const ballots& b) {
    std::vector<std::pair<std::string, names>> out;
    for (const stratum_column& c : b.profile.strata()) out.emplace_back(c.name, c.values);
    return out;
}

shared_ballots restricted(const ballots& b, const names& kept) {
    std::vector<candidate> who;
    for (const std::string& name : kept) {
        const auto found = b.profile.candidates().find(clean(name));
        if (!found) throw engine_error{wrong("'" + visible(name) + "' is not a candidate", error_code::name)};
        who.push_back(*found);
    }
    return share(without_lock(py::none(), [&](attention&) { return restrict_to(b.profile, who); }));
}

}  // namespace

void add_ballots(py::module_& module) {
    py::class_<ballots, std::shared_ptr<ballots>>(module, "Ballots",
                                                  "The ballots of one count and where they come from.")
        .def_property_readonly("kind", [](const ballots& b) { return std::string(to_text(b.profile.kind())); })
        .def_property_readonly("candidates", [](const ballots& b) { return b.profile.candidates().names(); })
        .def_property_readonly("scale",
                               [](const ballots& b) -> std::optional<names> {
                                   const shared_scale& on = b.profile.share_scale();
                                   return on == nullptr ? std::nullopt : std::optional(on->labels());
                               })
        .def_property_readonly("strata", &strata_of)
        .def_property_readonly("size", [](const ballots& b) { return b.profile.size(); })
        .def_property_readonly("heads", [](const ballots& b) { return b.profile.heads(); })
        .def_property_readonly("blanks", [](const ballots& b) { return b.profile.blank_heads(); })
        .def_property_readonly(
            "weight", [](const ballots& b) { return to_text(to_rational(b.profile.total(), b.profile.denominator())); })
        .def_property_readonly("rejected",
                               [](const ballots& b) {
                                   std::vector<std::pair<std::string, std::string>> out;
                                   for (const rejected_ballot& r : b.report.rejected) out.emplace_back(r.where, r.why);
                                   return out;
                               })
        .def("entries", &entries_of)
        .def("select",
             [](const ballots& b, const std::string& stratum, const std::string& value) {
                 return share(without_lock(
                     py::none(), [&](attention&) { return select(b.profile, clean(stratum), clean(value)); }));
             })
        .def("restrict_to", &restricted)
        .def("rankings",
             [](const ballots& b) {
                 return share(without_lock(py::none(), [&](attention&) { return rankings_of(b.profile); }));
             })
        .def("write", [](const ballots& b, const std::string& format) {
            return without_lock(py::none(), [&](attention&) { return write_ballots(b.profile, format); });
        });
    module.def("clean_name", [](const std::string& name) { return clean(name); });
    module.def("visible", [](const std::string& text) { return visible(text); });
    module.def("largest", [](const py::buffer& cells) { return matrix(cells).largest(); });
    module.def("from_matrix", &from_matrix);
    module.def("from_entries", &from_entries);
    add_reading(module);
}

}  // namespace delib::python
