#include "c_api/reading.hpp"
#include "c_api/result.hpp"
#include "c_api/spec.hpp"
#include "delib/engine/run.hpp"

#include <memory>

using namespace delib::c_api;

delib_status delib_count(delib_context* context, const delib_spec* spec, const delib_profile* profile,
                         delib_result** result) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_NEED(profile);
        DELIB_NEED(result);
        DELIB_TRY(declared, spec->held.assemble());
        return give_result(delib::run(declared, {*profile->held}, control_of(*context)), result);
    });
}

delib_status delib_count_consultation(delib_context* context, const char* path, delib_result** result) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(path);
        DELIB_NEED(result);
        DELIB_TRY(declared, delib::read_consultation(path));
        for (delib::ballot_set& set : declared.ballots)
            set.reading.max_bytes = static_cast<std::size_t>(byte_limit(*context));
        auto counted = delib::run(declared, control_of(*context));
        if (!counted) {
            delib::error failure = std::move(counted).error();
            // What nothing but the consultation said is an error of that file.
            if (failure.where.file.empty()) failure.where.file = path;
            return failure;
        }
        return give_result(std::move(counted), result);
    });
}
