#include "delib/io/votes.hpp"

#include "delib/core/text.hpp"
#include "delib/io/load.hpp"
#include "io/votes_gather.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

namespace delib {

namespace io {

std::optional<std::uint32_t> id_list::intern(std::string_view raw) {
    if (const auto known = by_id_.find(raw); known != by_id_.end()) return known->second;
    std::string id = clean_name(raw);
    if (const auto known = by_id_.find(id); known != by_id_.end()) return known->second;
    if (ids_.size() >= most_) return std::nullopt;
    const auto number = static_cast<std::uint32_t>(ids_.size());
    by_id_.emplace(id, number);
    ids_.push_back(std::move(id));
    return number;
}

std::vector<std::uint32_t> id_list::natural() const {
    std::vector<std::uint32_t> order(ids_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return natural_before(ids_[a], ids_[b]); });
    return order;
}

statement& vote_gatherer::about(std::uint32_t number) {
    if (known_.size() <= number) known_.resize(statements.size());
    return known_[number];
}

std::uint32_t vote_gatherer::stratum(const std::string& name) {
    for (std::uint32_t i = 0; i < strata_.size(); ++i) {
        if (strata_[i].name == name) return i;
    }
    strata_.push_back({name});
    return static_cast<std::uint32_t>(strata_.size() - 1);
}

void vote_gatherer::set_stratum(std::uint32_t column, std::uint32_t participant, std::string_view value) {
    declared& d = strata_[column];
    const auto number = d.values.intern(value);
    if (!number) return;
    if (d.of_participant.size() <= participant) d.of_participant.resize(participants.size(), vote_list::no_value);
    d.of_participant[participant] = *number;
}

result<vote_matrix> vote_gatherer::finish() && {
    const auto place_of = [](const std::vector<std::uint32_t>& order) {
        std::vector<std::uint32_t> place(order.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
        return place;
    };
    vote_list list;
    const auto people = participants.natural(), asked = statements.natural();
    known_.resize(statements.size());
    for (const std::uint32_t p : people) list.participants.push_back(participants.ids()[p]);
    for (const std::uint32_t s : asked) {
        list.statements.push_back(std::move(known_[s]));
        list.statements.back().id = statements.ids()[s];
    }
    const auto person = place_of(people), column = place_of(asked);
    for (cast_vote& v : votes) {
        v.participant = person[v.participant];
        v.on = static_cast<std::uint16_t>(column[v.on]);
    }
    list.votes = std::move(votes);
    list.stratum_values.assign(people.size() * strata_.size(), vote_list::no_value);
    for (std::size_t c = 0; c < strata_.size(); ++c) {
        const declared& d = strata_[c];
        const auto values = d.values.natural();
        const auto value_place = place_of(values);
        stratum_column& shown = list.strata.emplace_back();
        shown.name = d.name;
        for (const std::uint32_t v : values) shown.values.push_back(d.values.ids()[v]);
        for (std::size_t p = 0; p < d.of_participant.size(); ++p) {
            if (d.of_participant[p] == vote_list::no_value) continue;
            list.stratum_values[person[p] * strata_.size() + c] = value_place[d.of_participant[p]];
        }
    }
    return vote_matrix::create(std::move(list));
}

std::optional<stance> parse_stance(std::string_view cell) noexcept {
    if (cell.ends_with(".0")) cell.remove_suffix(2);
    if (cell == "1") return stance::agree;
    if (cell == "-1") return stance::disagree;
    if (cell == "0" || cell == "-0") return stance::pass;
    const auto is = [&](std::string_view word) {
        return cell.size() == word.size() && std::equal(cell.begin(), cell.end(), word.begin(), [](char a, char b) {
                   return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
               });
    };
    if (is("agree")) return stance::agree;
    if (is("disagree")) return stance::disagree;
    if (is("pass")) return stance::pass;
    return std::nullopt;
}

std::optional<std::int64_t> parse_time(std::string_view cell) noexcept {
    if (const std::size_t point = cell.find('.'); point != cell.npos) {
        const std::string_view decimals = cell.substr(point + 1);
        if (!std::all_of(decimals.begin(), decimals.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return std::nullopt;
        cell = cell.substr(0, point);
    }
    std::int64_t out = 0;
    const auto [end, wrong] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
    if (wrong != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
    return out;
}

std::optional<moderation> parse_moderation(std::string_view cell) noexcept {
    if (cell == "1") return moderation::accepted;
    if (cell == "0") return moderation::pending;
    if (cell == "-1") return moderation::rejected;
    return std::nullopt;
}

std::optional<statement_kind> parse_kind(std::string_view cell) noexcept {
    if (cell == "true" || cell == "1") return statement_kind::meta;
    if (cell == "false" || cell == "0") return statement_kind::usual;
    return std::nullopt;
}

error too_many_participants(const source& file, std::uint64_t line) {
    return error_at(file, line, 0, error_code::limit,
                    "more than " + std::to_string(max_participants) + " participants");
}

error too_many_statements(const source& file, std::uint64_t line) {
    return error_at(file, line, 0, error_code::limit, "more than " + std::to_string(max_statements) + " statements");
}

}  // namespace io

namespace {

using io::source;

std::string base_name(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

result<void> read_one(const std::string& name, std::string_view text, const vote_options& options,
                      io::vote_gatherer& into) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return error{error_code::parse, "the file is in UTF-16; expected UTF-8", {name, 1, 1}};
    const source file{name, base_name(name), "votes", text};
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return io::error_at(file, 1, 1, error_code::parse, "the file is empty");
    const bool is_json = text[first] == '[' || text[first] == '{';
    if (is_json && options.read.format != "csv") return io::read_vote_json(file, into);
    return io::read_vote_table(file, options, into);
}

result<void> check_format(const std::string& format) {
    if (format.empty() || format == "votes" || format == "json" || format == "csv") return {};
    return error{
        error_code::usage, "votes on statements are read as votes, json or csv, not '" + visible(format) + "'", {}};
}

result<conversation> finish(io::vote_gatherer&& gathered, const vote_options& options, const std::string& first) {
    if (gathered.votes.empty()) return error{error_code::parse, "no vote in these files", {first, 0, 0}};
    conversation out;
    out.title = std::move(gathered.title);
    out.report.notes = std::move(gathered.notes);
    DELIB_TRY(votes, std::move(gathered).finish());
    out.votes = std::move(votes);
    votes_report& report = out.report;
    report.format = options.read.format.empty() ? "votes" : options.read.format;
    report.cast = out.votes.participants();
    for (std::size_t p = 0; p < out.votes.participants(); ++p) report.counted += out.votes.row(p).size() > 0 ? 1U : 0U;
    report.blank = report.cast - report.counted;
    report.votes = out.votes.size();
    report.superseded = out.votes.superseded();
    return out;
}

}  // namespace

result<conversation> read_votes(const std::vector<std::string>& paths, const vote_options& options) {
    if (paths.empty()) return error{error_code::usage, "no file of votes was given", {}};
    DELIB_CHECK(check_format(options.read.format));
    io::vote_gatherer gathered;
    std::vector<source_file> listed;
    for (const std::string& path : paths) {
        // One file at a time: of large ones only the votes stay in memory.
        DELIB_TRY(files, load_files({path}, options.read.max_bytes, options.read.threads));
        DELIB_CHECK(read_one(path, files.front().text(), options, gathered));
        listed.push_back(describe(files.front(), options.read));
    }
    DELIB_TRY(out, finish(std::move(gathered), options, paths.front()));
    out.report.files = std::move(listed);
    return out;
}

result<conversation> read_votes_text(std::string_view text, const std::string& name, const vote_options& options) {
    DELIB_CHECK(check_format(options.read.format));
    if (text.size() > options.read.max_bytes)
        return error{error_code::limit, "more than " + std::to_string(options.read.max_bytes) + " bytes", {name, 0, 0}};
    io::vote_gatherer gathered;
    DELIB_CHECK(read_one(name, text, options, gathered));
    return finish(std::move(gathered), options, name);
}

}  // namespace delib
