// ABIF, the Aggregated Ballot Information Format (https://github.com/electorama/abif), version 0.1 as abiftool has it.
//
//     {title: "The library"}                  # metadata: ballot_type, ballotcount, min_rating and max_rating are read
//     =DGM:[Doña García Márquez]              # a candidate, with a token for ballots
//     =AM:[Adam Muñoz]
//     27: DGM > AM = [Sue Ye]                 # 27 ballots; `27 *` is the same
//     26: DGM/5, AM/1                         # ratings
//     3:                                      # blank
//
// A candidate goes by the name that its line gives, else by its token. Whoever stands on a ballot without a line is a
// candidate, too, and told in a note where others have one, for it may be a typing error.
//
// A file can say orders, ratings or both. It is read as `{ballot_type: …}` says (ranked or choose_one: ranks; rated:
// points; choose_many: approvals), else as ranks if some ballot has a `>` or none a rating, else as points; the caller
// can ask for ranks, points, grades or approvals. A ballot that lacks what is read is an error, and where ratings are
// not read a note says so.
#include "io/abif_ballot.hpp"
#include "io/noted_names.hpp"
#include "io/readers.hpp"
#include "io/stage.hpp"

#include <algorithm>

namespace delib::io {

namespace {

constexpr std::uint64_t max_ballots = std::numeric_limits<std::int64_t>::max();

// `{key: "value"}`, quotes or none around either.
struct metadata {
    std::string key{};
    std::string_view value{};
};

std::string_view unquoted(std::string_view text) {
    text = trim(text);
    if (text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
        return text.substr(1, text.size() - 2);
    return text;
}

std::optional<metadata> read_metadata(std::string_view line) {
    line = trim(line);
    if (!line.starts_with('{')) return std::nullopt;
    std::size_t end = 1;
    for (bool quoted = false; end < line.size() && (quoted || line[end] != '}'); ++end) {
        if (line[end] == '"') quoted = !quoted;
        if (line[end] == '\\') ++end;
    }
    const auto colon = line.find(':');
    const std::string_view behind = trim(line.substr(std::min(end + 1, line.size())));
    if (end >= line.size() || colon > end || !(behind.empty() || behind.front() == '#')) return std::nullopt;
    return metadata{lower_ascii(unquoted(line.substr(1, colon - 1))),
                    unquoted(line.substr(colon + 1, end - colon - 1))};
}

ballot_reading reading_of(std::string_view ballot_type) {
    const std::string word = lower_ascii(ballot_type);
    if (word == "ranked" || word == "choose_one") return ballot_reading::ranks;
    if (word == "rated") return ballot_reading::points;
    if (word == "choose_many") return ballot_reading::approvals;
    return ballot_reading::automatic;
}

// What the files say of themselves, or else what stands on the ballots.
result<ballot_reading> find_reading(std::span<const source> files, const read_options& options) {
    if (options.ballot != ballot_reading::automatic) return options.ballot;
    ballot_reading said = ballot_reading::automatic;
    bool ratings = false, order = false;
    for (const source& file : files) {
        line_cursor cursor(file, options);
        for (;;) {
            DELIB_TRY(more, cursor.next());
            if (!more) break;
            const std::string_view line = trim(cursor.text());
            if (const auto data = read_metadata(line); data && data->key == "ballot_type") {
                const ballot_reading here = reading_of(data->value);
                if (here == ballot_reading::automatic || here == said) continue;
                if (said != ballot_reading::automatic)
                    return error_at(file, cursor.number(), 0, error_code::unsupported,
                                    "ballot_type says two things; say with --ballot how these ballots are read");
                said = here;
                continue;
            }
            if (line.empty() || line.front() < '0' || line.front() > '9') continue;
            const abif_signs signs = signs_of(line);
            ratings = ratings || signs.ratings;
            order = order || signs.order;
            // Metadata stand before the ballots; nothing further down can change the reading.
            if (order) break;
        }
    }
    if (said != ballot_reading::automatic) return said;
    return order || !ratings ? ballot_reading::ranks : ballot_reading::points;
}

class abif_file {
public:
    abif_file(std::span<const source> files, std::uint32_t number, const read_options& options, ballot_reading reading,
              name_index& names, cell_reader& cells, ballot_stage& stage)
        : file_(files[number]),
          file_number_(number),
          declared_(!options.candidates.empty()),
          reading_(reading),
          names_(names),
          stage_(stage),
          cursor_(file_, options),
          ballot_(reading, cells),
          undeclared_(note_kind::undeclared_name, files, number, options) {}

    result<void> read_all() {
        bool empty = true;
        for (;;) {
            DELIB_TRY(more, cursor_.next());
            if (!more) break;
            const std::string_view text = cursor_.text();
            const std::string_view bare = trim(text);
            if (bare.empty()) continue;
            empty = false;
            const bool header = bare.front() == '#' || bare.front() == '{' || bare.front() == '=';
            if (auto clean = check_text(file_, text, cursor_.number()); !clean) {
                if (header) return clean;
                DELIB_CHECK(refuse(clean.error()));
                continue;
            }
            if (bare.front() == '#') continue;
            if (bare.front() == '{') {
                DELIB_CHECK(metadata_line(bare));
                continue;
            }
            abif_line line(file_, text, cursor_.number());
            if (bare.front() == '=') {
                DELIB_CHECK(candidate_line(line));
                continue;
            }
            heads_ = 1;
            heads_known_ = false;
            undeclared_.drop();
            auto read = ballot_line(line);
            // A wrong ballot of nobody (`0:`) takes no ballot with it.
            if (!read && !(heads_ == 0 && stage_.lenient())) DELIB_CHECK(refuse(read.error()));
        }
        if (empty)
            return error_at(file_, 1, 1, error_code::parse,
                            "the file is empty; expected ballots such as 27: A > B = C");
        return check_total();
    }

private:
    result<void> refuse(const error& why) {
        DELIB_CHECK(stage_.refuse(file_number_, why, heads_known_ ? heads_ : 1));
        total_ += heads_known_ ? heads_ : 1;
        unknown_ = unknown_ || !heads_known_;
        heads_known_ = false;
        return {};
    }

    [[nodiscard]] error wrong(std::string_view at, error_code code, std::string what) const {
        return error_at(file_, cursor_.number(), cursor_.column(at), code, std::move(what));
    }

    result<void> metadata_line(std::string_view text) {
        const auto data = read_metadata(text);
        if (!data) return wrong(text, error_code::parse, "expected metadata on one line, {key: value}");
        const bool total = data->key == "ballotcount", least = data->key == "min_rating",
                   most = data->key == "max_rating";
        if (!(total || least || most) || data->value.empty() || data->value == "null") return {};
        if (total) {
            const auto number = parse_digits(data->value);
            if (!number || *number > static_cast<int128>(max_ballots))
                return wrong(data->value, error_code::parse,
                             "ballotcount is a whole number, got '" + visible(data->value.substr(0, 60)) + "'");
            promised_ = static_cast<std::uint64_t>(*number);
            promised_line_ = cursor_.number();
            return {};
        }
        if (begun_) return wrong(text, error_code::parse, "the bounds of ratings stand before the first ballot");
        const auto bound = parse_points(data->value);
        if (!bound) return wrong(data->value, bound.error().code, bound.error().message);
        (least ? ballot_.least : ballot_.most) = *bound;
        return {};
    }

    // `=token:[name]`; without a name, the token is the name.
    result<void> candidate_line(abif_line& line) {
        (void)line.take('=');
        const std::string_view at = line.rest();
        if (begun_) return wrong(at, error_code::parse, "candidates are declared before the first ballot");
        DELIB_TRY(token, line.name());
        if (!line.take(':')) return line.wrong(line.rest(), error_code::parse, "expected ':' and [the name]");
        std::string_view called = token.token;
        if (line.rest().starts_with('[')) {
            const auto end = line.rest().find(']');
            if (end == std::string_view::npos)
                return line.wrong(line.rest(), error_code::parse, "this name is not closed; expected ']'");
            const std::string_view name = trim(line.rest().substr(1, end - 1));
            const std::string_view behind = trim(line.rest().substr(end + 1));
            if (!behind.empty() && behind.front() != '#')
                return line.wrong(behind, error_code::parse, "expected the end of the line after the name");
            if (!name.empty()) called = name;
        } else if (!line.done()) {
            const std::string_view name = trim(line.rest().substr(0, line.rest().find('#')));
            if (!name.empty()) called = unquoted(name);
        }
        auto who = declared_ ? names_.find(called) : names_.fix(called);
        if (!who && declared_) who = names_.find(token.token);
        if (!who && declared_)
            return line.wrong(called, error_code::name,
                              "'" + visible(called) + "' is not among the declared candidates");
        if (!who)
            return line.wrong(called, error_code::limit, "more than " + std::to_string(max_candidates) + " candidates");
        if (!tokens_.emplace(clean_name(token.token), *who).second)
            return line.wrong(at, error_code::name, "the token '" + visible(token.token) + "' is declared twice");
        const auto [other, fresh] = holder_.emplace(*who, token.token);
        if (!fresh)
            return line.wrong(called, error_code::name,
                              "'" + visible(other->second) + "' and '" + visible(token.token) + "' are both named '" +
                                  visible(called) + "'");
        return {};
    }

    result<void> ballot_line(abif_line& line) {
        const std::string_view at = line.rest();
        const std::string_view digits = line.digits();
        const bool counted = !digits.empty() && (line.take(':') || line.take('*'));
        if (!counted) {
            const bool old = at.starts_with('[') && at.find("]:") != std::string_view::npos;
            return line.wrong(at, error_code::parse,
                              old ? "expected a ballot; a candidate is declared as =TOKEN:[name]"
                                  : "expected a ballot such as 27: A > B = C");
        }
        const auto heads = parse_digits(digits);
        if (!heads || *heads > static_cast<int128>(max_ballots) - static_cast<int128>(total_))
            return line.wrong(at, error_code::overflow, "more than 2^63 ballots");
        heads_ = static_cast<std::uint64_t>(*heads);
        heads_known_ = true;
        begun_ = true;
        DELIB_CHECK(line.choices(choices_));
        DELIB_CHECK(ballot_.read(line, choices_, values_));
        ++number_;
        entries_.clear();
        for (std::size_t i = 0; i < choices_.size(); ++i) {
            DELIB_TRY(who, find(line, choices_[i]));
            if (seen_.size() <= who) seen_.resize(std::max(names_.size(), seen_.size() * 2), 0);
            if (seen_[who] == number_)
                return line.wrong(choices_[i].token, error_code::name,
                                  "this ballot names '" + visible(names_.name(who)) + "' twice");
            seen_[who] = number_;
            if (values_[i]) entries_.push_back({candidate_at(who), *values_[i]});
        }
        if (heads_ == 0) return {};
        total_ += heads_;
        const bool rated =
            std::any_of(choices_.begin(), choices_.end(), [](const abif_choice& c) { return !c.rating.empty(); });
        if (rated && reading_ == ballot_reading::ranks) {
            if (unread_ == 0) unread_line_ = cursor_.number();
            unread_ += heads_;
        }
        parsed_ballot ballot;
        ballot.file = file_number_;
        ballot.line = cursor_.number();
        ballot.heads = heads_;
        ballot.entries = entries_;
        stage_.add(ballot);
        return undeclared_.keep(cursor_.number(), heads_);
    }

    // Tokens first, for they are what ballots are made of; a declared name stands for itself, too.
    result<std::uint32_t> find(const abif_line& line, const abif_choice& choice) {
        if (const auto token = tokens_.find(choice.token); token != tokens_.end()) return token->second;
        if (const auto token = tokens_.find(clean_name(choice.token)); token != tokens_.end()) return token->second;
        const auto who = declared_ ? names_.find(choice.token) : names_.intern(choice.token);
        if (!who && declared_)
            return line.wrong(choice.token, error_code::name,
                              "'" + visible(choice.token.substr(0, 200)) + "' is not among the declared candidates");
        if (!who)
            return line.wrong(choice.token, error_code::limit,
                              "more than " + std::to_string(max_candidates) + " candidates");
        if (!declared_ && !tokens_.empty() && !holder_.contains(*who)) undeclared_.see(choice.token);
        return *who;
    }

    result<void> check_total() {
        undeclared_.tell(stage_);
        if (unread_ > 0) stage_.note(note_kind::unread_ratings, file_number_, unread_line_, {}, unread_);
        if (!promised_ || unknown_ || *promised_ == total_) return {};
        if (stage_.lenient()) {
            stage_.note(note_kind::other_total, file_number_, promised_line_, {}, *promised_, total_);
            return {};
        }
        return error_at(file_, promised_line_, 0, error_code::parse,
                        "the file promises " + std::to_string(*promised_) + " ballots, " + std::to_string(total_) +
                            " follow; is it complete?");
    }

    const source& file_;
    std::uint32_t file_number_;
    bool declared_;
    ballot_reading reading_;
    name_index& names_;
    ballot_stage& stage_;
    line_cursor cursor_;
    abif_ballot ballot_;
    noted_names undeclared_;
    text_map<std::uint32_t> tokens_{};
    std::unordered_map<std::uint32_t, std::string> holder_{};  // the token of a declared candidate
    std::vector<abif_choice> choices_{};
    std::vector<std::optional<std::uint32_t>> values_{};
    std::vector<entry> entries_{};
    std::vector<std::uint64_t> seen_{};
    std::uint64_t number_ = 0;
    std::uint64_t heads_ = 1;
    bool heads_known_ = false;
    bool begun_ = false;
    bool unknown_ = false;
    std::optional<std::uint64_t> promised_{};
    std::uint64_t promised_line_ = 0;
    std::uint64_t total_ = 0;
    std::uint64_t unread_ = 0;
    std::uint64_t unread_line_ = 0;
};

}  // namespace

result<ballots> read_abif(std::span<const source> files, const read_options& options) {
    DELIB_CHECK(check_no_columns("abif", options));
    if (options.ballot == ballot_reading::matrix) {
        return error{
            error_code::usage, "an abif file is read as ranks, points, grades or approvals, not as a matrix", {}};
    }
    DELIB_TRY(reading, find_reading(files, options));
    std::vector<std::string> given;
    for (const std::string& grade : options.scale) given.push_back(clean_name(grade));
    DELIB_TRY(grades, scale::named(given));
    const bool scaled = reading == ballot_reading::grades && !given.empty();
    cell_reader cells(reading, scaled ? &grades : nullptr);

    name_index names;
    DELIB_CHECK(fix_declared(names, options));
    ballot_stage stage(files, options);
    for (std::size_t i = 0; i < files.size(); ++i) {
        abif_file file(files, static_cast<std::uint32_t>(i), options, reading, names, cells, stage);
        DELIB_CHECK(file.read_all());
    }
    stage.mark_used(names);
    const roster all = names.resolve();
    number_scale numbers;
    if (cells.provisional()) numbers = scale_of(cells.numbers(), stage.used_values(cells.numbers().size()));
    DELIB_TRY(builder, builder_for(reading, all.names, scaled ? std::move(grades) : std::move(numbers.values)));
    DELIB_TRY(out, stage.finish(std::move(builder), all.place, numbers.place));
    out.report.format = "abif";
    return out;
}

}  // namespace delib::io
