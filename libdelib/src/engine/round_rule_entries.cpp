#include "delib/rule/all.hpp"
#include "engine/rule_entries.hpp"

namespace delib {

std::vector<rule_entry> round_rule_entries() {
    return detail::entries_of(round_rules{});
}

}  // namespace delib
