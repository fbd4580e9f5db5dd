#include "io/pieces.hpp"

#include "core/parallel.hpp"
#include "core/turns.hpp"
#include "io/plain/cell_scan.hpp"
#include "io/plain/plain_table.hpp"
#include "io/readers.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>

namespace delib::io {

namespace {

// What one thread counts at a time, if there is no reason for less: whatever is made of it stays in the caches.
constexpr std::size_t most_bytes = std::size_t{1} << 19;

// Ballots, or their entries, that the general reader collects before it gives them away.
constexpr std::size_t most_collected = std::size_t{1} << 18;

struct piece {
    std::size_t number = 0;
    detail::unset_vector<char> bytes{};
    std::string_view text{};  // whole records, unless a line is too long; in `bytes` or in the head of the file
    result<void> came{};      // whether it could be read
    bool last = false;
};

}  // namespace

// The threads that count one table. Each takes a piece, makes numbers of it, waits until the names of the pieces before
// are known, counts, and waits again until the pieces before have been added.
class piece_threads {
public:
    piece_threads(table_pieces& all, std::uint32_t number, const table_pieces::taker& take)
        : all_(all),
          number_(number),
          table_(all.tables_[number]),
          take_(take),
          options_(options_for_each(all.options_)),
          pattern_{options_,
                   all.context_->names,
                   ballot_stage(all.sources_, all.options_),
                   all.context_->reading,
                   all.context_->declared,
                   {}},
          ahead_(table_.first.text),
          at_end_(table_.first.last),
          line_(table_.line) {}

    result<void> run() {
        const unsigned threads = std::max(all_.options_.threads, 1U);
        // One more where bytes are digested: it is always waiting for a piece, or for its turn.
        detail::on_threads(threads + (all_.options_.digest ? 1 : 0), [&] {
            piece now;
            while (next(now)) {
                if (now.number >= threads) adding_.wait_for(now.number - threads + 1);
                handle(now);
            }
        });
        return failure_;
    }

private:
    static read_options options_for_each(read_options options) {
        options.threads = 1;
        return options;
    }

    // The next piece of the file, up to the end of its last line; false where there is none.
    bool next(piece& into) {
        const std::lock_guard hold(reading_);
        if (no_more_ || stopped_.load()) return false;
        no_more_ = true;
        const std::size_t room = std::min(most_bytes, all_.options_.stream_bytes);
        auto feed = ahead_.substr(0, room).rfind('\n');
        if (ahead_.size() > room && feed == std::string_view::npos) feed = ahead_.find('\n', room);
        if (ahead_.size() > room && feed != std::string_view::npos) {
            into.text = ahead_.substr(0, feed + 1);
            ahead_.remove_prefix(feed + 1);
            into.last = false;
        } else if (at_end_) {
            into.text = ahead_;
            into.last = true;
        } else {
            into.bytes.resize(ahead_.size() + room);
            std::memcpy(into.bytes.data(), ahead_.data(), ahead_.size());
            into.came = read_lines(into, ahead_.size());
            into.last = at_end_ || !into.came;
        }
        into.number = pieces_++;
        no_more_ = into.last;
        return true;
    }

    // Reads on behind `size` bytes until a line ends.
    result<void> read_lines(piece& into, std::size_t size) {
        for (;;) {
            const std::size_t room = into.bytes.size() - size;
            DELIB_TRY(got, table_.file->read(into.bytes.data() + size, room));
            size += got;
            at_end_ = got < room;
            into.text = {into.bytes.data(), size};
            const auto feed = into.text.rfind('\n');
            // A line that is too long is an error of the general reader.
            const bool too_long = feed == std::string_view::npos && size > options_.max_line_bytes + 2;
            if (at_end_ || too_long) break;
            if (feed != std::string_view::npos) {
                begun_ = into.text.substr(feed + 1);
                ahead_ = begun_;
                into.text = into.text.substr(0, feed + 1);
                return {};
            }
            into.bytes.resize(2 * into.bytes.size());
        }
        ahead_ = {};
        return {};
    }

    void handle(const piece& now) {
        my_turn naming(naming_, now.number), adding(adding_, now.number);
        struct stop_unless {
            bool fine = false;
            std::atomic<bool>& stopped;
            ~stop_unless() {
                if (!fine) stopped = true;
            }
        } stop{false, stopped_};  // also where memory runs out
        stop.fine = added(now, naming, adding);
    }

