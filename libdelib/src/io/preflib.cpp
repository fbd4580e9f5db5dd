// PrefLib's ordinal formats (https://preflib.org/format), in the current header style and in the one before 2022.
//
//     # NUMBER ALTERNATIVES: 3          3
//     # NUMBER VOTERS: 7                1,Anna
//     # ALTERNATIVE NAME 1: Anna        2,Bert
//     …                                 3,Cleo
//     5: 1,2,3                          7,7,2
//     2: {1,2},3                        5,1,2,3
//
// The header promises how many voters follow, and a file that does not keep it was cut or changed: an error. `toc` files
// in circulation leave candidates out here and there; those ballots are kept as they are, incomplete.
#include "io/names.hpp"
#include "io/readers.hpp"
#include "io/stage.hpp"

#include <algorithm>

namespace delib::io {

namespace {

using count = std::uint64_t;
constexpr count max_voters = std::numeric_limits<std::int64_t>::max();

std::optional<count> parse_number(std::string_view text) {
    const auto digits = parse_digits(trim(text));
    if (!digits || *digits > static_cast<int128>(max_voters)) return std::nullopt;
    return static_cast<count>(*digits);
}

class preflib_file {
public:
    preflib_file(std::span<const source> files, std::uint32_t number, const read_options& options, name_index& names,
                 ballot_stage& stage)
        : file_(files[number]),
          file_number_(number),
          declared_(!options.candidates.empty()),
          names_(names),
          stage_(stage),
          cursor_(file_, options),
          strict_(file_.format == "soc" || file_.format == "soi"),
          complete_(file_.format == "soc") {}

    result<void> read_all() {
        bool first = true;
        for (;;) {
            DELIB_TRY(more, cursor_.next());
            if (!more) break;
            line_ = cursor_.text();
            const std::string_view bare = trim(line_);
            if (bare.empty()) continue;
            if (auto clean = check_text(file_, line_, cursor_.number()); !clean) {
                if (first || bare.starts_with('#') || old_left_ > 0) return clean;
                DELIB_CHECK(refuse(clean.error(), 1, true));
                continue;
            }
            if (bare.starts_with('#')) {
                DELIB_CHECK(header_line(bare.substr(1)));
            } else if (first && bare.find(':') == std::string_view::npos) {
                DELIB_CHECK(old_header(bare));
            } else {
                DELIB_CHECK(ballot_line());
            }
            first = false;
        }
        if (first) return error_at(file_, 1, 1, error_code::parse, "the file is empty; expected a PrefLib header");
        return check_promises();
    }

private:
    [[nodiscard]] error wrong(std::string_view at, error_code code, std::string what) const {
        return error_at(file_, cursor_.number(), cursor_.column(at), code, std::move(what));
    }

    result<void> refuse(const error& why, count heads, bool heads_unknown) {
        DELIB_CHECK(stage_.refuse(file_number_, why, heads));
        unknown_ = unknown_ || heads_unknown;
        voters_seen_ += heads;
        return {};
    }

    result<void> header_line(std::string_view text) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos) return {};
        const std::string_view key = trim(text.substr(0, colon));
        const std::string_view value = trim(text.substr(colon + 1));
        constexpr std::string_view name_key = "ALTERNATIVE NAME ";
        if (key.starts_with(name_key)) return add_alternative(key.substr(name_key.size()), value);
        if (key == "NUMBER ALTERNATIVES") return promise(alternatives_, key, value);
        if (key == "NUMBER VOTERS") return promise(voters_, key, value);
        if (key == "NUMBER UNIQUE ORDERS") return promise(orders_, key, value);
        return {};
    }

    struct promised {
        std::optional<count> value{};
        std::uint64_t line = 0;
    };

    result<void> promise(promised& what, std::string_view key, std::string_view value) {
        what.value = parse_number(value);
        what.line = cursor_.number();
        if (what.value) return {};
        return wrong(value.empty() ? key : value, error_code::parse,
                     std::string(key) + " is a whole number, got '" + visible(value.substr(0, 60)) + "'");
    }

