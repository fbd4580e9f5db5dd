#include "c_api/builder.hpp"

#include "c_api/reading.hpp"
#include "c_api/structs.hpp"
#include "c_api/text.hpp"

#include <memory>

namespace delib::c_api {

namespace {

answer need_arrays(const delib_builder& builder) {
    return builder.arrays ? answer() : bad_state("the builder reads text; delib_builder_feed gives it ballots");
}

answer read_extras(const delib_ballot_extras* given, delib_ballot_extras& extras) {
    if (given != nullptr && !read_struct(given, extras)) return wrong_struct("delib_ballot_extras");
    if (extras.weight_denominator < 0) return {DELIB_ERROR_USAGE, "the denominator of the weights is negative"};
    return {};
}

// The kind of ballots that each meaning of cells is for.
constexpr ballot_kind kind_of_cells[] = {ballot_kind::ranked, ballot_kind::ranked, ballot_kind::graded,
                                         ballot_kind::approval, ballot_kind::scored};

}  // namespace

}  // namespace delib::c_api

using namespace delib::c_api;

delib_status delib_builder_create(delib_context* context, delib_ballot_kind kind, const char* const* names,
                                  size_t count, delib_builder** builder) {
    return guard(context, [&]() -> answer {
        if (names == nullptr && count != 0) return bad_argument("`names` is NULL");
        DELIB_NEED(builder);
        if (kind < DELIB_RANKED || kind > DELIB_SCORED)
            return bad_argument("`kind` is " + std::to_string(kind) + ", which is no kind of ballots");
        DELIB_CHECK(check_candidates(*context, count));
        std::vector<std::string> read;
        if (answer wrong = read_names(names, count, "candidate", read); wrong.status != DELIB_OK) return wrong;
        DELIB_TRY(arrays, array_builder::create(static_cast<delib::ballot_kind>(kind), read));
        *builder = new delib_builder{std::move(arrays), std::nullopt};
        return {};
    });
}

delib_status delib_builder_create_reader(delib_context* context, const char* name, const char* options,
                                         delib_builder** builder) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(builder);
        DELIB_TRY(reading, read_reading(*context, options));
        *builder = new delib_builder{std::nullopt, text_feed{name == nullptr ? "" : name, std::move(reading), {}}};
        return {};
    });
}

void delib_builder_destroy(delib_builder* builder) {
    delete builder;
}

delib_status delib_builder_set_scale(delib_context* context, delib_builder* builder, const char* const* grades,
                                     size_t count) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(builder);
        DELIB_NEED(grades);
        if (answer wrong = need_arrays(*builder); wrong.status != DELIB_OK) return wrong;
        std::vector<std::string> read;
        if (answer wrong = read_names(grades, count, "grade", read); wrong.status != DELIB_OK) return wrong;
        return builder->arrays->set_scale(read);
    });
}

delib_status delib_builder_add_stratum(delib_context* context, delib_builder* builder, const char* name,
                                       const char* const* values, size_t count) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(builder);
        DELIB_NEED(name);
        if (values == nullptr && count != 0) return bad_argument("`values` is NULL");
        if (answer wrong = need_arrays(*builder); wrong.status != DELIB_OK) return wrong;
        DELIB_TRY(column, read_name(name, "the stratum"));
        std::vector<std::string> read;
        if (answer wrong = read_names(values, count, "value", read); wrong.status != DELIB_OK) return wrong;
        return builder->arrays->add_stratum(std::move(column), std::move(read));
    });
}

delib_status delib_builder_stratum_value(delib_context* context, delib_builder* builder, size_t column,
                                         const char* value, uint32_t* place) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(builder);
        DELIB_NEED(value);
        DELIB_NEED(place);
        if (answer wrong = need_arrays(*builder); wrong.status != DELIB_OK) return wrong;
        DELIB_TRY(name, read_name(value, "the value"));
        return builder->arrays->stratum_value(column, name, *place);
    });
}