    // Whether the piece was counted and added, in its turns.
    bool added(const piece& now, my_turn& naming, my_turn& adding) {
        source of = all_.sources_[number_];
        of.text = now.text;
        std::vector<table_file> files{{&of, csv_cursor(of, options_), table_.columns}};
        auto plain = now.came ? plain_table::parse(files, pattern_) : std::nullopt;
        std::uint64_t lines = plain ? line_feeds(now.text) : 0;

        naming.wait();
        if (stopped_.load()) return false;
        std::string whole;
        if (!left_.empty()) {
            whole = std::exchange(left_, {}).append(now.text);
            of.text = whole;
            files[0].cursor = csv_cursor(of, options_);
            if (now.came) plain = plain_table::parse(files, pattern_);
            lines = line_feeds(whole);
        }
        table_context& context = *all_.context_;
        std::optional<ballots> counted;
        if (plain && !plain->join(context)) plain.reset();
        if (plain && options_.lenient) {
            // Names that only refused ballots hold are nobody's: no piece may see them before it is known who is refused.
            counted = plain->count();
            if (!counted) plain.reset();
        }
        if (!plain) {
            adding.wait();
            if (stopped_.load()) return false;
            if (!now.came) return fits(now.came);
            const auto rest = take_records(context, of, now.last ? text_end::of_file : text_end::of_piece, line_);
            if (rest) left_ = *rest;
            return fits(rest);
        }
        context.names = plain->names();
        std::uint64_t line = std::exchange(line_, line_ + lines);
        naming.end();

        if (!counted) counted = plain->count();
        const auto add = counted ? take_(*std::move(counted)) : nullptr;
        adding.wait();
        if (stopped_.load()) return false;
        if (add) return fits(add());
        // What the context knows by now may come from later pieces.
        table_context then{options_, plain->names(), pattern_.stage, pattern_.reading, pattern_.declared, {}};
        return fits(take_records(then, of, text_end::of_file, line));
    }

    template <class T>
    bool fits(const result<T>& said) {
        if (!said) failure_ = said.error();
        return said.has_value();
    }

    // By the general reader, in the turn of adding. A record that goes on behind the end of a piece comes back, for the
    // next one.
    result<std::string_view> take_records(table_context& context, const source& of, text_end end, std::uint64_t& line) {
        table_file file{&of, csv_cursor(of, options_, line), table_.columns};
        cell_reader cells(context.reading, nullptr);
        ballot_rows rows(context, cells, number_, file);
        for (bool more = true; more;) {
            context.stage = pattern_.stage;
            context.stage.refused_before(all_.refused_);
            DELIB_TRY(others, rows.read(end, most_collected));
            more = others;
            all_.refused_ += context.stage.refused();
            context.stage.mark_used(context.names);
            const roster known = context.names.resolve();
            DELIB_TRY(builder, builder_for(context.reading, known.names, {}));
            DELIB_TRY(out, context.stage.finish(std::move(builder), known.place, {}));
            DELIB_CHECK(take_(std::move(out))());
        }
        context.stage = pattern_.stage;
        line = rows.line_of_rest();
        return rows.rest();
    }

    table_pieces& all_;
    const std::uint32_t number_;
    table_pieces::table& table_;
    const table_pieces::taker& take_;
    const read_options options_;   // of one piece
    const table_context pattern_;  // what each piece begins with

    std::mutex reading_{};
    std::string_view ahead_;  // what was read and not given to anybody: of the head, or of
    std::string begun_{};     // the line that begins behind the piece before
    bool at_end_;
    bool no_more_ = false;
    std::size_t pieces_ = 0;

    turns naming_{};
    std::uint64_t line_;  // of the next piece
    std::string left_{};  // of the piece before: a record that goes on behind it

    turns adding_{};
    result<void> failure_{};
    std::atomic<bool> stopped_{false};
};

result<std::vector<source_file>> table_pieces::read(const taker& take) {
    std::vector<source_file> out;
    context_->stage = ballot_stage(sources_, options_);
    for (std::uint32_t i = 0; i < tables_.size(); ++i) {
        DELIB_CHECK(piece_threads(*this, i, take).run());
        out.push_back({sources_[i].base, tables_[i].file->digest()});
        tables_[i] = {};
    }
    return out;
}

// Looks at the first lines of files to learn how they can be read.
struct opening {
    const std::vector<std::string>& paths;
    const read_options& options;
    std::vector<std::unique_ptr<input>> files{};
    std::vector<table_pieces::head> heads{};

    // So many files are open together.
    static constexpr std::size_t most_files = 64;
    // What is read of files that are known to be long, to find their headers and what their columns hold.
    static constexpr std::size_t head_bytes = most_bytes;