    result<void> add_alternative(std::string_view id_text, std::string_view name) {
        const auto id = parse_number(id_text);
        if (!id)
            return wrong(id_text, error_code::parse,
                         "expected the number of an alternative, got '" + visible(id_text.substr(0, 60)) + "'");
        const std::string_view called = name.empty() ? trim(id_text) : name;
        const std::string_view at = name.empty() ? id_text : name;
        if (ids_.contains(*id))
            return wrong(id_text, error_code::name, "alternative " + std::to_string(*id) + " is named twice");
        if (ballots_begun_) return wrong(at, error_code::parse, "an alternative is named after the first ballot");
        const auto who = declared_ ? names_.find(called) : names_.fix(called);
        if (!who && declared_)
            return wrong(at, error_code::name, "'" + visible(called) + "' is not among the declared candidates");
        if (!who) return wrong(at, error_code::limit, "more than " + std::to_string(max_candidates) + " candidates");
        if (const auto other = holder_.find(*who); other != holder_.end()) {
            return wrong(at, error_code::name,
                         "alternatives " + std::to_string(other->second) + " and " + std::to_string(*id) +
                             " are both named '" + visible(called) + "'");
        }
        ids_.emplace(*id, *who);
        holder_.emplace(*who, *id);
        named_ = true;
        return {};
    }

    // The number of alternatives, then their names, then the sums: as lines of numbers.
    result<void> old_header(std::string_view text) {
        const auto alternatives = parse_number(text);
        if (!alternatives)
            return wrong(text, error_code::parse, "expected '# KEY: value' or the number of alternatives");
        alternatives_ = {alternatives, cursor_.number()};
        old_style_ = true;
        for (old_left_ = *alternatives + 1; old_left_ > 0;) {
            DELIB_TRY(more, cursor_.next());
            if (!more)
                return error_at(file_, cursor_.number(), 0, error_code::parse, "the file ends within its header");
            line_ = cursor_.text();
            if (trim(line_).empty()) continue;
            DELIB_CHECK(check_text(file_, line_, cursor_.number()));
            --old_left_;
            const auto comma = line_.find(',');
            if (old_left_ > 0) {
                if (comma == std::string_view::npos)
                    return wrong(line_, error_code::parse, "expected 'number,name' of an alternative");
                DELIB_CHECK(add_alternative(trim(line_.substr(0, comma)), trim(line_.substr(comma + 1))));
                continue;
            }
            // number of voters, sum of counts, number of distinct orders: the counts that follow add up to the second.
            const auto second = comma == std::string_view::npos ? comma : line_.find(',', comma + 1);
            const auto sum = second == std::string_view::npos
                                 ? std::nullopt
                                 : parse_number(line_.substr(comma + 1, second - comma - 1));
            if (!sum || !parse_number(line_.substr(0, comma)) || !parse_number(line_.substr(second + 1))) {
                return wrong(line_, error_code::parse, "expected 'voters,sum of counts,distinct orders'");
            }
            voters_ = {sum, cursor_.number()};
        }
        return {};
    }

    result<void> ballot_line() {
        ballots_begun_ = true;
        ++orders_seen_;
        const auto mark = line_.find(old_style_ ? ',' : ':');
        const std::string_view count_text = trim(line_.substr(0, mark));
        const auto heads = parse_number(count_text);
        if (!heads || (mark == std::string_view::npos && !old_style_)) {
            const std::string form = old_style_ ? "'count,order'" : "'count: order'";
            return refuse(
                wrong(line_, error_code::parse, "expected " + form + ", got '" + visible(line_.substr(0, 60)) + "'"), 1,
                true);
        }
        if (*heads > max_voters - voters_seen_) {
            return wrong(line_, error_code::overflow, "more than 2^63 ballots");
        }
        const std::string_view order =
            mark == std::string_view::npos ? std::string_view(line_.data() + line_.size(), 0) : line_.substr(mark + 1);
        auto read = read_order(order);
        // PrefLib's files of all orders of four candidates list some that nobody cast; no ballot is lost with those.
        if (*heads == 0 && (read || stage_.lenient())) return {};
        if (!read) return refuse(read.error(), *heads, false);
        voters_seen_ += *heads;
        parsed_ballot ballot;
        ballot.file = file_number_;
        ballot.line = cursor_.number();
        ballot.heads = *heads;
        ballot.entries = entries_;
        stage_.add(ballot);
        return {};
    }

