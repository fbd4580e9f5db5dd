#include "c_api/reading.hpp"
#include "c_api/structs.hpp"
#include "c_api/text.hpp"
#include "delib/io/write.hpp"

#include <memory>

namespace delib::c_api {

namespace {

// The stratum at a place, or nothing.
const stratum_column* stratum_of(const delib_profile* profile, std::size_t stratum) noexcept {
    if (profile == nullptr || stratum >= profile->held->profile.strata().size()) return nullptr;
    return &profile->held->profile.strata()[stratum];
}

}  // namespace

}  // namespace delib::c_api

using namespace delib::c_api;

delib_status delib_profile_read(delib_context* context, const char* const* paths, size_t count, const char* options,
                                delib_profile** profile) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(paths);
        DELIB_NEED(profile);
        std::vector<std::string> files;
        for (std::size_t i = 0; i < count; ++i) {
            if (paths[i] == nullptr) return bad_argument("path number " + std::to_string(i) + " is NULL");
            files.emplace_back(paths[i]);
        }
        DELIB_TRY(reading, read_reading(*context, options));
        DELIB_CHECK(poll(*context));
        return give_profile(*context, delib::read_ballots(files, reading), profile);
    });
}

void delib_profile_destroy(delib_profile* profile) {
    delete profile;
}

delib_status delib_profile_counts(delib_context* context, const delib_profile* profile, delib_ballot_counts* counts) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(profile);
        const delib::ballots_report& report = profile->held->report;
        delib_ballot_counts out{};
        out.cast = report.cast;
        out.counted = report.counted;
        out.blank = report.blank;
        out.distinct = profile->held->profile.size();
        out.rejected = report.rejected.size();
        return give_struct(out, counts, "delib_ballot_counts");
    });
}

delib_status delib_profile_rejected_at(delib_context* context, const delib_profile* profile, size_t rejected,
                                       const char** where, const char** why) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(profile);
        DELIB_NEED(where);
        DELIB_NEED(why);
        const auto& list = profile->held->report.rejected;
        if (rejected >= list.size())
            return bad_argument("`rejected` is " + std::to_string(rejected) + " of " + std::to_string(list.size()));
        *where = list[rejected].where.c_str();
        *why = list[rejected].why.c_str();
        return {};
    });
}

delib_ballot_kind delib_profile_kind(const delib_profile* profile) {
    return profile == nullptr ? -1 : static_cast<delib_ballot_kind>(profile->held->profile.kind());
}

size_t delib_profile_candidate_count(const delib_profile* profile) {
    return profile == nullptr ? 0 : profile->held->profile.candidates().size();
}

const char* delib_profile_candidate_name(const delib_profile* profile, size_t candidate) {
    if (candidate >= delib_profile_candidate_count(profile)) return nullptr;
    return profile->held->profile.candidates().names()[candidate].c_str();
}

size_t delib_profile_grade_count(const delib_profile* profile) {
    if (profile == nullptr || profile->held->profile.share_scale() == nullptr) return 0;
    return profile->held->profile.share_scale()->size();
}

const char* delib_profile_grade_name(const delib_profile* profile, size_t grade) {
    if (grade >= delib_profile_grade_count(profile)) return nullptr;
    return profile->held->profile.share_scale()->label(grade).c_str();
}

size_t delib_profile_stratum_count(const delib_profile* profile) {
    return profile == nullptr ? 0 : profile->held->profile.strata().size();
}

const char* delib_profile_stratum_name(const delib_profile* profile, size_t stratum) {
    const auto* column = stratum_of(profile, stratum);
    return column == nullptr ? nullptr : column->name.c_str();
}

size_t delib_profile_stratum_value_count(const delib_profile* profile, size_t stratum) {
    const auto* column = stratum_of(profile, stratum);
    return column == nullptr ? 0 : column->values.size();
}

const char* delib_profile_stratum_value_name(const delib_profile* profile, size_t stratum, size_t value) {
    if (value >= delib_profile_stratum_value_count(profile, stratum)) return nullptr;
    return stratum_of(profile, stratum)->values[value].c_str();
}

delib_status delib_profile_write(delib_context* context, const delib_profile* profile, const char* format, char* buffer,
                                 size_t size, size_t* length) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(profile);
        DELIB_NEED(format);
        return give_text(*context, {buffer, size, length}, profile->held, std::string("ballots ") + format,
                         [&] { return delib::write_ballots(profile->held->profile, format); });
    });
}
