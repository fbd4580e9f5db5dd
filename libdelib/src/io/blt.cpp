// The ballot files of Hill, Wichmann and Woodall's Algorithm 123 (The Computer Journal 30, 1987), which OpenSTV,
// OpaVote, Droop, OpenTally and the Scottish councils use: blt.
//
//     4 2                     four candidates for two seats
//     -2                      the second has withdrawn
//     3 1 3 4 0               three ballots: candidate 1 before 3 before 4
//     1 4 1=3 0               1 and 3 on a level; `(1 3)` is the same
//     1 2 - 4 0               a rank left empty
//     (B17) 1 3 0             a ballot with an identity, as `voter` in a table
//     2.5 1 0                 one ballot that weighs two and a half
//     1 0                     a blank ballot
//     0                       the end of the ballots
//     "Adam"                  the names (blt_names.hpp) …
//     "Council 2026"          … and a title, which is not kept, like whatever follows
//
// Lines mean nothing among ballots: a ballot ends at its 0, and one that continues on another line is told in a note,
// for its 0 may have been forgotten. A candidate who has withdrawn is no candidate: ballots close up where they named
// one, and a note says how many. The seats decide nothing here. Of the options in brackets that Droop reads,
// `[withdrawn …]` is read; `[tie …]`, `[undeclared …]` and `[droop …]`, which concern its way to count, are told in a
// note; others are errors.
#include "io/blt_names.hpp"
#include "io/blt_words.hpp"
#include "io/cells.hpp"
#include "io/readers.hpp"
#include "io/stage.hpp"

#include <algorithm>

namespace delib::io {

namespace {

constexpr std::uint64_t max_ballots = std::numeric_limits<std::int64_t>::max();

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

class blt_file {
public:
    blt_file(std::span<const source> files, std::uint32_t number, const read_options& options, name_index& names,
             ballot_stage& stage)
        : file_(files[number]),
          file_number_(number),
          options_(options),
          names_(names),
          stage_(stage),
          words_(file_, options) {}

    /// Reads the file; its candidates have the provisional numbers `numbers.size()` and up, and get their places there.
    result<void> read_all(std::vector<std::uint32_t>& numbers) {
        first_ = static_cast<std::uint32_t>(numbers.size());
        DELIB_CHECK(read_header());
        DELIB_CHECK(read_ballots());
        DELIB_TRY(said, read_blt_names(words_, named_by_.size()));
        DELIB_CHECK(name_candidates(said, numbers));
        tell(said);
        return {};
    }

    [[nodiscard]] std::uint64_t seats() const noexcept { return seats_; }

    /// Those who have withdrawn are no candidates of another file, either.
    result<void> check_withdrawn() {
        for (std::size_t c = 0; c < withdrawn_.size(); ++c) {
            if (withdrawn_[c] == 0 || !names_.find(titles_[c])) continue;
            return error_at(file_, withdrawn_[c], 0, error_code::name,
                            "'" + visible(titles_[c]) + "' has withdrawn and is a candidate elsewhere");
        }
        return {};
    }

private:
    [[nodiscard]] error wrong(error_code code, std::string what) const {
        return words_.wrong(words_.word(), code, std::move(what));
    }
    [[nodiscard]] error ended(const std::string& expected) const {
        return error_at(file_, words_.line(), 0, error_code::parse, "the file ends here; expected " + expected);
    }
    [[nodiscard]] std::string quoted() const { return "'" + visible(words_.word().substr(0, 60)) + "'"; }

    result<void> read_header() {
        DELIB_TRY(more, words_.next());
        if (!more)
            return error_at(file_, 1, 1, error_code::parse,
                            "the file is empty; expected 'candidates seats' and ballots");
        DELIB_TRY(candidates, header_number("candidates"));
        if (candidates > max_candidates)
            return wrong(error_code::limit, "more than " + std::to_string(max_candidates) + " candidates");
        DELIB_TRY(again, words_.next());
        if (!again) return ended("the number of seats");
        DELIB_TRY(seats, header_number("seats"));
        seats_ = seats;
        seats_line_ = words_.line();
        withdrawn_.assign(candidates, 0);
        named_by_.assign(candidates, 0);
        seen_.assign(candidates, 0);
        return {};
    }