    // Whether all of them together are more than a piece.
    result<bool> look() {
        std::size_t bytes = 0;
        for (const std::string& path : paths) {
            DELIB_TRY(file, input::open(path, options.max_bytes, options.digest));
            files.push_back(std::move(file));
            const bool enough = bytes + files.back()->least_size() > options.stream_bytes;
            const std::size_t room =
                enough ? std::min(head_bytes, options.stream_bytes) : options.stream_bytes - bytes + 1;
            table_pieces::head& head = heads.emplace_back();
            head.bytes.resize(room);
            DELIB_TRY(got, files.back()->read(head.bytes.data(), room));
            head.text = {head.bytes.data(), got};
            head.last = got < room;
            bytes += std::max(got, files.back()->least_size());
        }
        return bytes > options.stream_bytes;
    }

    // Nothing where the ballots have to be read together. An error of a header is that of the whole reading.
    result<std::unique_ptr<table_pieces>> pieces() {
        std::unique_ptr<table_pieces> out(new table_pieces(options));
        for (std::size_t i = 0; i < paths.size(); ++i) {
            std::string_view text = heads[i].text;
            if (!heads[i].last) text = text.substr(0, text.rfind('\n') + 1);
            auto s = make_source(paths[i], text, options);
            if (!s || s->format != "csv") return std::unique_ptr<table_pieces>();
            out->sources_.push_back(*std::move(s));
        }
        out->context_ = std::make_unique<table_context>(table_context{out->options_,
                                                                      {},
                                                                      ballot_stage(out->sources_, out->options_),
                                                                      ballot_reading::automatic,
                                                                      !options.candidates.empty(),
                                                                      {}});
        table_context& context = *out->context_;
        DELIB_CHECK(check_digits(options));
        DELIB_CHECK(fix_declared(context.names, options));
        const std::size_t declared_strata = context.stage.stratum_count();
        std::vector<table_file> tables;
        for (const source& s : out->sources_) {
            auto table = read_header(s, context);
            // A header may go on behind what we have seen of it; its names are final.
            if (!table && (table.error().code == error_code::name || table.error().code == error_code::usage))
                return table.error();
            if (!table) return std::unique_ptr<table_pieces>();
            tables.push_back(*std::move(table));
        }
        if (const auto decided = decide_columns(tables, context); !decided) {
            if (context.reading == ballot_reading::ranks) return decided.error();
            return std::unique_ptr<table_pieces>();
        }
        const bool guessed = context.reading == ballot_reading::matrix && options.ballot == ballot_reading::automatic;
        if ((guessed && options.lenient) || !decided_by_first_lines(tables, context))
            return std::unique_ptr<table_pieces>();
        for (std::size_t i = 0; i < tables.size(); ++i) {
            table_pieces::table& t = out->tables_.emplace_back();
            for (table_column& c : tables[i].columns) {
                if (c.role == column_role::voter) return std::unique_ptr<table_pieces>();
                if (c.role == column_role::stratum && c.number >= declared_strata) c.role = column_role::ignored;
            }
            t.columns = std::move(tables[i].columns);
            t.line = tables[i].cursor.line_of_rest();
            const auto header = tables[i].cursor.rest().data() - heads[i].text.data();
            heads[i].text.remove_prefix(static_cast<std::size_t>(header));
        }
        for (std::size_t i = 0; i < tables.size(); ++i) {
            out->tables_[i].first = std::move(heads[i]);
            out->tables_[i].file = std::move(files[i]);
            out->tables_[i].file->forget();
            out->sources_[i].text = {};
        }
        return out;
    }
};

result<opened_files> open_pieces(const std::vector<std::string>& paths, const read_options& options) {
    opened_files out;
    const bool table = options.format.empty() || options.format == "csv";
    const bool rankings = options.ballot == ballot_reading::automatic || options.ballot == ballot_reading::ranks ||
                          options.ballot == ballot_reading::matrix;
    const bool wanted = table && rankings && options.stream_bytes != 0 && options.scale.empty();
    if (!wanted || paths.size() > opening::most_files) {
        DELIB_TRY(files, load_files(paths, options.max_bytes, options.threads));
        out.loaded = std::move(files);
        return out;
    }
    opening files{paths, options};
    DELIB_TRY(large, files.look());
    if (large) {
        DELIB_TRY(pieces, files.pieces());
        out.pieces = std::move(pieces);
        if (out.pieces != nullptr) return out;
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
        DELIB_TRY(stored, files.files[i]->stored(options.threads));
        DELIB_TRY(loaded, loaded_from(std::move(stored), paths[i], options.max_bytes));
        out.loaded.push_back(std::move(loaded));
    }
    return out;
}

}  // namespace delib::io