delib_status delib_builder_set_revote(delib_context* context, delib_builder* builder, delib_revote revote) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(builder);
        if (revote < DELIB_REVOTE_LAST || revote > DELIB_REVOTE_REJECT)
            return bad_argument("`revote` is " + std::to_string(revote) + ", which is no way to treat second ballots");
        if (answer wrong = need_arrays(*builder); wrong.status != DELIB_OK) return wrong;
        return builder->arrays->set_revote(static_cast<delib::revote_policy>(revote));
    });
}

delib_status delib_builder_add_rankings(delib_context* context, delib_builder* builder, const delib_rankings* rankings,
                                        const delib_ballot_extras* extras) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(builder);
        DELIB_NEED(rankings);
        if (answer wrong = need_arrays(*builder); wrong.status != DELIB_OK) return wrong;
        array_builder& arrays = *builder->arrays;
        if (arrays.kind() != delib::ballot_kind::ranked) return bad_state("the builder is not for rankings");
        delib_rankings shape{};
        delib_ballot_extras more{};
        if (!read_struct(rankings, shape)) return wrong_struct("delib_rankings");
        if (answer wrong = read_extras(extras, more); wrong.status != DELIB_OK) return wrong;
        std::unique_ptr<ballot_rows> rows;
        if (answer wrong = open_rankings(shape, arrays.rows(), rows); wrong.status != DELIB_OK) return wrong;
        return arrays.add(*context, *rows, more);
    });
}

delib_status delib_builder_add_matrix(delib_context* context, delib_builder* builder, delib_cells cells,
                                      const delib_matrix* matrix, const delib_ballot_extras* extras) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(builder);
        DELIB_NEED(matrix);
        if (cells < DELIB_CELLS_RANKS || cells > DELIB_CELLS_POINTS)
            return bad_argument("`cells` is " + std::to_string(cells) + ", which means nothing");
        if (answer wrong = need_arrays(*builder); wrong.status != DELIB_OK) return wrong;
        array_builder& arrays = *builder->arrays;
        if (arrays.kind() != kind_of_cells[cells])
            return bad_state("the builder is for " + std::string(to_text(arrays.kind())) + " ballots, the cells are " +
                             std::string(to_text(kind_of_cells[cells])));
        delib_matrix shape{};
        delib_ballot_extras more{};
        if (!read_struct(matrix, shape)) return wrong_struct("delib_matrix");
        if (answer wrong = read_extras(extras, more); wrong.status != DELIB_OK) return wrong;
        std::unique_ptr<ballot_rows> rows;
        if (answer wrong = open_matrix(shape, cells, arrays.rows(), rows); wrong.status != DELIB_OK) return wrong;
        return arrays.add(*context, *rows, more);
    });
}

delib_status delib_builder_feed(delib_context* context, delib_builder* builder, const void* bytes, size_t size) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(builder);
        if (bytes == nullptr && size != 0) return bad_argument("`bytes` is NULL");
        if (!builder->feed) return bad_state("the builder takes arrays; delib_builder_create_reader makes a reader");
        DELIB_CHECK(poll(*context));
        text_feed& feed = *builder->feed;
        if (size > byte_limit(*context) || feed.text.size() > byte_limit(*context) - size) {
            return delib::error{delib::error_code::limit,
                                "more than " + std::to_string(byte_limit(*context)) + " bytes",
                                {feed.name, 0, 0}};
        }
        if (size != 0) feed.text.append(static_cast<const char*>(bytes), size);
        return {};
    });
}

delib_status delib_builder_freeze(delib_context* context, const delib_builder* builder, delib_profile** profile) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(builder);
        DELIB_NEED(profile);
        DELIB_CHECK(poll(*context));
        if (builder->feed) {
            const text_feed& feed = *builder->feed;
            delib::read_options reading = feed.reading;
            reading.max_bytes = static_cast<std::size_t>(byte_limit(*context));
            return give_profile(*context, delib::read_ballots_text(feed.text, feed.name, reading), profile);
        }
        delib::ballots frozen;
        if (answer wrong = builder->arrays->freeze(frozen); wrong.status != DELIB_OK) return wrong;
        return give_profile(*context, std::move(frozen), profile);
    });
}