    result<std::uint64_t> header_number(const std::string& what) const {
        const auto number = all_digits(words_.word()) ? parse_digits(words_.word()) : std::nullopt;
        if (!number && all_digits(words_.word()))
            return wrong(error_code::overflow, "the number of " + what + " is too large");
        if (!number) return wrong(error_code::parse, "expected the number of " + what + ", got " + quoted());
        if (*number > static_cast<int128>(max_ballots))
            return wrong(error_code::overflow, "the number of " + what + " is too large");
        return static_cast<std::uint64_t>(*number);
    }

    result<void> read_ballots() {
        for (bool begun = false;;) {
            heads_ = 1;
            auto more = words_.next();
            if (!more) {
                // Bytes that are no text, in a line that a lenient reading sets aside.
                if (!begun) return more.error();
                DELIB_CHECK(refuse(more.error()));
                continue;
            }
            if (!*more) return ended("a line with 0 at the end of the ballots");
            const std::string_view word = words_.word();
            if (word == "0") return {};
            const bool minus = word.size() > 1 && word.front() == '-', option = word.front() == '[';
            if (minus || option) {
                if (begun) {
                    DELIB_CHECK(refuse(wrong(error_code::parse, minus ? "withdrawals stand before the first ballot"
                                                                      : "options stand before the first ballot")));
                    continue;
                }
                DELIB_CHECK(minus ? withdraw(word.substr(1)) : read_option());
                continue;
            }
            begun = true;
            if (auto read = read_ballot(); !read) DELIB_CHECK(refuse(read.error()));
        }
    }

    // A lenient reading goes on with the next line.
    result<void> refuse(const error& why) {
        DELIB_CHECK(stage_.refuse(file_number_, why, heads_));
        words_.skip_line();
        return {};
    }

    result<std::size_t> candidate_of(std::string_view digits) const {
        const auto number = all_digits(digits) ? parse_digits(digits) : std::nullopt;
        if (!number && !all_digits(digits))
            return wrong(error_code::parse, "expected the number of a candidate, got " + quoted());
        if (!number || *number == 0 || *number > static_cast<int128>(withdrawn_.size()))
            return wrong(error_code::name, "there is no candidate " + visible(digits.substr(0, 60)) + " among the " +
                                               std::to_string(withdrawn_.size()) + " of this file");
        return static_cast<std::size_t>(*number) - 1;
    }

    result<void> withdraw(std::string_view digits) {
        DELIB_TRY(who, candidate_of(digits));
        withdrawn_[who] = words_.line();
        return {};
    }

    result<void> read_option() {
        const std::string_view word = words_.word();
        const std::string_view inner = trim(word.substr(1, word.size() - 2));
        const std::string_view name = inner.substr(0, inner.find_first_of(" \t"));
        if (name == "tie" || name == "droop" || name == "undeclared") {
            stage_.note(note_kind::unread_option, file_number_, words_.line(), std::string(word.substr(0, 200)), 0);
            return {};
        }
        if (name != "withdrawn")
            return wrong(error_code::unsupported, "the option " + quoted() + " is not known; expected a ballot");
        for (std::string_view rest = trim(inner.substr(name.size())); !rest.empty();) {
            const auto end = rest.find_first_of(" \t");
            DELIB_CHECK(withdraw(rest.substr(0, end)));
            rest = end == std::string_view::npos ? std::string_view{} : trim(rest.substr(end));
        }
        return {};
    }

    result<void> read_ballot() {
        parsed_ballot ballot;
        ballot.file = file_number_;
        ballot.line = words_.line();
        std::string voter;
        if (words_.word() == "(") DELIB_CHECK(read_identity(voter));
        DELIB_CHECK(read_weight_word(ballot.weight));
        if (!voter.empty() && heads_ != 1)
            return wrong(error_code::parse, "a ballot with an identity is one ballot, got " + quoted());
        entries_.clear();
        taken_off_.clear();
        ++ballot_;
        DELIB_CHECK(read_ranks());
        if (words_.line() != ballot.line) {
            if (long_ballots_ == 0) long_line_ = ballot.line;
            long_ballots_ += heads_;
        }
        for (const std::size_t who : taken_off_) named_by_[who] += heads_;
        total_ += heads_;
        ballot.heads = heads_;
        ballot.voter = voter;
        ballot.entries = entries_;
        stage_.add(ballot);
        return {};
    }

