// PrefLib's formats of orders: soc, soi, toc and toi.
//
//     5: 1,2,3         the first alternative before the second before the third
//     2: {1,2},3       a tie
//
// `toc` files in circulation leave candidates out here and there; those ballots are kept as they are, incomplete.
#include "io/preflib_file.hpp"
#include "io/readers.hpp"

namespace delib::io {

namespace {

class orders_file final : public preflib_file {
public:
    orders_file(std::span<const source> files, std::uint32_t number, const read_options& options, name_index& names,
                ballot_stage& stage)
        : preflib_file(files, number, options, names, stage),
          strict_(file().format == "soc" || file().format == "soi"),
          complete_(file().format == "soc") {}

private:
    // Places from 1; braces hold a tie.
    [[nodiscard]] result<void> preference(std::string_view order) override {
        const std::string_view whole = order;
        std::uint32_t rank = 0;
        bool inside = false;
        const auto skip_blanks = [&] { order.remove_prefix(std::min(order.find_first_not_of(" \t"), order.size())); };
        skip_blanks();
        if (order.empty() && !complete_) return {};
        for (;;) {
            skip_blanks();
            if (!inside) ++rank;
            if (order.starts_with('{')) {
                if (strict_)
                    return wrong(order, error_code::parse,
                                 "a tie; " + file().format + " files have none (toc and toi do)");
                if (inside) return wrong(order, error_code::parse, "a tie within a tie");
                inside = true;
                order.remove_prefix(1);
                skip_blanks();
            }
            DELIB_CHECK(add(order, rank));
            skip_blanks();
            if (inside && order.starts_with('}')) {
                inside = false;
                order.remove_prefix(1);
                skip_blanks();
            }
            if (order.empty()) break;
            if (order.front() != ',')
                return wrong(order, error_code::parse, "expected a comma or the end of the ballot");
            order.remove_prefix(1);
        }
        if (inside) return wrong(order, error_code::parse, "the tie is not closed; expected '}'");
        if (complete_ && on_ballot() != alternatives()) {
            return wrong(whole, error_code::parse,
                         "this ballot ranks " + std::to_string(on_ballot()) + " of " + std::to_string(alternatives()) +
                             " alternatives; soc ballots rank all (soi does not)");
        }
        return {};
    }

    bool strict_;
    bool complete_;
};

}  // namespace

result<ballots> read_preflib(std::span<const source> files, const read_options& options) {
    DELIB_CHECK(check_no_columns(files.front().format, options));
    DELIB_CHECK(check_rankings_only(files.front().format, options));
    name_index names;
    DELIB_CHECK(fix_declared(names, options));
    ballot_stage stage(files, options);
    std::vector<std::uint32_t> extra;
    for (std::size_t i = 0; i < files.size(); ++i) {
        orders_file file(files, static_cast<std::uint32_t>(i), options, names, stage);
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