    // Places from 1; braces hold a tie.
    result<void> read_order(std::string_view order) {
        entries_.clear();
        ++ballot_;
        std::uint32_t rank = 0;
        bool inside = false;
        std::size_t at = 0;
        const auto skip_blanks = [&] {
            while (at < order.size() && (order[at] == ' ' || order[at] == '\t')) ++at;
        };
        skip_blanks();
        if (at == order.size() && !complete_) return {};
        for (;;) {
            skip_blanks();
            if (!inside) ++rank;
            if (at < order.size() && order[at] == '{') {
                if (strict_)
                    return wrong(order.substr(at), error_code::parse,
                                 "a tie; " + file_.format + " files have none (toc and toi do)");
                if (inside) return wrong(order.substr(at), error_code::parse, "a tie within a tie");
                inside = true;
                ++at;
                skip_blanks();
            }
            const std::size_t begin = at;
            while (at < order.size() && order[at] >= '0' && order[at] <= '9') ++at;
            DELIB_CHECK(add(order.substr(begin, at - begin), order.substr(begin), rank));
            skip_blanks();
            if (inside && at < order.size() && order[at] == '}') {
                inside = false;
                ++at;
                skip_blanks();
            }
            if (at == order.size()) break;
            if (order[at] != ',')
                return wrong(order.substr(at), error_code::parse, "expected a comma or the end of the ballot");
            ++at;
        }
        if (inside) return wrong(order.substr(at), error_code::parse, "the tie is not closed; expected '}'");
        const count expected = std::max<count>(alternatives_.value.value_or(0), ids_.size());
        if (complete_ && entries_.size() != expected) {
            return wrong(order, error_code::parse,
                         "this ballot ranks " + std::to_string(entries_.size()) + " of " + std::to_string(expected) +
                             " alternatives; soc ballots rank all (soi does not)");
        }
        return {};
    }

    result<void> add(std::string_view digits, std::string_view at, std::uint32_t rank) {
        const auto id = parse_number(digits);
        if (!id) return wrong(at, error_code::parse, "expected the number of an alternative");
        auto who = ids_.find(*id);
        if (who == ids_.end()) {
            // Without a name it is called by its number, as long as the header leaves room for it.
            const bool room = alternatives_.value ? ids_.size() < *alternatives_.value : !named_;
            if (!room)
                return wrong(at, error_code::name,
                             "alternative " + std::to_string(*id) + " is not among the " + std::to_string(ids_.size()) +
                                 " of this file");
            DELIB_TRY(fresh, unnamed(*id, at));
            who = ids_.emplace(*id, fresh).first;
        }
        if (seen_.size() <= who->second) seen_.resize(std::max<std::size_t>(names_.size(), who->second + 1), 0);
        if (seen_[who->second] == ballot_) {
            return wrong(at, error_code::name, "this ballot ranks alternative " + std::to_string(*id) + " twice");
        }
        seen_[who->second] = ballot_;
        entries_.push_back({candidate_at(who->second), rank});
        return {};
    }

    result<std::uint32_t> unnamed(count id, std::string_view at) {
        const std::string called = std::to_string(id);
        const auto who = declared_ ? names_.find(called) : names_.intern(called);
        if (!who && declared_)
            return wrong(at, error_code::name, "'" + called + "' is not among the declared candidates");
        if (!who) return wrong(at, error_code::limit, "more than " + std::to_string(max_candidates) + " candidates");
        if (const auto other = holder_.find(*who); other != holder_.end()) {
            return wrong(at, error_code::name,
                         "alternative " + called + " has no name, and alternative " + std::to_string(other->second) +
                             " is named '" + called + "'");
        }
        holder_.emplace(*who, id);
        extra_.push_back(*who);
        return *who;
    }

