#include "c_api/reading.hpp"
#include "c_api/result.hpp"
#include "c_api/spec.hpp"
#include "c_api/structs.hpp"
#include "c_api/text.hpp"
#include "delib/ballot/transform.hpp"
#include "delib/engine/bases.hpp"
#include "delib/engine/saved_tallies.hpp"
#include "delib/tally/serial.hpp"

#include <algorithm>
#include <memory>
#include <span>

/// The tallies are replaced, never changed: who holds the old ones keeps them.
struct delib_tally {
    std::shared_ptr<const delib::tallies> held{};
};

namespace delib::c_api {

namespace {

// The ballots as a policy lets them through.
result<bases> read_under(const profile& p, const ballot_policy& policy) {
    DELIB_TRY(read, apply(p, policy));
    return bases(std::move(read), policy);
}

// The tallies of a profile with the bases that another one has.
result<tallies> tallies_like(const delib_context& context, const tallies& other, const profile& p) {
    DELIB_CHECK(poll(context));
    DELIB_TRY(from, read_under(p, other.any()->policy()));
    tallies out;
    result<void> done;
    other.for_each([&]<tally T>(const T&) {
        if (done) done = poll(context);
        if (!done) return;
        auto one = from.get<T>();
        if (one)
            out.put(*std::move(one));
        else
            done = one.error();
    });
    DELIB_CHECK(done);
    return out;
}

// Changes a tally as a whole, or not at all.
template <class Change>
answer change(delib_tally& tally, Change&& how) {
    tallies changed = *tally.held;
    DELIB_CHECK(how(changed));
    tally.held = std::make_shared<const tallies>(std::move(changed));
    return {};
}

answer give_tally(const delib_context& context, result<tallies> made, delib_tally** tally) {
    if (!made) return std::move(made).error();
    DELIB_CHECK(check_candidates(context, made->any()->candidates().size()));
    *tally = new delib_tally{std::make_shared<const tallies>(*std::move(made))};
    return {};
}

result<tallies> count_profile(const delib_context& context, const count_spec& spec, const ballots& given) {
    DELIB_TRY(declared, spec.assemble());
    DELIB_CHECK(check_can_be_saved(declared));
    DELIB_CHECK(check_candidates(context, given.profile.candidates().size()));
    DELIB_CHECK(poll(context));
    ballot_policy policy;
    if (given.implicit) policy.unranked = *given.implicit;
    for (const auto& [name, value] : declared.policy) DELIB_CHECK(set(policy, name, value));
    DELIB_TRY(from, read_under(given.profile, policy));
    return tallies_for(declared.counts, from);
}

// What reports call candidates, for those of the tally and in their order: here that decides no more than it does for
// ballots.
std::vector<proposal> proposals_for(const std::vector<proposal>& shown, const candidate_list& candidates) {
    std::vector<proposal> out;
    for (const std::string& name : candidates.names()) {
        const auto found = std::find_if(shown.begin(), shown.end(), [&](const proposal& p) { return p.id == name; });
        out.push_back(found != shown.end() ? *found : proposal{name, {}, {}, {}});
    }
    return out;
}

}  // namespace

}  // namespace delib::c_api

using namespace delib::c_api;

delib_status delib_tally_create(delib_context* context, const delib_spec* spec, const delib_profile* profile,
                                delib_tally** tally) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_NEED(profile);
        DELIB_NEED(tally);
        return give_tally(*context, count_profile(*context, spec->held, *profile->held), tally);
    });
}

void delib_tally_destroy(delib_tally* tally) {
    delete tally;
}

delib_status delib_tally_add(delib_context* context, delib_tally* tally, const delib_profile* profile) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(tally);
        DELIB_NEED(profile);
        DELIB_TRY(added, tallies_like(*context, *tally->held, profile->held->profile));
        return change(*tally, [&](delib::tallies& into) { return delib::merge(into, added); });
    });
}

delib_status delib_tally_remove(delib_context* context, delib_tally* tally, const delib_profile* profile) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(tally);
        DELIB_NEED(profile);
        DELIB_TRY(taken, tallies_like(*context, *tally->held, profile->held->profile));
        return change(*tally, [&](delib::tallies& from) { return delib::subtract(from, taken); });
    });
}

delib_status delib_tally_merge(delib_context* context, delib_tally* tally, const delib_tally* other) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(tally);
        DELIB_NEED(other);
        const auto added = other->held;
        return change(*tally, [&](delib::tallies& into) { return delib::merge(into, *added); });
    });
}

delib_status delib_tally_equal(delib_context* context, const delib_tally* a, const delib_tally* b, int32_t* equal) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(a);
        DELIB_NEED(b);
        DELIB_NEED(equal);
        *equal = *a->held == *b->held ? 1 : 0;
        return {};
    });
}

delib_status delib_tally_counts(delib_context* context, const delib_tally* tally, delib_ballot_counts* counts) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(tally);
        const delib::tally_base& any = *tally->held->any();
        delib_ballot_counts out{};
        out.counted = any.heads();
        out.blank = any.blank_heads();
        out.cast = out.counted + out.blank;
        return give_struct(out, counts, "delib_ballot_counts");
    });
}

delib_status delib_tally_serialise(delib_context* context, const delib_tally* tally, void* buffer, size_t size,
                                   size_t* length) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(tally);
        return give_text(*context, {buffer, size, length, false}, tally->held, "tally",
                         [&]() -> delib::result<std::string> {
                             DELIB_TRY(bytes, delib::serialise(*tally->held));
                             return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
                         });
    });
}

delib_status delib_tally_deserialise(delib_context* context, const void* bytes, size_t size, delib_tally** tally) {
    return guard(context, [&]() -> answer {
        if (bytes == nullptr && size != 0) return bad_argument("`bytes` is NULL");
        DELIB_NEED(tally);
        if (size > byte_limit(*context)) {
            return delib::error{
                delib::error_code::limit, "more than " + std::to_string(byte_limit(*context)) + " bytes", {}};
        }
        return give_tally(*context, delib::deserialise_all(std::span(static_cast<const std::byte*>(bytes), size)),
                          tally);
    });
}

delib_status delib_count_tally(delib_context* context, const delib_spec* spec, const delib_tally* tally,
                               delib_result** result) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_NEED(tally);
        DELIB_NEED(result);
        DELIB_TRY(declared, spec->held.assemble());
        if (!declared.proposals.empty())
            declared.proposals = proposals_for(declared.proposals, tally->held->any()->candidates());
        return give_result(delib::run(declared, *tally->held, control_of(*context)), result);
    });
}