    // `(B17)`: words up to the bracket.
    result<void> read_identity(std::string& voter) {
        const std::uint64_t line = words_.line();
        for (;;) {
            DELIB_TRY(more, words_.next());
            if (!more || words_.line() != line)
                return error_at(file_, line, 0, error_code::parse, "an identity is not closed; expected ')'");
            if (words_.word() == ")") break;
            voter += (voter.empty() ? "" : " ") + std::string(words_.word());
        }
        if (voter.empty()) return wrong(error_code::parse, "expected the identity of the ballot in brackets");
        DELIB_TRY(more, words_.next());
        if (!more) return ended("the weight of the ballot");
        return {};
    }

    // A whole number is so many ballots, any other the weight of one.
    result<void> read_weight_word(weight& each) {
        const std::string_view word = words_.word();
        if (all_digits(word)) {
            const auto number = parse_digits(word);
            if (!number || *number > static_cast<int128>(max_ballots) - static_cast<int128>(total_))
                return wrong(error_code::overflow, "more than 2^63 ballots");
            if (*number == 0) return wrong(error_code::parse, "a ballot of weight 0; expected 0 alone, or a weight");
            heads_ = static_cast<std::uint64_t>(*number);
            return {};
        }
        if (word.find_first_not_of("0123456789./") != std::string_view::npos)
            return wrong(error_code::parse, "expected the weight of a ballot or a line with 0, got " + quoted());
        auto read = io::read_weight(word, options_.weight_digits);
        if (!read) return wrong(read.error().code, read.error().message);
        each = *read;
        return {};
    }

    result<void> read_ranks() {
        rank_ = 0;
        bool joined = false, tier = false;  // behind `=`; within brackets
        for (bool any = false;;) {
            DELIB_TRY(more, words_.next());
            if (!more) return ended("0 at the end of a ballot");
            const std::string_view word = words_.word();
            if (word == "=") {
                if (joined || !any) return wrong(error_code::parse, "expected the number of a candidate before '='");
                joined = true;
                continue;
            }
            if (joined && (word == "0" || word == "-" || word == "(" || word == ")"))
                return wrong(error_code::parse, "expected the number of a candidate behind '='");
            if (word == "0" && tier) return wrong(error_code::parse, "the tie is not closed; expected ')'");
            if (word == "0") return {};
            if (word == "(" || word == ")") {
                if (tier == (word == "(") || (tier && !any))
                    return wrong(error_code::parse, "expected the number of a candidate, got " + quoted());
                tier = word == "(";
                new_tier_ = true;
                any = false;
                continue;
            }
            if (word == "-") {
                if (tier) return wrong(error_code::parse, "expected the number of a candidate, got '-'");
                ++rank_;
                any = false;
                continue;
            }
            DELIB_TRY(who, candidate_of(word));
            if (seen_[who] == ballot_)
                return wrong(error_code::name, "this ballot names candidate " + std::to_string(who + 1) + " twice");
            seen_[who] = ballot_;
            if (!joined && !(tier && any)) new_tier_ = true;
            joined = false;
            any = true;
            place(who);
        }
    }

    // Ballots close up where they name somebody who has withdrawn.
    void place(std::size_t who) {
        if (withdrawn_[who] != 0) {
            taken_off_.push_back(who);
            return;
        }
        if (new_tier_) ++rank_;
        new_tier_ = false;
        entries_.push_back({candidate_at(first_ + who), rank_});
    }

