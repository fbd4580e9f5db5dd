#include "io/table.hpp"

#include "io/ballot_rows.hpp"
#include "io/cells.hpp"
#include "io/plain/plain_table.hpp"
#include "io/readers.hpp"

namespace delib::io {

result<void> check_digits(const read_options& options) {
    if (options.weight_digits && (*options.weight_digits < 0 || *options.weight_digits > 30)) {
        return error{error_code::usage,
                     "weights are rounded to 0 to 30 digits, got " + std::to_string(*options.weight_digits),
                     {}};
    }
    return {};
}

result<ballots> read_tables(std::span<const source> files, const read_options& options) {
    DELIB_CHECK(check_digits(options));
    table_context context{
        options, {}, ballot_stage(files, options), ballot_reading::automatic, !options.candidates.empty(), {}};
    DELIB_CHECK(fix_declared(context.names, options));
    for (const std::string& grade : options.scale) context.scale.push_back(clean_name(grade));

    std::vector<table_file> tables;
    for (const source& file : files) {
        DELIB_TRY(table, read_header(file, context));
        tables.push_back(std::move(table));
    }
    DELIB_CHECK(decide_columns(tables, context));
    const char* const format = context.reading == ballot_reading::grades      ? "grades"
                               : context.reading == ballot_reading::approvals ? "approvals"
                                                                              : "csv";
    if (auto plain = read_plain_table(tables, context)) {
        plain->report.format = format;
        return *std::move(plain);
    }

    DELIB_TRY(grades, scale::named(context.scale));
    const bool given = context.reading == ballot_reading::grades && !context.scale.empty();
    cell_reader cells(context.reading, given ? &grades : nullptr);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        ballot_rows rows(context, cells, static_cast<std::uint32_t>(i), tables[i]);
        DELIB_CHECK(rows.read(text_end::of_file));
    }

    context.stage.mark_used(context.names);
    const roster all = context.names.resolve();
    number_scale numbers;
    if (cells.provisional()) numbers = scale_of(cells.numbers(), context.stage.used_values(cells.numbers().size()));
    DELIB_TRY(builder, builder_for(context.reading, all.names, given ? std::move(grades) : std::move(numbers.values)));
    DELIB_TRY(out, context.stage.finish(std::move(builder), all.place, numbers.place));
    out.report.format = format;
    return out;
}

}  // namespace delib::io