    result<void> check_promises() {
        if (alternatives_.value && *alternatives_.value < ids_.size()) {
            return error_at(file_, alternatives_.line, 0, error_code::parse,
                            "the file promises " + std::to_string(*alternatives_.value) + " alternatives, " +
                                std::to_string(ids_.size()) + " follow");
        }
        // Where a line was refused before its count was read, the sum is not known.
        if (voters_.value && !unknown_ && *voters_.value != voters_seen_) {
            return error_at(file_, voters_.line, 0, error_code::parse,
                            "the file promises " + std::to_string(*voters_.value) + " voters, " +
                                std::to_string(voters_seen_) + " follow; is it complete?");
        }
        if (!voters_.value && orders_.value && *orders_.value != orders_seen_) {
            return error_at(file_, orders_.line, 0, error_code::parse,
                            "the file promises " + std::to_string(*orders_.value) + " orders, " +
                                std::to_string(orders_seen_) + " follow; is it complete?");
        }
        return name_the_rest();
    }

    // Alternatives that nobody ranks and that have no name are candidates all the same.
    result<void> name_the_rest() {
        if (!alternatives_.value || *alternatives_.value == ids_.size()) return {};
        if (*alternatives_.value > max_candidates) {
            return error_at(file_, alternatives_.line, 0, error_code::limit,
                            "more than " + std::to_string(max_candidates) + " candidates");
        }
        const std::string_view none(line_.data(), 0);
        for (count id = ids_.contains(0) ? 0 : 1; ids_.size() < *alternatives_.value; ++id) {
            if (ids_.contains(id)) continue;
            DELIB_TRY(who, unnamed(id, none));
            ids_.emplace(id, who);
        }
        return {};
    }

public:
    /// Candidates without a name in the header, ranked by somebody or not.
    [[nodiscard]] const std::vector<std::uint32_t>& extra() const noexcept { return extra_; }

private:
    const source& file_;
    std::uint32_t file_number_;
    bool declared_;
    name_index& names_;
    ballot_stage& stage_;
    line_cursor cursor_;
    bool strict_;
    bool complete_;
    std::string_view line_{};
    std::unordered_map<count, std::uint32_t> ids_{};
    std::unordered_map<std::uint32_t, count> holder_{};
    promised alternatives_{};
    promised voters_{};
    promised orders_{};
    bool named_ = false;
    bool old_style_ = false;
    bool ballots_begun_ = false;
    bool unknown_ = false;
    count old_left_ = 0;
    count voters_seen_ = 0;
    count orders_seen_ = 0;
    std::vector<entry> entries_{};
    std::vector<count> seen_{};
    count ballot_ = 0;
    std::vector<std::uint32_t> extra_{};
};

}  // namespace

result<ballots> read_preflib(std::span<const source> files, const read_options& options) {
    DELIB_CHECK(check_no_columns(files.front().format, options));
    name_index names;
    DELIB_CHECK(fix_declared(names, options));
    ballot_stage stage(files, options);
    std::vector<std::uint32_t> extra;
    for (std::size_t i = 0; i < files.size(); ++i) {
        preflib_file file(files, static_cast<std::uint32_t>(i), options, names, stage);
        DELIB_CHECK(file.read_all());
        extra.insert(extra.end(), file.extra().begin(), file.extra().end());
    }
    stage.mark_used(names);
    for (const std::uint32_t who : extra) names.use(who);
    const roster all = names.resolve();
    DELIB_TRY(builder, profile_builder::ranked(all.names));
    DELIB_TRY(out, stage.finish(std::move(builder), all.place, {}));
    out.report.format = files.front().format;
    return out;
}

}  // namespace delib::io
