#include "delib/rule/all.hpp"
#include "engine/rule_entries.hpp"

namespace delib {

std::vector<rule_entry> duel_rule_entries() {
    return detail::entries_of(duel_rules{});
}

}  // namespace delib
