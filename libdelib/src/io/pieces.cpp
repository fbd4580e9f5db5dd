#include "io/pieces.hpp"

#include "core/parallel.hpp"
#include "delib/core/text.hpp"
#include "io/plain/cell_scan.hpp"
#include "io/plain/plain_ranks.hpp"
#include "io/readers.hpp"

#include <algorithm>
#include <cstring>

namespace delib::io {

namespace {

// In front of a buffer: for records that begin before it, if they are not long.
constexpr std::size_t front_bytes = std::size_t{1} << 16;

// Ballots, or their entries, that the general reader collects before it gives them away.
constexpr std::size_t most_collected = std::size_t{1} << 18;

}  // namespace

table_pieces::table_pieces(const read_options& options) : options_(options) {
    // So that each thread has something to do.
    if (options_.block_bytes != 0 && options_.threads > 1) {
        const std::size_t share = options_.stream_bytes / options_.threads + 1;
        options_.block_bytes = std::min(options_.block_bytes, share);
    }
}

result<void> table_pieces::fill(input& from, std::size_t room, buffer& into) {
    into.bytes.resize(front_bytes + room);
    into.begin = into.end = front_bytes;
    DELIB_TRY(got, from.read(into.bytes.data() + into.begin, room));
    into.end += got;
    into.last = got < room;
    return {};
}

void table_pieces::put_before(buffer& into, std::string_view text) {
    if (text.size() > into.begin) {
        detail::unset_vector<char> longer(text.size() + into.text().size());
        std::memcpy(longer.data() + text.size(), into.text().data(), into.text().size());
        into.end = longer.size();
        into.begin = text.size();
        into.bytes = std::move(longer);
    }
    into.begin -= text.size();
    std::memcpy(into.bytes.data() + into.begin, text.data(), text.size());
}

result<std::vector<source_file>> table_pieces::read(const taker& take) {
    std::vector<source_file> out;
    for (std::uint32_t i = 0; i < tables_.size(); ++i) {
        DELIB_CHECK(read_table(i, take));
        out.push_back({sources_[i].base, tables_[i].file->digest()});
        tables_[i] = {};
    }
    return out;
}

result<void> table_pieces::read_table(std::uint32_t number, const taker& take) {
    table& t = tables_[number];
    buffer now = std::move(t.head), next;
    const bool beside = options_.threads > 1 || options_.digest;
    for (;;) {
        result<std::size_t> used{0};
        result<void> filled;
        // The next bytes come, and are digested, while these are counted.
        for_each_parallel(beside ? 2 : 1, now.last ? 1 : 2, [&](std::size_t work) {
            if (work == 0)
                used = take_from(number, now, take);
            else
                filled = fill(*t.file, options_.stream_bytes, next);
        });
        DELIB_CHECK(used);
        DELIB_CHECK(filled);
        if (now.last) return {};
        put_before(next, now.text().substr(*used));
        std::swap(now, next);
    }
}

// Whole records from the front of a buffer; how many bytes they are comes back.
result<std::size_t> table_pieces::take_from(std::uint32_t number, const buffer& from, const taker& take) {
    table& t = tables_[number];
    std::string_view text = from.text();
    if (!from.last) {
        const auto feed = text.rfind('\n');
        // A line that is too long is an error of the general reader.
        if (feed == std::string_view::npos && text.size() <= options_.max_line_bytes + 2) return std::size_t{0};
        if (feed != std::string_view::npos) text = text.substr(0, feed + 1);
    }
    source piece{sources_[number].name, sources_[number].base, sources_[number].format, text};
    context_->stage = ballot_stage(sources_, options_);
    std::vector<table_file> files{{&piece, csv_cursor(piece, options_, t.line), t.columns}};
    if (auto plain = read_plain_ranks(files, *context_)) {
        t.line += line_feeds(text);
        DELIB_CHECK(take(*std::move(plain)));
        return text.size();
    }
    return take_records(number, text, from.last ? text_end::of_file : text_end::of_piece, take);
}

result<std::size_t> table_pieces::take_records(std::uint32_t number, std::string_view text, text_end end,
                                               const taker& take) {
    table& t = tables_[number];
    source piece{sources_[number].name, sources_[number].base, sources_[number].format, text};
    table_file file{&piece, csv_cursor(piece, options_, t.line), t.columns};
    cell_reader cells(context_->reading, nullptr);
    ballot_rows rows(*context_, cells, number, file);
    for (bool more = true; more;) {
        context_->stage = ballot_stage(sources_, options_);
        context_->stage.refused_before(refused_);
        DELIB_TRY(others, rows.read(end, most_collected));
        more = others;
        refused_ += context_->stage.refused();
        context_->stage.mark_used(context_->names);
        const roster all = context_->names.resolve();
        DELIB_TRY(builder, builder_for(context_->reading, all.names, {}));
        DELIB_TRY(out, context_->stage.finish(std::move(builder), all.place, {}));
        DELIB_CHECK(take(std::move(out)));
    }
    t.line = rows.line_of_rest();
    return text.size() - rows.rest().size();
}

// Looks at the first lines of files to learn how they can be read.
struct opening {
    const std::vector<std::string>& paths;
    const read_options& options;
    std::vector<std::unique_ptr<input>> files{};
    std::vector<table_pieces::buffer> heads{};

    // So many files are open together.
    static constexpr std::size_t most_files = 64;
    // What is read of files behind the first long one, to find their headers.
    static constexpr std::size_t head_bytes = std::size_t{1} << 16;

    // Whether all of them together are more than a piece.
    result<bool> look() {
        std::size_t bytes = 0;
        for (const std::string& path : paths) {
            DELIB_TRY(file, input::open(path, options.max_bytes, options.digest));
            files.push_back(std::move(file));
            const bool enough = bytes > options.stream_bytes;
            const std::size_t room =
                enough ? std::min(head_bytes, options.stream_bytes) : options.stream_bytes - bytes + 1;
            DELIB_CHECK(table_pieces::fill(*files.back(), room, heads.emplace_back()));
            bytes += heads.back().text().size();
        }
        return bytes > options.stream_bytes;
    }

    // Nothing where the ballots have to be read together. An error of a header is that of the whole reading.
    result<std::unique_ptr<table_pieces>> pieces() {
        std::unique_ptr<table_pieces> out(new table_pieces(options));
        for (std::size_t i = 0; i < paths.size(); ++i) {
            std::string_view text = heads[i].text();
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
            const char* const rest = tables[i].cursor.rest().data();
            heads[i].begin = static_cast<std::size_t>(rest - heads[i].bytes.data());
        }
        for (std::size_t i = 0; i < tables.size(); ++i) {
            out->tables_[i].head = std::move(heads[i]);
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
