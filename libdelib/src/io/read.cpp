#include "delib/io/read.hpp"

#include "core/parallel.hpp"
#include "delib/core/digest.hpp"
#include "delib/core/text.hpp"
#include "delib/io/load.hpp"
#include "io/file.hpp"
#include "io/readers.hpp"
#include "io/unpack.hpp"

#include <array>
#include <utility>

namespace delib {

namespace {

using io::source;

std::string base_name(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

bool is_table(std::string_view format) {
    return format == "csv" || format == "grades" || format == "approvals";
}

result<ballots> read_sources(std::vector<source>& files, const read_options& options) {
    // A table of ballots has many names; its reading tells them apart.
    for (const source& f : files) {
        const std::string& first = files.front().format;
        const bool tables = is_table(f.format) && is_table(first) && (f.format == "csv" || first == "csv");
        if (f.format == first || tables) continue;
        return error{error_code::usage,
                     "files that are counted together have one format; this is " + f.format + ", " +
                         visible(files.front().base) + " is " + files.front().format,
                     {f.name, 0, 0}};
    }
    const std::string& format = files.front().format;
    if (is_table(format)) return io::read_tables(files, options);
    if (format == "cat") return io::read_categories(files, options);
    if (format == "cvotes") return io::read_cvotes(files, options);
    if (format == "abif") return io::read_abif(files, options);
    if (format == "blt") return io::read_blt(files, options);
    return io::read_preflib(files, options);
}

result<void> check_format(const read_options& options) {
    if (options.format.empty() || io::is_readable(options.format)) return {};
    return error{error_code::usage,
                 "there is no reader for format '" + visible(options.format) + "'; expected " +
                     std::string(io::readable_formats()),
                 {}};
}

}  // namespace

result<ballot_reading> parse_ballot_reading(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, ballot_reading>, 5> words{{
        {"ranks", ballot_reading::ranks},
        {"matrix", ballot_reading::matrix},
        {"grades", ballot_reading::grades},
        {"approvals", ballot_reading::approvals},
        {"points", ballot_reading::points},
    }};
    for (const auto& [name, reading] : words) {
        if (name == word) return reading;
    }
    return error{error_code::usage,
                 "ballots are read as ranks, matrix, grades, approvals or points, got '" + visible(word) + "'",
                 {}};
}

result<std::vector<loaded_file>> load_files(const std::vector<std::string>& paths, std::size_t max_bytes,
                                            unsigned threads) {
    std::vector<loaded_file> files;
    for (const std::string& path : paths) {
        DELIB_TRY(stored, io::load_file(path, max_bytes, threads));
        DELIB_TRY(file, io::loaded_from(std::move(stored), path, max_bytes));
        files.push_back(std::move(file));
    }
    return files;
}

source_file describe(const loaded_file& file, const read_options& options) {
    return {base_name(file.path), options.digest ? sha256_hex(file.stored()) : std::string()};
}

result<ballots> read_loaded(const std::vector<loaded_file>& files, const read_options& options) {
    if (files.empty()) return error{error_code::usage, "no file of ballots was given", {}};
    DELIB_CHECK(check_format(options));
    std::vector<source> sources;
    std::size_t bytes = 0;
    for (const loaded_file& loaded : files) {
        DELIB_TRY(file, io::make_source(loaded.path, loaded.text(), options));
        sources.push_back(std::move(file));
        bytes += loaded.stored().size();
    }
    // Digests are computed beside the reading, unless they take less time than it takes to start a thread.
    result<ballots> out{ballots{}};
    std::vector<source_file> listed;
    const bool beside = options.digest && bytes >= std::size_t{1} << 20;
    for_each_parallel(beside ? 2 : 1, 2, [&](std::size_t work) {
        if (work == 0) {
            out = read_sources(sources, options);
            return;
        }
        for (const loaded_file& loaded : files) listed.push_back(describe(loaded, options));
    });
    if (out) out->report.files = std::move(listed);
    return out;
}

result<ballots> read_ballots(const std::vector<std::string>& paths, const read_options& options) {
    DELIB_CHECK(check_format(options));
    DELIB_TRY(files, load_files(paths, options.max_bytes, options.threads));
    return read_loaded(files, options);
}

result<ballots> read_ballots_text(std::string_view text, const std::string& name, const read_options& options) {
    DELIB_CHECK(check_format(options));
    if (text.size() > options.max_bytes) {
        return error{error_code::limit, "more than " + std::to_string(options.max_bytes) + " bytes", {name, 0, 0}};
    }
    DELIB_TRY(file, io::make_source(name, text, options));
    std::vector<source> files{std::move(file)};
    return read_sources(files, options);
}

namespace io {

result<source> make_source(const std::string& name, std::string_view text, const read_options& options) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return error{error_code::parse, "the file is in UTF-16; expected UTF-8", {name, 1, 1}};
    }
    source out{name, base_name(name), options.format, text};
    if (out.format.empty()) {
        DELIB_TRY(found, detect_format(std::string(without_packing(name)), text));
        out.format = found.format;
    }
    return out;
}

result<loaded_file> loaded_from(file_bytes stored, const std::string& path, std::size_t max_bytes) {
    loaded_file file;
    file.path = path;
    if (const auto how = packing_of(stored.view())) {
        DELIB_TRY(content, unpack(stored.view(), *how, path, max_bytes));
        file.packed_data = std::exchange(stored.data, std::move(content.data));
        file.packed_size = std::exchange(stored.size, content.size);
    }
    file.data = std::move(stored.data);
    file.size = stored.size;
    return file;
}

result<void> fix_declared(name_index& names, const read_options& options) {
    for (const std::string& name : options.candidates) {
        if (clean_name(name).empty()) return error{error_code::name, "a declared candidate has an empty name", {}};
        if (names.find(name))
            return error{error_code::name, "two declared candidates are named '" + visible(name) + "'", {}};
        if (!names.fix(name))
            return error{error_code::limit, "more than " + std::to_string(max_candidates) + " candidates", {}};
    }
    return {};
}

result<void> check_no_columns(std::string_view format, const read_options& options) {
    const auto wrong = [&](std::string_view what) {
        return error{error_code::usage,
                     (format.starts_with('a') ? "an " : "a ") + std::string(format) +
                         " file has no columns, so it cannot have " + std::string(what),
                     {}};
    };
    if (!options.weight_column.empty()) return wrong("a column of weights");
    if (!options.strata.empty()) return wrong("strata");
    return {};
}

result<void> check_rankings_only(std::string_view format, const read_options& options) {
    if (options.ballot != ballot_reading::automatic && options.ballot != ballot_reading::ranks) {
        return error{error_code::usage, "a " + std::string(format) + " file holds rankings and nothing else", {}};
    }
    return {};
}

}  // namespace io

}  // namespace delib
