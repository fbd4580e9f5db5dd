// The document between a result and its renderings: headings, sentences, tables and charts, in one language, in reading
// order. All words are in it; the renderers (text, Markdown, HTML) only lay them out. Names from files are already
// visible (no control or bidirectional characters) but not escaped: that is each renderer's own duty.
#pragma once

#include "delib/consensus/power.hpp"
#include "delib/engine/compare.hpp"
#include "delib/engine/measure.hpp"
#include "delib/engine/run.hpp"
#include "delib/integrity/capture.hpp"
#include "delib/integrity/privacy.hpp"
#include "delib/report/map.hpp"
#include "delib/simulate/simulation.hpp"
#include "report/lang/phrases.hpp"
#include "report/text.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace delib::report {

/// What became of a candidate in a count.
enum class standing : std::uint8_t { out, chosen, tied };

/// A candidate as it is shown: the name in ballots and results, and the title of the proposal if it has one.
struct shown_name {
    std::string key{};
    std::string title{};
};

struct heading {
    int level = 2;
    std::string id{};
    text words{};
};

struct paragraph {
    enum class role : std::uint8_t { body, verdict, lead, note, notice };
    text words{};
    role as = role::body;
};

struct bullet_list {
    std::vector<text> items{};
};

/// Commands that somebody may want to run.
struct code_lines {
    std::vector<std::string> lines{};
};

/// Who was chosen, in order.
struct chosen_list {
    struct item {
        std::string place{};
        shown_name name{};
        std::string theme{};
        std::string amount{};
        standing as = standing::chosen;
    };
    std::string caption{};
    std::vector<item> items{};
};

/// Scores as bars on one common scale, in groups, with the line between in and out.
struct bar_chart {
    struct bar {
        std::string place{};
        shown_name name{};
        std::string amount{};
        double share = 0;  ///< of the longest bar
        standing as = standing::out;
    };
    struct group {
        std::string title{};
        std::vector<bar> bars{};
    };
    std::string caption{};
    std::string value_head{};
    std::vector<group> groups{};
    std::optional<double> cut{};
    std::string cut_words{};
};

/// Grades of each candidate as a stacked bar, best first, with the line at the middle where the majority grade stands.
struct merit_profile {
    struct row {
        std::string place{};
        shown_name name{};
        std::string grade{};
        std::vector<double> shares{};
        std::vector<std::string> amounts{};
        std::vector<std::string> percents{};
        std::optional<std::size_t> median{};
        standing as = standing::out;
    };
    std::string caption{};
    std::vector<std::string> grades{};
    std::vector<row> rows{};
};

/// For each ordered pair, how much weight prefers the row to the column.
struct pair_matrix {
    enum class result : std::uint8_t { itself, wins, loses, draws };
    struct cell {
        std::string amount{};
        double share = 0;  ///< of those who prefer one of the two
        result as = result::itself;
    };
    std::string caption{};
    text legend{};
    std::vector<shown_name> names{};
    std::vector<std::vector<cell>> cells{};
};

/// The rounds of an elimination, side by side.
struct round_flow {
    struct cell {
        std::string amount{};
        double share = 0;  ///< of all ballots that were counted
        bool leaves = false;
        bool wins = false;
    };
    struct row {
        shown_name name{};
        std::vector<std::optional<cell>> cells{};  ///< by round; none where the candidate is out
    };
    std::string caption{};
    std::vector<std::string> rounds{};
    std::string needed_head{};          ///< of the row `needed`
    std::vector<std::string> needed{};  ///< by round, empty where no total wins
    std::vector<std::optional<double>> needed_share{};
    std::vector<row> rows{};        ///< those who stayed longest first
    std::vector<cell> exhausted{};  ///< by round
};

struct table {
    enum class align : std::uint8_t { left, right, centre };
    enum class media : std::uint8_t {
        everywhere,
        pages
    };  ///< pages: too wide for a terminal, and said there otherwise
    struct column {
        std::string head{};
        table::align align = table::align::left;
        std::string spoken{};  ///< in full, where the head is an abbreviation
    };
    struct group {
        std::size_t first = 0;  ///< the row before which its title stands
        text title{};
    };
    std::string caption{};
    std::vector<column> columns{};
    std::vector<std::vector<text>> rows{};  ///< the first cell of a row is its head
    media shown = media::everywhere;
    std::vector<group> groups{};  ///< of rows, in order
};

/// Points on a plane, in series that each have a colour and a shape; pages only. Where there are several views, each
/// point belongs to a series of each.
struct point_map {
    static constexpr std::size_t no_series = static_cast<std::size_t>(-1);
    struct point {
        double x = 0, y = 0;
        std::vector<std::size_t> series{};  ///< by view, or `no_series`
        std::string title{};
    };
    struct view {
        std::string name{};
        std::vector<std::string> series{};
    };
    std::string caption{};
    std::string choose{};  ///< before the names of views
    std::string rest{};    ///< those in no series
    std::string larger{}, smaller{}, whole{};
    text elsewhere{};  ///< what a terminal says in its place
    std::vector<view> views{};
    std::vector<point> points{};
};

using block = std::variant<heading, paragraph, bullet_list, code_lines, chosen_list, bar_chart, merit_profile,
                           pair_matrix, round_flow, table, point_map>;

struct document {
    std::shared_ptr<const phrases> say{};
    std::string title{};
    std::string notice{};
    std::vector<block> blocks{};
    text footer{};
};

/// Says everything there is to say about a result; with how close each of its counts is, if that was looked at.
[[nodiscard]] document describe(const consultation_result& result, language lang, const captured* found = nullptr);

/// Says how close results are.
[[nodiscard]] document describe(const captured& found, language lang);

/// Says what published ballots would tell of single voters.
[[nodiscard]] document describe(const audited& found, language lang);

/// Says who is elected by which rules, and what that depends on.
[[nodiscard]] document describe(const comparison& compared, language lang);

/// Says what rules did in elections that were drawn.
[[nodiscard]] document describe(const simulation& seen, language lang);

/// Says how much voters agree, and on what.
[[nodiscard]] document describe(const consensus_answer& answer, language lang);

/// Says who decides a weighted vote.
[[nodiscard]] document describe(const power_indices& power, language lang);
/// Says which groups there are, what they think and what they share.
[[nodiscard]] document describe(const mapped_conversation& mapped, language lang);

[[nodiscard]] std::string render_terminal(const document& d, std::size_t width, bool colour);
[[nodiscard]] std::string render_markdown(const document& d);
[[nodiscard]] std::string render_html(const document& d);

}  // namespace delib::report