    result<void> name_candidates(const blt_names& said, std::vector<std::uint32_t>& numbers) {
        const bool declared = !options_.candidates.empty();
        text_map<std::size_t> taken;
        for (std::size_t c = 0; c < withdrawn_.size(); ++c) {
            const bool named = c < said.names.size() && !said.names[c].name.empty();
            titles_.push_back(named ? clean_name(said.names[c].name) : std::to_string(c + 1));
            const std::string& title = titles_.back();
            const auto failed = [&](error_code code, std::string what) {
                return error_at(file_, named ? said.names[c].line : seats_line_, named ? said.names[c].column : 0, code,
                                std::move(what));
            };
            const auto [before, fresh] = taken.emplace(title, c + 1);
            if (!fresh)
                return failed(error_code::name, "candidates " + std::to_string(before->second) + " and " +
                                                    std::to_string(c + 1) + " are both named '" + visible(title) + "'");
            if (withdrawn_[c] != 0) {
                numbers.push_back(roster::gone);
                continue;
            }
            const auto who = declared ? names_.find(title) : names_.fix(title);
            if (!who && declared)
                return failed(error_code::name, "'" + visible(title) + "' is not among the declared candidates");
            if (!who) return failed(error_code::limit, "more than " + std::to_string(max_candidates) + " candidates");
            numbers.push_back(*who);
        }
        return {};
    }

    void tell(const blt_names& said) {
        for (std::size_t c = 0; c < withdrawn_.size(); ++c) {
            if (withdrawn_[c] != 0)
                stage_.note(note_kind::withdrawn, file_number_, withdrawn_[c], titles_[c], named_by_[c]);
        }
        if (long_ballots_ > 0) stage_.note(note_kind::long_ballots, file_number_, long_line_, {}, long_ballots_);
        if (said.after_title > 0)
            stage_.note(note_kind::unread_lines, file_number_, said.first_unread, {}, said.after_title);
    }

    const source& file_;
    std::uint32_t file_number_;
    const read_options& options_;
    name_index& names_;
    ballot_stage& stage_;
    blt_words words_;
    std::uint32_t first_ = 0;  // the provisional number of candidate 1
    std::uint64_t seats_ = 0;
    std::uint64_t seats_line_ = 0;
    std::vector<std::uint64_t> withdrawn_{};  // for each candidate the line that says so, or 0
    std::vector<std::uint64_t> named_by_{};   // for each candidate who has withdrawn, how many ballots
    std::vector<std::uint64_t> seen_{};       // for each candidate, the last ballot that named them
    std::vector<std::string> titles_{};       // clean
    std::vector<entry> entries_{};
    std::vector<std::size_t> taken_off_{};
    std::uint32_t rank_ = 0;
    bool new_tier_ = true;  // whether the next who stands has a rank of their own
    std::uint64_t ballot_ = 0;
    std::uint64_t heads_ = 1;
    std::uint64_t total_ = 0;
    std::uint64_t long_ballots_ = 0;
    std::uint64_t long_line_ = 0;
};

}  // namespace

result<ballots> read_blt(std::span<const source> files, const read_options& options) {
    DELIB_CHECK(check_no_columns("blt", options));
    DELIB_CHECK(check_rankings_only("blt", options));
    if (options.weight_digits && (*options.weight_digits < 0 || *options.weight_digits > 30)) {
        return error{error_code::usage,
                     "weights are rounded to 0 to 30 digits, got " + std::to_string(*options.weight_digits),
                     {}};
    }
    name_index names;
    DELIB_CHECK(fix_declared(names, options));
    ballot_stage stage(files, options);
    std::vector<std::uint32_t> numbers;  // for each provisional candidate, the number of its name
    std::deque<blt_file> read;
    for (std::size_t i = 0; i < files.size(); ++i) {
        blt_file& file = read.emplace_back(files, static_cast<std::uint32_t>(i), options, names, stage);
        DELIB_CHECK(file.read_all(numbers));
        if (file.seats() != read.front().seats())
            return error_at(files[i], 0, 0, error_code::unsupported, "the files differ in their number of seats");
    }
    for (blt_file& file : read) DELIB_CHECK(file.check_withdrawn());
    const roster all = names.resolve();
    std::vector<std::uint32_t> places;
    for (const std::uint32_t number : numbers)
        places.push_back(number == roster::gone ? roster::gone : all.place[number]);
    DELIB_TRY(builder, profile_builder::ranked(all.names));
    DELIB_TRY(out, stage.finish(std::move(builder), places, {}));
    out.report.format = "blt";
    out.seats = read.front().seats();
    return out;
}

}  // namespace delib::io
